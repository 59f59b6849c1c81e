"""The last seven days of the log beside a plan."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.plan_week import DAYS, SkillWeek, plan_week
from cbtpain.records import PRACTICE, REVIEW, SESSION, Flare, Logged, Practice

TODAY = date(2026, 2, 15)
SOURCES = (PRACTICE, SESSION, REVIEW)


def logged(days_ago: int, skill: str = "mini", times: int = 1, source: str = PRACTICE) -> Logged:
    return Logged(TODAY - timedelta(days=days_ago), Practice(skill, f"{days_ago} {skill}", times, source=source))


def test_days_are_counted_once_and_skills_in_the_order_of_the_log() -> None:
    found = plan_week([logged(3, "pmr"), logged(3), logged(3, times=2), logged(0)], None, TODAY)
    assert found.days == 2
    assert found.skills == [SkillWeek("pmr", 1, 1), SkillWeek("mini", 2, 4)]


@pytest.mark.parametrize(("days_ago", "days"), [(6, 1), (7, 0), (-1, 0)])
def test_seven_days_are_looked_at_today_being_the_last(days_ago: int, days: int) -> None:
    assert plan_week([logged(days_ago)], None, TODAY).days == days


def test_what_was_done_before_the_plan_was_made_is_not_held_against_it() -> None:
    found = plan_week([logged(3), logged(2)], TODAY - timedelta(days=2), TODAY)
    assert (found.first, found.days) == (TODAY - timedelta(days=2), 1)


def test_a_plan_of_long_ago_is_looked_at_for_the_last_seven_days() -> None:
    assert plan_week([], TODAY - timedelta(days=60), TODAY).first == TODAY - timedelta(days=DAYS - 1)


@pytest.mark.parametrize(("source", "days"), [(PRACTICE, 1), (SESSION, 1), (REVIEW, 0)])
def test_what_was_done_in_a_session_counts_and_days_told_in_a_look_back_have_no_day(source: str, days: int) -> None:
    assert plan_week([logged(1, source=source)], None, TODAY).days == days


def test_flare_days_among_them_are_counted() -> None:
    flare = Flare(TODAY - timedelta(days=9), None, TODAY - timedelta(days=4), 1)
    assert plan_week([], None, TODAY, [flare]).flare_days == 2


@given(
    st.lists(
        st.builds(
            logged, st.integers(-3, 20), st.sampled_from(["mini", "pmr"]), st.integers(1, 9), st.sampled_from(SOURCES)
        )
    )
)
def test_no_skill_has_more_days_than_the_week_and_none_has_fewer_times_than_days(log: list[Logged]) -> None:
    found = plan_week(log, None, TODAY)
    assert found.days <= DAYS
    assert all(1 <= one.days <= found.days and one.days <= one.times for one in found.skills)
