"""What a chart of the weekly PEG shows; the terminal's chart and the page's only place it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from cbtpain.measures.flares import flare_days
from cbtpain.measures.limits import GAP_DAYS
from cbtpain.measures.severity import severity
from cbtpain.measures.trend import Trend, has_gaps, is_at_line
from cbtpain.records import PAPER, Checkin, Flare

FOUR_WEEKS = timedelta(days=28)
"""No chart is narrower than this."""


@dataclass(frozen=True, slots=True)
class Point:
    """One rating: its date, its PEG, whether it is at the line, whether it was filled in later."""

    on: date
    value: Fraction
    met: bool
    later: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen: ratings, start value, goal (None below a start of 2), first and last day, gaps.

    ``flares`` are the flare days among them, oldest first: marked, and no rating of theirs is another for it.
    """

    points: Sequence[Point]
    start: Fraction
    goal: Fraction | None
    first: date
    last: date
    gaps: bool
    flares: Sequence[date] = ()


def scene(trend: Trend, checkins: Sequence[Checkin], first: date, flares: Sequence[Flare] = ()) -> Scene:
    """What the chart shows from ``first`` on: full ratings at their dates, and the flare days up to now."""
    assert trend.baseline is not None
    points = [
        Point(
            checkin.occurred_on,
            value,
            is_at_line(trend, checkin),
            checkin.backfilled or checkin.source == PAPER,
        )
        for checkin in checkins
        if (value := severity(checkin)) is not None
    ]
    begins = max(first, min((point.on for point in points), default=trend.as_of))
    return Scene(
        points,
        trend.baseline.value,
        trend.goal,
        begins,
        max(trend.as_of, begins + FOUR_WEEKS),
        has_gaps(checkins),
        sorted(flare_days(flares, begins, trend.as_of)),
    )


def stretches(points: Sequence[Point]) -> list[list[Point]]:
    """The points, oldest first, broken where more than a week and a half lies between two: no line is drawn there."""
    found = [[point] for point in points[:1]]
    for before, point in pairwise(points):
        if (point.on - before.on).days > GAP_DAYS:
            found.append([])
        found[-1].append(point)
    return found


def days_along(scene: Scene, parts: int) -> list[date]:
    """First and last day, and ``parts - 1`` between them, to name on an axis."""
    span = (scene.last - scene.first).days
    return [scene.first + timedelta(days=span * part // parts) for part in range(parts + 1)]


def share_of_span(scene: Scene, on: date) -> Fraction:
    """How far along a day lies between the first, 0, and the last, 1."""
    return Fraction((on - scene.first).days, (scene.last - scene.first).days)
