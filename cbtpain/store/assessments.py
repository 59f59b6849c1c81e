"""The milestone sets and the answers in them, through SQLModel.

Takes and gives records, never table rows. Answers are appended: a change is a new
revision, and the highest counts.
"""

from sqlmodel import Session, col, func, select

from cbtpain.clock import Moment
from cbtpain.records import DONE, GIVEN, OPEN, Assessed, Assessment
from cbtpain.store.repository import Store
from cbtpain.store.tables import AssessmentAnswerRow, AssessmentRow


class Assessments:
    """The sets of an open diary. Raises ``StoreFault`` from every method."""

    def __init__(self, store: Store) -> None:
        self._transact = store.transact

    def keep(self, assessment: Assessment, given: Assessed, moment: Moment) -> Assessment:
        """Commit one answer; the set is begun with its first one. Returns the set as it is kept.

        One of the same month that another terminal has begun the same day is gone on with.
        """
        with self._transact() as session:
            row = _row_of(session, assessment) or _begun(session, assessment, moment)
            assert row.id is not None
            revision = _latest_revision(session, row.id, given) + 1
            session.add(
                AssessmentAnswerRow(
                    **given._asdict(),
                    assessment_id=row.id,
                    revision=revision,
                    occurred_on=moment.local_date.isoformat(),
                    at_utc=moment.at_utc,
                    offset_min=moment.offset_min,
                    zone=moment.zone,
                )
            )
            return assessment._replace(id=row.id)

    def give(self, assessment: Assessment, moment: Moment) -> Assessment:
        """The last question was put: the set is given, and what is said after it is still to come.

        One that another terminal has ended meanwhile is left as it is.
        """
        with self._transact() as session:
            row = _row_of(session, assessment)
            if row is None:
                return assessment
            if row.state == OPEN:
                row.state, row.ended_on = GIVEN, moment.local_date.isoformat()
                session.add(row)
            return assessment._replace(state=row.state, ended_on=moment.local_date)

    def end(self, assessment: Assessment, moment: Moment) -> Assessment:
        """What is said after a set was seen to its end."""
        given = self.give(assessment, moment)
        with self._transact() as session:
            row = _row_of(session, given)
            if row is not None and row.state == GIVEN:
                row.state = DONE
                session.add(row)
        return given if given.id is None else given._replace(state=DONE)


def _row_of(session: Session, assessment: Assessment) -> AssessmentRow | None:
    return None if assessment.id is None else session.get(AssessmentRow, assessment.id)


def _begun(session: Session, assessment: Assessment, moment: Moment) -> AssessmentRow:
    begun_on = assessment.begun_on.isoformat()
    # A set outside any window has no month, and NULL equals nothing.
    other = select(AssessmentRow).where(
        col(AssessmentRow.month).is_not_distinct_from(assessment.month),
        col(AssessmentRow.begun_on) == begun_on,
        col(AssessmentRow.state) == OPEN,
    )
    found = session.exec(other).first()
    if found is not None:
        return found
    row = AssessmentRow(
        month=assessment.month,
        begun_on=begun_on,
        state=OPEN,
        ended_on=None,
        at_utc=moment.at_utc,
        offset_min=moment.offset_min,
        zone=moment.zone,
    )
    session.add(row)
    session.flush()
    return row


def _latest_revision(session: Session, assessment_id: int, given: Assessed) -> int:
    latest = select(func.max(AssessmentAnswerRow.revision)).where(
        col(AssessmentAnswerRow.assessment_id) == assessment_id,
        col(AssessmentAnswerRow.instrument) == given.instrument,
        col(AssessmentAnswerRow.item) == given.item,
    )
    return session.exec(latest).one() or 0
