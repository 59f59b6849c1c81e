"""What is said after a quick check-in, and the one line about the daily track."""

from typing import NamedTuple

from cbtpain.measures.quick import Mean, QuickTrack, day_score
from cbtpain.measures.reading import tenths
from cbtpain.measures.status import Change
from cbtpain.records import PAPER, Quick
from cbtpain.words import checkin as checkin_words
from cbtpain.words import quick as words
from cbtpain.words.progress import MEDICINES


class Item(NamedTuple):
    """One of the two questions; a ``screen.checkin.Worded``."""

    text: str
    low: str
    high: str
    help: str


def items() -> dict[str, Item]:
    """The two questions, by id."""
    return {id_: Item(text, words.LOWS[id_], words.HIGHS[id_], words.HELPS[id_]) for id_, text in words.TEXTS.items()}


def said(kept: Quick, replaced: Quick | None, *, noted: bool = False) -> list[str]:
    """The paragraphs after a quick check-in. No comparison: a verdict a day makes nobody look less at the pain."""
    value = day_score(kept)
    lines = [words.kept(kept.occurred_on, words.items(kept.items))]
    if replaced is not None:
        lines.append(words.REPLACED.format(items=checkin_words.numbers(replaced.items)))
    lines.append(words.NO_SCORE if value is None else words.SCORE.format(value=tenths(value)))
    if kept.flare:
        lines.append(words.FLARE_DAY)
    if noted:
        lines.append(words.NOTE_KEPT)
    if kept.source == PAPER:
        return [*lines, words.FROM_PAPER]
    if kept.backfilled:
        lines.append(words.FILLED_IN)
    return [*lines, words.SEE]


def track_lines(track: QuickTrack) -> list[str]:
    """The last 7 days beside the start, where there are enough days; then the days of high pain.

    What says "lower" says to keep taking what was prescribed (curriculum, section 6.4).
    """
    lines = []
    if track.start is not None and track.current is not None and track.change is not None:
        lines.append(f"{_compared(track, track.start, track.current, track.change)} {words.DECIDES}")
    if track.high is not None:
        lines.append(words.HIGH_DAYS.format(**track.high._asdict()))
    if track.change is not None and track.change.points > 0:
        lines.append(MEDICINES)
    return lines


def _compared(track: QuickTrack, start: Mean, current: Mean, change: Change) -> str:
    values = {
        "start": words.FIRST_WEEK if track.starts_with_week else words.FIRST_DAYS,
        "now": tenths(current.value),
        "before": tenths(start.value),
    }
    if change.percent is None:
        return words.POINTS.format(**values)
    if change.percent == 0:
        return words.SAME.format(**values)
    text = words.LOWER if change.percent > 0 else words.HIGHER
    return text.format(percent=abs(change.percent), **values)
