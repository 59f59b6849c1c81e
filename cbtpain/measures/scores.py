"""Scores of a questionnaire, exact; None where too little was answered, never a guess."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Protocol

Values = Mapping[str, int | None]
"""By item id; None or absent: skipped or not asked."""


class Rule(Protocol):
    """How a score is taken, as a questionnaire's file says it."""

    @property
    def method(self) -> str: ...
    @property
    def parts(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def min_answered(self) -> int: ...
    @property
    def min_of_each(self) -> int: ...
    @property
    def combine(self) -> str: ...


def score(rule: Rule, values: Values) -> Fraction | None:
    """The sum or the mean of the answered items; with ``combine: groups`` the mean of the groups' means.

    None unless ``min_answered`` items in all, and ``min_of_each`` of every group, were answered.
    """
    parts = [[value for item in part if (value := values.get(item)) is not None] for part in rule.parts]
    answered = [value for part in parts for value in part]
    if len(answered) < max(rule.min_answered, 1) or any(len(part) < rule.min_of_each for part in parts):
        return None
    if rule.method == "sum":
        return Fraction(sum(answered))
    if rule.combine == "groups":
        return sum((Fraction(sum(part), len(part)) for part in parts), Fraction(0)) / len(parts)
    return Fraction(sum(answered), len(answered))
