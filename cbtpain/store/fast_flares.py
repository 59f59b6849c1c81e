"""Flares, on stdlib sqlite3 alone: on the worst day nothing heavier is waited for.

A test holds the statements equal to the SQLModel table.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from cbtpain.clock import Moment
from cbtpain.paths import DIARY
from cbtpain.records import Flare
from cbtpain.store.connection import transaction
from cbtpain.store.days import kept_day
from cbtpain.store.fast import reading_connection, writing_connection

OWN = "own"
_SAYS = "begun_on, until_on, ended_on"
FLARES = f"""SELECT {_SAYS}, number FROM flare WHERE counts AND NOT EXISTS (
    SELECT 1 FROM flare AS newer WHERE newer.number = flare.number AND newer.revision > flare.revision)
    ORDER BY begun_on, number"""
QUICK_FLARES = """SELECT occurred_on FROM quick WHERE flare AND NOT EXISTS (
    SELECT 1 FROM quick AS newer WHERE newer.occurred_on = quick.occurred_on
      AND (newer.asked = 2, newer.revision) > (quick.asked = 2, quick.revision))"""
LATEST = f"SELECT {_SAYS}, number, revision, counts FROM flare ORDER BY id DESC LIMIT 1"
AT_REVISION = f"SELECT {_SAYS}, number, revision, counts FROM flare WHERE number = ? AND revision = ?"
NEXT_NUMBER = "SELECT coalesce(max(number), 0) + 1 FROM flare"
NEXT_REVISION = "SELECT coalesce(max(revision), 0) + 1 FROM flare WHERE number = ?"
# What a person answered to the plan for a flare, in a session or on its own; the newest stands last.
PLAN = """SELECT prompt, value, said FROM answer JOIN run ON run.id = run_id
    WHERE course = ? AND state <> 'dropped' AND prompt GLOB 'flare.*' AND value IS NOT NULL AND value <> 'null'
    AND NOT EXISTS (
    SELECT 1 FROM answer AS newer
    WHERE newer.run_id = answer.run_id AND newer.prompt = answer.prompt AND newer.revision > answer.revision)
    ORDER BY answer.id"""
INSERT_FLARE = f"""INSERT INTO flare ({_SAYS}, number, revision, counts, at_utc, offset_min, zone)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""


def flares(home: Path) -> list[Flare]:
    """All that count, by the day they began; none where there is no diary yet. Raises ``StoreFault``.

    A day that was marked beside a quick check-in is one of them: that day alone, and over, so nothing rests on it.
    """
    with reading_connection(home) as connection:
        rows = connection.execute(QUICK_FLARES) if connection is not None else ()
        days = [kept_day(day, home / DIARY) for (day,) in rows]
        return sorted(
            [*FastFlares(connection, home / DIARY).that_count(), *(Flare(on, on, on) for on in days)], key=_age
        )


def _age(flare: Flare) -> tuple[date, int]:
    return flare.begun_on, flare.id or 0


def plan_said(home: Path, course: str) -> dict[str, str]:
    """The newest plan for a flare, how each of its answers reads, by field (``first``, ``plan``, ``people``, ``call``).

    Raises ``StoreFault``.
    """
    with reading_connection(home) as connection:
        rows = connection.execute(PLAN, (course,)) if connection is not None else ()
        found = {prompt.partition(".")[2]: (value, said) for prompt, value, said in rows}
    own = {field: found.get(f"{field}.{OWN}", ("", ""))[1] for field in found}
    return {field: own[field] if value == f'"{OWN}"' else said for field, (value, said) in found.items()}


class FastFlares:
    """The flares of a diary."""

    def __init__(self, connection: sqlite3.Connection | None, path: Path) -> None:
        self._connection = connection
        self._path = path

    def that_count(self) -> list[Flare]:
        rows = self._connection.execute(FLARES) if self._connection is not None else ()
        return [self._flare(row) for row in rows]

    def keep(self, flare: Flare, moment: Moment) -> Flare:
        """Write a new flare, or the next revision of one that is known by its ``id``; returns it as it was kept."""
        assert self._connection is not None
        with transaction(self._connection):
            number = flare.id or self._connection.execute(NEXT_NUMBER).fetchone()[0]
            kept = flare._replace(id=number)
            self._insert(kept, moment, counts=True)
        return kept

    def begin(self, flare: Flare, moment: Moment, going_on: Callable[[list[Flare]], Flare | None]) -> Flare | None:
        """Write a new flare, unless one goes on: two terminals mark a day once. Returns the one that goes on."""
        assert self._connection is not None
        with transaction(self._connection):
            found = going_on(self.that_count())
            if found is None:
                number = self._connection.execute(NEXT_NUMBER).fetchone()[0]
                self._insert(flare._replace(id=number), moment, counts=True)
        return found

    def undo(self, moment: Moment) -> tuple[Flare | None, Flare | None] | None:
        """Take back the latest change, which may be an earlier taking back; None where there was none.

        Returns the flare as it was and as it counts now, each None where it did not count.
        """
        assert self._connection is not None
        with transaction(self._connection):
            latest = self._connection.execute(LATEST).fetchone()
            if latest is None:
                return None
            number, revision = latest[3], latest[4]
            before = self._connection.execute(AT_REVISION, (number, revision - 1)).fetchone()
            was, now = self._counted(latest), self._counted(before) if before is not None else None
            self._insert(now or self._flare(latest), moment, counts=now is not None)
        return was, now

    def _insert(self, flare: Flare, moment: Moment, *, counts: bool) -> None:
        assert self._connection is not None
        revision = self._connection.execute(NEXT_REVISION, (flare.id,)).fetchone()[0]
        days = (None if one is None else one.isoformat() for one in (flare.begun_on, flare.until, flare.ended_on))
        row = (*days, flare.id, revision, int(counts), moment.at_utc, moment.offset_min, moment.zone)
        self._connection.execute(INSERT_FLARE, row)

    def _counted(self, row: tuple[str | int | None, ...]) -> Flare | None:
        return self._flare(row) if row[5] else None

    def _flare(self, row: tuple[str | int | None, ...]) -> Flare:
        begun, until, ended, number = row[:4]
        return Flare(kept_day(begun, self._path), self._day(until), self._day(ended), int(str(number)))

    def _day(self, text: object) -> date | None:
        return None if text is None else kept_day(text, self._path)


@contextmanager
def writing_flares(home: Path) -> Iterator[FastFlares]:
    """The flares for writing. Raises ``StoreFault``."""
    with writing_connection(home) as connection:
        yield FastFlares(connection, home / DIARY)
