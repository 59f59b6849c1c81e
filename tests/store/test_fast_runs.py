"""Where the person is, read on the fast lane: the same as SQLModel would read, in the order it is told in."""

import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import col, func, select

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import DONE, OPEN, Run, Said
from cbtpain.store import fast_runs
from cbtpain.store.connection import connect
from cbtpain.store.fast_runs import reading_runs
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from cbtpain.store.tables import AnswerRow, RunRow

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
COURSE, PACK = "small", "pack:small"
SESSIONS = ("first", "second", "third")
PRIVATE = "nobody knows"


def blank(session: str, course: str = COURSE) -> Run:
    number = SESSIONS.index(session) + 1
    return Run(course, session, number, len(SESSIONS), "d", short=number == 2, begun_on=SUNDAY)


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    store = Store(tmp_path)
    yield Runs(store)
    store.close()


def sessions(found: Sequence[Run]) -> list[str]:
    return [run.session for run in found]


def test_the_columns_that_are_read_are_the_fields_of_a_run() -> None:
    assert Run._fields == tuple(fast_runs.RUN_COLUMNS.split(", "))


def test_the_columns_that_are_read_of_an_answer_are_its_fields() -> None:
    assert ["SELECT", *", ".join(Said._fields).split(), "FROM", "answer"] == fast_runs.ANSWERS.split()[:7]


def test_where_there_is_no_diary_there_is_no_run_and_none_is_made(tmp_path: Path) -> None:
    with reading_runs(tmp_path / "home", COURSE) as found:
        assert (found.open(), found.done(), found.answers(blank("first"))) == ([], [], [])

    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_not_kept_yet_has_no_answers(tmp_path: Path, runs: Runs) -> None:
    runs.keep(blank("first"), Said("why", "1"), MOMENT)

    with reading_runs(tmp_path, COURSE) as found:
        assert found.answers(blank("first")) == []


def test_of_the_open_runs_the_one_last_answered_in_comes_first(tmp_path: Path, runs: Runs) -> None:
    kept = {session: runs.keep(blank(session), Said("why", "1"), MOMENT) for session in SESSIONS}
    touched = ["third", "second", "first"]
    with reading_runs(tmp_path, COURSE) as found:
        assert touched == sessions(found.open())

    for session in ("second", "first", "third", "first"):
        runs.keep(kept[session], Said("why", "2"), MOMENT)
        touched.remove(session)
        touched.insert(0, session)
        with reading_runs(tmp_path, COURSE) as found:
            assert touched == sessions(found.open())


def test_an_open_run_without_answers_comes_after_those_with_some_and_the_newest_of_them_first(
    tmp_path: Path, runs: Runs
) -> None:
    runs.keep(blank("first"), Said("why", "1"), MOMENT)
    with closing(connect(tmp_path / "diary.db")) as connection:
        for session in ("second", "third"):
            # No terminal leaves one; where a diary holds one all the same, it is found last.
            connection.execute(
                "INSERT INTO run (course, session, number, sessions, digest, short, begun_on, state, at_utc,"
                " offset_min) VALUES (?, ?, 1, 3, 'd', 0, '2026-02-15', 'open', 'then', 0)",
                (COURSE, session),
            )

    with reading_runs(tmp_path, COURSE) as found:
        assert sessions(found.open()) == ["first", "third", "second"]


def test_finished_runs_come_in_the_order_they_were_begun(tmp_path: Path, runs: Runs) -> None:
    first = runs.keep(blank("first"), Said("why", "1"), MOMENT)
    second = runs.keep(blank("second"), Said("why", "1"), MOMENT, done=True)
    first = runs.keep(first, Said("free", "1"), MOMENT, done=True)
    again = runs.keep(blank("first"), Said("why", "1"), MOMENT, done=True)

    with reading_runs(tmp_path, COURSE) as found:
        assert [first, second, again] == found.done()


def test_answers_come_in_the_order_they_were_last_given(tmp_path: Path, runs: Runs) -> None:
    run = blank("first")
    for prompt, value in (("a", "1"), ("b", "1"), ("c", "1"), ("a", "2"), ("b", None)):
        run = runs.keep(run, Said(prompt, value), MOMENT)

    with reading_runs(tmp_path, COURSE) as found:
        assert found.answers(run) == [Said("c", "1"), Said("a", "2"), Said("b", None)]


def test_a_run_of_another_course_is_not_seen(tmp_path: Path, runs: Runs) -> None:
    ours = runs.keep(blank("first"), Said("why", "1"), MOMENT)
    theirs = runs.keep(blank("first", PACK), Said("why", "2"), MOMENT, done=True)

    with reading_runs(tmp_path, COURSE) as found:
        assert ([ours], []) == (found.open(), found.done())
    with reading_runs(tmp_path, PACK) as found:
        assert ([], [theirs]) == (found.open(), found.done())


def test_what_is_read_is_one_state_of_the_diary(tmp_path: Path, runs: Runs) -> None:
    kept = runs.keep(blank("first"), Said("why", "1"), MOMENT)

    with reading_runs(tmp_path, COURSE) as found:
        before = (found.open(), found.done())
        runs.keep(kept, Said("free", "1"), MOMENT, done=True)
        assert before == (found.open(), found.done())
        assert found.answers(kept) == [Said("why", "1")]


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["keep", "keep", "keep", "finish", "drop"]),
        st.sampled_from(SESSIONS),
        st.sampled_from([COURSE, COURSE, PACK]),
        st.sampled_from(["a", "b", "c.own"]),
        st.none() | st.sampled_from(["1", '"x"', "true"]),
        st.integers(1, 2),
    ),
    max_size=30,
)
Move = tuple[str, str, str, str, str | None, int]


def make(store: Store, moves: Sequence[Move]) -> None:
    """Each move in the run of its session that is open, or in a new one."""
    last: dict[tuple[str, str], Run] = {}
    for move, session, course, prompt, value, number in moves:
        run = last.get((course, session))
        if run is None or run.state != OPEN:
            run = blank(session, course)
        if move != "drop":
            run = Runs(store).keep(run, Said(prompt, value, prompt * number, number), MOMENT, done=move == "finish")
        elif run.id is not None:
            run = Runs(store).drop(run, MOMENT)
        last[course, session] = run


@settings(max_examples=40, deadline=None)
@given(MOVES)
def test_the_fast_lane_reads_what_sqlmodel_selects(moves: list[Move]) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        try:
            make(store, moves)
            for course in (COURSE, PACK):
                expected = selected(store, course)
                with reading_runs(Path(folder), course) as found:
                    assert expected["open"] == found.open()
                    assert expected["done"] == found.done()
                    for run in (*found.open(), *found.done()):
                        assert answers_selected(store, run) == found.answers(run)
        finally:
            store.close()


def selected(store: Store, course: str) -> dict[str, list[Run]]:
    """The open runs, the last answered in first, and the finished ones, oldest first."""
    with store.transact() as session:
        touched = func.max(col(AnswerRow.id))
        open_rows = session.exec(
            select(RunRow)
            .join(AnswerRow, col(AnswerRow.run_id) == col(RunRow.id))
            .where(col(RunRow.course) == course, col(RunRow.state) == OPEN)
            .group_by(col(RunRow.id))
            .order_by(touched.desc())
        ).all()
        done_rows = session.exec(
            select(RunRow).where(col(RunRow.course) == course, col(RunRow.state) == DONE).order_by(col(RunRow.id))
        ).all()
        return {"open": [run_of(row) for row in open_rows], "done": [run_of(row) for row in done_rows]}


def run_of(row: RunRow) -> Run:
    told = {name: getattr(row, name) for name in Run._fields}
    days = {name: told[name] and date.fromisoformat(told[name]) for name in ("begun_on", "ended_on")}
    return Run(**{**told, **days, "short": bool(row.short)})


def answers_selected(store: Store, run: Run) -> list[Said]:
    """The highest revision of each prompt, by the time it was given."""
    with store.transact() as session:
        rows = session.exec(select(AnswerRow).where(col(AnswerRow.run_id) == run.id)).all()
        latest: dict[str, AnswerRow] = {}
        for row in sorted(rows, key=lambda row: row.revision):
            latest[row.prompt] = row
        return [
            Said(row.prompt, row.value, row.said, row.round)
            for row in sorted(latest.values(), key=lambda row: row.id or 0)
        ]


@pytest.fixture(scope="module")
def long_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of several pages of runs and answers."""
    home = tmp_path_factory.mktemp("long")
    store = Store(home)
    try:
        for number in range(12):
            run = blank(SESSIONS[number % 3])
            for prompt in range(12):
                run = Runs(store).keep(run, Said(f"p{prompt}", f'"{PRIVATE}"', PRIVATE * 3), MOMENT, done=prompt == 11)
        Runs(store).keep(blank("first"), Said("p0", "1"), MOMENT)
    finally:
        store.close()
    return home / "diary.db"


def use(home: Path) -> None:
    """What the first screen of a session does, and its first answer."""
    with reading_runs(home, COURSE) as found:
        open_runs = found.open()
        for run in (*open_runs, *found.done()):
            found.answers(run)
    store = Store(home)
    try:
        Runs(store).keep(open_runs[0] if open_runs else blank("first"), Said("p0", "2"), MOMENT)
    finally:
        store.close()


def test_a_damaged_diary_is_a_store_fault_or_still_readable_and_nothing_else(tmp_path: Path, long_course: Path) -> None:
    unexpected: dict[int, str] = {}
    told, quoted = set(), False
    for seed in range(150):
        luck = random.Random(seed)
        content = bytearray(long_course.read_bytes())
        start = luck.randrange(100, len(content))
        lost = min(luck.choice([1, 2, 8, 100, 4096]), len(content) - start)
        content[start : start + lost] = luck.choice([bytes(lost), luck.randbytes(lost)])
        home = tmp_path / str(seed)
        home.mkdir()
        (home / "diary.db").write_bytes(content)
        try:
            use(home)
        except StoreFault as fault:
            told.add(fault.kind)
            quoted = quoted or PRIVATE in f"{fault!r} {fault.__cause__!r}"
        except Exception as error:
            unexpected[seed] = repr(error)
        shutil.rmtree(home)

    assert unexpected == {}
    assert told == {"damaged"}
    assert not quoted


@pytest.mark.parametrize("column", ["begun_on", "ended_on"])
def test_a_day_that_is_no_day_any_more_is_damage_and_is_not_shown(tmp_path: Path, runs: Runs, column: str) -> None:
    kept = runs.keep(blank("first"), Said("why", "1"), MOMENT, done=True)
    spoil(tmp_path, f"UPDATE run SET {column} = '{PRIVATE}'")  # noqa: S608

    for act in (lambda: read_all(tmp_path), lambda: runs.keep(kept, Said("why", "2"), MOMENT)):
        with pytest.raises(StoreFault) as raised:
            act()
        assert raised.value.kind == "damaged"
        assert PRIVATE not in f"{raised.value!r} {raised.value.__cause__!r}"


@pytest.mark.parametrize("column", ["value", "said", "prompt"])
def test_text_that_is_not_text_any_more_is_damage_and_is_not_shown(tmp_path: Path, runs: Runs, column: str) -> None:
    runs.keep(blank("first"), Said("why", "1"), MOMENT)
    spoil(tmp_path, "DROP TRIGGER answer_is_never_changed")
    spoil(tmp_path, f"UPDATE answer SET {column} = CAST(x'776f72fffe' AS TEXT)")  # noqa: S608

    with pytest.raises(StoreFault) as raised:
        read_all(tmp_path)
    assert raised.value.kind == "damaged"
    assert "wor" not in f"{raised.value!r} {raised.value.__cause__!r}"


def read_all(home: Path) -> None:
    with reading_runs(home, COURSE) as found:
        for run in (*found.open(), *found.done()):
            found.answers(run)


def spoil(home: Path, statement: str) -> None:
    with closing(sqlite3.connect(home / "diary.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement)
