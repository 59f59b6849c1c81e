"""A session is named by its number or its id; a name that is neither is told with how many there are."""

import pytest

from cbtpain.cli.session_named import session_named
from cbtpain.errors import NotThere

IDS = ["calm-the-body", "2", "one-minute-calm"]


@pytest.mark.parametrize(
    ("named", "id_"),
    [("calm-the-body", "calm-the-body"), ("1", "calm-the-body"), ("3", "one-minute-calm"), ("three", IDS[2])],
)
def test_a_session_is_named_by_its_id_or_its_number(named: str, id_: str) -> None:
    assert session_named(IDS, named) == id_


def test_an_id_comes_before_a_number() -> None:
    assert session_named(["2", "first"], "2") == "2"


@pytest.mark.parametrize("named", ["", "0", "4", "-1", "Calm-the-body", "calm", "x" * 500])
def test_a_name_that_is_neither_is_told_with_how_many_there_are(named: str) -> None:
    with pytest.raises(NotThere) as refused:
        session_named(IDS, named)
    assert (refused.value.kind, refused.value.fields) == ("no_such_session", {"given": named[:20], "sessions": 3})
