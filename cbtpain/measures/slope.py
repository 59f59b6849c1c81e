"""Which way the ratings went, in points per four weeks (measures' specification, 2.5).

Theil and Sen's line is the median of the slopes between all pairs of ratings, so that one bad
week moves it little. Its interval is Sen's, from the variance of Kendall's S. Everything is exact.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import isqrt
from typing import NamedTuple

from cbtpain.measures.severity import severity
from cbtpain.records import SELF, Checkin

ENOUGH = 5
"""Ratings below which no slope is told."""
MOST = 120
"""The latest ratings that are looked at: over two years of weeks. The pairs grow with the square."""
DAYS = 28
Z = Fraction(196, 100)
"""For an interval of 95 percent."""


class Slope(NamedTuple):
    """Points per four weeks, below 0 where ratings went down; ``low`` and ``high`` end its 95 percent interval.

    ``ratings`` is how many it rests on, ``first`` and ``last`` the dates they lie between.
    """

    points: Fraction
    low: Fraction
    high: Fraction
    ratings: int
    first: date
    last: date


def slope(checkins: Sequence[Checkin]) -> Slope | None:
    """The slope of the full ratings given in time, oldest first, one a date; None for fewer than five."""
    used = [(c.occurred_on, s) for c in checkins if c.source == SELF and (s := severity(c)) is not None][-MOST:]
    if len(used) < ENOUGH:
        return None
    steps = sorted(DAYS * (b[1] - a[1]) / (b[0] - a[0]).days for a, b in combinations(used, 2))
    rank = _rank(len(steps), _variance([value for _, value in used]))
    return Slope(_median(steps), steps[rank - 1], steps[-rank], len(used), used[0][0], used[-1][0])


def _median(values: Sequence[Fraction]) -> Fraction:
    """Of a sorted list, not empty."""
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


def _variance(values: Sequence[Fraction]) -> Fraction:
    """Of Kendall's S where nothing changes; ratings that are the same count for less."""
    ties = Counter(values).values()
    return Fraction(_term(len(values)) - sum(_term(tied) for tied in ties), 18)


def _term(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _rank(pairs: int, variance: Fraction) -> int:
    """How many slopes from either end the interval ends; where it falls between two, the wider one."""
    squared = Z * Z * variance
    reach = isqrt(-(-squared.numerator // squared.denominator) - 1) + 1 if squared else 0
    return max((pairs - reach) // 2, 1)
