"""Practices, through SQLModel: each change is a new revision, and the day is that of the first."""

from sqlmodel import Session, col, select

from cbtpain.clock import Moment
from cbtpain.records import Practice
from cbtpain.store.tables import PracticeRow


def log(session: Session, course: str, practice: Practice, moment: Moment) -> None:
    """Add it inside a transaction. What says nothing new is not written again."""
    latest = _latest(session, course, practice.ref)
    if latest is None and practice.times == 0:
        return
    fields = practice._asdict()
    if latest is not None and all(getattr(latest, name) == value for name, value in fields.items()):
        return
    row = PracticeRow(
        **fields,
        course=course,
        revision=1 if latest is None else latest.revision + 1,
        occurred_on=moment.local_date.isoformat() if latest is None else latest.occurred_on,
        at_utc=moment.at_utc,
        offset_min=moment.offset_min,
        zone=moment.zone,
    )
    session.add(row)


def _latest(session: Session, course: str, ref: str) -> PracticeRow | None:
    of_it = select(PracticeRow).where(col(PracticeRow.course) == course, col(PracticeRow.ref) == ref)
    return session.exec(of_it.order_by(col(PracticeRow.revision).desc())).first()
