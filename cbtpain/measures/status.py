"""Where a current value stands against the start value: the only room that knows the 30 % line.

Everything here is exact; nothing is rounded before a verdict.
"""

from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import NamedTuple

from cbtpain.measures import limits
from cbtpain.records import ITEMS


class Status(StrEnum):
    NO_BASELINE = "no_baseline"
    NO_CURRENT = "no_current"
    STALE = "stale"
    BASELINE_ZERO = "baseline_zero"
    WORSE = "worse"
    LOW_START = "low_start_no_percent"
    IMPROVED = "improved_30"
    SOME_IMPROVEMENT = "some_improvement"
    NO_CHANGE = "no_change"
    SOME_WORSENING = "some_worsening"


class Flag(StrEnum):
    PROVISIONAL = "provisional"
    LOW_START = "low_start"
    IMPROVED_50 = "improved_50"
    USUAL_VARIATION = "within_usual_variation"


class Change(NamedTuple):
    """B - C in points (positive is better) and as a share of B (None below a start of 2)."""

    points: Fraction
    share: Fraction | None

    @property
    def percent(self) -> int | None:
        """Cut toward zero, so that "30 %" is never shown for 29.6."""
        return None if self.share is None else int(100 * self.share)


def change(start: Fraction, current: Fraction) -> Change:
    """How far the current value lies below the start value."""
    points = start - current
    return Change(points, points / start if start >= limits.NO_PERCENT_BELOW else None)


def goal_line(start: Fraction) -> Fraction | None:
    """The 30 % line, ``min(7B/10, B-1)``; None for a start below 2."""
    if start < limits.NO_PERCENT_BELOW:
        return None
    return min(start * (1 - limits.RESPONSE), start - limits.RESPONSE_POINTS)


def goal_sum(start: Fraction) -> int | None:
    """The highest sum of three items that reaches the line."""
    line = goal_line(start)
    return None if line is None else floor(len(ITEMS) * line)


def goal(start: Fraction) -> Fraction | None:
    """The highest PEG that reaches the line: what sentences and exports name."""
    reached = goal_sum(start)
    return None if reached is None else Fraction(reached, len(ITEMS))


def at_line(value: Fraction, start: Fraction) -> bool:
    """Whether a rating is at the 30 % line of that start value, or below it."""
    line = goal_line(start)
    return line is not None and value <= line


def clearly_higher(changed: Change) -> bool:
    """Whether the current value is 2 or more points above the start value."""
    return changed.points <= -limits.WORSE_POINTS


def status(start: Fraction, current: Fraction) -> Status:
    """The verdict, by the order of the measures' specification, 5.5."""
    points = start - current
    if start == 0:
        return Status.BASELINE_ZERO
    share = points / start
    if points <= -limits.WORSE_POINTS or (share <= -limits.RESPONSE and points <= -limits.RESPONSE_POINTS):
        return Status.WORSE
    if start < limits.NO_PERCENT_BELOW:
        return Status.LOW_START
    if share >= limits.RESPONSE and points >= limits.RESPONSE_POINTS:
        return Status.IMPROVED
    return _in_between(share)


def _in_between(share: Fraction) -> Status:
    if share >= limits.SOME:
        return Status.SOME_IMPROVEMENT
    return Status.NO_CHANGE if share > -limits.SOME else Status.SOME_WORSENING


def start_flags(start: Fraction, *, rests_on_one: bool) -> list[Flag]:
    """What is to be said of the start value itself."""
    flags = [Flag.PROVISIONAL] if rests_on_one else []
    if start < limits.LOW_START_BELOW:
        flags.append(Flag.LOW_START)
    return flags


def change_flags(found: Status, changed: Change) -> list[Flag]:
    """What is to be said of a current value that is not stale."""
    flags = []
    if found is Status.IMPROVED and changed.share is not None and changed.share >= limits.HALVED:
        flags.append(Flag.IMPROVED_50)
    if abs(changed.points) < limits.USUAL_POINTS:
        flags.append(Flag.USUAL_VARIATION)
    return flags
