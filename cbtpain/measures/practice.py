"""What was practised so far, skill by skill: how often, and the ratings before and after.

MEASURES 5.9: each skill has one measure. Where it is rated 0 to 10, only practices with
both ratings count for the two means. Where it is done as planned, there is no before, and
after is the share done: yes 1, part one half, no 0.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from cbtpain.records import Practice

ENOUGH = 5
"""Means are told from this many practices on (CURRICULUM 2)."""
_SHARES = {"yes": Fraction(1), "part": Fraction(1, 2), "no": Fraction(0)}


class SkillSoFar(NamedTuple):
    """``rated`` is how many practices the means rest on; they are None where it is 0."""

    skill: str
    times: int
    measure: str = ""
    rated: int = 0
    before: Fraction | None = None
    after: Fraction | None = None

    @property
    def tells_means(self) -> bool:
        """True where there are enough ratings, both before and after, to tell their means."""
        return self.rated >= ENOUGH and self.before is not None

    @property
    def percent(self) -> int | None:
        """The share done as planned, cut toward zero, where there are enough answers to tell it; else None."""
        if self.rated < ENOUGH or self.before is not None or self.after is None:
            return None
        return int(100 * self.after)


def skills_so_far(practices: Sequence[Practice]) -> list[SkillSoFar]:
    """Each skill that was practised, in the order in which it was first practised."""
    skills = dict.fromkeys(practice.skill for practice in practices)
    return [_so_far(skill, [one for one in practices if one.skill == skill]) for skill in skills]


def _so_far(skill: str, practices: Sequence[Practice]) -> SkillSoFar:
    times = sum(practice.times for practice in practices)
    measure = next((one.measure for one in reversed(practices) if one.measure), "")
    of_it = [one for one in practices if one.measure == measure]
    pairs = [(one.before, one.after) for one in of_it if one.before is not None and one.after is not None]
    shares = [_SHARES[one.done] for one in of_it if one.done is not None]
    if pairs:
        before, after = (_mean([Fraction(pair[side]) for pair in pairs]) for side in (0, 1))
        return SkillSoFar(skill, times, measure, len(pairs), before, after)
    if shares:
        return SkillSoFar(skill, times, measure, len(shares), None, _mean(shares))
    return SkillSoFar(skill, times, measure)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
