"""The chart of severity against the start value and the 30 % line, as lines of text.

It only places what ``measures`` found. Ratings stand at their own date, so a missed
week is an empty place; nothing is drawn between them. Whether a rating is at the line
is told by its glyph, never by its row: 5.0 and a line at 4.67 share a row.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from cbtpain.measures.reading import nearest_whole, tenths
from cbtpain.measures.scene import Point, Scene
from cbtpain.screen.glyphs import Glyphs
from cbtpain.words import progress as words
from cbtpain.words.numbers import day, short_day

TOP = 10
MARGIN = 4
LABELLED_FROM = 56
"""From this width on the two lines carry their names at the right end."""
LABEL = 16
BETWEEN_DATES = 14
FLARE = "f"
"""A letter, so that it is there in every terminal and in black and white."""


def chart(scene: Scene, width: int, glyphs: Glyphs) -> list[str]:
    """The chart in at most ``width`` columns (40 or more), then its dates."""
    room = width - MARGIN - (LABEL if width >= LABELLED_FROM else 0)
    rows = [[" "] * room for _ in range(TOP + 1)]
    labels = [""] * (TOP + 1)
    _line(rows, labels, scene.start, glyphs.start, words.START_LINE)
    if scene.goal is not None:
        _line(rows, labels, scene.goal, glyphs.goal, words.GOAL_LINE)
    for point in scene.points:
        rows[nearest_whole(point.value)][_column(scene, point.on, room)] = _glyph(point, glyphs)
    named = labels if width >= LABELLED_FROM else [""] * (TOP + 1)
    drawn = [f"{value:2d} {glyphs.axis}{''.join(rows[value])} {named[value]}".rstrip() for value in range(TOP, -1, -1)]
    floor, names = _dates(scene, room, glyphs)
    return [*drawn, floor, *_flares(scene, room), names]


def legend(scene: Scene, width: int, glyphs: Glyphs) -> list[str]:
    """What the glyphs in this chart mean; no more than are there."""
    parts = [f"{glyphs.above} {words.LEGEND_ABOVE}"]
    if any(point.met for point in scene.points):
        parts.append(f"{glyphs.met} {words.LEGEND_MET}")
    if any(point.later for point in scene.points):
        parts.append(words.LEGEND_LATER if glyphs.above_later != "o" else words.LEGEND_LATER_ASCII)
    if scene.gaps:
        parts.append(words.GAPS)
    if scene.flares:
        parts.append(f"{FLARE} {words.LEGEND_FLARE}")
    if width < LABELLED_FROM:
        parts.append(f"{glyphs.start} {words.START_LINE.format(value=tenths(scene.start))}")
        if scene.goal is not None:
            parts.append(f"{glyphs.goal} {words.GOAL_LINE.format(value=tenths(scene.goal))}")
    return _packed([" " * MARGIN + part for part in parts], width)


def _flares(scene: Scene, room: int) -> list[str]:
    """A row of its own under the days, so that no mark covers a rating; none where there was no flare."""
    row = [" "] * room
    for on in scene.flares:
        row[_column(scene, on, room)] = FLARE
    return [" " * MARGIN + "".join(row).rstrip()] if scene.flares else []


def _packed(parts: Sequence[str], width: int) -> list[str]:
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(part) <= width:
            lines[-1] += part
        else:
            lines.append(part)
    return lines


def _line(rows: list[list[str]], labels: list[str], value: Fraction, glyph: str, name: str) -> None:
    row = nearest_whole(value)
    rows[row] = [glyph] * len(rows[row])
    labels[row] = name.format(value=tenths(value))


def _glyph(point: Point, glyphs: Glyphs) -> str:
    if point.met:
        return glyphs.met_later if point.later else glyphs.met
    return glyphs.above_later if point.later else glyphs.above


def _column(scene: Scene, on: date, room: int) -> int:
    span = (scene.last - scene.first).days
    return nearest_whole(Fraction((on - scene.first).days * (room - 1), span))


def _dates(scene: Scene, room: int, glyphs: Glyphs) -> list[str]:
    floor, names, end = [glyphs.floor] * room, [" "] * room, -1
    parts = max(room // BETWEEN_DATES, 1)
    span = (scene.last - scene.first).days
    named_year: int | None = None
    for part in range(parts + 1):
        on = scene.first + timedelta(days=span * part // parts)
        name = short_day(on) if on.year == named_year else day(on)
        column = _column(scene, on, room)
        left = min(column, room - len(name))
        if left > end:
            floor[column] = glyphs.tick
            names[left : left + len(name)] = name
            named_year, end = on.year, left + len(name)
    indent = " " * (MARGIN - 1)
    return [f"{indent}{glyphs.corner}{''.join(floor)}", f"{indent} {''.join(names)}".rstrip()]
