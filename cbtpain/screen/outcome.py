"""What is said after a check-in: what was kept, its score, and what it changed."""

from cbtpain.measures.reading import tenths
from cbtpain.measures.severity import severity
from cbtpain.measures.trend import Trend
from cbtpain.records import PAPER, Checkin
from cbtpain.screen.reading import medicines, reading
from cbtpain.words import checkin as words


def said(kept: Checkin, before: Checkin | None, was: Trend, now: Trend) -> list[str]:
    """The paragraphs after a check-in; ``was`` and ``now`` are the trend before and after it."""
    value = severity(kept)
    lines = [words.kept(kept.occurred_on, words.items(kept.items))]
    if before is not None:
        text = words.REPLACED if before.finished else words.BEGUN_REPLACED
        lines.append(text.format(items=words.numbers(before.items)))
    lines.append(words.NO_SCORE if value is None else words.SCORE.format(value=tenths(value)))
    if kept.source == PAPER:
        return [*lines, words.FROM_PAPER]
    if kept.backfilled:
        lines.append(words.FILLED_IN)
    changed = _changed(was, now)
    if value is None and not changed:
        return lines
    return [*lines, *changed, " ".join(reading(now)), *medicines(now)]


def _changed(was: Trend, now: Trend) -> list[str]:
    """Told once, when a correction or a back-dated rating moves what was shown before."""
    lines = []
    if was.baseline is not None and now.baseline is not None and was.baseline.value != now.baseline.value:
        start = words.START_CHANGED.format(before=tenths(was.baseline.value), after=tenths(now.baseline.value))
        lines.append(start)
    if was.change is not None and (was.status, was.history.state) != (now.status, now.history.state):
        lines.append(words.STATUS_CHANGED)
    return lines
