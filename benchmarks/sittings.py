"""Homes for the benchmarks of ``start``: one where nobody has begun, one half-way through a session."""

from pathlib import Path

from cbtpain.clock import SystemClock
from cbtpain.course.load import Course
from cbtpain.paths import content
from cbtpain.records import Run, Said
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs


def half_way(home: Path) -> Path:
    """A diary with a half-done first session: every other screen of it read; returns its home."""
    course, now = Course(content()), SystemClock().now()
    session = course.session(course.session_ids[0])
    run = Run(course.key, session.id, session.number, session.sessions, session.digest, False, begun_on=now.local_date)
    store = Store(home)
    for prompt in session.prompts[: len(session.prompts) // 2]:
        run = Runs(store).keep(run, Said(prompt.id, None), now)
    store.close()
    return home
