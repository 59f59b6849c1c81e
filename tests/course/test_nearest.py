"""What was probably meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.nearest import nearest
from cbtpain.errors import NotThere
from cbtpain.words.faults import sentence

NAMES = ["pmr", "breath", "mini", "move", "small-test", "card-reading", "imagery", "flare-run"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pmrr", "pmr"),
        ("prm", "pmr"),
        ("brth", "breath"),
        ("Minis ", "mini"),
        ("image", "imagery"),
        ("smalltest", "small-test"),
    ],
)
def test_a_slip_is_near_what_was_meant(typed: str, meant: str) -> None:
    assert nearest(typed, NAMES) == meant


@pytest.mark.parametrize("typed", ["", "walk", "x" * 500, "1"])
def test_what_is_like_nothing_is_near_nothing(typed: str) -> None:
    assert nearest(typed, NAMES) is None


@given(st.text(max_size=40))
def test_any_text_is_near_one_of_the_names_or_none(typed: str) -> None:
    assert nearest(typed, NAMES) in [None, *NAMES]


def test_the_fault_offers_what_is_near() -> None:
    fault = NotThere("no_such_skill", given="pmrr", nearest="pmr")
    assert sentence(fault) == "There is no practice called pmrr. Did you mean: pmr?"


def test_where_nothing_is_near_the_fault_names_the_list() -> None:
    fault = NotThere("no_such_skill", given="walk", nearest=None)
    assert sentence(fault) == "There is no practice called walk. (All of them: cbtpain practice)"
