"""Where each mark of the page's chart stands, in the units of its SVG; ``measures.scene`` found what is drawn."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from cbtpain.measures.reading import tenths
from cbtpain.measures.scene import Point, Scene, days_along, share_of_span, stretches
from cbtpain.words import progress as line_words
from cbtpain.words import report as words
from cbtpain.words.numbers import day, short_day

WIDTH, HEIGHT = 720, 180
LEFT, RIGHT = 26, 600
TOP, BOTTOM = 22, 156
SCORES = 10
GRID = (0, 2, 4, 6, 8, 10)
NAMED_DAYS = 5
SIZES = ((60, 4.0), (170, 2.6))
"""Up to so many points, so large a mark; beyond, the smallest."""
SMALLEST = 1.6
ONE_DAY = timedelta(days=1)


class Level(NamedTuple):
    """A line across the chart, with what stands beside it."""

    y: float
    label: str


class Mark(NamedTuple):
    """One rating; ``path`` draws its shape round its place."""

    path: str
    hollow: bool


class Tick(NamedTuple):
    x: float
    label: str
    anchor: str


class Drawing(NamedTuple):
    says: str
    grid: Sequence[Level]
    start: Level
    goal: Level | None
    lines: Sequence[str]
    marks: Sequence[Mark]
    ticks: Sequence[Tick]
    key: Sequence[str]
    flares: Sequence[float] = ()
    """Where each flare day lies."""
    day_width: float = 0


def drawing(scene: Scene) -> Drawing:
    """The chart of a scene with at least one point."""
    size = next((size for most, size in SIZES if len(scene.points) <= most), SMALLEST)
    return Drawing(
        says=" ".join(_says(scene)),
        grid=[Level(_y(Fraction(score)), str(score)) for score in GRID],
        start=Level(_y(scene.start), line_words.START_LINE.format(value=tenths(scene.start))),
        goal=None
        if scene.goal is None
        else Level(_y(scene.goal), line_words.GOAL_LINE.format(value=tenths(scene.goal))),
        lines=[_line(scene, stretch) for stretch in stretches(scene.points) if len(stretch) > 1],
        marks=[Mark(_shape(scene, point, size), point.later) for point in scene.points],
        ticks=list(_ticks(scene)),
        key=list(_key(scene)),
        flares=[_x(scene, on) for on in scene.flares],
        day_width=_rounded((RIGHT - LEFT) * share_of_span(scene, scene.first + ONE_DAY)),
    )


def _says(scene: Scene) -> Iterator[str]:
    values = [point.value for point in scene.points]
    yield words.CHART_SAYS.format(
        count=len(values),
        first=day(scene.points[0].on),
        last=day(scene.points[-1].on),
        lowest=tenths(min(values)),
        highest=tenths(max(values)),
        start=tenths(scene.start),
    )
    if scene.goal is not None:
        yield words.CHART_LINE.format(goal=tenths(scene.goal))
    if scene.flares:
        yield words.CHART_FLARES.format(count=len(scene.flares))
    yield words.CHART_TWIN


def _key(scene: Scene) -> Iterator[str]:
    yield words.KEY_RATING
    if any(point.met for point in scene.points):
        yield words.KEY_MET
    if any(point.later for point in scene.points):
        yield words.KEY_LATER
    if scene.gaps:
        yield words.KEY_GAPS
    if scene.flares:
        yield words.KEY_FLARES


def _x(scene: Scene, on: date) -> float:
    return _rounded(LEFT + (RIGHT - LEFT) * share_of_span(scene, on))


def _y(value: Fraction) -> float:
    return _rounded(BOTTOM - (BOTTOM - TOP) * value / SCORES)


def _rounded(place: Fraction) -> float:
    return round(float(place), 1)


def _line(scene: Scene, points: Sequence[Point]) -> str:
    return " ".join(f"{_x(scene, point.on)},{_y(point.value)}" for point in points)


def _shape(scene: Scene, point: Point, size: float) -> str:
    """A circle; at the 30 percent line a diamond, so that no colour is needed."""
    x, y = _x(scene, point.on), _y(point.value)
    if point.met:
        wide = round(size * 1.4, 1)
        return f"M{x} {y}m0 {-wide}l{wide} {wide}l{-wide} {wide}l{-wide} {-wide}z"
    return f"M{x} {y}m{-size} 0a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0z"


def _ticks(scene: Scene) -> Iterator[Tick]:
    named_year = None
    for part, on in enumerate(days_along(scene, NAMED_DAYS)):
        anchor = "start" if part == 0 else "middle"
        yield Tick(_x(scene, on), short_day(on) if on.year == named_year else day(on), anchor)
        named_year = on.year
