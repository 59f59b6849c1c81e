"""When a check-in asks "usual, new or different, not sure?", and when it brings the help lines (curriculum 6.6)."""

from datetime import timedelta
from fractions import Fraction
from itertools import islice

from cbtpain.measures.limits import ASK_OVER_MEDIAN, ASK_OVER_START, MEDIAN_DAYS
from cbtpain.measures.severity import severity
from cbtpain.measures.status import Status, status
from cbtpain.measures.trend import History, Trend
from cbtpain.records import SELF, Checkin

AT_LEAST = 2


def is_clearly_higher(checkin: Checkin, trend: Trend, history: History) -> bool:
    """True when this rating calls for the question whether the pain is the usual one."""
    value = severity(checkin)
    if value is None or trend.baseline is None or checkin.source != SELF:
        return False
    if trend.status is Status.WORSE and trend.current.on == checkin.occurred_on:
        return True
    if value - trend.baseline.value >= ASK_OVER_START:
        return True
    return _over_recent(value, checkin, history)


def is_worse_again(checkin: Checkin, trend: Trend, history: History) -> bool:
    """True when this rating and the one before it, both after the start's window, are clearly higher than the start."""
    start = trend.baseline
    if start is None or trend.status is not Status.WORSE or checkin.source != SELF:
        return False
    if trend.current.on != checkin.occurred_on:
        return False
    last = [severity(reading) for reading in islice(history.newest_first(start.window_closes), AT_LEAST)]
    return len(last) == AT_LEAST and all(s is not None and status(start.value, s) is Status.WORSE for s in last)


def _over_recent(value: Fraction, checkin: Checkin, history: History) -> bool:
    """3 or more over the median of the 28 days before, where there are two readings at least."""
    first = checkin.occurred_on - timedelta(days=MEDIAN_DAYS + 1)
    recent = history.newest_first(first)
    before = [s for r in recent if r.occurred_on < checkin.occurred_on and (s := severity(r)) is not None]
    # No median lies below the lowest: most check-ins are answered without it.
    if len(before) < AT_LEAST or value - min(before) < ASK_OVER_MEDIAN:
        return False
    # About 1 ms, with random behind it.
    from statistics import median

    return value - median(before) >= ASK_OVER_MEDIAN
