"""The text of a status and goal state (curriculum section 8): one for each."""

from cbtpain.measures.baseline import Baseline
from cbtpain.measures.goal import GoalState
from cbtpain.measures.reading import tenths
from cbtpain.measures.status import Flag, Status, clearly_higher
from cbtpain.measures.trend import Trend
from cbtpain.words import progress as words
from cbtpain.words.numbers import day

LOWER = (Status.IMPROVED, Status.SOME_IMPROVEMENT)


def reading(trend: Trend) -> list[str]:
    """What the person reads about where they stand."""
    return [*standing(trend), *standing_more(trend)]


def standing(trend: Trend) -> list[str]:
    """What must be read beside the numbers: status, goal state, how sure, and what needs care."""
    if trend.baseline is None:
        return [words.START_NONE]
    return [*_of_goal_state(trend), *_of_status(trend, trend.baseline)]


def standing_more(trend: Trend) -> list[str]:
    """What can be read after it."""
    more = [(words.HALVED, Flag.IMPROVED_50 in trend.flags), (words.WORSE_USUAL, trend.status is Status.WORSE)]
    held = trend.status is Status.IMPROVED and trend.history.state is GoalState.SUSTAINED
    return [text for text, holds in [(words.LINE_SUSTAINED_MORE, held), *more] if holds]


def medicines(trend: Trend) -> list[str]:
    """Beside every text that says "lower": keep taking what was prescribed."""
    low_and_lower = trend.status is Status.LOW_START and trend.change is not None and trend.change.points > 0
    return [words.MEDICINES] if trend.status in LOWER or low_and_lower else []


def _of_goal_state(trend: Trend) -> list[str]:
    found = trend.history
    if found.state is not GoalState.EARLIER or found.since is None or found.until is None:
        return []
    text = words.LINE_EARLIER if trend.change is not None else words.LINE_EARLIER_OLD
    return [text.format(since=day(found.since), until=day(found.until))]


def _of_status(trend: Trend, start: Baseline) -> list[str]:
    now = tenths(trend.current.value) if trend.current.value is not None else ""
    match trend.status:
        case Status.NO_CURRENT:
            return [_start_so_far(trend, start)]
        case Status.STALE:
            return [words.OLD]
        case Status.BASELINE_ZERO:
            higher = trend.change is not None and clearly_higher(trend.change)
            return [(words.START_ZERO_HIGHER if higher else words.START_ZERO).format(now=now)]
        case Status.LOW_START:
            return [words.START_LOW.format(start=tenths(start.value), now=now)]
        case Status.IMPROVED:
            return [_at_line(trend)]
        case Status.SOME_IMPROVEMENT:
            return [words.SOME if Flag.USUAL_VARIATION in trend.flags else words.SOME_CLEAR]
        case Status.NO_CHANGE:
            return [words.SAME]
        case Status.SOME_WORSENING:
            return [words.HIGHER]
    return [words.WORSE]


def _start_so_far(trend: Trend, start: Baseline) -> str:
    if trend.as_of > start.window_closes:
        return words.NOW_NONE
    return words.START_OPEN if start.rests_on_one else words.START_TWO


def _at_line(trend: Trend) -> str:
    match trend.history.state:
        case GoalState.SUSTAINED if trend.history.since is not None:
            return words.LINE_SUSTAINED.format(since=day(trend.history.since))
        case GoalState.REGAINED_ONCE:
            return words.LINE_AGAIN
    return words.LINE_ONCE
