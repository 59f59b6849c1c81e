"""Quick check-ins, and the day a start was set anew, on stdlib sqlite3 alone.

A test holds the statements equal to the SQLModel tables.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.records import Quick
from cbtpain.store.connection import transaction
from cbtpain.store.fast import EPISODE_ON, reading_connection, writing_connection

QUICK_COLUMNS = "occurred_on, pain, trouble, asked, revision, source, days_back, flare"
_COUNTS = """NOT EXISTS (
    SELECT 1 FROM quick AS newer
    WHERE newer.occurred_on = quick.occurred_on
      AND (newer.asked = 2, newer.revision) > (quick.asked = 2, quick.revision))"""
# A finished revision that says nothing takes its date back.
STANDS = f"NOT (asked = 2 AND coalesce(pain, trouble) IS NULL) AND {_COUNTS}"
_USED = f"source = 'self' AND pain + trouble IS NOT NULL AND {_COUNTS}"

INSERT_QUICK = f"""INSERT INTO quick ({QUICK_COLUMNS}, at_utc, offset_min, zone)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
INSERT_NOTE = "INSERT INTO quick_note (quick_id, text, at_utc) VALUES (?, ?, ?)"
# A revision has the words of the one it takes the place of, so that an undo of it brings back its own.
COUNTS_AS = f"SELECT id FROM quick WHERE occurred_on = ? AND {STANDS}"
CARRY_NOTES = """INSERT INTO quick_note (quick_id, text, at_utc)
    SELECT ?, text, at_utc FROM quick_note WHERE quick_id = ? ORDER BY id"""
ID_OF = "SELECT id FROM quick WHERE occurred_on = ? AND revision = ?"
FILL_IN = "UPDATE quick SET trouble = ?, asked = 2 WHERE occurred_on = ? AND revision = ? AND asked = 1"
ON = f"SELECT {QUICK_COLUMNS} FROM quick WHERE occurred_on = ? AND {STANDS}"
BEGUN = f"""SELECT {QUICK_COLUMNS} FROM quick AS begun WHERE occurred_on = ? AND asked < 2
    AND revision = (SELECT max(revision) FROM quick WHERE occurred_on = begun.occurred_on)"""
BETWEEN = f"SELECT {QUICK_COLUMNS} FROM quick WHERE occurred_on BETWEEN ? AND ? AND {_USED} ORDER BY occurred_on"
FIRST_ON = f"""SELECT occurred_on FROM quick WHERE occurred_on >= coalesce(({EPISODE_ON}), '') AND {_USED}
    ORDER BY occurred_on LIMIT 1"""
LAST_ON = f"SELECT occurred_on FROM quick WHERE occurred_on > '' AND {_USED} ORDER BY occurred_on DESC LIMIT 1"
LATEST_REVISION = "SELECT coalesce(max(revision), 0) FROM quick WHERE occurred_on = ?"
LATEST_EPISODES = "SELECT begins_on FROM episode ORDER BY id DESC LIMIT 2"
INSERT_EPISODE = "INSERT INTO episode (begins_on, reason, at_utc, offset_min, zone) VALUES (?, ?, ?, ?, ?)"


class FastQuick:
    """The quick check-ins of a diary; also the ``measures.quick.Days`` of it."""

    def __init__(self, connection: sqlite3.Connection | None, path: Path) -> None:
        self._connection = connection
        self._path = path

    def first_on(self) -> date | None:
        return self._day(FIRST_ON)

    def last_on(self) -> date | None:
        return self._day(LAST_ON)

    def between(self, first: date, last: date) -> list[Quick]:
        return list(self._records(BETWEEN, first.isoformat(), last.isoformat()))

    def on(self, day: date) -> Quick | None:
        """That date's quick check-in as it stands."""
        return next(self._records(ON, day.isoformat()), None)

    def begun(self, day: date) -> Quick | None:
        """One of that date that was broken off after its first question."""
        return next(self._records(BEGUN, day.isoformat()), None)

    def was_set_anew(self) -> bool:
        """Whether the start was ever set anew, taken back or not."""
        return self._connection is not None and self._connection.execute(LATEST_EPISODES).fetchone() is not None

    def keep(self, quick: Quick, moment: Moment, note: str = "") -> Quick:
        """Write it, with its note, as the next revision of its date; returns it as it was kept."""
        assert self._connection is not None
        on = (quick.occurred_on.isoformat(),)
        with transaction(self._connection):
            latest: int = self._connection.execute(LATEST_REVISION, on).fetchone()[0]
            kept = quick._replace(revision=latest + 1)
            counted = self._connection.execute(COUNTS_AS, on).fetchone()
            row = self._insert(kept, moment, counted)
            if note:
                self._connection.execute(INSERT_NOTE, (row, note, moment.at_utc))
        return kept

    def add_note(self, kept: Quick, text: str, moment: Moment) -> None:
        """Keep the person's words beside that quick check-in."""
        assert self._connection is not None
        with transaction(self._connection):
            row = self._connection.execute(ID_OF, (kept.occurred_on.isoformat(), kept.revision)).fetchone()
            self._connection.execute(INSERT_NOTE, (*row, text, moment.at_utc))

    def _insert(self, kept: Quick, moment: Moment, words_of: tuple[int] | None) -> int | None:
        """Append it, with the words of that row; the id of the new one."""
        assert self._connection is not None
        values = (kept.occurred_on.isoformat(), *kept[1:], moment.at_utc, moment.offset_min, moment.zone)
        row = self._connection.execute(INSERT_QUICK, values).lastrowid
        if words_of is not None:
            self._connection.execute(CARRY_NOTES, (row, *words_of))
        return row

    def fill_in(self, given: Quick, moment: Moment) -> Quick:
        """Add the second answer to one that is being asked.

        Where another terminal has gone on with it meanwhile, it becomes a revision of its own.
        """
        assert self._connection is not None
        that = (given.trouble, given.occurred_on.isoformat(), given.revision)
        with transaction(self._connection):
            filled = self._connection.execute(FILL_IN, that).rowcount
        return given if filled else self.keep(given, moment)

    def _records(self, statement: str, *values: str) -> Iterator[Quick]:
        rows = self._connection.execute(statement, values) if self._connection is not None else ()
        for row in rows:
            yield Quick(self._date(row[0]), *row[1:])

    def _day(self, statement: str) -> date | None:
        found = self._connection.execute(statement).fetchone() if self._connection is not None else None
        return None if found is None else self._date(found[0])

    def _date(self, text: object) -> date:
        try:
            return date.fromisoformat(str(text))
        except ValueError:
            # The error would quote what stands there.
            raise StoreFault("damaged", path=self._path) from None


@contextmanager
def reading_quick(home: Path) -> Iterator[FastQuick]:
    """The quick check-ins; none where there is no diary yet. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        yield FastQuick(connection, home / DIARY)


@contextmanager
def writing_quick(home: Path) -> Iterator[FastQuick]:
    """The quick check-ins for writing. Raises ``StoreFault``."""
    with writing_connection(home) as connection:
        yield FastQuick(connection, home / DIARY)


def undo_set_anew(home: Path, moment: Moment) -> bool:
    """Have the start count again that did before the latest change of it; False where there was none.

    Raises ``StoreFault``.
    """
    with writing_connection(home) as connection, transaction(connection):
        latest = connection.execute(LATEST_EPISODES).fetchall()
        before = latest[1][0] if len(latest) > 1 else None
        if latest:
            connection.execute(INSERT_EPISODE, (before, "", moment.at_utc, moment.offset_min, moment.zone))
    return bool(latest)


def set_anew(home: Path, moment: Moment, reason: str) -> None:
    """Begin a new start on the day of that moment; what was before stays. Raises ``StoreFault``."""
    row = (moment.local_date.isoformat(), reason, moment.at_utc, moment.offset_min, moment.zone)
    with writing_connection(home) as connection, transaction(connection):
        connection.execute(INSERT_EPISODE, row)
