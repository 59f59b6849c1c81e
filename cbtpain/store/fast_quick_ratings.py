"""Quick check-ins looked through and taken back, on stdlib sqlite3; nothing is changed in place."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cbtpain.clock import Moment
from cbtpain.paths import DIARY
from cbtpain.records import Quick
from cbtpain.store.connection import transaction
from cbtpain.store.fast import reading_connection, writing_connection
from cbtpain.store.fast_quick import ID_OF, QUICK_COLUMNS, STANDS, FastQuick

ALL = f"SELECT {QUICK_COLUMNS} FROM quick WHERE occurred_on BETWEEN ? AND ? AND {STANDS} ORDER BY occurred_on"
COUNT = f"SELECT count(*) FROM quick WHERE {STANDS}"
ANY_BEFORE = "SELECT EXISTS (SELECT 1 FROM quick WHERE occurred_on < ?)"
LATEST = f"SELECT {QUICK_COLUMNS} FROM quick WHERE occurred_on = ? ORDER BY revision DESC LIMIT 1"
LATEST_OF_ALL = f"SELECT {QUICK_COLUMNS} FROM quick ORDER BY id DESC LIMIT 1"
REPLACED = f"""SELECT {QUICK_COLUMNS} FROM quick WHERE occurred_on = ? AND revision < ?
    ORDER BY asked = 2 DESC, revision DESC LIMIT 1"""
# A correction that was broken off hides nothing, so it brings nothing back either.
TAKEN_BACK = f"""SELECT {QUICK_COLUMNS} FROM quick WHERE occurred_on BETWEEN ? AND ? AND asked = 2
    AND coalesce(pain, trouble) IS NULL AND NOT EXISTS (
        SELECT 1 FROM quick AS newer
        WHERE newer.occurred_on = quick.occurred_on AND newer.asked = 2 AND newer.revision > quick.revision)
    ORDER BY occurred_on"""
NOTES = f"""SELECT quick.occurred_on, quick_note.text FROM quick_note JOIN quick ON quick.id = quick_note.quick_id
    WHERE quick.occurred_on BETWEEN ? AND ? AND {STANDS} ORDER BY quick_note.id"""
# Of the two tables the one that was written to last; a second is the finest that is kept.
LAST_WAS_QUICK = """SELECT coalesce((SELECT at_utc FROM quick ORDER BY id DESC LIMIT 1), '')
    > coalesce((SELECT at_utc FROM checkin ORDER BY id DESC LIMIT 1), '')"""


class QuickUndone(NamedTuple):
    """What was taken back, and the revision written for it: what counted before, or one that says nothing."""

    taken_back: Quick
    kept: Quick


class FastQuickRatings(FastQuick):
    """The quick check-ins, with what ``cbtpain ratings`` needs beyond it."""

    def quicks(self, first: date = date.min) -> list[Quick]:
        """Every date's quick check-in as it stands, partial and paper ones too, oldest first."""
        return list(self._records(ALL, *_from(first)))

    def count(self) -> int:
        """How many dates have one that stands."""
        return 0 if self._connection is None else int(self._connection.execute(COUNT).fetchone()[0])

    def any_before(self, first: date) -> bool:
        """Whether there is anything before that day."""
        return self._is(ANY_BEFORE, first.isoformat())

    def was_last(self) -> bool:
        """Whether a quick check-in, and no weekly one, was written last."""
        return self._is(LAST_WAS_QUICK)

    def latest(self, day: date | None = None) -> Quick | None:
        """The last revision of that date, or of all, broken off or not."""
        found = self._records(LATEST_OF_ALL) if day is None else self._records(LATEST, day.isoformat())
        return next(found, None)

    def notes(self, first: date = date.min) -> dict[date, list[str]]:
        """The person's words beside what counts, by date, in the order they were written."""
        found: dict[date, list[str]] = {}
        rows = () if self._connection is None else self._connection.execute(NOTES, _from(first))
        for on, text in rows:
            found.setdefault(self._date(on), []).append(str(text))
        return found

    def taken_back(self, first: date = date.min) -> list[date]:
        """The dates, oldest first, whose quick check-in was taken back and not given again."""
        return [quick.occurred_on for quick in self._records(TAKEN_BACK, *_from(first))]

    def undo(self, day: date, moment: Moment) -> QuickUndone | None:
        """Take back the latest revision of that date by writing one more; None where there is none."""
        assert self._connection is not None
        with transaction(self._connection):
            latest = self.latest(day)
            if latest is None:
                return None
            before = next(self._replaced(latest), None)
            again = before or latest._replace(pain=None, trouble=None, asked=2, flare=0)
            kept = again._replace(revision=latest.revision + 1)
            that = None if before is None else (day.isoformat(), before.revision)
            self._insert(kept, moment, None if that is None else self._connection.execute(ID_OF, that).fetchone())
        return QuickUndone(latest, kept)

    def _replaced(self, latest: Quick) -> Iterator[Quick]:
        assert self._connection is not None
        rows = self._connection.execute(REPLACED, (latest.occurred_on.isoformat(), latest.revision))
        return (Quick(self._date(row[0]), *row[1:]) for row in rows)

    def _is(self, statement: str, *values: str) -> bool:
        return self._connection is not None and self._connection.execute(statement, values).fetchone()[0] == 1


def _from(first: date) -> tuple[str, str]:
    return first.isoformat(), date.max.isoformat()


@contextmanager
def reading_quick_ratings(home: Path) -> Iterator[FastQuickRatings]:
    """The quick check-ins for looking through; none where there is no diary yet. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        yield FastQuickRatings(connection, home / DIARY)


@contextmanager
def writing_quick_ratings(home: Path) -> Iterator[FastQuickRatings]:
    """The quick check-ins for taking one back. Raises ``StoreFault``."""
    with writing_connection(home) as connection:
        yield FastQuickRatings(connection, home / DIARY)
