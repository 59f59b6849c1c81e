"""The start value: a function of the ratings alone."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from cbtpain.measures.limits import APART_DAYS, BASELINE_DAYS
from cbtpain.measures.severity import interference, mean, severity
from cbtpain.records import Checkin


class BaselineState(StrEnum):
    NONE = "none"
    IN_PROGRESS = "in_progress"
    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"


class Baseline(NamedTuple):
    """B, the readings it rests on (one or two), and the last day of its window."""

    state: BaselineState
    value: Fraction
    interference: Fraction
    readings: tuple[Checkin, ...]
    window_closes: date

    @property
    def day_zero(self) -> date:
        return self.window_closes - timedelta(days=BASELINE_DAYS)

    @property
    def rests_on_one(self) -> bool:
        return len(self.readings) == 1


def window_closes(day_zero: date) -> date:
    """The last day whose reading may enter the start value."""
    return day_zero + timedelta(days=BASELINE_DAYS)


def baseline(opening: Sequence[Checkin], as_of: date) -> Baseline:
    """B from the complete readings of the window, oldest first, at least one.

    The first and the last, if they are 5 or more days apart, else the first alone
    (measures' specification, 5.3).
    """
    first, last = opening[0], opening[-1]
    apart = (last.occurred_on - first.occurred_on).days
    readings = (first, last) if apart >= APART_DAYS else (first,)
    closes = window_closes(first.occurred_on)
    return Baseline(
        state=_state(len(readings), as_of, closes),
        value=mean([value for r in readings if (value := severity(r)) is not None]),
        interference=mean([interference(r) for r in readings]),
        readings=readings,
        window_closes=closes,
    )


def _state(readings: int, as_of: date, closes: date) -> BaselineState:
    if as_of <= closes:
        return BaselineState.IN_PROGRESS
    return BaselineState.CONFIRMED if readings > 1 else BaselineState.PROVISIONAL
