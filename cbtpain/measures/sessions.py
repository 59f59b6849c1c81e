"""How far somebody has come in the course: todo, started or done, session by session."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from cbtpain.records import DONE, OPEN, Run

WEEK = timedelta(days=7)
SOON = timedelta(days=1)


class SessionState(StrEnum):
    TODO = "todo"
    STARTED = "started"
    DONE = "done"


class SessionSoFar(NamedTuple):
    """``finished_on`` is the day it was last finished."""

    number: int
    id: str
    state: SessionState
    finished_on: date | None


def sessions_so_far(session_ids: Sequence[str], runs: Sequence[Run]) -> list[SessionSoFar]:
    """Each session of the course, in order; one that was finished stays done while it is taken again."""
    return [_so_far(number, id_, runs) for number, id_ in enumerate(session_ids, start=1)]


def _so_far(number: int, id_: str, runs: Sequence[Run]) -> SessionSoFar:
    ends = [run.ended_on for run in runs if run.session == id_ and run.state == DONE and run.ended_on is not None]
    if ends:
        return SessionSoFar(number, id_, SessionState.DONE, max(ends))
    begun = any(run.session == id_ and run.state == OPEN for run in runs)
    return SessionSoFar(number, id_, SessionState.STARTED if begun else SessionState.TODO, None)


def week_on(day: date) -> date:
    """The day that is suggested for the next session."""
    return day + WEEK


def finished_lately(runs: Sequence[Run], today: date) -> date | None:
    """The last day a session was finished, where it is today or yesterday."""
    ends = [run.ended_on for run in runs if run.ended_on is not None]
    return max(ends) if ends and today - max(ends) <= SOON else None
