"""What is said after a check-in: what was kept, its score, and what it changed."""

from fractions import Fraction

from cbtpain.measures.outcome import Outcome
from cbtpain.measures.reading import tenths
from cbtpain.measures.severity import interference, severity
from cbtpain.measures.status import Status
from cbtpain.records import PAPER, Checkin
from cbtpain.screen.reading import medicines, reading
from cbtpain.words import checkin as words
from cbtpain.words.progress import WORSE_SHORT


def said(outcome: Outcome, *, asks: bool = False) -> list[str]:
    """The paragraphs after a check-in; ``asks``: the question whether it is the usual pain follows."""
    kept, value = outcome.kept, severity(outcome.kept)
    lines = [words.kept(kept.occurred_on, words.items(kept.items)), *_replaced(outcome)]
    lines += [words.NO_SCORE] if value is None else _scores(outcome.kept, value)
    if kept.source == PAPER:
        return [*lines, words.FROM_PAPER]
    if kept.backfilled:
        lines.append(words.FILLED_IN)
    changed = _changed(outcome)
    if value is None and not changed:
        return lines
    return [*lines, *changed, *_reading(outcome, asks=asks), *medicines(outcome.now)]


def in_session(outcome: Outcome, *, asks: bool = False) -> list[str]:
    """The same in short, between two screens of a session: kept, and where it is clearly higher, that."""
    lines = [words.kept(outcome.kept.occurred_on, words.items(outcome.kept.items)), words.IN_CHART]
    return [*lines, *(_reading(outcome, asks=asks) if outcome.higher else [])]


def _scores(kept: Checkin, value: Fraction) -> list[str]:
    """What the person can do stands before the pain."""
    return [words.FUNCTION.format(value=tenths(interference(kept))), words.SCORE.format(value=tenths(value))]


def tail(outcome: Outcome, *, noted: bool) -> list[str]:
    """The lines that stand after every check-in."""
    due = words.due_now() if outcome.due_on <= outcome.now.as_of else words.next_due(outcome.due_on)
    return [*([words.NOTE_KEPT] if noted else []), due, words.SEE_CHART]


def _replaced(outcome: Outcome) -> list[str]:
    if outcome.replaced is None:
        return []
    text = words.REPLACED if outcome.replaced.finished else words.BEGUN_REPLACED
    return [text.format(items=words.numbers(outcome.replaced.items))]


def moved(outcome: Outcome) -> list[str]:
    """What a correction changed beyond its own date: the start value, the reading; empty where nothing moved."""
    changed = _changed(outcome)
    return [*changed, *_reading(outcome, asks=False), *medicines(outcome.now)] if changed else []


def _changed(outcome: Outcome) -> list[str]:
    lines = []
    if outcome.moved_start and outcome.was.baseline is not None and outcome.now.baseline is not None:
        was, now = tenths(outcome.was.baseline.value), tenths(outcome.now.baseline.value)
        lines.append(words.START_CHANGED.format(before=was, after=now))
    if outcome.moved_reading:
        lines.append(words.STATUS_CHANGED)
    return lines


def _reading(outcome: Outcome, *, asks: bool) -> list[str]:
    worse = outcome.now.status is Status.WORSE
    if not outcome.higher or (worse and not asks):
        return [" ".join(reading(outcome.now))]
    if worse:
        return [WORSE_SHORT]
    return [" ".join(reading(outcome.now)), words.HIGHER if asks else words.HIGHER_UNASKED]
