"""The list of check-ins: one line each, newest first, and the person's own words below it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.measures.reading import tenths
from cbtpain.measures.severity import severity
from cbtpain.records import PAPER, Checkin
from cbtpain.words import checkin as checkin_words
from cbtpain.words import ratings as words
from cbtpain.words.numbers import day, week_day


class Looked(NamedTuple):
    """What is listed: check-ins as they stand, oldest first; words by date; dates taken back; whether that is all."""

    checkins: Sequence[Checkin]
    notes: Mapping[date, Sequence[str]]
    gone: Sequence[date] = ()
    whole: bool = True


def listed(found: Looked) -> list[str]:
    """The lines of the list, with what to do next."""
    if not found.checkins:
        lines = [words.NONE] if found.whole else [words.NONE_IN_WINDOW]
    else:
        lines = [words.TITLE]
        for checkin in reversed(found.checkins):
            lines += [_line(checkin), *_notes(found.notes.get(checkin.occurred_on, ()))]
    if not found.whole:
        lines.append(words.EARLIER)
    if found.gone:
        lines.append(words.GONE.format(days=", ".join(map(day, found.gone))))
    return [*lines, words.HOW] if found.checkins else lines


def undone(taken_back: Checkin, kept: Checkin, counted: Checkin | None) -> list[str]:
    """What an undo did and how to undo that; ``counted`` is what counted for the date until then."""
    on, items = day(kept.occurred_on), checkin_words.numbers(kept.items)
    other = checkin_words.numbers(taken_back.items[: taken_back.asked])
    if kept.taken_back:
        text = words.TAKEN_BACK.format(day=on, items=other)
    elif taken_back.taken_back:
        text = words.BACK_AGAIN.format(day=on, items=items)
    elif not taken_back.finished and counted is not None and counted.finished:
        # What was taken back did not count, so a second undo would bring nothing back.
        return [words.BEGUN_TAKEN_BACK.format(day=on, other=other, items=items)]
    else:
        text = words.BEFORE_AGAIN.format(day=on, items=items, other=other)
    return [text, words.undo_undo(kept.occurred_on)]


def _line(checkin: Checkin) -> str:
    value = severity(checkin)
    paper = checkin.source == PAPER
    marks = [
        (value is not None, words.SCORE.format(value=tenths(value)) if value is not None else ""),
        (value is None and checkin.finished, words.PARTIAL),
        (not checkin.finished, words.UNFINISHED),
        (paper, words.PAPER),
        (checkin.backfilled and not paper, words.LATER),
        (checkin.revision > 1, words.REVISIONS.format(count=checkin.revision)),
    ]
    items = checkin_words.numbers(checkin.items)
    told = [words.LINE.format(day=week_day(checkin.occurred_on), items=items)]
    return "; ".join([*told, *(mark for holds, mark in marks if holds)])


def _notes(texts: Sequence[str]) -> list[str]:
    lines = []
    for text in texts:
        first, *rest = text.splitlines() or [""]
        lines.append(words.NOTE.format(line=first))
        lines += [words.NOTE_MORE.format(line=line) for line in rest]
    return lines
