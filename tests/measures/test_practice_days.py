"""Days of the log held against a plan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.practice_days import beyond_the_log, days_logged
from cbtpain.records import PRACTICE, REVIEW, SESSION, Logged, Practice

FIRST, LAST = date(2026, 2, 8), date(2026, 2, 14)


def logged(on: date, skill: str = "mini", source: str = PRACTICE, times: int = 1) -> Logged:
    return Logged(on, Practice(skill, f"{on} {skill}", times, source=source))


def test_several_of_one_day_are_one_day() -> None:
    assert days_logged([logged(FIRST), logged(FIRST), logged(LAST, times=5)], {"mini"}, FIRST, LAST) == 2


@pytest.mark.parametrize("on", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_the_days_around_them_do_not_count(on: date) -> None:
    assert days_logged([logged(on)], {"mini"}, FIRST, LAST) == 0


@pytest.mark.parametrize("source", [SESSION, REVIEW])
def test_what_was_done_in_a_session_or_counted_in_one_has_no_day_here(source: str) -> None:
    assert days_logged([logged(FIRST, source=source)], {"mini"}, FIRST, LAST) == 0


def test_another_skill_and_a_log_taken_back_do_not_count() -> None:
    assert days_logged([logged(FIRST, "pmr"), logged(FIRST, times=0)], {"mini"}, FIRST, LAST) == 0


@given(st.integers(0, 200), st.integers(0, 7))
def test_with_what_is_counted_on_top_the_larger_of_the_two_numbers_is_kept(told: int, days: int) -> None:
    assert days + beyond_the_log(told, days) == max(told, days)
