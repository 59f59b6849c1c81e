"""Every claim has its source, and every figure about people is the source's own."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from cbtpain.course.about import about, sources
from cbtpain.course.guide import Guide, cited
from cbtpain.course.instrument import shipped
from cbtpain.course.load import Course
from cbtpain.course.source import read
from cbtpain.errors import ContentFault
from cbtpain.measures.marks import MARKS
from cbtpain.measures.reading import nearest_whole
from cbtpain.paths import content

MARKS_SOURCE = "resolve-2025"
"""The key that the docstring of ``measures.marks`` names."""
PLAYED = ("sessions", "exercises", "worksheets")


def used() -> set[str]:
    """The keys that ``about.yaml``, the questionnaires, ``measures.marks``, the guide and what is played rest on."""
    claimed = {key for paragraph in about(content()) for key in paragraph.sources}
    questionnaires = {one.source for one in shipped(content()).values() if one.source}
    guide = {key for topic in Guide(content()).topics.values() for key in cited(topic.pages)}
    return claimed | questionnaires | {MARKS_SOURCE} | guide | {key for _, key in cited_in_the_course()}


def cited_in_the_course() -> list[tuple[str, str]]:
    """Every source that a session, an exercise or a worksheet names, with its file."""
    files = [path for kind in PLAYED for path in sorted((content() / kind).glob("*.yaml"))]
    return [(path.name, key) for path in files for key in _cited(read(path))]


def _cited(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from part.get("sources") or ()
        for value in part.values():
            yield from _cited(value)
    elif isinstance(part, list):
        for value in part:
            yield from _cited(value)


def trial() -> str:
    return sources(content())[MARKS_SOURCE].says


def sessions_of(root: Path) -> list[str]:
    return Course(root).session_ids


def test_every_claim_names_sources_that_exist() -> None:
    assert used() <= set(sources(content()))


def test_the_sessions_and_the_exercises_name_their_sources() -> None:
    # Without this the two tests around it would pass where no file of the course was read.
    assert {name for name, _ in cited_in_the_course()} >= {"01-calm-the-body.yaml", "pmr.yaml"}


def test_no_source_is_unused() -> None:
    assert set(sources(content())) <= used()


def test_every_paragraph_and_source_says_something() -> None:
    assert all(paragraph.title and paragraph.text for paragraph in about(content()))
    assert all(source.title and source.where and source.says for source in sources(content()).values())


def test_the_marks_are_the_figures_of_their_source() -> None:
    expected = [(mark.months, mark.online, mark.coached, mark.usual) for mark in MARKS]
    said = trial().split("Of the 776")[0]
    found = []
    for months, figures in re.findall(r"at (\d+) months (.*?)(?:;|\. )", said):
        numbers = [Fraction(number) for number in re.findall(r"\d+\.\d", figures)]
        found.append((int(months), *numbers))
    assert expected == found


def test_the_source_gives_the_course_then_the_coach_then_usual_care() -> None:
    first = trial()
    places = [first.index(group) for group in ("offered the online course", "with a health coach", "with usual care")]
    assert sorted(places) == places


def test_the_page_rounds_the_figures_at_three_months_as_the_source_gives_them() -> None:
    known = next(paragraph.text for paragraph in about(content()) if paragraph.title == "What is known")
    at_three = MARKS[0]
    expected = [nearest_whole(share) for share in (at_three.online, at_three.coached, at_three.usual)]
    assert expected == [int(number) for number in re.findall(r"(\d+) in 100", known)]


def test_the_sessions_have_ids_that_are_never_used_twice() -> None:
    ids = Course(content()).session_ids
    assert ids
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not re.fullmatch("[a-z][a-z0-9-]{1,31}", one)] == []


@pytest.mark.parametrize(
    ("name", "key"),
    [
        *(("about.yaml", key) for key in ("paragraphs", "title", "text", "sources")),
        *(("sources.yaml", key) for key in ("sources", "title", "where", "says")),
        ("course.yaml", "sessions"),
    ],
)
def test_a_missing_key_is_a_fault_of_the_content(tmp_path: Path, name: str, key: str) -> None:
    folder = copytree(content(), tmp_path / "content")
    path = folder / name
    text, changed = re.subn(rf"(?m)^([ -]*){key}:", rf"\1{key}x:", path.read_text(encoding="utf-8"), count=1)
    assert changed == 1
    path.write_text(text, encoding="utf-8")
    reader = {"about.yaml": about, "sources.yaml": sources, "course.yaml": sessions_of}[name]
    with pytest.raises(ContentFault) as caught:
        reader(folder)
    assert name in str(caught.value.fields["where"])
