"""The last seven days of the log beside a plan. Days are counted; nothing is scored, and nothing is rounded."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from cbtpain.measures.flares import flare_days
from cbtpain.records import REVIEW, Flare, Logged

DAYS = 7


class SkillWeek(NamedTuple):
    """One skill in those days: on how many of them, and how many times in all."""

    skill: str
    days: int
    times: int


class PlanWeek(NamedTuple):
    """``first`` is the first of the days looked at: six before ``last``, or the day the plan was made.

    ``days`` is on how many of them something was done; ``flare_days`` how many of them were in a flare.
    """

    first: date
    last: date
    days: int
    skills: list[SkillWeek]
    flare_days: int = 0


def plan_week(log: Sequence[Logged], made_on: date | None, today: date, flares: Sequence[Flare] = ()) -> PlanWeek:
    """What was done within a session counts as well; days counted in a look back have no day of their own."""
    first = max(today - timedelta(days=DAYS - 1), made_on or date.min)
    here = [one for one in log if one.practice.source != REVIEW and first <= one.on <= today]
    skills = dict.fromkeys(one.practice.skill for one in here)
    days = len({one.on for one in here})
    return PlanWeek(first, today, days, [_of(skill, here) for skill in skills], len(flare_days(flares, first, today)))


def _of(skill: str, log: Sequence[Logged]) -> SkillWeek:
    of_it = [one for one in log if one.practice.skill == skill]
    return SkillWeek(skill, len({one.on for one in of_it}), sum(one.practice.times for one in of_it))
