"""What the page says of status, goal state and certainty: one text for each, and nobody is spoken to."""

from collections.abc import Sequence
from fractions import Fraction

from cbtpain.measures.baseline import Baseline, BaselineState
from cbtpain.measures.goal import GoalState
from cbtpain.measures.milestones import MilestoneSoFar
from cbtpain.measures.reading import tenths
from cbtpain.measures.slope import Slope
from cbtpain.measures.status import Flag, Status, clearly_higher
from cbtpain.measures.trend import Trend
from cbtpain.words import report as words
from cbtpain.words.numbers import day
from cbtpain.words.progress import MONTHS

BY_STATUS = {
    Status.STALE: words.OLD,
    Status.WORSE: words.WORSE,
    Status.LOW_START: words.LOW,
    Status.SOME_IMPROVEMENT: words.SOME,
    Status.NO_CHANGE: words.SAME_AS_START,
    Status.SOME_WORSENING: words.SOME_HIGHER,
}
NOTHING = "0.0"


def standing(trend: Trend, slope: Slope | None, milestones: Sequence[MilestoneSoFar] = ()) -> Sequence[str]:
    """Status and goal state, the 30 percent line, the marks at three, six and twelve months, and the slope."""
    if trend.baseline is None:
        return [words.NO_START]
    said = [*_earlier(trend), _of_status(trend, trend.baseline)]
    if Flag.IMPROVED_50 in trend.flags:
        said.append(words.HALVED)
    said += [_line(trend, trend.baseline), *_marks(milestones)]
    return said if slope is None else [*said, _slope(slope)]


def certainty(trend: Trend) -> Sequence[str]:
    """How much the start and the change can bear."""
    start = trend.baseline
    if start is None:
        return ()
    days = words.days_of([reading.occurred_on for reading in start.readings])
    said = [(words.START_ONE if start.rests_on_one else words.START_TWO).format(days=days)]
    lower = trend.change is not None and trend.change.points > 0
    if start.rests_on_one and lower:
        said.append(words.OFTEN_WORST)
    if _can_be_chance(trend):
        said.append(words.UPS_AND_DOWNS)
    if Flag.LOW_START in trend.flags:
        said.append(words.LOW_START)
    return [*said, words.CANNOT_SAY_WHY]


def _can_be_chance(trend: Trend) -> bool:
    """A small change can, unless it holds; what is called clearly higher is not played down."""
    if trend.change is None or not trend.change.points or trend.status is Status.WORSE:
        return False
    return Flag.USUAL_VARIATION in trend.flags and trend.history.state is not GoalState.SUSTAINED


def _earlier(trend: Trend) -> list[str]:
    found = trend.history
    if found.state is not GoalState.EARLIER or found.since is None or found.until is None:
        return []
    text = words.LINE_EARLIER if trend.change is not None else words.LINE_EARLIER_OLD
    return [text.format(since=day(found.since), until=day(found.until))]


def _of_status(trend: Trend, start: Baseline) -> str:
    if trend.status is Status.NO_CURRENT:
        return words.NOW_NONE if trend.as_of > start.window_closes else words.START_OPEN
    if trend.status is Status.BASELINE_ZERO:
        higher = trend.change is not None and clearly_higher(trend.change)
        return words.ZERO_HIGHER if higher else words.ZERO
    if trend.status is Status.IMPROVED:
        return _at_line(trend)
    return BY_STATUS[trend.status]


def _at_line(trend: Trend) -> str:
    match trend.history.state:
        case GoalState.SUSTAINED if trend.history.since is not None:
            return words.LINE_SUSTAINED.format(since=day(trend.history.since))
        case GoalState.REGAINED_ONCE:
            return words.LINE_AGAIN
    return words.LINE_ONCE


def _line(trend: Trend, start: Baseline) -> str:
    if trend.goal is None:
        return words.NO_LINE
    settled = start.state is not BaselineState.IN_PROGRESS or not start.rests_on_one
    return (words.LINE if settled else words.LINE_SO_FAR).format(goal=tenths(trend.goal))


def _marks(milestones: Sequence[MilestoneSoFar]) -> list[str]:
    """Those that have a reading, which stands for itself: nothing is carried forward."""
    told = [
        (words.MARK_AT_LINE if one.status is Status.IMPROVED else words.MARK).format(
            months=MONTHS[one.month], day=day(one.on), value=tenths(one.severity)
        )
        for one in milestones
        if one.month in MONTHS and one.on is not None and one.severity is not None
    ]
    return [" ".join(told)] if told else []


def _slope(slope: Slope) -> str:
    # Down is better, and told first where both ends lie below.
    low, high = _end(slope.low), _end(slope.high)
    change = way(slope.points, words.SLOPE_LOWER, words.SLOPE_HIGHER, words.SLOPE_LEVEL)
    return words.SLOPE.format(change=change, count=slope.ratings, first=day(slope.first), low=low, high=high)


def _end(value: Fraction) -> str:
    return way(value, words.END_LOWER, words.END_HIGHER, words.END_LEVEL)


def difference(points: Fraction, percent: int | None) -> str:
    """``2.0 points lower, 30 percent``: points are start - now, so more is better."""
    change = way(-points, words.LOWER, words.HIGHER, words.SAME)
    return words.WITH_PERCENT.format(change=change, percent=abs(percent)) if points and percent is not None else change


def way(value: Fraction, lower: str, higher: str, level: str) -> str:
    """A change as words; what rounds to nothing is none."""
    said = tenths(abs(value))
    return level if said == NOTHING else (lower if value < 0 else higher).format(points=said)
