"""The progress screen: drawn with a chart, or plain with a list, and the same words."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.measures.flares import flare_days
from cbtpain.measures.life import ItemSoFar
from cbtpain.measures.marks import nearest_mark
from cbtpain.measures.milestones import MilestoneSoFar
from cbtpain.measures.practice import SkillSoFar
from cbtpain.measures.scene import FOUR_WEEKS, scene
from cbtpain.measures.slope import Slope, Way
from cbtpain.measures.status import Status
from cbtpain.measures.steps import Step
from cbtpain.measures.trend import Trend
from cbtpain.records import Checkin, Flare
from cbtpain.screen.chart import chart, legend
from cbtpain.screen.life import say_life
from cbtpain.screen.milestones import Trial, has_table, say_milestones
from cbtpain.screen.output import Output
from cbtpain.screen.practised import say_practised
from cbtpain.screen.views import flare_line, listed, parts
from cbtpain.words import progress as words
from cbtpain.words.numbers import day

LISTED = 12
WIDEST_CHART = 120
ABOUT_RATINGS = ("more", "start", "line", "slope", "why", "anew", "medicines")


class Beside(NamedTuple):
    """What stands beside the ratings: their slope, daily life, the marks at three, six and twelve months, practice.

    ``more`` is said of single days, where the ratings did not say it; the days of ``flares`` are marked.
    """

    slope: Slope | None = None
    life: Sequence[ItemSoFar] = ()
    practised: Sequence[SkillSoFar] = ()
    skill_names: Mapping[str, str] = {}
    more: Sequence[str] = ()
    flares: Sequence[Flare] = ()
    marks: Sequence[MilestoneSoFar] = ()


def show(
    out: Output, trend: Trend, step: Step, checkins: Sequence[Checkin], *, whole: bool, beside: Beside | None = None
) -> None:
    """Everything there is to see; ``checkins`` are those of the window to be shown, oldest first.

    ``whole``: a list names every rating of the window, not the latest dozen. What matters most fits
    on the first screen: what one can do, where one stands, the chart. The rest has headings and one
    order, and the one next thing stands last, where the eye is when the command has ended.
    """
    beside = beside or Beside()
    flares = sorted(flare_days(beside.flares, _first_shown(trend, checkins), trend.as_of))
    said = {part.about: part.text for part in parts(trend, step, beside.slope, has_table=has_table(beside.marks))}
    if _says_lower(said, beside.slope):
        said.setdefault("medicines", words.MEDICINES)
    draws = out.drawn and trend.baseline is not None
    _first_screen(out, trend, said)
    if draws:
        _draw(out, trend, checkins, beside.flares)
    _section(out, words.MORE_TITLE, [said[about] for about in ABOUT_RATINGS if about in said])
    say_life(out, beside.life)
    say_milestones(out, beside.marks, _trial(trend, said.get("trial", "")))
    days = [*([flare_line(flares)] if flares else []), *beside.more]
    _section(out, words.DAYS_TITLE, [line for line in days if line not in said.values()])
    say_practised(out, beside.practised, beside.skill_names)
    if not draws:
        lines = listed(trend, checkins, set(flares))
        _list(out, lines, len(checkins) if whole else LISTED, window=_is_window(trend, checkins))
    out.say(*([] if out.plain else [""]), said["next"])


def _first_screen(out: Output, trend: Trend, said: Mapping[str, str]) -> None:
    """What the person can do stands before the pain, and both before the chart."""
    gap = [] if out.plain else [""]
    out.say(words.TITLE.format(day=day(trend.as_of)), *gap)
    out.say(*(said[about] for about in ("function", "severity") if about in said))


def _section(out: Output, title: str, lines: Sequence[str]) -> None:
    """A heading and what belongs under it; nothing where there is nothing."""
    if lines:
        out.say(*([] if out.plain else [""]))
        out.heading(title)
        out.say(*lines)


def _trial(trend: Trend, said: str) -> Trial:
    mark = nearest_mark(trend.days_since_start)
    quoted = mark.months if trend.status is Status.IMPROVED else None
    return Trial(has_line=trend.goal is not None, said=said, quoted=quoted)


def _says_lower(said: Mapping[str, str], slope: Slope | None) -> bool:
    """What says that ratings went down says to keep taking what was prescribed (curriculum, section 6.4)."""
    return "slope" in said and slope is not None and slope.way is Way.DOWN


def _first_shown(trend: Trend, checkins: Sequence[Checkin]) -> date:
    """The first day of what is shown: without a rating, the last four weeks."""
    return checkins[0].occurred_on if checkins else trend.as_of - FOUR_WEEKS


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
    out.say("")
    draw(out, words.CHART_TITLE.format(arrow=out.glyphs.arrow), lines)
    if _is_window(trend, checkins):
        out.say(f"    {words.WINDOW}")


def _list(out: Output, lines: Sequence[str], most: int, *, window: bool) -> None:
    out.say(*([] if out.plain or not (lines or window) else [""]))
    if lines:
        out.heading(words.LIST_TITLE)
        out.say(*lines[:most])
    if len(lines) > most:
        out.say(words.LIST_EARLIER.format(count=len(lines) - most))
    elif window:
        out.say(words.WINDOW)
