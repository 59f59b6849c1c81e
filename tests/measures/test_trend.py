from datetime import date, timedelta
from fractions import Fraction

import pytest

from cbtpain.measures.baseline import BaselineState
from cbtpain.measures.goal import GoalState
from cbtpain.measures.status import Flag, Status
from cbtpain.measures.trend import CurrentState, Ratings, Trend, trend
from cbtpain.records import PAPER, Checkin

D0 = date(2026, 2, 1)


def day(number: int) -> date:
    return D0 + timedelta(days=number)


def peg(number: int, total: int) -> Checkin:
    """A complete check-in whose three items have that sum."""
    third, rest = divmod(total, 3)
    return Checkin(day(number), third + (rest > 0), third + (rest > 1), third)


def seen(*checkins: Checkin, on: int) -> Trend:
    return trend(Ratings(checkins), day(on))


START = (peg(0, 20), peg(7, 20))


def test_an_empty_diary_has_no_baseline() -> None:
    found = seen(on=0)

    assert (found.baseline_state, found.current.state) == (BaselineState.NONE, CurrentState.NONE)
    assert (found.status, found.history.state) == (Status.NO_BASELINE, GoalState.NOT_REACHED)
    assert (found.goal, found.change, found.flags, found.days_since_start) == (None, None, (), 0)


def test_a_first_rating_is_a_start_and_no_current_value() -> None:
    found = seen(peg(0, 20), on=0)

    assert (found.baseline_state, found.status) == (BaselineState.IN_PROGRESS, Status.NO_CURRENT)
    assert found.flags == (Flag.PROVISIONAL,)
    assert found.goal == Fraction(14, 3)


def test_a_rating_on_the_last_day_of_the_window_belongs_to_the_start() -> None:
    found = seen(peg(0, 20), peg(9, 14), on=20)

    assert found.baseline is not None
    assert found.baseline.value == Fraction(17, 3)
    assert (found.current.state, found.status) == (CurrentState.NONE, Status.NO_CURRENT)


def test_a_rating_on_the_day_after_the_window_is_the_current_value() -> None:
    found = seen(peg(0, 20), peg(10, 14), on=20)

    assert found.baseline is not None
    assert found.baseline.value == Fraction(20, 3)
    assert (found.current.on, found.status) == (day(10), Status.IMPROVED)


def test_the_latest_rating_after_the_window_is_the_current_value() -> None:
    found = seen(*START, peg(21, 18), peg(14, 14), on=21)

    assert (found.current.value, found.current.on) == (Fraction(6), day(21))
    assert found.status == Status.SOME_IMPROVEMENT


@pytest.mark.parametrize(
    ("age", "state", "status"),
    [
        (0, CurrentState.OK, Status.IMPROVED),
        (14, CurrentState.OK, Status.IMPROVED),
        (15, CurrentState.STALE, Status.STALE),
    ],
)
def test_a_value_more_than_fourteen_days_old_is_stale(age: int, state: CurrentState, status: Status) -> None:
    found = seen(*START, peg(14, 14), on=14 + age)

    assert (found.current.state, found.status) == (state, status)
    assert found.current.value == Fraction(14, 3)


def test_a_stale_value_has_no_change_and_no_flag_of_one() -> None:
    found = seen(*START, peg(14, 18), on=40)

    assert (found.change, found.flags) == (None, ())


def test_the_goal_state_does_not_depend_on_staleness() -> None:
    found = seen(*START, peg(14, 14), peg(21, 14), on=400)

    assert (found.status, found.history.state) == (Status.STALE, GoalState.SUSTAINED)
    assert found.history.since == day(14)


def test_a_rating_later_than_today_moves_the_as_of_date() -> None:
    assert seen(*START, peg(14, 14), on=3).as_of == day(14)
    assert seen(peg(4, 20), on=3).as_of == day(4)
    assert seen(*START, peg(14, 14), on=20).as_of == day(20)


def test_ratings_of_the_start_are_not_readings_at_the_line() -> None:
    found = seen(peg(0, 30), peg(4, 3), peg(8, 30), peg(14, 3), on=14)

    assert found.history.state == GoalState.SEEN_ONCE


def test_neither_partial_nor_paper_ratings_are_used() -> None:
    partial = Checkin(day(-3), 1, None, 1)
    paper = peg(-5, 6)._replace(source=PAPER)
    used = (*START, peg(14, 14))

    found = seen(partial, paper, *used, peg(16, 30)._replace(source=PAPER), Checkin(day(18), 9, 9, None), on=20)

    assert found == seen(*used, on=20)


def test_a_start_below_two_has_no_goal_and_no_goal_state() -> None:
    found = seen(peg(0, 5), peg(7, 5), peg(14, 0), peg(21, 0), on=21)

    assert (found.goal, found.history.state) == (None, GoalState.NOT_REACHED)
    assert found.status == Status.LOW_START


def test_days_since_start_count_from_the_first_rating_used() -> None:
    assert seen(peg(3, 20), on=80).days_since_start == 77


def test_interference_now_is_that_of_the_current_value() -> None:
    found = seen(*START, Checkin(day(14), 10, 3, 4), on=14)

    assert found.current.interference == Fraction(7, 2)
