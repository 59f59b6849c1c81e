"""The milestones: when each is open, whether it was given, and the reading that stands for it.

MEASURES 5.1, 5.4 and 5.6. All windows are local calendar dates after D0.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from cbtpain.measures.severity import severity
from cbtpain.measures.status import Status, status
from cbtpain.measures.trend import History, Trend
from cbtpain.records import DONE, GIVEN, OPEN, Assessment, Checkin


class Milestone(NamedTuple):
    """``target`` and the window ``first`` to ``last`` are days after D0."""

    month: int
    target: int
    first: int
    last: int


MILESTONES = (
    Milestone(0, 0, 0, 9),
    Milestone(3, 91, 77, 119),
    Milestone(6, 182, 154, 224),
    Milestone(12, 365, 335, 425),
)
_ENDED = (GIVEN, DONE)
GOES_ON_DAYS = 7
"""A set that was broken off goes on for a week: its questions are about a week."""


class MilestoneState(StrEnum):
    UPCOMING = "upcoming"
    DUE = "due"
    DONE = "done"
    MISSING = "missing"


class Window(NamedTuple):
    """The first and the last day of a milestone's window."""

    milestone: Milestone
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


class MilestoneSoFar(NamedTuple):
    """A milestone as of a day.

    ``on`` and ``severity`` are those of the full PEG nearest the target day within the window, None
    where there is none (never carried forward). ``held``: at the 30 % line at this milestone and at
    the one before; None at months 0 and 3, and where either has no reading.
    """

    month: int
    state: MilestoneState
    first: date
    last: date
    on: date | None = None
    severity: Fraction | None = None
    status: Status | None = None
    held: bool | None = None


def windows(day_zero: date) -> list[Window]:
    """The four windows, by their dates."""
    return [
        Window(one, day_zero + timedelta(days=one.first), day_zero + timedelta(days=one.last)) for one in MILESTONES
    ]


def window_on(day_zero: date | None, today: date) -> Window | None:
    """The window that is open; before any rating it is month 0, whose own PEG will be the first."""
    return next((window for window in windows(day_zero or today) if window.holds(today)), None)


def next_window(day_zero: date | None, today: date) -> Window | None:
    """The first window that opens after today; None after the last."""
    return next((window for window in windows(day_zero or today) if window.first > today), None)


def is_given(window: Window, sets: Sequence[Assessment]) -> bool:
    """Whether the set was given to its last question, begun within that window."""
    return any(
        one.state in _ENDED and one.month == window.milestone.month and window.holds(one.begun_on) for one in sets
    )


def due(day_zero: date | None, today: date, sets: Sequence[Assessment]) -> Window | None:
    """The window that is open and whose set was not given yet."""
    window = window_on(day_zero, today)
    return window if window is not None and not is_given(window, sets) else None


def half_done(sets: Sequence[Assessment], today: date) -> Assessment | None:
    """The set that was broken off within the last week, and goes on."""
    lately = today - timedelta(days=GOES_ON_DAYS)
    return next((one for one in reversed(sets) if one.state == OPEN and one.begun_on >= lately), None)


def half_said(sets: Sequence[Assessment], today: date) -> Assessment | None:
    """The set given within the last week whose last words were not seen to their end."""
    lately = today - timedelta(days=GOES_ON_DAYS)
    return next((one for one in reversed(sets) if one.state == GIVEN and one.begun_on >= lately), None)


def milestones_so_far(trend: Trend, history: History, sets: Sequence[Assessment]) -> list[MilestoneSoFar]:
    """Each milestone of the present start, in order; none before there is one."""
    if trend.baseline is None:
        return []
    found: list[MilestoneSoFar] = []
    for window in windows(trend.baseline.day_zero):
        found.append(_so_far(window, trend, history, sets, found[-1] if found else None))
    return found


def _so_far(
    window: Window, trend: Trend, history: History, sets: Sequence[Assessment], before: MilestoneSoFar | None
) -> MilestoneSoFar:
    assert trend.baseline is not None
    month = window.milestone.month
    reading = _nearest(window, trend.baseline.day_zero, history)
    value = None if reading is None else severity(reading)
    verdict = None if value is None or month == 0 else status(trend.baseline.value, value)
    return MilestoneSoFar(
        month=month,
        state=_state(window, trend.as_of, given=is_given(window, sets), read=reading is not None),
        first=window.first,
        last=window.last,
        on=None if reading is None else reading.occurred_on,
        severity=value,
        status=verdict,
        held=_held(verdict, before),
    )


def _nearest(window: Window, day_zero: date, history: History) -> Checkin | None:
    """The full reading nearest the target day; of two as near, the later."""
    target = day_zero + timedelta(days=window.milestone.target)
    readings = history.between(window.first, window.last)
    return min(reversed(readings), key=lambda reading: abs((reading.occurred_on - target).days), default=None)


def _state(window: Window, as_of: date, *, given: bool, read: bool) -> MilestoneState:
    """While the window is open it is the set that is due; once it has closed a reading is enough."""
    if as_of < window.first:
        return MilestoneState.UPCOMING
    if given or (read and as_of > window.last):
        return MilestoneState.DONE
    return MilestoneState.DUE if as_of <= window.last else MilestoneState.MISSING


def _held(verdict: Status | None, before: MilestoneSoFar | None) -> bool | None:
    if verdict is None or before is None or before.status is None:
        return None
    return verdict is Status.IMPROVED and before.status is Status.IMPROVED
