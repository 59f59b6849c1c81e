"""The next times, the days to come back, and when nothing is said."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.reminding import (
    Weekly,
    booster_days,
    booster_due,
    boosters_ahead,
    first_time,
    next_booster,
)

MONDAY = datetime(2026, 11, 30, 12, 0)
FINISHED = date(2026, 1, 31)
DAYS = [date(2026, 2, 14), date(2026, 2, 28), date(2026, 4, 30), date(2026, 7, 31), date(2027, 1, 31)]
TODAY = date(2026, 2, 20)


@pytest.mark.parametrize(
    ("weekday", "at", "expected"),
    [
        (0, time(18, 0), datetime(2026, 11, 30, 18, 0)),
        (0, time(12, 0), datetime(2026, 12, 7, 12, 0)),
        (0, time(6, 0), datetime(2026, 12, 7, 6, 0)),
        (1, time(6, 0), datetime(2026, 12, 1, 6, 0)),
        (6, time(23, 59), datetime(2026, 12, 6, 23, 59)),
    ],
)
def test_the_first_time_is_the_next_one_that_has_not_come(weekday: int, at: time, expected: datetime) -> None:
    assert first_time(Weekly(weekday, at), MONDAY) == expected


@given(st.integers(0, 6), st.times(), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_it_lies_within_a_week_on_that_day_at_that_hour(weekday: int, at: time, now: datetime) -> None:
    found = first_time(Weekly(weekday, at), now)
    assert (found.weekday(), found.time()) == (weekday, at)
    assert timedelta(0) < found - now <= timedelta(days=7)


def test_the_days_to_come_back_are_those_of_the_curriculum() -> None:
    assert list(booster_days(FINISHED).values()) == DAYS


@pytest.mark.parametrize(
    ("today", "left"), [(FINISHED, 5), (DAYS[0], 5), (DAYS[0] + timedelta(days=1), 4), (DAYS[-1], 1)]
)
def test_those_ahead_are_told_with_today_s(today: date, left: int) -> None:
    assert boosters_ahead(FINISHED, today) == DAYS[5 - left :]


@pytest.mark.parametrize(
    ("today", "kept_on", "expected"),
    [
        (DAYS[0] - timedelta(days=1), [], None),
        (DAYS[0], [], DAYS[0]),
        (DAYS[1] - timedelta(days=1), [], DAYS[0]),
        (TODAY, [DAYS[0]], None),
        (TODAY, [TODAY], None),
        (DAYS[1], [DAYS[0]], DAYS[1]),
        (DAYS[1], [], DAYS[1]),
        (date(2030, 1, 1), [DAYS[1]], DAYS[-1]),
        (date(2030, 1, 1), [DAYS[-1]], None),
    ],
)
def test_the_last_one_that_has_come_is_due_until_one_was_taken(
    today: date, kept_on: list[date], expected: date | None
) -> None:
    assert booster_due(FINISHED, today, kept_on) == expected


def test_the_next_one_is_named_and_after_the_last_there_is_none() -> None:
    assert next_booster(FINISHED, DAYS[0]) == DAYS[1]
    assert next_booster(FINISHED, DAYS[-1]) is None
