"""Runs through the sessions and the answers in them, through SQLModel.

Takes and gives records, never table rows. Answers are appended: a change is a new
revision, and the highest counts.
"""

from collections.abc import Sequence

from sqlmodel import Session, col, func, select

from cbtpain.clock import Moment
from cbtpain.records import DONE, DROPPED, OPEN, TAKEN_BACK, Practice, Run, Said
from cbtpain.store.days import kept_day
from cbtpain.store.practices import log
from cbtpain.store.repository import Store
from cbtpain.store.tables import AnswerRow, RunRow


class Runs:
    """The runs of an open diary. Raises ``StoreFault`` from every method."""

    def __init__(self, store: Store) -> None:
        self._path = store.path
        self._transact = store.transact

    def keep(
        self,
        run: Run,
        said: Said,
        moment: Moment,
        *,
        done: bool = False,
        taken_back: Sequence[str] = (),
        practice: Practice | None = None,
    ) -> Run:
        """Commit one answer; the run is begun with its first one, and ended with its last.

        A run of the same session that another terminal has begun meanwhile is gone on with.
        ``taken_back`` are prompts whose answers a later one has taken off the way: they get
        a revision that says so, and what was given stays below it. ``practice`` is what was
        practised by it; its ``ref`` is that of a step, and is kept as one of this run.
        """
        with self._transact() as session:
            row = _gone_on_with(session, run) or _begun(session, run, moment)
            assert row.id is not None
            for one in (said, *(Said(prompt, TAKEN_BACK) for prompt in taken_back)):
                session.add(_answer(row.id, one, _latest_revision(session, row.id, one.prompt) + 1, moment))
            if practice is not None:
                log(session, run.course, practice._replace(ref=f"run {row.id}: {practice.ref}"), moment)
            # Whoever goes on in a run that was dropped in another terminal means it after all.
            if row.state == DROPPED:
                row.state, row.ended_on = OPEN, None
            # What was finished stays finished when an answer of it is changed.
            if done and row.state == OPEN:
                row.state, row.ended_on = DONE, moment.local_date.isoformat()
            row.digest, row.short = run.digest, int(run.short)
            session.add(row)
            return self._run(row)

    def revise(
        self, run: Run, said: Sequence[Said], moment: Moment, *, done: bool, practice: Practice | None = None
    ) -> Run:
        """Commit several changed answers of one run at once: all of them, or none.

        Each is a new revision. ``done`` ends a half-done run; ``practice`` is as in ``keep``.
        """
        with self._transact() as session:
            row = _row_of(session, run)
            assert row is not None
            assert row.id is not None
            for one in said:
                session.add(_answer(row.id, one, _latest_revision(session, row.id, one.prompt) + 1, moment))
            if practice is not None:
                log(session, run.course, practice._replace(ref=f"run {row.id}: {practice.ref}"), moment)
            # As in ``keep``: whoever changes what was dropped in another terminal means it after all.
            if row.state == DROPPED:
                row.state, row.ended_on = OPEN, None
            if done and row.state == OPEN:
                row.state, row.ended_on = DONE, moment.local_date.isoformat()
            session.add(row)
            return self._run(row)

    def drop(self, run: Run, moment: Moment) -> Run:
        """End a run that was begun by accident; its answers stay in the diary and count for nothing."""
        return self._ended(run, DROPPED, moment)

    def end(self, run: Run, moment: Moment) -> Run:
        """End a walk where the person stopped it: what was answered of it stands."""
        return self._ended(run, DONE, moment)

    def _ended(self, run: Run, state: str, moment: Moment) -> Run:
        with self._transact() as session:
            row = _row_of(session, run)
            assert row is not None
            if row.state == OPEN:
                row.state, row.ended_on = state, moment.local_date.isoformat()
                session.add(row)
            return self._run(row)

    def _run(self, row: RunRow) -> Run:
        return Run(
            course=row.course,
            session=row.session,
            number=row.number,
            sessions=row.sessions,
            digest=row.digest,
            short=bool(row.short),
            begun_on=kept_day(row.begun_on, self._path),
            state=row.state,
            ended_on=kept_day(row.ended_on, self._path) if row.ended_on else None,
            id=row.id,
        )


def _row_of(session: Session, run: Run) -> RunRow | None:
    return None if run.id is None else session.get(RunRow, run.id)


def _gone_on_with(session: Session, run: Run) -> RunRow | None:
    """The run itself; one that was dropped meanwhile, and begun anew elsewhere, gives way to the new one."""
    row = _row_of(session, run)
    if row is None or row.state != DROPPED:
        return row
    return _open_one(session, run) or row


def _open_one(session: Session, run: Run) -> RunRow | None:
    open_ones = select(RunRow).where(
        col(RunRow.course) == run.course, col(RunRow.session) == run.session, col(RunRow.state) == OPEN
    )
    return session.exec(open_ones).first()


def _begun(session: Session, run: Run, moment: Moment) -> RunRow:
    # Two practices at once are two practices, and two worksheets are two: only a session is gone on with.
    found = None if run.is_aside else _open_one(session, run)
    if found is not None:
        return found
    row = RunRow(
        course=run.course,
        session=run.session,
        number=run.number,
        sessions=run.sessions,
        digest=run.digest,
        short=int(run.short),
        begun_on=run.begun_on.isoformat(),
        state=OPEN,
        ended_on=None,
        at_utc=moment.at_utc,
        offset_min=moment.offset_min,
        zone=moment.zone,
    )
    session.add(row)
    session.flush()
    return row


def _latest_revision(session: Session, run_id: int, prompt: str) -> int:
    latest = select(func.max(AnswerRow.revision)).where(
        col(AnswerRow.run_id) == run_id, col(AnswerRow.prompt) == prompt
    )
    return session.exec(latest).one() or 0


def _answer(run_id: int, said: Said, revision: int, moment: Moment) -> AnswerRow:
    return AnswerRow(
        run_id=run_id,
        prompt=said.prompt,
        revision=revision,
        round=said.round,
        value=said.value,
        said=said.said,
        at_utc=moment.at_utc,
    )
