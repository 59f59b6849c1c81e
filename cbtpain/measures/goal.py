"""Whether the 30 % line was seen once, is held, or was left again (measures' specification, 5.6)."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from cbtpain.measures.limits import SPELL_APART


class GoalState(StrEnum):
    NOT_REACHED = "not_reached"
    SEEN_ONCE = "seen_once"
    REGAINED_ONCE = "regained_once"
    SUSTAINED = "sustained"
    EARLIER = "reached_earlier_not_now"


class GoalHistory(NamedTuple):
    """The goal state, and first and last date of the spell it speaks of, if it speaks of one."""

    state: GoalState
    since: date | None = None
    until: date | None = None
    spell: tuple[date, ...] = ()
    """The dates of the latest spell, oldest first, when the latest reading is at the line."""


NOT_REACHED = GoalHistory(GoalState.NOT_REACHED)


def goal_history(readings: Iterable[tuple[date, bool]]) -> GoalHistory:
    """Fold (date, at the line?) of the complete readings after the window, newest first.

    Reads no further back than the answer needs.
    """
    spells = ((met, [on for on, _ in group][::-1]) for met, group in groupby(readings, key=lambda reading: reading[1]))
    met, newest = next(spells, (False, []))
    if not met:
        return _left_again(spells)
    if holds(newest):
        return GoalHistory(GoalState.SUSTAINED, since=newest[0], spell=tuple(newest))
    before = any(earlier for earlier, _ in spells)
    state = GoalState.REGAINED_ONCE if before else GoalState.SEEN_ONCE
    return GoalHistory(state, spell=tuple(newest))


def _left_again(spells: Iterable[tuple[bool, list[date]]]) -> GoalHistory:
    for met, dates in spells:
        if met and holds(dates):
            return GoalHistory(GoalState.EARLIER, since=dates[0], until=dates[-1])
    return NOT_REACHED


def holds(spell: Sequence[date]) -> bool:
    """True when two dates of the spell (oldest first) lie 6 to 28 days apart."""
    nearest, farthest = (timedelta(days=days) for days in SPELL_APART)
    for on in spell:
        at = bisect_left(spell, on + nearest)
        if at < len(spell) and spell[at] <= on + farthest:
            return True
    return False
