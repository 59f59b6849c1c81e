"""When a milestone is open, what its reading is, and whether it has held (MEASURES 5.1, 5.4, 5.6)."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.milestones import (
    MILESTONES,
    MilestoneSoFar,
    MilestoneState,
    due,
    half_done,
    milestones_so_far,
    next_window,
    window_on,
    windows,
)
from cbtpain.measures.status import Status
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import DONE, PAPER, Assessment, Checkin

D0 = date(2026, 2, 1)
HIGH, LOW = (7, 7, 6), (5, 4, 5)
"""20 and 14 of 30: 14 is 30 percent less, exactly."""


def on(day: int) -> date:
    return D0 + timedelta(days=day)


def rated(*readings: tuple[int, tuple[int | None, int | None, int | None]]) -> list[Checkin]:
    """A start of 20, and readings by their day after it."""
    return [Checkin(D0, *HIGH), *(Checkin(on(day), *items) for day, items in readings)]


def so_far(checkins: Sequence[Checkin], today: int, sets: Sequence[Assessment] = ()) -> dict[int, MilestoneSoFar]:
    history = Ratings(checkins)
    return {one.month: one for one in milestones_so_far(trend(history, on(today)), history, sets)}


def test_the_windows_are_those_of_the_specification() -> None:
    found = [(one.month, one.target, one.first, one.last) for one in MILESTONES]
    assert found == [(0, 0, 0, 9), (3, 91, 77, 119), (6, 182, 154, 224), (12, 365, 335, 425)]


def test_before_a_rating_there_is_no_milestone_and_month_0_is_open() -> None:
    assert so_far([], 0) == {}
    window = window_on(None, D0)
    assert window is not None
    assert window.milestone.month == 0


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (0, 0),
        (9, 0),
        (10, None),
        (76, None),
        (77, 3),
        (119, 3),
        (120, None),
        (154, 6),
        (224, 6),
        (335, 12),
        (426, None),
    ],
)
def test_a_window_is_open_from_its_first_day_to_its_last(day: int, month: int | None) -> None:
    window = window_on(D0, on(day))
    assert month == (window.milestone.month if window is not None else None)


@pytest.mark.parametrize(("day", "month"), [(0, 3), (76, 3), (77, 6), (300, 12), (335, None), (500, None)])
def test_the_next_window_is_the_first_that_opens_later(day: int, month: int | None) -> None:
    window = next_window(D0, on(day))
    assert month == (window.milestone.month if window is not None else None)


@pytest.mark.parametrize(
    ("today", "state"),
    [(76, MilestoneState.UPCOMING), (77, MilestoneState.DUE), (119, MilestoneState.DUE), (120, MilestoneState.MISSING)],
)
def test_without_a_reading_a_mark_is_upcoming_then_due_then_missing(today: int, state: MilestoneState) -> None:
    found = so_far(rated(), today)[3]
    assert (found.state, found.on, found.severity, found.status, found.held) == (state, None, None, None, None)


def test_a_reading_alone_makes_it_done_once_the_window_has_closed() -> None:
    given = rated((91, LOW))
    assert so_far(given, 100)[3].state is MilestoneState.DUE
    assert so_far(given, 120)[3].state is MilestoneState.DONE


def test_a_set_that_was_given_makes_it_done_at_once_also_without_a_full_rating() -> None:
    sets = [Assessment(3, on(90), DONE, on(90), 1)]
    found = so_far(rated((90, (5, None, 5))), 95, sets)[3]
    assert (found.state, found.severity) == (MilestoneState.DONE, None)


@pytest.mark.parametrize(
    "other",
    [
        Assessment(3, on(90)),
        Assessment(None, on(90), DONE, on(90)),
        Assessment(6, on(90), DONE, on(90)),
        Assessment(3, on(20), DONE, on(20)),
    ],
)
def test_a_set_half_done_or_of_another_time_does_not_count(other: Assessment) -> None:
    assert so_far(rated(), 95, [other])[3].state is MilestoneState.DUE
    assert due(D0, on(95), [other]) is not None


def test_the_reading_is_the_nearest_to_the_mark_and_of_two_as_near_the_later() -> None:
    given = rated((80, (9, 9, 9)), (89, (8, 8, 8)), (93, LOW), (110, (1, 1, 1)))
    found = so_far(given, 130)[3]
    assert (found.on, found.severity, found.status) == (on(93), Fraction(14, 3), Status.IMPROVED)


def test_a_reading_outside_the_window_is_never_carried_into_it() -> None:
    found = so_far(rated((76, LOW), (120, LOW)), 130)
    assert found[3].state is MilestoneState.MISSING


def test_a_partial_rating_and_one_from_paper_are_no_reading() -> None:
    given = [*rated((91, (5, None, 5))), Checkin(on(92), *LOW, source=PAPER, days_back=40)]
    assert so_far(given, 130)[3].state is MilestoneState.MISSING


def test_month_0_has_the_first_reading_and_no_verdict() -> None:
    found = so_far(rated((7, LOW)), 8)[0]
    assert (found.on, found.severity, found.status) == (D0, Fraction(20, 3), None)


@pytest.mark.parametrize(
    ("at_three", "at_six", "held"),
    [
        (LOW, LOW, True),
        (HIGH, LOW, False),
        (LOW, HIGH, False),
        (HIGH, HIGH, False),
        (None, LOW, None),
        (LOW, None, None),
    ],
)
def test_it_has_held_when_at_the_line_at_this_mark_and_the_one_before(
    at_three: tuple[int, int, int] | None, at_six: tuple[int, int, int] | None, held: bool | None
) -> None:
    readings = [(day, items) for day, items in ((91, at_three), (182, at_six)) if items is not None]
    found = so_far(rated(*readings), 230)
    assert found[6].held is held
    assert found[3].held is None


def test_a_set_that_was_broken_off_goes_on_for_a_week() -> None:
    begun = Assessment(3, on(90), id=4)
    assert half_done([begun], on(97)) == begun
    assert half_done([begun], on(98)) is None
    assert half_done([begun._replace(state=DONE, ended_on=on(90))], on(91)) is None
    assert half_done([], on(91)) is None


days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
readings = st.lists(
    st.tuples(st.integers(0, 430), st.tuples(*[st.integers(0, 10)] * 3)), max_size=12, unique_by=lambda one: one[0]
)


@given(days, days)
def test_at_most_one_window_is_open_and_the_next_begins_later(day_zero: date, today: date) -> None:
    holding = [window for window in windows(day_zero) if window.holds(today)]
    assert holding == [one for one in [window_on(day_zero, today)] if one is not None]
    following = next_window(day_zero, today)
    assert following is None or following.first > today


@given(readings, st.integers(0, 430), st.integers(-3000, 3000))
def test_moving_all_dates_by_whole_days_changes_no_milestone(
    given_: list[tuple[int, tuple[int, int, int]]], today: int, shift: int
) -> None:
    def found(by: int) -> list[tuple[object, ...]]:
        history = Ratings([Checkin(on(day + by), *items) for day, items in given_])
        marks = milestones_so_far(trend(history, on(today + by)), history, [])
        return [(one.month, one.state, one.severity, one.status, one.held) for one in marks]

    assert found(0) == found(shift)


@given(readings, st.integers(0, 430))
def test_a_reading_lies_within_its_window_and_a_verdict_needs_one(
    given_: list[tuple[int, tuple[int, int, int]]], today: int
) -> None:
    for one in so_far([Checkin(on(day), *items) for day, items in given_], today).values():
        assert one.on is None or one.first <= one.on <= one.last
        assert (one.severity is None) == (one.on is None)
        assert one.status is None or one.severity is not None
