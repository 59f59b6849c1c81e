"""The progress screen: drawn with a chart, or plain with a list, and the same words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.measures.flares import flare_days
from cbtpain.measures.life import ItemSoFar
from cbtpain.measures.practice import SkillSoFar
from cbtpain.measures.scene import FOUR_WEEKS, scene
from cbtpain.measures.slope import Slope, Way
from cbtpain.measures.steps import Step
from cbtpain.measures.trend import Trend
from cbtpain.records import Checkin, Flare
from cbtpain.screen.chart import chart, legend
from cbtpain.screen.life import say_life
from cbtpain.screen.output import Output
from cbtpain.screen.practised import say_practised
from cbtpain.screen.views import Part, flare_line, listed, parts
from cbtpain.words import progress as words
from cbtpain.words.numbers import day

LISTED = 12
WIDEST_CHART = 120


class Beside(NamedTuple):
    """What stands beside the ratings: their slope, daily life, practice.

    ``more`` is said where the ratings did not; the days of ``flares`` are marked.
    """

    slope: Slope | None = None
    life: Sequence[ItemSoFar] = ()
    practised: Sequence[SkillSoFar] = ()
    skill_names: Mapping[str, str] = {}
    more: Sequence[str] = ()
    flares: Sequence[Flare] = ()


def show(
    out: Output, trend: Trend, step: Step, checkins: Sequence[Checkin], *, whole: bool, beside: Beside | None = None
) -> None:
    """Everything there is to see; ``checkins`` are those of the window to be shown, oldest first.

    ``whole``: a list names every rating of the window, not the latest dozen. Where one stands comes
    first, what the trial found stays beside it, then come daily life and practice.
    """
    beside = beside or Beside()
    out.say(words.TITLE.format(day=day(trend.as_of)))
    said = parts(trend, step, beside.slope)
    flares = sorted(flare_days(beside.flares, _first_shown(trend, checkins), trend.as_of))
    said += [Part("flares", (flare_line(flares),))] if flares else []
    more = [*([words.MEDICINES] if _says_lower(said, beside.slope) else []), *beside.more]
    said += [Part("more", (line,)) for line in dict.fromkeys(more) if line not in [part.text for part in said]]
    if out.drawn and trend.baseline is not None:
        _drawn(out, trend, said, checkins, beside.flares)
    else:
        out.say(*(part.text for part in said))
    say_life(out, beside.life)
    say_practised(out, beside.practised, beside.skill_names)
    if not out.drawn or trend.baseline is None:
        lines = listed(trend, checkins, set(flares))
        _list(out, lines, len(checkins) if whole else LISTED, window=_is_window(trend, checkins))


def _says_lower(said: Sequence[Part], slope: Slope | None) -> bool:
    """What says that ratings went down says to keep taking what was prescribed (curriculum, section 6.4)."""
    told = any(part.about == "slope" for part in said)
    return told and slope is not None and slope.way is Way.DOWN


def _first_shown(trend: Trend, checkins: Sequence[Checkin]) -> date:
    """The first day of what is shown: without a rating, the last four weeks."""
    return checkins[0].occurred_on if checkins else trend.as_of - FOUR_WEEKS


def _drawn(
    out: Output, trend: Trend, said: Sequence[Part], checkins: Sequence[Checkin], flares: Sequence[Flare]
) -> None:
    """What the person can do stands before the pain, and so before the chart."""
    out.say("", said[0].text, "")
    _draw(out, trend, checkins, flares)
    if _is_window(trend, checkins):
        out.say(f"    {words.WINDOW}")
    for part in said[1:]:
        out.say("", part.text)


def _is_window(trend: Trend, checkins: Sequence[Checkin]) -> bool:
    """True where ratings lie before those that are shown."""
    if trend.baseline is None:
        return False
    return not checkins or trend.baseline.day_zero < checkins[0].occurred_on


def _draw(out: Output, trend: Trend, checkins: Sequence[Checkin], flares: Sequence[Flare]) -> None:
    # rich costs 20-25 ms, and a pipe or a screen reader has no use for it.
    from cbtpain.screen.drawn import draw

    assert out.width is not None
    first = checkins[0].occurred_on if checkins else date.min
    seen = scene(trend, checkins, first, flares)
    width = min(out.width - 1, WIDEST_CHART)
    lines = chart(seen, width, out.glyphs) + legend(seen, width, out.glyphs)
    draw(out, words.CHART_TITLE.format(arrow=out.glyphs.arrow), lines)


def _list(out: Output, lines: Sequence[str], most: int, *, window: bool) -> None:
    if lines:
        out.say(words.LIST_TITLE, *lines[:most])
    if len(lines) > most:
        out.say(words.LIST_EARLIER.format(count=len(lines) - most))
    elif window:
        out.say(words.WINDOW)
