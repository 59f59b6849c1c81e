"""What is due on a day: half-done things, the next session, the check-in, the longer questions, a day to come back.

Nothing here says "late": a thing is due from its day on, and in a flare or a pause nothing is.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cbtpain.measures.flares import reckoned_from
from cbtpain.measures.milestones import due as milestone_due
from cbtpain.measures.milestones import half_done
from cbtpain.measures.reminding import booster_due
from cbtpain.measures.sessions import week_on
from cbtpain.measures.steps import due_on
from cbtpain.records import DONE, OPEN, Assessment, Flare, Run


class Due(StrEnum):
    """In the order in which they are told."""

    HALF_DONE = "half_done_session"
    SESSION = "session"
    CHECKIN = "checkin"
    LONGER = "longer_questions"
    BOOSTER = "booster"


class Lived(NamedTuple):
    """What the diary knows of somebody's way so far; ``runs`` of the course's sessions, the oldest first.

    ``sets`` are the longer sets of questions, ``boosters`` the days on which one was taken.
    """

    runs: Sequence[Run]
    first_rating: date | None
    last_rating: date | None
    sets: Sequence[Assessment] = ()
    flares: Sequence[Flare] = ()
    boosters: Sequence[date] = ()


def due(lived: Lived, today: date) -> list[Due]:
    """All that is due, a flare or a pause left out of account."""
    done = [run for run in lived.runs if run.state == DONE]
    found = [Due.HALF_DONE] if any(run.state == OPEN for run in lived.runs) else []
    if not found and _session_is_due(lived, done, today):
        found.append(Due.SESSION)
    if done and due_on(lived.last_rating, today) <= today:
        found.append(Due.CHECKIN)
    if done and _longer_is_due(lived, today):
        found.append(Due.LONGER)
    finished_on = course_finished_on(done)
    if finished_on is not None and booster_due(finished_on, today, lived.boosters) is not None:
        found.append(Due.BOOSTER)
    return found


def next_session(done: Sequence[Run]) -> int | None:
    """The number of the first session that was not finished, from 1; None after the last."""
    finished = {run.number for run in done}
    sessions = done[-1].sessions if done else 1
    return next((number for number in range(1, sessions + 1) if number not in finished), None)


def session_from(done: Sequence[Run], flares: Sequence[Flare], today: date) -> date | None:
    """The day that is suggested for the next session: a week after the last one, or after a flare that came since."""
    ends = [run.ended_on for run in done if run.ended_on is not None]
    return week_on(reckoned_from(max(ends), flares, today)) if ends else None


def course_finished_on(done: Sequence[Run]) -> date | None:
    """The day the last session was last finished, where all of them were."""
    ends = [run.ended_on for run in done if run.number == run.sessions and run.ended_on is not None]
    return max(ends) if ends and next_session(done) is None else None


def _session_is_due(lived: Lived, done: Sequence[Run], today: date) -> bool:
    if next_session(done) is None:
        return False
    suggested = session_from(done, lived.flares, today)
    return suggested is None or suggested <= today


def _longer_is_due(lived: Lived, today: date) -> bool:
    if half_done(lived.sets, today) is not None:
        return True
    return lived.first_rating is not None and milestone_due(lived.first_rating, today, lived.sets) is not None
