"""The progress screen: drawn with a chart, or plain with a list, and the same words."""

from collections.abc import Sequence
from datetime import date

from cbtpain.measures.steps import Step
from cbtpain.measures.trend import Trend
from cbtpain.records import Checkin
from cbtpain.screen.chart import chart, legend
from cbtpain.screen.output import Output
from cbtpain.screen.views import listed, parts, scene
from cbtpain.words import progress as words
from cbtpain.words.numbers import day

LISTED = 12


def show(out: Output, trend: Trend, step: Step, checkins: Sequence[Checkin], *, whole: bool) -> None:
    """Everything there is to see; ``checkins`` are those of the window to be shown, oldest first.

    ``whole``: a list names every rating of the window, not the latest dozen.
    """
    out.say(words.TITLE.format(day=day(trend.as_of)))
    if trend.baseline is not None and out.drawn:
        out.say("")
        _draw(out, trend, checkins)
    for part in parts(trend, step):
        out.say("", part.text) if out.drawn else out.say(part.text)
    if checkins and not out.drawn:
        _list(out, trend, checkins, len(checkins) if whole else LISTED)
    if trend.baseline is not None and checkins and trend.baseline.day_zero < checkins[0].occurred_on:
        out.say(words.WINDOW)


def _draw(out: Output, trend: Trend, checkins: Sequence[Checkin]) -> None:
    # rich costs about 35 ms, and a pipe or a screen reader has no use for it.
    from cbtpain.screen.drawn import draw

    assert out.width is not None
    first = checkins[0].occurred_on if checkins else date.min
    seen = scene(trend, checkins, first)
    width = min(out.width - 1, WIDEST_CHART)
    lines = chart(seen, width, out.glyphs) + legend(seen, width, out.glyphs)
    draw(out, words.CHART_TITLE.format(arrow=out.glyphs.arrow), lines)


WIDEST_CHART = 120


def _list(out: Output, trend: Trend, checkins: Sequence[Checkin], most: int) -> None:
    lines = listed(trend, checkins)
    out.say(words.LIST_TITLE, *lines[:most])
    if len(lines) > most:
        out.say(words.LIST_EARLIER.format(count=len(lines) - most))
