"""What is still missing for a verdict, and when it can come; when the next check-in is due."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from cbtpain.measures.baseline import BaselineState
from cbtpain.measures.goal import GoalState
from cbtpain.measures.limits import APART_DAYS, DUE_DAYS, SPELL_APART
from cbtpain.measures.status import Status
from cbtpain.measures.trend import Trend


class Missing(StrEnum):
    FIRST_RATING = "first_rating"
    SECOND_START = "second_start"
    FIRST_COMPARISON = "first_comparison"
    NEW_RATING = "new_rating"
    SECOND_AT_LINE = "second_at_line"
    NEXT_WEEK = "next_week"


class Step(NamedTuple):
    """The one thing still missing, the first day that can bring it, and the last where there is one."""

    missing: Missing
    first: date
    last: date | None = None


def next_step(trend: Trend, due_on: date) -> Step:
    """What a next rating would add, and from when on."""
    start = trend.baseline
    if start is None:
        return Step(Missing.FIRST_RATING, trend.as_of)
    if start.state is BaselineState.IN_PROGRESS:
        if start.rests_on_one:
            second = start.day_zero + timedelta(days=APART_DAYS)
            return Step(Missing.SECOND_START, max(second, trend.as_of), start.window_closes)
        return Step(Missing.FIRST_COMPARISON, max(start.window_closes + timedelta(days=1), due_on))
    if trend.status in (Status.NO_CURRENT, Status.STALE):
        return Step(Missing.NEW_RATING, trend.as_of)
    if trend.history.state in (GoalState.SEEN_ONCE, GoalState.REGAINED_ONCE):
        return _second_at_line(trend)
    return Step(Missing.NEXT_WEEK, max(due_on, trend.as_of))


def _second_at_line(trend: Trend) -> Step:
    nearest, farthest = (timedelta(days=days) for days in SPELL_APART)
    latest = trend.history.spell[-1]
    partner = next(on for on in trend.history.spell if on + farthest > latest)
    return Step(Missing.SECOND_AT_LINE, max(partner + nearest, trend.as_of), latest + farthest)


def due_on(last: date | None, today: date) -> date:
    """The first day on which the weekly check-in is due; today where there has been none."""
    return today if last is None else last + timedelta(days=DUE_DAYS)
