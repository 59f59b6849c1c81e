"""The three items of the PEG one by one, as they were at the start and as they are now."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from cbtpain.measures.severity import mean
from cbtpain.measures.trend import CurrentState, Trend
from cbtpain.records import Checkin


class Pair(NamedTuple):
    """A value at the start and now; ``points`` is start - now (positive is better), None where now is old or none."""

    start: Fraction
    now: Fraction | None
    points: Fraction | None


class Numbers(NamedTuple):
    """The three items, how much pain gets in the way, and the PEG."""

    interference: Pair
    enjoyment: Pair
    activity: Pair
    pain: Pair
    severity: Pair


def numbers(trend: Trend, latest: Checkin | None) -> Numbers | None:
    """All five, 0 to 10; ``latest`` is the rating that the trend's current value is of. None without a start."""
    start = trend.baseline
    if start is None:
        return None
    told = trend.current.state is CurrentState.OK

    def pair(before: Fraction, after: Fraction | None) -> Pair:
        return Pair(before, after, before - after if told and after is not None else None)

    pain, enjoyment, activity = (_mean(start.readings, item) for item in range(3))
    now = [None] * 3 if latest is None else [_mean([latest], item) for item in range(3)]
    return Numbers(
        interference=pair(start.interference, trend.current.interference),
        enjoyment=pair(enjoyment, now[1]),
        activity=pair(activity, now[2]),
        pain=pair(pain, now[0]),
        severity=pair(start.value, trend.current.value),
    )


def _mean(readings: Sequence[Checkin], item: int) -> Fraction:
    """Of complete readings."""
    return mean([Fraction(reading.items[item] or 0) for reading in readings])
