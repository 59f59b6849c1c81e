"""The diary through SQLModel: check-ins that are asked one by one, and notes. Runs are in ``store.runs``.

Takes and gives records, never table rows. Imported only where it is needed: SQLModel
costs about 0.4 s.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from sqlite3 import Error as DatabaseError

from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, col, create_engine, func, select

from cbtpain.clock import Moment
from cbtpain.paths import DIARY
from cbtpain.records import ITEMS, Checkin
from cbtpain.store.connection import fault_of, told_plainly
from cbtpain.store.opening import open_for_writing
from cbtpain.store.tables import CheckinRow, NoteRow


class Store:
    """One person's diary, open for writing. Raises ``StoreFault`` from every method."""

    def __init__(self, home: Path) -> None:
        self.path = home / DIARY
        self._connection = connection = open_for_writing(home)
        # hide_parameters: without it an SQL error prints the person's note.
        self._engine = create_engine(
            "sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
        )
        event.listen(self._engine, "begin", _begin_immediate)

    def keep(self, checkin: Checkin, moment: Moment) -> Checkin:
        """Write a check-in as the next revision of its date, and return it as it was kept."""
        with self.transact() as session:
            kept = checkin._replace(revision=_latest_revision(session, checkin.occurred_on) + 1)
            _append(session, kept, moment)
        return kept

    def fill_in(self, kept: Checkin, given: Checkin, moment: Moment) -> Checkin:
        """Add to a check-in that is being asked what was given since; returns it as it was kept.

        Where another terminal has gone on with it meanwhile, what was given here becomes
        a revision of its own: neither loses an answer.
        """
        with self.transact() as session:
            latest = _latest_revision(session, kept.occurred_on)
            row = session.exec(_that(kept)).one()
            if latest != kept.revision or (row.asked, row.pain, row.enjoyment, row.activity) != _values(kept):
                given = given._replace(revision=latest + 1)
                _append(session, given, moment)
                return given
            row.enjoyment, row.activity, row.asked = given.enjoyment, given.activity, given.asked
            session.add(row)
            return given._replace(revision=kept.revision)

    def add_note(self, checkin: Checkin, text: str, moment: Moment) -> None:
        """Keep the person's words beside that check-in."""
        with self.transact() as session:
            row = session.exec(_that(checkin)).one()
            assert row.id is not None
            session.add(NoteRow(checkin_id=row.id, text=text, at_utc=moment.at_utc))

    def close(self) -> None:
        """Let go of the file; SQLite folds its log back into it."""
        self._engine.dispose()
        self._connection.close()

    @contextmanager
    def transact(self) -> Iterator[Session]:
        """The one door to writing: committed on the way out, or nothing at all."""
        with told_plainly(self.path), Session(self._engine) as session:
            try:
                yield session
                session.commit()
            except DBAPIError as error:
                cause = error.orig
                raise fault_of(cause if isinstance(cause, DatabaseError) else DatabaseError(), self.path) from None


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _that(checkin: Checkin):  # type: ignore[no-untyped-def]
    return select(CheckinRow).where(
        col(CheckinRow.occurred_on) == checkin.occurred_on.isoformat(), col(CheckinRow.revision) == checkin.revision
    )


def _values(kept: Checkin) -> tuple[int | None, ...]:
    return (kept.asked, *kept.items)


def _latest_revision(session: Session, day: date) -> int:
    latest = select(func.max(CheckinRow.revision)).where(col(CheckinRow.occurred_on) == day.isoformat())
    return session.exec(latest).one() or 0


def _append(session: Session, kept: Checkin, moment: Moment) -> None:
    """The next revision, with the words of the one that counted until then: an undo of it brings back its own."""
    of_date = select(CheckinRow).where(col(CheckinRow.occurred_on) == kept.occurred_on.isoformat())
    counted = session.exec(
        of_date.order_by((col(CheckinRow.asked) == len(ITEMS)).desc(), col(CheckinRow.revision).desc())
    ).first()
    row = _row(kept, moment)
    session.add(row)
    session.flush()
    assert row.id is not None
    if counted is None:
        return
    for note in session.exec(select(NoteRow).where(NoteRow.checkin_id == counted.id).order_by(col(NoteRow.id))).all():
        session.add(NoteRow(checkin_id=row.id, text=note.text, at_utc=note.at_utc))


def _row(checkin: Checkin, moment: Moment) -> CheckinRow:
    fields = checkin._asdict() | {"occurred_on": checkin.occurred_on.isoformat()}
    return CheckinRow(**fields, at_utc=moment.at_utc, offset_min=moment.offset_min, zone=moment.zone)
