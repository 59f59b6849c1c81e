"""What stands on the page for the doctor beside the weekly ratings: the daily ones, the change as rated, mood."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.measures.mood import MoodScores
from cbtpain.measures.quick import DaysSoFar
from cbtpain.measures.reading import tenths
from cbtpain.words import report as words
from cbtpain.words.numbers import day


class More(NamedTuple):
    """Each part is None or empty where it was left off, or where there is nothing of it.

    ``change``: the day and the words of the latest answer to the PGIC. ``mood``: oldest first;
    ``has_mood``: there are answers about it from those days, on the page or not.
    """

    days: DaysSoFar | None = None
    change: tuple[date, str] | None = None
    mood: Sequence[tuple[date, MoodScores]] = ()
    has_mood: bool = False


def more_stands(more: More) -> list[str]:
    """One line each, to stand with where it stands."""
    said = []
    if more.change is not None:
        on, text = more.change
        said.append(words.PGIC.format(day=day(on), said=text.lower()))
    found = more.days
    if found is not None:
        counts = found._asdict() | {"first": day(found.first), "last": day(found.last)}
        said.append(words.DAYS.format(**counts | {"median": tenths(found.median)}))
    return said


def mood_lines(more: More) -> list[str]:
    """The first and the latest, and what they are; nothing where there is none."""
    if not more.mood:
        return []
    shown = [more.mood[0], *([more.mood[-1]] if len(more.mood) > 1 else [])]
    return [*(_mood(on, scores) for on, scores in shown), words.MOOD_IS]


def _mood(on: date, scores: MoodScores) -> str:
    return words.MOOD.format(day=day(on), band=words.BANDS[scores.band], **scores._asdict())
