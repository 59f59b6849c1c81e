"""Practices logged afterwards, in one line each, on stdlib sqlite3; taken back by one more revision."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cbtpain.clock import Moment
from cbtpain.paths import DIARY
from cbtpain.records import PRACTICE, Logged, Practice
from cbtpain.store.connection import transaction
from cbtpain.store.days import kept_day
from cbtpain.store.fast import writing_connection
from cbtpain.store.fast_practices import PRACTICE_COLUMNS

LOG = "log "
"""What the ``ref`` of a practice that was logged afterwards begins with; its number follows."""
NEXT_LOG = f"SELECT count(*) + 1 FROM practice WHERE course = ? AND revision = 1 AND ref GLOB '{LOG}*'"
# Done by its own command or logged afterwards, last written first; what a session counted is that session's.
LATEST_LOGGED = f"""SELECT {PRACTICE_COLUMNS}, occurred_on, revision FROM practice
    WHERE course = ? AND source = '{PRACTICE}' AND times > 0 AND NOT EXISTS (
    SELECT 1 FROM practice AS newer
    WHERE newer.course = practice.course AND newer.ref = practice.ref AND newer.revision > practice.revision)
    ORDER BY id DESC LIMIT 1"""
INSERT_LOGGED = f"""INSERT INTO practice ({PRACTICE_COLUMNS}, course, revision, occurred_on, at_utc, offset_min, zone)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class FastLog:
    """The log of one course, open for writing. Raises ``StoreFault``."""

    def __init__(self, connection: sqlite3.Connection, path: Path, course: str) -> None:
        self._connection = connection
        self._path = path
        self._course = course

    def add(self, practice: Practice, on: date, moment: Moment) -> Practice:
        """Keep it as one of its own, and return it with the ``ref`` it was given."""
        with transaction(self._connection):
            number = self._connection.execute(NEXT_LOG, (self._course,)).fetchone()[0]
            kept = practice._replace(ref=f"{LOG}{number}: {practice.skill}", source=PRACTICE)
            self._insert(kept, 1, on.isoformat(), moment)
        return kept

    def take_back(self, moment: Moment) -> Logged | None:
        """Take back what was written last; None where nothing is left. What it said stays below."""
        with transaction(self._connection):
            row = self._connection.execute(LATEST_LOGGED, (self._course,)).fetchone()
            if row is None:
                return None
            *fields, on, revision = row
            practice = Practice(*fields)
            self._insert(practice._replace(times=0), revision + 1, on, moment)
        return Logged(kept_day(on, self._path), practice)

    def _insert(self, practice: Practice, revision: int, on: str, moment: Moment) -> None:
        when = (moment.at_utc, moment.offset_min, moment.zone)
        self._connection.execute(INSERT_LOGGED, (*practice, self._course, revision, on, *when))


@contextmanager
def writing_log(home: Path, course: str) -> Iterator[FastLog]:
    """Raises ``StoreFault``."""
    with writing_connection(home) as connection:
        yield FastLog(connection, home / DIARY, course)
