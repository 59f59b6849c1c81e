"""Where the person is in the course, on stdlib sqlite3: the first screen of ``start`` needs no more.

Answers are written through ``store.runs``; a test holds these statements equal to the
SQLModel tables.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cbtpain.paths import DIARY
from cbtpain.records import ASIDE, Run, Said
from cbtpain.store.days import kept_day
from cbtpain.store.fast import reading_connection

RUN_COLUMNS = "course, session, number, sessions, digest, short, begun_on, state, ended_on, id"
_LATEST = """NOT EXISTS (
    SELECT 1 FROM answer AS newer
    WHERE newer.run_id = answer.run_id AND newer.prompt = answer.prompt AND newer.revision > answer.revision)"""
_OF_SESSION = f"instr(session, '{ASIDE}') = 0"
# The run that was last answered in is the one the person means.
OPEN_RUNS = f"""SELECT {RUN_COLUMNS} FROM run WHERE course = ? AND state = 'open' AND {_OF_SESSION}
    ORDER BY (SELECT coalesce(max(id), 0) FROM answer WHERE run_id = run.id) DESC, id DESC"""
DONE_RUNS = f"SELECT {RUN_COLUMNS} FROM run WHERE course = ? AND state = 'done' AND {_OF_SESSION} ORDER BY id"
ASIDE_RUNS = f"""SELECT {RUN_COLUMNS} FROM run WHERE course = ? AND state IN ('open', 'done') AND NOT {_OF_SESSION}
    ORDER BY id"""
ANSWERS = f"SELECT prompt, value, said, round FROM answer WHERE run_id = ? AND {_LATEST} ORDER BY id"


class FastRuns:
    """The runs of one course, for reading."""

    def __init__(self, connection: sqlite3.Connection | None, path: Path, course: str) -> None:
        self._connection = connection
        self._path = path
        self._course = course

    def open(self) -> list[Run]:
        """Half-done runs, the last touched first."""
        return list(self._runs(OPEN_RUNS))

    def done(self) -> list[Run]:
        """Finished runs, oldest first."""
        return list(self._runs(DONE_RUNS))

    def aside(self) -> list[Run]:
        """Walks outside the sessions, half-done and finished, oldest first."""
        return list(self._runs(ASIDE_RUNS))

    def answers(self, run: Run) -> list[Said]:
        """What counts of a run's answers: the latest revision of each, oldest first."""
        rows = self._connection.execute(ANSWERS, (run.id,)) if self._connection is not None else ()
        return [Said(*row) for row in rows]

    def _runs(self, statement: str) -> Iterator[Run]:
        rows = self._connection.execute(statement, (self._course,)) if self._connection is not None else ()
        for row in rows:
            run = Run(*row)
            yield run._replace(
                short=bool(run.short),
                begun_on=kept_day(row[6], self._path),
                ended_on=kept_day(row[8], self._path) if row[8] else None,
            )


@contextmanager
def reading_runs(home: Path, course: str) -> Iterator[FastRuns]:
    """The runs of a course; none where there is no diary yet. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        yield FastRuns(connection, home / DIARY, course)
