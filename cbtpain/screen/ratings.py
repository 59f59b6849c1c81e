"""The list of check-ins: one line each, newest first, and the person's own words below it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.measures.quick import day_score
from cbtpain.measures.reading import tenths
from cbtpain.measures.severity import severity
from cbtpain.records import PAPER, Checkin, Quick
from cbtpain.words import checkin as checkin_words
from cbtpain.words import ratings as words
from cbtpain.words.numbers import day, week_day


class Looked(NamedTuple):
    """What is listed: check-ins as they stand, oldest first; words by date; dates taken back; whether that is all."""

    checkins: Sequence[Checkin]
    notes: Mapping[date, Sequence[str]]
    gone: Sequence[date] = ()
    whole: bool = True
    quick: int = 0
    """How many quick check-ins there are besides."""


def listed(found: Looked) -> list[str]:
    """The lines of the list, with what to do next."""
    if not found.checkins:
        none = words.NONE_STANDS if found.gone else words.NONE
        lines = [none] if found.whole else [words.NONE_IN_WINDOW]
    else:
        lines = [words.TITLE]
        for checkin in reversed(found.checkins):
            lines += [_line(checkin), *_notes(found.notes.get(checkin.occurred_on, ()))]
    if not found.whole:
        lines.append(words.EARLIER)
    if found.gone:
        lines.append(words.GONE.format(days=", ".join(map(day, found.gone))))
    if found.quick:
        lines.append(words.QUICK_TOO.format(count=found.quick))
    return [*lines, words.HOW] if found.checkins else lines


def quick_listed(
    quicks: Sequence[Quick], notes: Mapping[date, Sequence[str]], gone: Sequence[date], *, whole: bool
) -> list[str]:
    """The lines of the list of quick check-ins, with what to do next; ``quicks`` oldest first."""
    if quicks:
        lines = [words.QUICK_TITLE]
        for quick in reversed(quicks):
            lines += [_quick_line(quick), *_notes(notes.get(quick.occurred_on, ()))]
    else:
        none = words.QUICK_NONE_STANDS if gone else words.QUICK_NONE
        lines = [none if whole else words.QUICK_NONE_IN_WINDOW]
    lines += [] if whole else [words.QUICK_EARLIER]
    lines += [words.QUICK_GONE.format(days=", ".join(map(day, gone)))] if gone else []
    return [*lines, words.QUICK_HOW] if quicks else lines


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


def quick_undone(taken_back: Quick, kept: Quick, counted: Quick | None) -> list[str]:
    """What an undo did to a quick check-in and how to undo that; ``counted`` is what counted until then."""
    on, items = day(kept.occurred_on), checkin_words.numbers(kept.items)
    other = checkin_words.numbers(taken_back.items[: taken_back.asked])
    if kept.taken_back:
        text = words.QUICK_TAKEN_BACK.format(day=on, items=other)
    elif taken_back.taken_back:
        text = words.QUICK_BACK_AGAIN.format(day=on, items=items)
    elif not taken_back.finished and counted is not None and counted.finished:
        return [words.BEGUN_TAKEN_BACK.format(day=on, other=other, items=items)]
    else:
        text = words.BEFORE_AGAIN.format(day=on, items=items, other=other)
    return [text, words.quick_undo_undo(kept.occurred_on)]


def _line(checkin: Checkin) -> str:
    value = severity(checkin)
    score = "" if value is None else words.SCORE.format(value=tenths(value))
    return _told(checkin, score)


def _quick_line(quick: Quick) -> str:
    value = day_score(quick)
    score = "" if value is None else words.QUICK_SCORE.format(value=tenths(value))
    return _told(quick, score, *([words.QUICK_FLARE] if quick.flare else []))


def _told(given: Checkin | Quick, score: str, *more: str) -> str:
    """One line: the day, the numbers, and what is to be known of them."""
    paper = given.source == PAPER
    marks = [
        (bool(score), score),
        (not score and given.finished, words.PARTIAL),
        (not given.finished, words.UNFINISHED),
        *((True, one) for one in more),
        (paper, words.PAPER),
        (given.backfilled and not paper, words.LATER),
        (given.revision > 1, words.REVISIONS.format(count=given.revision)),
    ]
    told = [words.LINE.format(day=week_day(given.occurred_on), items=checkin_words.numbers(given.items))]
    return "; ".join([*told, *(mark for holds, mark in marks if holds)])


def _notes(texts: Sequence[str]) -> list[str]:
    lines = []
    for text in texts:
        first, *rest = text.splitlines() or [""]
        lines.append(words.NOTE.format(line=first))
        lines += [words.NOTE_MORE.format(line=line) for line in rest]
    return lines
