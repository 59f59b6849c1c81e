"""When to come back: calendar months, with the day cut to the month's length."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.boosters import BOOSTERS, months_on


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            date(2026, 4, 12),
            [date(2026, 4, 26), date(2026, 5, 12), date(2026, 7, 12), date(2026, 10, 12), date(2027, 4, 12)],
        ),
        (
            date(2026, 1, 31),
            [date(2026, 2, 14), date(2026, 2, 28), date(2026, 4, 30), date(2026, 7, 31), date(2027, 1, 31)],
        ),
        (
            date(2028, 2, 29),
            [date(2028, 3, 14), date(2028, 3, 29), date(2028, 5, 29), date(2028, 8, 29), date(2029, 2, 28)],
        ),
        (
            date(2026, 11, 30),
            [date(2026, 12, 14), date(2026, 12, 30), date(2027, 2, 28), date(2027, 5, 30), date(2027, 11, 30)],
        ),
        (
            date(2026, 12, 31),
            [date(2027, 1, 14), date(2027, 1, 31), date(2027, 3, 31), date(2027, 6, 30), date(2027, 12, 31)],
        ),
    ],
)
def test_the_boosters_are_two_weeks_and_one_three_six_and_twelve_months_on(day: date, expected: list[date]) -> None:
    assert [days_on(day) for days_on in BOOSTERS.values()] == expected


@pytest.mark.parametrize(("year", "day"), [(2027, 28), (2028, 29), (2100, 28), (2000, 29)])
def test_a_month_after_the_end_of_january_is_the_end_of_february(year: int, day: int) -> None:
    assert {months_on(date(year, 1, number), 1) for number in (day, 30, 31)} == {date(year, 2, day)}


@given(st.dates(max_value=date(2900, 1, 1)), st.integers(0, 24))
def test_the_day_of_the_month_stays_or_is_the_last_one(day: date, months: int) -> None:
    found = months_on(day, months)
    assert 12 * found.year + found.month == 12 * day.year + day.month + months
    assert found.day <= day.day
    assert found.day == day.day or date.fromordinal(found.toordinal() + 1).day == 1


@given(st.dates(max_value=date(2900, 1, 1)))
def test_each_booster_comes_after_the_one_before(day: date) -> None:
    days = [day, *(days_on(day) for days_on in BOOSTERS.values())]
    assert days == sorted(set(days))
