"""The progress screen: drawn with a chart, or plain with a list, and the same words."""

from collections.abc import Sequence
from datetime import date

from cbtpain.measures.scene import scene
from cbtpain.measures.steps import Step
from cbtpain.measures.trend import Trend
from cbtpain.records import Checkin
from cbtpain.screen.chart import chart, legend
from cbtpain.screen.output import Output
from cbtpain.screen.views import Part, listed, parts
from cbtpain.words import progress as words
from cbtpain.words.numbers import day

LISTED = 12
WIDEST_CHART = 120


def show(
    out: Output, trend: Trend, step: Step, checkins: Sequence[Checkin], *, whole: bool, more: Sequence[str] = ()
) -> None:
    """Everything there is to see; ``checkins`` are those of the window to be shown, oldest first.

    ``whole``: a list names every rating of the window, not the latest dozen. ``more`` is said
    after what the ratings say, where they did not say it.
    """
    out.say(words.TITLE.format(day=day(trend.as_of)))
    said = parts(trend, step)
    said += [Part("more", (line,)) for line in more if line not in [part.text for part in said]]
    if out.drawn and trend.baseline is not None:
        _drawn(out, trend, said, checkins)
    else:
        out.say(*(part.text for part in said))
        _list(out, trend, checkins, len(checkins) if whole else LISTED)


def _drawn(out: Output, trend: Trend, said: Sequence[Part], checkins: Sequence[Checkin]) -> None:
    """What the person can do stands before the pain, and so before the chart."""
    out.say("", said[0].text, "")
    _draw(out, trend, checkins)
    if _is_window(trend, checkins):
        out.say(f"    {words.WINDOW}")
    for part in said[1:]:
        out.say("", part.text)


def _is_window(trend: Trend, checkins: Sequence[Checkin]) -> bool:
    """True where ratings lie before those that are shown."""
    if trend.baseline is None:
        return False
    return not checkins or trend.baseline.day_zero < checkins[0].occurred_on


def _draw(out: Output, trend: Trend, checkins: Sequence[Checkin]) -> None:
    # rich costs 20-25 ms, and a pipe or a screen reader has no use for it.
    from cbtpain.screen.drawn import draw

    assert out.width is not None
    first = checkins[0].occurred_on if checkins else date.min
    seen = scene(trend, checkins, first)
    width = min(out.width - 1, WIDEST_CHART)
    lines = chart(seen, width, out.glyphs) + legend(seen, width, out.glyphs)
    draw(out, words.CHART_TITLE.format(arrow=out.glyphs.arrow), lines)


def _list(out: Output, trend: Trend, checkins: Sequence[Checkin], most: int) -> None:
    lines = listed(trend, checkins)
    if lines:
        out.say(words.LIST_TITLE, *lines[:most])
    if len(lines) > most:
        out.say(words.LIST_EARLIER.format(count=len(lines) - most))
    elif _is_window(trend, checkins):
        out.say(words.WINDOW)
