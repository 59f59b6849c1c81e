"""Minutes as a person types or says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.play.minutes import minutes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25", 25),
        (" 1 ", 1),
        ("180", 180),
        ("five", 5),
        ("Twelve", 12),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("ninety", 90),
        ("25m", 25),
        ("25 min", 25),
        ("one minute", 1),
        ("twenty-five minutes", 25),
        ("٢٥", 25),
    ],
)
def test_what_is_meant_is_taken(typed: str, meant: int) -> None:
    assert minutes(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["0", "181", "10000", "-5", "", "m", "2.5", "25s", "half", "five twenty", "twenty ten", "twenty zero", "9" * 40],
)
def test_anything_else_is_none(typed: str) -> None:
    assert minutes(typed) is None


@given(st.text(max_size=40))
def test_any_text_is_minutes_or_none(typed: str) -> None:
    assert minutes(typed) in (None, *range(1, 181))
