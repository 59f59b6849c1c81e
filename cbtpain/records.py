"""What the rooms hand each other: plain, frozen records with no behaviour of their own."""

from datetime import date
from typing import NamedTuple

ITEMS = ("pain", "enjoyment", "activity")
LOWEST, HIGHEST = 0, 10
SELF = "self"
PAPER = "paper"


class Checkin(NamedTuple):
    """One weekly PEG on one local date.

    Items are whole numbers 0 to 10, or None where skipped or not asked yet
    (``asked`` tells how many of the three were put). ``days_back`` is how many days
    after ``occurred_on`` it was first recorded; ``revision`` starts at 1.
    """

    occurred_on: date
    pain: int | None
    enjoyment: int | None
    activity: int | None
    asked: int = len(ITEMS)
    revision: int = 1
    source: str = SELF
    days_back: int = 0

    @property
    def items(self) -> tuple[int | None, int | None, int | None]:
        return (self.pain, self.enjoyment, self.activity)

    @property
    def complete(self) -> bool:
        return None not in self.items

    @property
    def finished(self) -> bool:
        return self.asked == len(ITEMS)

    @property
    def backfilled(self) -> bool:
        return self.days_back > 0
