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


OPEN, DONE, DROPPED = "open", "done", "dropped"
TAKEN_BACK = "null"
"""The value (JSON) of an answer that a later one has taken off the way; a skip has none at all."""


class Run(NamedTuple):
    """One walk through a session.

    ``course`` tells the shipped course from a pack; ``number`` of ``sessions`` is the
    session's place in it; ``digest`` is that of the text as it was last shown. ``id`` is None
    until the first answer is kept.
    """

    course: str
    session: str
    number: int
    sessions: int
    digest: str
    short: bool
    begun_on: date
    state: str = OPEN
    ended_on: date | None = None
    id: int | None = None


class Said(NamedTuple):
    """One kept answer: ``value`` as JSON text (None: skipped), and how it reads in a sentence."""

    prompt: str
    value: str | None
    said: str = ""
    round: int = 1
