"""A slot has a name, and may have words for where there is nothing."""

import pytest

from cbtpain.course.slots import SLOT
from tests.conftest import SOURCE


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("{{why}}", [("why", None)]),
        ("a {{ plan.when }} b {{fact:next_date|}} c", [(" plan.when ", None), ("fact:next_date", "")]),
        ("{{calm-the-body/why|what matters to you}}", [("calm-the-body/why", "what matters to you")]),
        ("{{.way|a|b}}", [(".way", "a|b")]),
        ("{one} {{}} {{|words}} {{why why}", []),
        ("{{why|{{line}}}}", [("line", None)]),
    ],
)
def test_a_slot_has_a_name_and_may_have_words_for_where_there_is_nothing(
    text: str, slots: list[tuple[str, str | None]]
) -> None:
    assert [(slot[1], slot[2]) for slot in SLOT.finditer(text)] == slots


def test_what_a_slot_looks_like_is_said_in_one_place() -> None:
    saying = [path.name for path in (SOURCE / "cbtpain").rglob("*.py") if r"\{\{" in path.read_text(encoding="utf-8")]
    assert saying == ["slots.py"]
