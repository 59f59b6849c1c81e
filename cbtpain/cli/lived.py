"""What the diary knows of somebody's way so far, on the fast lane alone."""

from contextlib import suppress
from datetime import date

from cbtpain.cli.services import Services
from cbtpain.measures.agenda import Lived, Planned
from cbtpain.records import BOOSTER, DONE, Run
from cbtpain.store import fast
from cbtpain.store.fast_assessments import assessments
from cbtpain.store.fast_flares import flares
from cbtpain.store.fast_runs import FastRuns, reading_runs
from cbtpain.store.settings import SESSION_DAY, setting

SHIPPED = "cbtpain"
"""The key of the course that came with the program: for its sessions no YAML is read."""


def lived(services: Services) -> Lived:
    """Raises ``StoreFault``, and for a course of one's own ``ContentFault`` and ``NotThere``."""
    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        begun = diary.begun(today) is not None
        first, last = diary.first_on(), diary.last_on()
    half_done, done, boosters = _runs(services)
    return Lived(
        done=done,
        half_done=half_done,
        first_rating=first,
        last_rating=last,
        sets=assessments(services.home),
        flares=flares(services.home),
        boosters=boosters,
        planned=_planned(services),
        checkin_begun=begun,
    )


def _runs(services: Services) -> tuple[list[Run], list[Run], list[date]]:
    """The half-done runs that can be gone on with, the finished ones, and the days of boosters."""
    if "CBTPAIN_CONTENT" not in services.environ:
        with reading_runs(services.home, SHIPPED) as runs:
            return runs.open(), runs.done(), _boosters(runs)
    # 30 ms of YAML, for a course of one's own alone: it may have lost a session meanwhile.
    from cbtpain.course.load import Course

    course = Course(services.course_folder)
    with reading_runs(services.home, course.key) as runs:
        open_runs = [run for run in runs.open() if run.session in course.session_ids]
        return open_runs, runs.done(), _boosters(runs)


def _boosters(runs: FastRuns) -> list[date]:
    walks = [run for run in runs.aside() if run.session == BOOSTER and run.state == DONE]
    return [run.ended_on for run in walks if run.ended_on is not None]


def _planned(services: Services) -> Planned | None:
    number, _, day = (setting(services.home, SESSION_DAY) or "").partition(" ")
    with suppress(ValueError):
        return Planned(int(number), date.fromisoformat(day))
    return None
