"""From a trend to the paragraphs a person reads; it chooses words and places numbers."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cbtpain.measures.baseline import BaselineState
from cbtpain.measures.marks import is_early, nearest_mark
from cbtpain.measures.reading import nearest_whole, tenths
from cbtpain.measures.severity import severity
from cbtpain.measures.slope import Slope, Way
from cbtpain.measures.status import Change, Flag, Status
from cbtpain.measures.steps import Step
from cbtpain.measures.trend import CurrentState, Trend, is_at_line
from cbtpain.records import PAPER, Checkin
from cbtpain.screen.reading import medicines, standing, standing_more
from cbtpain.words import anew as anew_words
from cbtpain.words import flare as flare_words
from cbtpain.words import progress as words
from cbtpain.words.numbers import day, week_day

_A_DAY = timedelta(days=1)
NOTHING = "0.0"
"""What rounds to it is no change to tell of."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: what it is about, and its sentences."""

    about: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


def parts(trend: Trend, step: Step, slope: Slope | None = None, *, has_table: bool = False) -> list[Part]:
    """Everything said about the trend, function first; empty paragraphs are left out.

    ``has_table``: the trial's shares stand in the table of the months, so they are said of a line that is met alone.
    """
    said = [
        Part("function", tuple(_function(trend))),
        Part("severity", (*_severity(trend), *standing(trend))),
        Part("more", (*standing_more(trend), *_often_worst(trend))),
        Part("start", tuple(_start(trend))),
        Part("line", tuple(_line(trend))),
        Part("slope", tuple(_slope(trend, slope))),
        Part("why", (words.CHART_CANNOT,) if trend.change is not None and trend.goal is not None else ()),
        Part("anew", tuple(_anew(trend))),
        Part("medicines", tuple(medicines(trend))),
        Part("trial", tuple(_trial(trend, has_table=has_table))),
        Part("next", (_missing(step),)),
    ]
    return [part for part in said if part.sentences]


def _function(trend: Trend) -> list[str]:
    if trend.baseline is None:
        return []
    start = tenths(trend.baseline.interference)
    if trend.current.state is CurrentState.OK and trend.current.interference is not None:
        return [words.FUNCTION.format(start=start, now=tenths(trend.current.interference))]
    return [words.FUNCTION_START.format(start=start)]


def _severity(trend: Trend) -> list[str]:
    if trend.baseline is None:
        return []
    start = tenths(trend.baseline.value)
    if trend.current.value is None or trend.current.on is None:
        return [words.SEVERITY_START.format(start=start)]
    text = words.SEVERITY_OLD if trend.change is None else words.SEVERITY_NOW
    now, on = tenths(trend.current.value), day(trend.current.on)
    said = [text.format(start=start, now=now, day=on)]
    if trend.change is not None:
        said.append(_difference(trend.change))
    if Flag.PROVISIONAL in trend.flags and trend.change is not None:
        said.append(words.LESS_SURE)
    return said


def _start(trend: Trend) -> list[str]:
    if trend.baseline is None:
        return []
    days = [reading.occurred_on for reading in trend.baseline.readings]
    return [words.START_FROM.format(readings=words.start_readings(days))]


def _often_worst(trend: Trend) -> list[str]:
    lower = trend.change is not None and trend.change.points > 0
    return [words.OFTEN_WORST] if lower and Flag.PROVISIONAL in trend.flags else []


def _difference(change: Change) -> str:
    if change.points == 0:
        return words.POINTS_SAME
    text = words.POINTS_LOWER if change.points > 0 else words.POINTS_HIGHER
    points = text.format(points=tenths(abs(change.points)))
    if change.percent is None:
        return words.NO_PERCENT.format(points=points)
    return words.PERCENT.format(points=points, percent=abs(change.percent))


def _line(trend: Trend) -> list[str]:
    if trend.baseline is None:
        return []
    if trend.goal is None:
        return [words.NO_LINE]
    settled = trend.baseline.state is not BaselineState.IN_PROGRESS or not trend.baseline.rests_on_one
    return [(words.LINE if settled else words.LINE_SO_FAR).format(goal=tenths(trend.goal))]


def _slope(trend: Trend, found: Slope | None) -> list[str]:
    """Where the ratings go up to now, and over four weeks at least; no interval where it leaves both ways open."""
    if found is None or trend.current.state is not CurrentState.OK or not found.spans_four_weeks:
        return []
    points, *ends = (tenths(abs(value)) for value in (found.points, found.low, found.high))
    way = found.way if points != NOTHING else Way.NOT_CLEAR
    low, high = sorted(ends, key=float)
    return [words.SLOPE[way].format(weeks=found.weeks, points=points, low=low, high=high)]


def _anew(trend: Trend) -> list[str]:
    return [anew_words.SINCE.format(day=day(trend.set_anew_on))] if trend.set_anew_on is not None else []


def _missing(step: Step) -> str:
    last = week_day(step.last) if step.last is not None else ""
    return words.MISSING[step.missing].format(first=week_day(step.first), last=last)


def _trial(trend: Trend, *, has_table: bool) -> list[str]:
    """What the trial found at the nearest mark: beside every verdict against the line.

    Beside the table, which has all of it, beside a line that is met (MEASURES 2.7) and no other.
    """
    below = [words.BELOW_TRIAL] if Flag.LOW_START in trend.flags else []
    if trend.change is None or trend.goal is None:
        return below
    mark = nearest_mark(trend.days_since_start)
    text = words.MARK_EARLY if is_early(trend.days_since_start) else words.MARK
    online, usual = nearest_whole(mark.online), nearest_whole(mark.usual)
    shares = [
        text.format(online=online, months=words.MONTHS[mark.months]),
        words.MARK_USUAL.format(usual=usual, said=words.USUAL_SAID[mark.months]),
    ]
    if has_table:
        return [*(shares if trend.status is Status.IMPROVED else []), *below]
    return [*shares, words.OTHER_SCALE, *below]


def listed(trend: Trend, checkins: Sequence[Checkin], flares: Container[date] = ()) -> list[str]:
    """One line a rating, newest first: the chart's twin; ``flares`` are the flare days."""
    return [_listed(checkin, trend, on_flare_day=checkin.occurred_on in flares) for checkin in reversed(checkins)]


def flare_line(flares: Sequence[date]) -> str:
    """How many days are marked, and the last stretch of them; ``flares`` has one at least, oldest first."""
    last = [flares[-1]]
    for on in reversed(flares[:-1]):
        if last[0] - on != _A_DAY:
            break
        last.insert(0, on)
    days = flare_words.days(last[0], last[-1])
    return (
        words.FLARE_ONE.format(days=days) if len(flares) == 1 else words.FLARE_SOME.format(count=len(flares), days=days)
    )


def _listed(checkin: Checkin, trend: Trend, *, on_flare_day: bool) -> str:
    value = severity(checkin)
    starts = trend.baseline.readings if trend.baseline is not None else ()
    in_start = checkin.occurred_on in [reading.occurred_on for reading in starts]
    notes = [
        (value is None and checkin.finished, words.LIST_PARTIAL),
        (not checkin.finished, words.LIST_UNFINISHED),
        (is_at_line(trend, checkin), words.LIST_MET),
        (in_start and checkin.source != PAPER, words.LIST_START),
        (checkin.source == PAPER, words.LIST_PAPER),
        (checkin.backfilled and checkin.source != PAPER, words.LIST_LATER),
        (on_flare_day, words.LIST_FLARE),
    ]
    said = [day(checkin.occurred_on), *([tenths(value)] if value is not None else [])]
    return f"{': '.join(said)}{''.join(f', {note}' for holds, note in notes if holds)}"
