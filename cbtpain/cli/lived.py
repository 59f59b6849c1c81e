"""What the diary knows of somebody's way so far, on the fast lane alone."""

from contextlib import suppress
from datetime import date

from cbtpain.cli.here import Here
from cbtpain.measures.agenda import Lived, Planned
from cbtpain.paths import CONTENT_VARIABLE, course_folder
from cbtpain.records import BOOSTER, DONE, Run
from cbtpain.store import fast
from cbtpain.store.fast_assessments import assessments
from cbtpain.store.fast_flares import flares
from cbtpain.store.fast_runs import FastRuns, reading_runs
from cbtpain.store.settings import SESSION_DAY, setting

SHIPPED = "cbtpain"
"""The key of the course that came with the program: for its sessions no YAML is read."""


def lived(here: Here) -> Lived:
    """Raises ``StoreFault``, and for a course of one's own ``ContentFault`` and ``NotThere``."""
    today = here.clock.now().local_date
    with fast.reading(here.home) as diary:
        begun = diary.begun(today) is not None
        first, last = diary.first_on(), diary.last_on()
    half_done, done, boosters = _runs(here)
    return Lived(
        done=done,
        half_done=half_done,
        first_rating=first,
        last_rating=last,
        sets=assessments(here.home),
        flares=flares(here.home),
        boosters=boosters,
        planned=_planned(here),
        checkin_begun=begun,
    )


def _runs(here: Here) -> tuple[list[Run], list[Run], list[date]]:
    """The half-done runs that can be gone on with, the finished ones, and the days of boosters."""
    named = here.environ.get(CONTENT_VARIABLE)
    if named is None:
        with reading_runs(here.home, SHIPPED) as runs:
            return runs.open(), runs.done(), _boosters(runs)
    # 30 ms of YAML, for a course of one's own alone: it may have lost a session meanwhile.
    from cbtpain.course.load import Course

    course = Course(course_folder(named))
    with reading_runs(here.home, course.key) as runs:
        open_runs = [run for run in runs.open() if run.session in course.session_ids]
        return open_runs, runs.done(), _boosters(runs)


def _boosters(runs: FastRuns) -> list[date]:
    walks = [run for run in runs.aside() if run.session == BOOSTER and run.state == DONE]
    return [run.ended_on for run in walks if run.ended_on is not None]


def _planned(here: Here) -> Planned | None:
    number, _, day = (setting(here.home, SESSION_DAY) or "").partition(" ")
    with suppress(ValueError):
        return Planned(int(number), date.fromisoformat(day))
    return None
