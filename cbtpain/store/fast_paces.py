"""The timer by the clock, on stdlib sqlite3 alone: it writes each minute, and a status line is read often.

A test holds the statements equal to the SQLModel tables. Nothing is ever changed: what was planned is one
row, and each minute or change adds a mark; the last one is how far it came, whatever ended it.
"""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.records import Pace, PaceMark, Practice
from cbtpain.store.connection import transaction
from cbtpain.store.fast import reading_connection, writing_connection
from cbtpain.store.fast_practices import PRACTICE_COLUMNS

PACE_COLUMNS = "course, begun_on, activity_min, rest_min, cycles, activity, how"
MARK_COLUMNS = "state, phase, cycle, phase_s, active_s, rest_s, whole"
_OVER = "state IN ('done', 'stopped', 'lost')"
_LATEST = "number = (SELECT max(number) FROM pace_mark AS newer WHERE newer.pace_id = pace.id)"
_WITH_MARK = f"""SELECT {PACE_COLUMNS}, pace.id, {MARK_COLUMNS} FROM pace
    LEFT JOIN pace_mark ON pace_mark.pace_id = pace.id AND {_LATEST}"""

INSERT_PACE = f"""INSERT INTO pace ({PACE_COLUMNS}, at_utc, offset_min, zone)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
INSERT_MARK = f"""INSERT INTO pace_mark (pace_id, number, {MARK_COLUMNS}, at_utc)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
NEXT_NUMBER = "SELECT coalesce(max(number), 0) + 1 FROM pace_mark WHERE pace_id = ?"
IS_OVER = f"SELECT EXISTS (SELECT 1 FROM pace_mark WHERE pace_id = ? AND {_OVER})"
OPEN_PACES = f"""{_WITH_MARK} WHERE NOT EXISTS (
    SELECT 1 FROM pace_mark AS ended WHERE ended.pace_id = pace.id AND {_OVER}) ORDER BY pace.id"""
PACE = f"{_WITH_MARK} WHERE pace.id = ?"
PACES = f"{_WITH_MARK} WHERE course = ? ORDER BY pace.id"
INSERT_PRACTICE = f"""INSERT INTO practice ({PRACTICE_COLUMNS}, course, revision, occurred_on, at_utc, offset_min, zone)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)"""


class Kept(NamedTuple):
    """A timer as it was planned, and how far it came; ``begun`` is False where it was killed before its first mark."""

    pace: Pace
    mark: PaceMark
    begun: bool = True


def begin(home: Path, pace: Pace, moment: Moment) -> Pace:
    """Write what is planned; returns it as it was kept. Raises ``StoreFault``."""
    row = (pace.course, pace.begun_on.isoformat(), *pace[2:7], moment.at_utc, moment.offset_min, moment.zone)
    with writing_connection(home) as connection, transaction(connection):
        return pace._replace(id=connection.execute(INSERT_PACE, row).lastrowid)


def mark(home: Path, pace: Pace, given: PaceMark, moment: Moment, practice: Practice | None = None) -> None:
    """Add how far it has come, and with its end what was practised by it. After an end nothing is added.

    Raises ``StoreFault``; a folder that was deleted meanwhile stays deleted.
    """
    if not (home / DIARY).exists():
        raise StoreFault("cannot_open", path=home / DIARY)
    with writing_connection(home) as connection, transaction(connection):
        if connection.execute(IS_OVER, (pace.id,)).fetchone()[0]:
            return
        number: int = connection.execute(NEXT_NUMBER, (pace.id,)).fetchone()[0]
        connection.execute(INSERT_MARK, (pace.id, number, *given, moment.at_utc))
        if practice is not None:
            when = (pace.begun_on.isoformat(), moment.at_utc, moment.offset_min, moment.zone)
            connection.execute(INSERT_PRACTICE, (*practice, pace.course, *when))


def open_paces(home: Path) -> list[Kept]:
    """Those that have no end yet: one that runs, or what a killed one left. Raises ``StoreFault``."""
    return _read(home, OPEN_PACES)


def pace_of(home: Path, id_: int) -> Kept | None:
    """That one, or None. Raises ``StoreFault``."""
    return next(iter(_read(home, PACE, id_)), None)


def paces(home: Path, course: str) -> list[Kept]:
    """Those of a course, oldest first. Raises ``StoreFault``."""
    return _read(home, PACES, course)


def _read(home: Path, statement: str, *values: str | int) -> list[Kept]:
    with reading_connection(home) as connection:
        return [] if connection is None else list(_kept(connection.execute(statement, values), home))


def _kept(rows: sqlite3.Cursor, home: Path) -> Iterator[Kept]:
    for course, begun_on, *rest in rows:
        pace = Pace(course, _day(begun_on, home), *rest[:6])
        begun = rest[6] is not None
        yield Kept(pace, PaceMark(*rest[6:]) if begun else PaceMark(), begun)


def _day(text: str, home: Path) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        # The error would quote what stands there.
        raise StoreFault("damaged", path=home / DIARY) from None
