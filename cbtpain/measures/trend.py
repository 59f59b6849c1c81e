"""The one place where ratings become a trend; the screen, JSON and pages only place it."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, Protocol

from cbtpain.measures.baseline import Baseline, BaselineState, baseline, window_closes
from cbtpain.measures.goal import NOT_REACHED, GoalHistory, goal_history
from cbtpain.measures.limits import GAP_DAYS, STALE_DAYS
from cbtpain.measures.severity import interference, severity, total
from cbtpain.measures.status import (
    Change,
    Flag,
    Status,
    at_line,
    change,
    change_flags,
    goal,
    goal_sum,
    start_flags,
    status,
)
from cbtpain.records import SELF, Checkin


class History(Protocol):
    """The ratings a verdict may use: complete, the latest revision of each date, not from paper."""

    def episode_on(self) -> date | None:
        """The day the start was last set anew; None where it never was."""

    def first_on(self) -> date | None:
        """The date of the earliest reading, of those since the start was set anew."""

    def between(self, first: date, last: date) -> Sequence[Checkin]:
        """The readings of those days, both included, oldest first."""

    def newest_first(self, after: date) -> Iterator[Checkin]:
        """The readings dated after that day, newest first, read as they are asked for."""

    def none_below(self, after: date) -> int | None:
        """A sum no reading after that day lies below; None where there is no reading."""


class CurrentState(StrEnum):
    NONE = "none"
    STALE = "stale"
    OK = "ok"


class Current(NamedTuple):
    """C: the latest complete reading dated after the baseline window."""

    state: CurrentState
    value: Fraction | None = None
    interference: Fraction | None = None
    on: date | None = None


class Trend(NamedTuple):
    """Everything said about the weekly PEG as of one local date. All numbers are exact."""

    as_of: date
    baseline: Baseline | None
    current: Current
    status: Status
    goal: Fraction | None = None
    change: Change | None = None
    history: GoalHistory = NOT_REACHED
    flags: tuple[Flag, ...] = ()
    set_anew_on: date | None = None

    @property
    def baseline_state(self) -> BaselineState:
        return BaselineState.NONE if self.baseline is None else self.baseline.state

    @property
    def days_since_start(self) -> int:
        return 0 if self.baseline is None else (self.as_of - self.baseline.day_zero).days


def trend(history: History, today: date) -> Trend:
    """The trend of the ratings as of ``today``, or of the latest rating where that is later."""
    day_zero, anew = history.first_on(), history.episode_on()
    if day_zero is None:
        return Trend(today, None, Current(CurrentState.NONE), Status.NO_BASELINE, set_anew_on=anew)
    closes = window_closes(day_zero)
    opening = history.between(day_zero, closes)
    latest = next(history.newest_first(closes), None)
    as_of = max(today, (latest or opening[-1]).occurred_on)
    start = baseline(opening, as_of)
    found = _against(start, _current(latest, as_of), _goal_history(history, start), as_of)
    return found._replace(set_anew_on=anew)


def _current(latest: Checkin | None, as_of: date) -> Current:
    if latest is None:
        return Current(CurrentState.NONE)
    stale = (as_of - latest.occurred_on).days > STALE_DAYS
    state = CurrentState.STALE if stale else CurrentState.OK
    return Current(state, severity(latest), interference(latest), latest.occurred_on)


def _goal_history(history: History, start: Baseline) -> GoalHistory:
    reached = goal_sum(start.value)
    lowest = history.none_below(start.window_closes)
    if reached is None or lowest is None or lowest > reached:
        return NOT_REACHED
    later = history.newest_first(start.window_closes)
    return goal_history((reading.occurred_on, total(reading) <= reached) for reading in later)


def _against(start: Baseline, current: Current, history: GoalHistory, as_of: date) -> Trend:
    flags = start_flags(start.value, rests_on_one=start.rests_on_one)
    changed, verdict = None, Status.NO_CURRENT
    if current.state is CurrentState.STALE:
        verdict = Status.STALE
    elif current.value is not None:
        changed = change(start.value, current.value)
        verdict = status(start.value, current.value)
        flags += change_flags(verdict, changed)
    return Trend(as_of, start, current, verdict, goal(start.value), changed, history, tuple(flags))


def is_at_line(trend: Trend, checkin: Checkin) -> bool:
    """Whether a rating counts as at the 30 % line: full, from after the start's window, not from paper."""
    value, start = severity(checkin), trend.baseline
    if value is None or start is None or checkin.source != SELF or checkin.occurred_on <= start.window_closes:
        return False
    return at_line(value, start.value)


def has_gaps(checkins: Sequence[Checkin]) -> bool:
    """Whether more than a week and a half lies between two full ratings, oldest first."""
    days = [checkin.occurred_on for checkin in checkins if checkin.complete]
    return any((later - earlier).days > GAP_DAYS for earlier, later in pairwise(days))


class Ratings:
    """A ``History`` over records held in memory, one record a date."""

    def __init__(self, checkins: Sequence[Checkin], set_anew_on: date | None = None) -> None:
        self._set_anew_on = set_anew_on
        used = (checkin for checkin in checkins if checkin.complete and checkin.source == SELF)
        self._used = sorted(used, key=lambda checkin: checkin.occurred_on)

    def episode_on(self) -> date | None:
        return self._set_anew_on

    def first_on(self) -> date | None:
        since = self._set_anew_on or date.min
        return next((checkin.occurred_on for checkin in self._used if checkin.occurred_on >= since), None)

    def between(self, first: date, last: date) -> Sequence[Checkin]:
        return [checkin for checkin in self._used if first <= checkin.occurred_on <= last]

    def newest_first(self, after: date) -> Iterator[Checkin]:
        return (checkin for checkin in reversed(self._used) if checkin.occurred_on > after)

    def none_below(self, after: date) -> int | None:
        return min((total(checkin) for checkin in self.newest_first(after)), default=None)
