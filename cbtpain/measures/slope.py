"""Which way the ratings went, in points per four weeks (measures' specification, 2.5).

Theil and Sen's line is the median of the slopes between all pairs of ratings, so that one bad
week moves it little. Its interval is Sen's, from the variance of Kendall's S. Everything is exact.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import isqrt
from typing import NamedTuple

from cbtpain.measures.reading import nearest_whole
from cbtpain.measures.severity import total
from cbtpain.records import SELF, Checkin

ENOUGH = 5
"""Ratings below which no slope is told."""
MOST = 120
"""The latest ratings that are looked at: over two years of weeks. The pairs grow with the square."""
DAYS = 28
Z = Fraction(196, 100)
"""For an interval of 95 percent."""

_Step = tuple[int, int]
"""How far the sum of the three items went, and in how many days."""


class Way(StrEnum):
    """Which way ratings went, where the interval leaves one way open alone."""

    DOWN = "down"
    UP = "up"
    NOT_CLEAR = "not_clear"


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

    @property
    def way(self) -> Way:
        """Not clear where the interval touches 0."""
        if self.low <= 0 <= self.high:
            return Way.NOT_CLEAR
        return Way.DOWN if self.points < 0 else Way.UP

    @property
    def weeks(self) -> int:
        """From the first rating to the last, to the nearest whole week."""
        return nearest_whole(Fraction((self.last - self.first).days, 7))

    @property
    def spans_four_weeks(self) -> bool:
        """False where "in four weeks" would tell of more time than there was."""
        return (self.last - self.first).days >= DAYS


def slope(checkins: Sequence[Checkin]) -> Slope | None:
    """The slope of the full ratings given in time, oldest first, one a date; None for fewer than five."""
    used = [(c.occurred_on, total(c)) for c in checkins if c.source == SELF and c.complete][-MOST:]
    if len(used) < ENOUGH:
        return None
    steps = _steps([(on.toordinal(), value) for on, value in used])
    rank = _rank(len(steps), _variance([value for _, value in used]))
    points, low, high = _median(steps), _points(steps[rank - 1]), _points(steps[-rank])
    return Slope(points, low, high, len(used), used[0][0], used[-1][0])


def _steps(used: Sequence[tuple[int, int]]) -> list[_Step]:
    """Between all pairs, the steepest fall first.

    Sorting 120 ratings' pairs as fractions took 0.2 s. Floats put them in the same order: two that differ do so by
    over 1e-10 (days are at most some ten thousand), and a float is nearer than that.
    """
    steps = [(b[1] - a[1], b[0] - a[0]) for a, b in combinations(used, 2)]
    return sorted(steps, key=lambda step: step[0] / step[1])


def _points(step: _Step) -> Fraction:
    """Points of the score in four weeks; the sum is of three items."""
    return Fraction(DAYS * step[0], 3 * step[1])


def _median(steps: Sequence[_Step]) -> Fraction:
    """Of a sorted list, not empty."""
    middle = len(steps) // 2
    upper = _points(steps[middle])
    return upper if len(steps) % 2 else (_points(steps[middle - 1]) + upper) / 2


def _variance(values: Sequence[int]) -> Fraction:
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
