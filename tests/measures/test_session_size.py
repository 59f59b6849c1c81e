"""How long a session takes, and home practice: exact fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.session_size import SLOW, USUAL, Size, home_minutes_a_day, over

COUNTS = st.integers(0, 5000)
SIZES = st.builds(Size, COUNTS, COUNTS, COUNTS, COUNTS)


@pytest.mark.parametrize(
    ("size", "usual", "slow"),
    [
        (Size(0, 0, 0, 0), 0, 0),
        (Size(150, 0, 0, 0), 1, Fraction(15, 11)),
        (Size(110, 0, 0, 0), Fraction(11, 15), 1),
        (Size(0, 1, 0, 0), Fraction(1, 10), Fraction(17, 100)),
        (Size(0, 0, 1, 0), Fraction(6, 10), 1),
        (Size(0, 0, 0, 1), Fraction(1, 60), Fraction(1, 60)),
        (Size(1655, 43, 1, 390), Fraction(6730, 300), Fraction(1655, 110) + Fraction(731, 100) + Fraction(15, 2)),
    ],
    ids=str,
)
def test_minutes_are_words_keys_lines_and_timers(size: Size, usual: Fraction, slow: Fraction) -> None:
    assert size.minutes() == size.minutes(USUAL) == usual
    assert size.minutes(SLOW) == slow


def test_the_first_session_of_the_plan_comes_out_as_it_was_planned() -> None:
    planned = Size(words=1655, keys=43, lines=1, seconds=390)
    assert round(float(planned.minutes()), 1) == 22.4
    assert round(float(planned.minutes(SLOW)), 1) == 29.9


@given(SIZES, SIZES)
def test_two_sizes_together_take_the_sum_of_their_minutes(one: Size, other: Size) -> None:
    both = Size(*(here + there for here, there in zip(one, other)))
    for rates in (USUAL, SLOW):
        assert both.minutes(rates) == one.minutes(rates) + other.minutes(rates)


@given(SIZES)
def test_slow_rates_never_take_less(size: Size) -> None:
    assert size.minutes(USUAL) <= size.minutes(SLOW)


@pytest.mark.parametrize(
    ("practices", "a_day"),
    [
        ([], 0),
        ([(10, 7)], 10),
        ([(10, 5)], Fraction(50, 7)),
        ([(0, 50)], 0),
        ([(10, 4), (10, 3), (2, 5), (0, 21)], Fraction(80, 7)),
        ([(20, 7)], 20),
    ],
    ids=str,
)
def test_home_minutes_a_day_are_those_of_the_week_over_seven(practices: list[tuple[int, int]], a_day: Fraction) -> None:
    assert home_minutes_a_day(practices) == a_day


@pytest.mark.parametrize(
    ("value", "told"),
    [(28, "28.0"), (Fraction(8401, 300), "28.1"), (Fraction("28.1"), "28.1"), (Fraction("6.04"), "6.1"), (9, "9.0")],
    ids=str,
)
def test_a_value_past_its_limit_never_reads_as_the_limit(value: Fraction, told: str) -> None:
    assert over(Fraction(value)) == told


@given(st.fractions(0, 100))
def test_it_reads_as_at_most_a_tenth_more(value: Fraction) -> None:
    assert 0 <= Fraction(over(value)) - value < Fraction(1, 10)
