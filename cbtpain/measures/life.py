"""Daily life beside pain: moving, people, sleep, mood and confidence, each beside its own start.

The start is the first answer since the start was set anew, or at all; now is the last one, of a
later day. Each is one answer from 0 to 10, so less than 2 points count as ups and downs: the
limit of the PEG (MEASURES 2.5), taken over for want of a better one.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cbtpain.measures.limits import USUAL_POINTS
from cbtpain.records import Answered

LOWER, HIGHER = "lower_better", "higher_better"
DIRECTIONS = {"moving": LOWER, "people": LOWER, "sleep": LOWER, "mood": HIGHER, "confidence": HIGHER}
"""Which way is better, by item, what one does first (MEASURES 5.9)."""


class Turn(StrEnum):
    """How now lies beside the start."""

    BETTER = "better"
    HARDER = "harder"
    UPS_AND_DOWNS = "ups_and_downs"
    SAME = "same"


class ItemSoFar(NamedTuple):
    """Whole numbers 0 to 10; ``now`` and ``now_on`` are None where no later day has an answer."""

    id: str
    start: int
    start_on: date
    now: int | None = None
    now_on: date | None = None

    @property
    def direction(self) -> str:
        return DIRECTIONS[self.id]

    @property
    def turn(self) -> Turn | None:
        """None where there is no later answer."""
        if self.now is None:
            return None
        gain = self.start - self.now if self.direction == LOWER else self.now - self.start
        if abs(gain) < USUAL_POINTS:
            return Turn.UPS_AND_DOWNS if gain else Turn.SAME
        return Turn.BETTER if gain > 0 else Turn.HARDER


def items_so_far(answers: Sequence[Answered], since: date | None = None) -> list[ItemSoFar]:
    """Each item that has a start, in the order of ``DIRECTIONS``; ``since`` is the day the start was set anew.

    Of two answers of one day, the one that stands later in ``answers`` counts.
    """
    by_day: dict[str, dict[date, int]] = {item: {} for item in DIRECTIONS}
    for one in answers:
        if since is None or one.on >= since:
            by_day[one.item][one.on] = one.value
    return [_so_far(item, found) for item, found in by_day.items() if found]


def _so_far(item: str, found: dict[date, int]) -> ItemSoFar:
    first, last = min(found), max(found)
    start = ItemSoFar(item, found[first], first)
    return start if first == last else start._replace(now=found[last], now_on=last)
