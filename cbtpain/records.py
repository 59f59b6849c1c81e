"""What the rooms hand each other: plain, frozen records with no behaviour of their own."""

from collections.abc import Mapping
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

    @property
    def taken_back(self) -> bool:
        """True of a revision that says nothing: what its date had before no longer counts."""
        return self.finished and self.items == (None, None, None)


QUICK_ITEMS = ("pain", "trouble")


class Quick(NamedTuple):
    """One quick check-in on one local date: two questions about the last 24 hours.

    They are cbtpain's own, not a validated scale: whole numbers 0 to 10, or None where skipped or
    not asked yet. ``flare``: 1 where the person marked the day as one of a flare, else 0. The other
    fields are those of ``Checkin``.
    """

    occurred_on: date
    pain: int | None
    trouble: int | None
    asked: int = len(QUICK_ITEMS)
    revision: int = 1
    source: str = SELF
    days_back: int = 0
    flare: int = 0

    @property
    def items(self) -> tuple[int | None, int | None]:
        return (self.pain, self.trouble)

    @property
    def complete(self) -> bool:
        return None not in self.items

    @property
    def finished(self) -> bool:
        return self.asked == len(QUICK_ITEMS)

    @property
    def taken_back(self) -> bool:
        return self.finished and self.items == (None, None)

    @property
    def backfilled(self) -> bool:
        return self.days_back > 0


OPEN, DONE, DROPPED = "open", "done", "dropped"
GIVEN = "given"
"""A milestone set whose last question was put; what is said after it was not seen to its end yet."""
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

    @property
    def is_aside(self) -> bool:
        """True of a walk outside the course's sessions: ``practice:pmr``, ``worksheet:record``."""
        return ASIDE in self.session


ASIDE = ":"
"""Between the kind of a walk outside the sessions and its name; no session's id has one."""
BOOSTER = f"booster{ASIDE}days"
"""The walk on a day to come back, after the last session."""
OF_RUN = " of run "
"""In the ``ref`` of days counted when looking back: before the run that made the plan."""
SESSION, REVIEW, PRACTICE = "session", "review", "practice"
"""Where a practice was told: done within a session, counted when looking back on a week, or by its own command."""


class Practice(NamedTuple):
    """One skill practised, once or several times.

    ``before`` and ``after`` are whole numbers 0 to 10 of the skill's one measure; ``done``
    is yes, part or no where that is asked instead; ``felt`` is better, same or worse. None
    of them is needed. ``ref`` tells what it belongs to, so that a change is a new revision
    and not a second practice; 0 ``times`` takes it back.
    """

    skill: str
    ref: str
    times: int = 1
    measure: str = ""
    before: int | None = None
    after: int | None = None
    done: str | None = None
    felt: str | None = None
    source: str = SESSION


class Logged(NamedTuple):
    """A practice, and the local day it was done on (for days that were counted: told on)."""

    on: date
    practice: Practice


class Flare(NamedTuple):
    """Days on which pain was much higher than usual.

    ``until`` is the last such day as the person named it, None where none was named; ``ended_on`` the day on
    which the person was back, None while the flare goes on or its end was never told. ``id`` is None until it is
    kept. Which days count is worked out in ``measures.flares``.
    """

    begun_on: date
    until: date | None = None
    ended_on: date | None = None
    id: int | None = None


HERE, BACKGROUND, TOLD = "here", "background", "told"
"""How a timer by the clock ran: in the terminal, behind it, or not at all: its minutes were told afterwards."""


class Pace(NamedTuple):
    """One timer by the clock, as it was planned; minutes are whole, 1 to 180.

    ``cycles`` is how often activity and rest come, None where it runs until it is stopped. ``activity`` is what the
    person calls it, which may be nothing. ``id`` is None until it is kept.
    """

    course: str
    begun_on: date
    activity_min: int
    rest_min: int
    cycles: int | None = None
    activity: str = ""
    how: str = HERE
    id: int | None = None


ACTIVITY, REST = "activity", "rest"
GOING, PAUSED, ENDED, HALTED, LOST = "going", "paused", "done", "stopped", "lost"
"""``LOST``: it ended without a word, by a kill or with the machine."""


class PaceMark(NamedTuple):
    """How far a timer has come: whole seconds really spent in this phase, in all activity and in all rest.

    ``whole`` counts the phases of activity that ran to their end.
    """

    state: str = GOING
    phase: str = ACTIVITY
    cycle: int = 1
    phase_s: int = 0
    active_s: int = 0
    rest_s: int = 0
    whole: int = 0

    @property
    def over(self) -> bool:
        return self.state in (ENDED, HALTED, LOST)


class Said(NamedTuple):
    """One kept answer: ``value`` as JSON text (None: skipped), and how it reads in a sentence."""

    prompt: str
    value: str | None
    said: str = ""
    round: int = 1


class Assessment(NamedTuple):
    """One walk through the milestone set; ``month`` is 0, 3, 6 or 12, or None outside any window."""

    month: int | None
    begun_on: date
    state: str = OPEN
    ended_on: date | None = None
    id: int | None = None


class Assessed(NamedTuple):
    """The answer to one item of a questionnaire: a whole number, a person's own words, or neither (skipped).

    ``wording`` is the SHA-256 of the file that the item was read from.
    """

    instrument: str
    version: str
    wording: str
    item: str
    value: int | None = None
    words: str | None = None


class Answered(NamedTuple):
    """One answer from 0 to 10 to a question about daily life; ``on`` is the day its set or session was begun."""

    item: str
    on: date
    value: int


Cell = int | str | None
"""What stands in a column of the diary."""


class Whole(NamedTuple):
    """All that a person's folder holds: the version of the diary's form, its rows by table, the settings."""

    version: int
    tables: Mapping[str, list[dict[str, Cell]]]
    settings: Mapping[str, object]


class OldRating(NamedTuple):
    """One line of a file of old ratings; the three items in hundredths, 0 to 1000, or None.

    Kept and shown, and never used for a start value or a status.
    """

    line: int
    occurred_on: date
    pain: int | None
    enjoyment: int | None
    activity: int | None
