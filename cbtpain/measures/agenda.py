"""What is due on a day, and the one next thing.

Nothing here says "late": a thing is due from its day on, and a flare or a pause is for whoever asks to look at.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from cbtpain.measures.flares import reckoned_from
from cbtpain.measures.milestones import due as milestone_due
from cbtpain.measures.milestones import half_done
from cbtpain.measures.reminding import booster_due
from cbtpain.measures.sessions import week_on
from cbtpain.measures.steps import due_on
from cbtpain.records import Assessment, Flare, Run

_SECOND, _SOON = 2, timedelta(days=2)
"""From day 5 after the first session on, the second is spoken of by its length (CURRICULUM 3, S1)."""
_LONG = timedelta(days=3)
"""Past the suggested day: day 10 after a session, where being behind goes with stopping altogether (PEERS 1.3)."""


class Due(StrEnum):
    """In the order in which they are told."""

    HALF_DONE = "half_done_session"
    SESSION = "session"
    CHECKIN = "checkin"
    LONGER = "longer_questions"
    BOOSTER = "booster"


class Next(StrEnum):
    """The one next thing."""

    BEGIN = "begin"
    GO_ON = "go_on"
    CHECKIN_ON = "go_on_with_checkin"
    SESSION = "session"
    LONGER = "longer_questions"
    BOOSTER = "booster"
    CHECKIN = "checkin"
    PROGRESS = "progress"


class Planned(NamedTuple):
    """A day somebody chose for a session, by its number."""

    number: int
    on: date


class Lived(NamedTuple):
    """What the diary knows of somebody's way so far.

    ``done`` and ``half_done`` are runs of the course's sessions, finished ones the oldest first, half-done
    ones the last touched first. ``sets`` are the longer sets of questions, ``boosters`` the days on which
    one was taken; ``checkin_begun`` tells of a check-in broken off today.
    """

    done: Sequence[Run] = ()
    half_done: Sequence[Run] = ()
    first_rating: date | None = None
    last_rating: date | None = None
    sets: Sequence[Assessment] = ()
    flares: Sequence[Flare] = ()
    boosters: Sequence[date] = ()
    planned: Planned | None = None
    checkin_begun: bool = False


def due(lived: Lived, today: date) -> list[Due]:
    """All that is due, a flare or a pause left out of account."""
    found = [Due.HALF_DONE] if lived.half_done else []
    if not found and session_is_due(lived, today):
        found.append(Due.SESSION)
    if lived.done and (lived.checkin_begun or due_on(lived.last_rating, today) <= today):
        found.append(Due.CHECKIN)
    if lived.done and longer(lived, today):
        found.append(Due.LONGER)
    if _booster(lived, today):
        found.append(Due.BOOSTER)
    return found


def next_thing(lived: Lived, today: date) -> Next:
    """What Enter does: what is half done first, then the course, then what comes after it."""
    if lived.half_done:
        return Next.GO_ON
    if lived.checkin_begun:
        return Next.CHECKIN_ON
    if not lived.done:
        return Next.BEGIN
    if next_session(lived.done) is not None:
        return Next.CHECKIN if _checkin_alone(lived, today) else Next.SESSION
    after = ((longer(lived, today), Next.LONGER), (_booster(lived, today), Next.BOOSTER))
    found = next((thing for is_due, thing in after if is_due), None)
    return found or (Next.CHECKIN if due_on(lived.last_rating, today) <= today else Next.PROGRESS)


def _checkin_alone(lived: Lived, today: date) -> bool:
    """Whether the week's check-in is due and the session, which would ask it, is not."""
    last = lived.last_rating
    return last is not None and due_on(last, today) <= today and not session_is_due(lived, today)


def next_session(done: Sequence[Run]) -> int | None:
    """The number of the first session that was not finished, from 1; None after the last."""
    finished = {run.number for run in done}
    sessions = done[-1].sessions if done else 1
    return next((number for number in range(1, sessions + 1) if number not in finished), None)


def session_from(lived: Lived, today: date) -> date | None:
    """The day for the next session: the one that was chosen, else a week after the last one or after a later flare."""
    number = next_session(lived.done)
    if lived.planned is not None and lived.planned.number == number:
        return lived.planned.on
    ended = last_ended(lived.done)
    return None if ended is None else week_on(reckoned_from(ended, lived.flares, today))


def session_is_due(lived: Lived, today: date) -> bool:
    """Whether its day has come; the first session's always has."""
    if next_session(lived.done) is None:
        return False
    day = session_from(lived, today)
    return day is None or day <= today


def second_is_near(lived: Lived, today: date) -> bool:
    """Whether the next session is the second and its day near or past, by no choice of the person's."""
    day = session_from(lived, today)
    is_second = next_session(lived.done) == _SECOND and (lived.planned is None or lived.planned.number != _SECOND)
    return is_second and day is not None and today >= day - _SOON


def waits_long(lived: Lived, today: date) -> bool:
    """Whether the next session has waited so long that another plan may fit better."""
    day = session_from(lived, today)
    waits = lived.done and not lived.half_done and next_session(lived.done) is not None
    return bool(waits) and day is not None and today >= day + _LONG


def last_ended(done: Sequence[Run]) -> date | None:
    """The day on which a session was last finished."""
    return max((run.ended_on for run in done if run.ended_on is not None), default=None)


def course_finished_on(done: Sequence[Run]) -> date | None:
    """The day the last session was last finished, where all of them were."""
    ends = [run.ended_on for run in done if run.number == run.sessions and run.ended_on is not None]
    return max(ends) if ends and next_session(done) is None else None


def longer(lived: Lived, today: date) -> bool:
    """Whether the longer questions are half done or their window is open; before a first rating they are not."""
    if half_done(lived.sets, today) is not None:
        return True
    return lived.first_rating is not None and milestone_due(lived.first_rating, today, lived.sets) is not None


def _booster(lived: Lived, today: date) -> bool:
    finished_on = course_finished_on(lived.done)
    return finished_on is not None and booster_due(finished_on, today, lived.boosters) is not None
