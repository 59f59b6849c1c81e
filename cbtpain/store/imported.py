"""Old ratings from a file, on stdlib sqlite3: kept apart, a whole file in one transaction."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from cbtpain.clock import Moment
from cbtpain.errors import Rejected
from cbtpain.records import OldRating
from cbtpain.store.connection import transaction
from cbtpain.store.days import kept_day
from cbtpain.store.fast import reading_connection, writing_connection

OLD_COLUMNS = "line, occurred_on, pain, enjoyment, activity"
OLD = f"SELECT {OLD_COLUMNS} FROM imported ORDER BY occurred_on, id"
KNOWN = "SELECT EXISTS (SELECT 1 FROM imported_file WHERE digest = ?)"
INSERT_FILE = "INSERT INTO imported_file (digest, at_utc, offset_min, zone) VALUES (?, ?, ?, ?)"
INSERT_OLD = f"INSERT INTO imported (file_id, {OLD_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"


def refuse_known_file(home: Path, digest: str) -> None:
    """Raises ``Rejected("imported_before")`` where a file with that SHA-256 was brought in already."""
    with reading_connection(home) as connection:
        if connection is not None:
            _refuse(connection, digest)


def import_old_ratings(home: Path, ratings: Iterable[OldRating], digest: str, moment: Moment) -> int:
    """Keep the lines of a file, all or none; returns how many there were.

    ``ratings`` is read as it is written: a fault it raises takes everything back. Raises
    ``Rejected("imported_before")``, or ``StoreFault``.
    """
    with writing_connection(home) as connection, transaction(connection):
        _refuse(connection, digest)
        row = (digest, moment.at_utc, moment.offset_min, moment.zone)
        file_id = connection.execute(INSERT_FILE, row).lastrowid
        lines = (
            (file_id, one.line, one.occurred_on.isoformat(), one.pain, one.enjoyment, one.activity) for one in ratings
        )
        return connection.executemany(INSERT_OLD, lines).rowcount


def _refuse(connection: sqlite3.Connection, digest: str) -> None:
    if connection.execute(KNOWN, (digest,)).fetchone()[0]:
        raise Rejected("imported_before")


def old_ratings_in(connection: sqlite3.Connection, path: Path) -> Iterator[OldRating]:
    """The old ratings of an open diary, oldest first, read as they are asked for. Raises ``StoreFault``."""
    return (OldRating(line, kept_day(on, path), *items) for line, on, *items in connection.execute(OLD))
