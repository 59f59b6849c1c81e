"""The fast lane: the few statements people run many times a day, on stdlib sqlite3 alone.

Importing SQLModel costs about 0.4 s, so one-shot check-ins, ``progress`` and the
first screen do not. A test holds these statements equal to the SQLModel tables;
everything else goes through ``store.repository``.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import MappingProxyType

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.records import Checkin
from cbtpain.store.connection import READING, cause_of, fault_of, transaction
from cbtpain.store.opening import open_for_reading, open_for_writing

COLUMNS = "occurred_on, pain, enjoyment, activity, asked, revision, source, days_back"

# The highest finished revision of a date counts; a correction that was broken off
# counts only where nothing was finished.
_COUNTS = """NOT EXISTS (
    SELECT 1 FROM checkin AS newer
    WHERE newer.occurred_on = checkin.occurred_on
      AND (newer.asked = 3, newer.revision) > (checkin.asked = 3, checkin.revision))"""
_USED = f"source = 'self' AND pain + enjoyment + activity IS NOT NULL AND {_COUNTS}"
# A finished revision that says nothing takes its date back.
STANDS = f"NOT (asked = 3 AND coalesce(pain, enjoyment, activity) IS NULL) AND {_COUNTS}"

INSERT = f"""INSERT INTO checkin ({COLUMNS}, at_utc, offset_min, zone)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
INSERT_NOTE = "INSERT INTO note (checkin_id, text, at_utc) VALUES (?, ?, ?)"
# A revision has the words of the one it takes the place of, so that an undo of it brings back its own.
COUNTS_AS = f"SELECT id FROM checkin WHERE occurred_on = ? AND {STANDS}"
CARRY_NOTES = """INSERT INTO note (checkin_id, text, at_utc)
    SELECT ?, text, at_utc FROM note WHERE checkin_id = ? ORDER BY id"""
ALL = f"SELECT {COLUMNS} FROM checkin WHERE occurred_on BETWEEN ? AND ? AND {STANDS} ORDER BY occurred_on"
BETWEEN = f"SELECT {COLUMNS} FROM checkin WHERE occurred_on BETWEEN ? AND ? AND {_USED} ORDER BY occurred_on"
NEWEST_FIRST = f"SELECT {COLUMNS} FROM checkin WHERE occurred_on > ? AND {_USED} ORDER BY occurred_on DESC"
EPISODE_ON = "SELECT begins_on FROM episode ORDER BY id DESC LIMIT 1"
# A bound that looks idle makes SQLite walk the index instead of sorting the table.
FIRST_ON = f"""SELECT occurred_on FROM checkin WHERE occurred_on >= coalesce(({EPISODE_ON}), '') AND {_USED}
    ORDER BY occurred_on LIMIT 1"""
BEGUN = f"""SELECT {COLUMNS} FROM checkin AS begun WHERE occurred_on = ? AND asked < 3
    AND revision = (SELECT max(revision) FROM checkin WHERE occurred_on = begun.occurred_on)"""
REPLACED = f"""SELECT {COLUMNS} FROM checkin WHERE occurred_on = ? AND revision < ?
    ORDER BY asked = 3 DESC, revision DESC LIMIT 1"""
LAST_ON = f"""SELECT occurred_on FROM checkin WHERE occurred_on > '' AND asked = 3 AND source = 'self' AND {STANDS}
    ORDER BY occurred_on DESC LIMIT 1"""
# Superseded revisions may lower this; it is a bound, which is all that is promised.
NONE_BELOW = "SELECT min(pain + enjoyment + activity) FROM checkin WHERE occurred_on > ? AND source = 'self'"
LATEST_REVISION = "SELECT coalesce(max(revision), 0) FROM checkin WHERE occurred_on = ?"


class FastDiary:
    """The diary as the fast lane sees it; also the ``measures.trend.History`` of its ratings."""

    def __init__(self, connection: sqlite3.Connection | None, path: Path) -> None:
        self._connection = connection
        self._path = path

    def first_on(self) -> date | None:
        """The earliest reading since the start was last set anew."""
        return self._day(FIRST_ON)

    def episode_on(self) -> date | None:
        """The day the start was last set anew; None where it never was."""
        return self._day(EPISODE_ON)

    def between(self, first: date, last: date) -> Sequence[Checkin]:
        return list(self._records(BETWEEN, first.isoformat(), last.isoformat()))

    def newest_first(self, after: date) -> Iterator[Checkin]:
        return self._records(NEWEST_FIRST, after.isoformat())

    def none_below(self, after: date) -> int | None:
        lowest = self._one(NONE_BELOW, after.isoformat())
        return lowest if isinstance(lowest, int) else None

    def checkins(self, first: date = date.min, last: date = date.max) -> list[Checkin]:
        """Every date's check-in as it stands, partial and paper ones too, oldest first."""
        return list(self._records(ALL, first.isoformat(), last.isoformat()))

    def on(self, day: date) -> Checkin | None:
        """That date's check-in as it stands."""
        return next(iter(self.checkins(day, day)), None)

    def begun(self, day: date) -> Checkin | None:
        """A check-in of that date that was broken off and not taken up again."""
        return next(self._records(BEGUN, day.isoformat()), None)

    def replaced_by(self, kept: Checkin) -> Checkin | None:
        """What a check-in took the place of: the revision of its date that counted before it."""
        before = next(self._records(REPLACED, kept.occurred_on.isoformat(), kept.revision), None)
        return None if before is None or before.taken_back else before

    def last_on(self) -> date | None:
        """The date of the latest check-in that was asked to its end, skips included."""
        return self._day(LAST_ON)

    def keep(self, checkin: Checkin, moment: Moment, note: str = "") -> Checkin:
        """Write a check-in, with its note, as the next revision of its date; returns it as it was kept."""
        assert self._connection is not None
        with transaction(self._connection):
            before = self._one(LATEST_REVISION, checkin.occurred_on.isoformat())
            kept = checkin._replace(revision=(before if isinstance(before, int) else 0) + 1)
            counted = self._one(COUNTS_AS, checkin.occurred_on.isoformat())
            row = self._insert(kept, moment)
            self._connection.execute(CARRY_NOTES, (row, counted))
            if note:
                self._connection.execute(INSERT_NOTE, (row, note, moment.at_utc))
        return kept

    def _insert(self, kept: Checkin, moment: Moment) -> int | None:
        assert self._connection is not None
        return self._connection.execute(INSERT, _row(kept, moment)).lastrowid

    def _records(self, statement: str, *values: str | int) -> Iterator[Checkin]:
        for row in self._rows(statement, *values):
            yield Checkin(self._date(row[0]), *row[1:])  # type: ignore[arg-type]  # CHECKs hold the columns' types

    def _day(self, statement: str) -> date | None:
        found = self._one(statement)
        return None if found is None else self._date(found)

    def _date(self, text: str | int | None) -> date:
        try:
            return date.fromisoformat(str(text))
        except ValueError:
            # The error would quote what stands there.
            raise StoreFault("damaged", path=self._path) from None

    def _rows(self, statement: str, *values: str | int) -> Iterator[tuple[str | int | None, ...]]:
        return iter(()) if self._connection is None else self._connection.execute(statement, values)

    def _one(self, statement: str, *values: str) -> str | int | None:
        return next(self._rows(statement, *values), (None,))[0]


@contextmanager
def reading(home: Path) -> Iterator[FastDiary]:
    """The diary for reading; an empty one where there is none. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        yield FastDiary(connection, home / DIARY)


@contextmanager
def reading_connection(home: Path) -> Iterator[sqlite3.Connection | None]:
    """One state of the diary from the first statement to the last; None where there is no diary."""
    connection = open_for_reading(home)
    with _closing(home, connection, READING):
        if connection is not None:
            connection.execute("BEGIN")
        yield connection


@contextmanager
def writing(home: Path) -> Iterator[FastDiary]:
    """The diary for writing, made if there is none. Raises ``StoreFault``."""
    with writing_connection(home) as connection:
        yield FastDiary(connection, home / DIARY)


@contextmanager
def writing_connection(home: Path) -> Iterator[sqlite3.Connection]:
    """An open diary, made if there is none. Raises ``StoreFault``."""
    connection = open_for_writing(home)
    with _closing(home, connection):
        yield connection


@contextmanager
def _closing(
    home: Path, connection: sqlite3.Connection | None, instead: Mapping[str, str] = MappingProxyType({})
) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise fault_of(error, home / DIARY, instead) from cause_of(error)
    except UnicodeDecodeError:
        # Text that is not text any more; the error would quote it.
        raise StoreFault("damaged", path=home / DIARY) from None
    finally:
        if connection is not None:
            connection.close()


def _row(checkin: Checkin, moment: Moment) -> tuple[str | int | None, ...]:
    return (checkin.occurred_on.isoformat(), *checkin[1:], moment.at_utc, moment.offset_min, moment.zone)
