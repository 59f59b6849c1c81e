from datetime import date, timedelta
from fractions import Fraction

import pytest

from cbtpain.measures.baseline import BaselineState, baseline, window_closes
from cbtpain.records import Checkin

D0 = date(2026, 2, 1)
LATER = D0 + timedelta(days=30)


def rated(day: int, pain: int, enjoyment: int, activity: int) -> Checkin:
    return Checkin(D0 + timedelta(days=day), pain, enjoyment, activity)


def test_the_window_is_day_zero_and_the_nine_days_after_it() -> None:
    found = baseline([rated(0, 7, 7, 6)], LATER)

    assert window_closes(D0) == date(2026, 2, 10)
    assert found.window_closes == date(2026, 2, 10)
    assert found.day_zero == D0


@pytest.mark.parametrize(("apart", "rests_on_one"), [(1, True), (4, True), (5, False), (9, False)])
def test_two_readings_count_as_two_from_five_days_apart_on(apart: int, rests_on_one: bool) -> None:
    found = baseline([rated(0, 8, 8, 8), rated(apart, 6, 6, 6)], LATER)

    assert found.rests_on_one == rests_on_one
    assert found.value == (Fraction(8) if rests_on_one else Fraction(7))


def test_the_first_and_the_last_count_and_those_between_do_not() -> None:
    first, middle, last = rated(0, 8, 7, 7), rated(5, 0, 0, 0), rated(8, 6, 6, 6)

    found = baseline([first, middle, last], LATER)

    assert found.readings == (first, last)
    assert found.value == Fraction(20, 3)


def test_a_last_reading_too_near_leaves_the_first_alone_even_with_others_between() -> None:
    first = rated(0, 8, 7, 7)

    found = baseline([first, rated(2, 1, 1, 1), rated(4, 2, 2, 2)], LATER)

    assert found.readings == (first,)
    assert found.value == Fraction(22, 3)


def test_interference_at_the_start_rests_on_the_same_readings() -> None:
    found = baseline([rated(0, 9, 6, 4), rated(3, 0, 0, 0), rated(7, 9, 2, 1)], LATER)

    assert found.interference == Fraction(13, 4)


@pytest.mark.parametrize("second", [None, 7])
@pytest.mark.parametrize("as_of", [0, 7, 9])
def test_the_start_is_in_progress_to_the_last_day_of_the_window(second: int | None, as_of: int) -> None:
    opening = [rated(day, 7, 7, 6) for day in (0, second) if day is not None]

    assert baseline(opening, D0 + timedelta(days=as_of)).state == BaselineState.IN_PROGRESS


@pytest.mark.parametrize(
    ("second", "expected"),
    [(None, BaselineState.PROVISIONAL), (4, BaselineState.PROVISIONAL), (5, BaselineState.CONFIRMED)],
)
def test_the_day_after_the_window_settles_the_start(second: int | None, expected: BaselineState) -> None:
    opening = [rated(day, 7, 7, 6) for day in (0, second) if day is not None]

    assert baseline(opening, D0 + timedelta(days=10)).state == expected
