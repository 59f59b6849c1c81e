"""The daily track: two own-worded questions a day. Feedback alone: the weekly PEG decides.

cbtpain items, not a validated scale. Rules: the measures' specification, 5.1, 5.3 and 5.4.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple, Protocol

from cbtpain.measures import limits
from cbtpain.measures.severity import mean
from cbtpain.measures.status import Change, change
from cbtpain.records import Quick


class Days(Protocol):
    """The quick check-ins that count: complete, the latest revision of each date, not from paper."""

    def first_on(self) -> date | None:
        """The date of the earliest, since the start was last set anew."""

    def last_on(self) -> date | None:
        """The date of the latest."""

    def between(self, first: date, last: date) -> Sequence[Quick]:
        """Those of these dates, both included, oldest first."""


class Mean(NamedTuple):
    """The exact mean of day scores, 0 to 10, and how many rated days it rests on."""

    value: Fraction
    days: int


class HighDays(NamedTuple):
    """Days with pain of 7 or more among the rated ones of the last 14 dates, and of the first 14."""

    now: int
    of_now: int
    before: int
    of_before: int


class QuickTrack(NamedTuple):
    """The daily track as of one date; each part is None where there are not enough days for it."""

    as_of: date
    start: Mean | None = None
    current: Mean | None = None
    high: HighDays | None = None
    starts_with_week: bool = True
    """The start is that of the first 7 dates, not of a longer span."""

    @property
    def change(self) -> Change | None:
        if self.start is None or self.current is None:
            return None
        return change(self.start.value, self.current.value)


def day_score(quick: Quick) -> Fraction | None:
    """``(Q1 + Q2) / 2``, 0 to 10; None unless both were answered."""
    if quick.pain is None or quick.trouble is None:
        return None
    return Fraction(quick.pain + quick.trouble, 2)


def quick_track(days: Days, today: date) -> QuickTrack:
    """The daily track as of ``today``, or of the latest rated day where that is later."""
    first, last = days.first_on(), days.last_on()
    if first is None or last is None:
        return QuickTrack(today)
    as_of = max(today, last)
    opening = days.between(first, _on(first, limits.QUICK_START_DAYS))
    dates = _start_dates(opening, first)
    closes = _on(first, dates)
    counted = [quick for quick in opening if quick.occurred_on <= closes]
    start = _mean(counted) if len(counted) >= limits.QUICK_START_NEEDS else None
    # What is compared with the start is dated after it, as with the weekly PEG.
    since = max(as_of - timedelta(days=limits.QUICK_WEEK - 1), closes + timedelta(days=1))
    recent = days.between(since, as_of)
    current = _mean(recent) if len(recent) >= limits.QUICK_NOW_NEEDS else None
    high = _high(days, opening, as_of)
    return QuickTrack(as_of, start, current, high, starts_with_week=dates == limits.QUICK_WEEK)


class DaysSoFar(NamedTuple):
    """Rated days of a span of dates, how many of them had pain of 7 or more, and the median of their day scores."""

    first: date
    last: date
    rated: int
    high: int
    median: Fraction


def days_of(quicks: Sequence[Quick]) -> DaysSoFar | None:
    """Of complete quick check-ins, oldest first; None of none."""
    scores = sorted(score for quick in quicks if (score := day_score(quick)) is not None)
    if not scores:
        return None
    half, odd = divmod(len(scores), 2)
    median = scores[half] if odd else mean(scores[half - 1 : half + 1])
    return DaysSoFar(quicks[0].occurred_on, quicks[-1].occurred_on, len(scores), _count(quicks), median)


def _on(first: date, dates: int) -> date:
    """The last of that many dates."""
    return first + timedelta(days=dates - 1)


def _start_dates(opening: Sequence[Quick], first: date) -> int:
    """How many dates the start spans: 7, or one more until 5 of them are rated, at most 14."""
    if len(opening) < limits.QUICK_START_NEEDS:
        return limits.QUICK_START_DAYS
    needed = opening[limits.QUICK_START_NEEDS - 1].occurred_on
    return max(limits.QUICK_WEEK, (needed - first).days + 1)


def _high(days: Days, opening: Sequence[Quick], as_of: date) -> HighDays | None:
    since = as_of - timedelta(days=limits.HIGH_DAYS - 1)
    if not opening or since <= _on(opening[0].occurred_on, limits.HIGH_DAYS):
        return None
    recent = days.between(since, as_of)
    if min(len(recent), len(opening)) < limits.HIGH_NEEDS:
        return None
    return HighDays(_count(recent), len(recent), _count(opening), len(opening))


def _count(quicks: Sequence[Quick]) -> int:
    return sum(quick.pain is not None and quick.pain >= limits.HIGH_PAIN for quick in quicks)


def _mean(quicks: Sequence[Quick]) -> Mean:
    return Mean(mean([score for quick in quicks if (score := day_score(quick)) is not None]), len(quicks))
