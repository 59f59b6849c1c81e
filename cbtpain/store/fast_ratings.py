"""Check-ins looked through and taken back, on stdlib sqlite3; nothing is changed in place."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cbtpain.clock import Moment
from cbtpain.paths import DIARY
from cbtpain.records import Checkin
from cbtpain.store.connection import transaction
from cbtpain.store.fast import (
    CARRY_NOTES,
    COLUMNS,
    REPLACED,
    STANDS,
    FastDiary,
    reading_connection,
    writing_connection,
)

LATEST = f"SELECT {COLUMNS} FROM checkin WHERE occurred_on = ? ORDER BY revision DESC LIMIT 1"
LATEST_OF_ALL = f"SELECT {COLUMNS} FROM checkin ORDER BY id DESC LIMIT 1"
# A correction that was broken off hides nothing, so it brings nothing back either.
TAKEN_BACK = f"""SELECT {COLUMNS} FROM checkin WHERE occurred_on BETWEEN ? AND ? AND asked = 3
    AND coalesce(pain, enjoyment, activity) IS NULL AND NOT EXISTS (
        SELECT 1 FROM checkin AS newer
        WHERE newer.occurred_on = checkin.occurred_on AND newer.asked = 3 AND newer.revision > checkin.revision)
    ORDER BY occurred_on"""
ANY_BEFORE = "SELECT EXISTS (SELECT 1 FROM checkin WHERE occurred_on < ?)"
# Of the revision that counts, which has the words of those before it.
NOTES = f"""SELECT checkin.occurred_on, note.text FROM note JOIN checkin ON checkin.id = note.checkin_id
    WHERE checkin.occurred_on BETWEEN ? AND ? AND {STANDS} ORDER BY note.id"""
ID_OF = "SELECT id FROM checkin WHERE occurred_on = ? AND revision = ?"


class Undone(NamedTuple):
    """What was taken back, and the revision written for it: what counted before, or one that says nothing."""

    taken_back: Checkin
    kept: Checkin


class FastRatings(FastDiary):
    """The diary, with what ``cbtpain ratings`` needs beyond it."""

    def latest(self, day: date | None = None) -> Checkin | None:
        """The last revision of that date, or of the whole diary, broken off or not."""
        found = self._records(LATEST_OF_ALL) if day is None else self._records(LATEST, day.isoformat())
        return next(found, None)

    def notes(self, first: date) -> dict[date, list[str]]:
        """The person's words beside what counts, by date, from ``first`` on, in the order they were written."""
        found: dict[date, list[str]] = {}
        for on, text in self._rows(NOTES, first.isoformat(), date.max.isoformat()):
            found.setdefault(self._date(on), []).append(str(text))
        return found

    def any_before(self, first: date) -> bool:
        """Whether there is anything before that day."""
        return self._one(ANY_BEFORE, first.isoformat()) == 1

    def taken_back(self, first: date) -> list[date]:
        """The dates, oldest first, whose check-in was taken back and not given again."""
        rows = self._records(TAKEN_BACK, first.isoformat(), date.max.isoformat())
        return [checkin.occurred_on for checkin in rows]

    def undo(self, day: date, moment: Moment) -> Undone | None:
        """Take back the latest revision of that date by writing one more; None where there is none."""
        assert self._connection is not None
        with transaction(self._connection):
            latest = self.latest(day)
            if latest is None:
                return None
            before = next(self._records(REPLACED, day.isoformat(), latest.revision), None)
            again = before or latest._replace(pain=None, enjoyment=None, activity=None, asked=3)
            kept = again._replace(revision=latest.revision + 1)
            row = self._insert(kept, moment)
            if before is not None:
                [of_before] = next(self._rows(ID_OF, day.isoformat(), before.revision))
                self._connection.execute(CARRY_NOTES, (row, of_before))
        return Undone(latest, kept)


@contextmanager
def reading_ratings(home: Path) -> Iterator[FastRatings]:
    """The diary for looking through; an empty one where there is none. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        yield FastRatings(connection, home / DIARY)


@contextmanager
def writing_ratings(home: Path) -> Iterator[FastRatings]:
    """The diary for taking something back. Raises ``StoreFault``."""
    with writing_connection(home) as connection:
        yield FastRatings(connection, home / DIARY)
