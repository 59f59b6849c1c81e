"""Each skill as somebody has used it, in the order of the course: beside each other, and never ranked."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.measures.practice import SkillSoFar
from cbtpain.records import REVIEW, Logged


class Tool(NamedTuple):
    """``last_on`` is the last day it was done on; None where only days were counted in a look back."""

    so_far: SkillSoFar
    last_on: date | None = None
    kept_close: bool = False


class Toolbox(NamedTuple):
    """``used`` has the ones kept close first; ``untried`` are ids, in the order of the course."""

    used: list[Tool]
    untried: list[str]


def toolbox(
    so_far: Sequence[SkillSoFar], log: Sequence[Logged], order: Sequence[str], close: Collection[str]
) -> Toolbox:
    """What was used but is in no course any more comes last."""
    found = {one.skill: one for one in so_far}
    ordered = [*order, *(skill for skill in found if skill not in order)]
    used = [Tool(found.get(id_) or SkillSoFar(id_, 0), _last_on(log, id_), id_ in close) for id_ in ordered]
    shown = [one for one in used if one.kept_close or one.so_far.times]
    untried = [one.so_far.skill for one in used if one not in shown]
    return Toolbox(sorted(shown, key=lambda one: not one.kept_close), untried)


def _last_on(log: Sequence[Logged], skill: str) -> date | None:
    days = [one.on for one in log if one.practice.skill == skill and one.practice.source != REVIEW]
    return max(days, default=None)
