"""Shares of a group, how sure they are, and how two groups compare (MEASURES 3).

Counts and shares are exact; the ends of an interval are floats, since a square root or a logarithm
is in them. All intervals are of 95 percent, and none is adjusted for anything. They are for groups of people; where a
single person stands is ``measures.status``.
"""

from fractions import Fraction
from math import exp, log, sqrt
from typing import NamedTuple

_Z = 1.959963984540054
"""The 97.5th percentile of the standard normal distribution."""
_Z_SQUARED = _Z * _Z
_HALF = Fraction(1, 2)

Count = int | Fraction
"""People; not a whole number where it is worked out from a published share."""
Group = tuple[Count, Count]
"""How many people are counted, of how many."""


class Interval(NamedTuple):
    low: float
    high: float


class RelativeRisk(NamedTuple):
    """How many times as large one share is as the other.

    ``log_error`` is the standard error of its logarithm; ``moved`` tells that nobody was counted in one of them, so
    that half a person was added to every cell.
    """

    value: Fraction
    log_error: float
    interval: Interval
    moved: bool = False


def share(count: Count, of: Count) -> Fraction:
    """``count`` people of ``of``, 0 to 1. Raises ``ValueError`` unless 0 <= count <= of and of > 0."""
    if not 0 <= count <= of or of == 0:
        raise ValueError("no share")
    return Fraction(count, of)


def nearest_count(percent: Fraction, of: int) -> int:
    """The whole number of people that comes nearest to a published percentage; halves go up."""
    return int(percent / 100 * of + _HALF)


def wilson(count: int, of: int) -> Interval:
    """Wilson's score interval of a share, within 0 to 1 (Wilson 1927). Raises ``ValueError`` as ``share`` does.

    ``(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)``; it is right for 0 of n and n of n too.
    """
    p = float(share(count, of))
    middle = p + _Z_SQUARED / (2 * of)
    around = _Z * sqrt(p * (1 - p) / of + _Z_SQUARED / (4 * of * of))
    whole = 1 + _Z_SQUARED / of
    # Exactly 0 and 1, which a float would miss.
    return Interval((middle - around) / whole if count else 0.0, (middle + around) / whole if count < of else 1.0)


def relative_risk(one: Group, other: Group) -> RelativeRisk:
    """The share of ``one`` (count, of) over that of ``other``. Raises ``ValueError`` as ``share`` does.

    ``exp(ln RR ± z √(1/a - 1/n1 + 1/b - 1/n0))``; where a count is 0, half a person is added to every cell. In two
    groups without covariates that is also what a modified Poisson regression gives (Zou 2004, aje kwh090).
    """
    for group in (one, other):
        share(*group)
    moved = 0 in (one[0], other[0])
    (a, n1), (b, n0) = (_cells(group, moved=moved) for group in (one, other))
    value = (a / n1) / (b / n0)
    # Never below 0 but by rounding: 8 of 8 against 8 of 8 has none.
    error = sqrt(max(float(1 / a - 1 / n1 + 1 / b - 1 / n0), 0.0))
    middle = log(value)
    return RelativeRisk(value, error, Interval(exp(middle - _Z * error), exp(middle + _Z * error)), moved)


def _cells(group: Group, *, moved: bool) -> tuple[Fraction, Fraction]:
    count, of = group
    return (count + _HALF, Fraction(of) + 1) if moved else (Fraction(count), Fraction(of))


def number_needed(one: Fraction, other: Fraction) -> int | None:
    """How many people have to be offered something for one more to gain by it; None where the shares are equal.

    One over the difference of the shares, to the nearest whole number; its sign is left aside.
    """
    return None if one == other else int(1 / abs(one - other) + _HALF)
