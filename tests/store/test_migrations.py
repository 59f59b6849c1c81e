"""The ladder: every diary walks every step it lacks, all of them or none, after a checked copy."""

import multiprocessing
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import Checkin, Run, Said
from cbtpain.store import backup, fast, migrations, opening
from cbtpain.store.connection import Access, connect
from cbtpain.store.fast_runs import reading_runs
from cbtpain.store.migrations import APPLICATION_ID, NEWEST, STEPS, Step, migrate, version_of
from cbtpain.store.opening import open_for_reading, open_for_writing
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
DATA = Path(__file__).resolve().parent.parent / "data"
EXTRA: Step = ("CREATE TABLE extra (word TEXT)", "INSERT INTO extra VALUES ('walked')")
BREAKS: Step = ("CREATE TABLE extra (word TEXT)", "DELETE FROM note", "INSERT INTO nowhere VALUES (1)")

COPY = f"diary-version-{NEWEST}-1.db"

MOVED = """The diary has a new version. Besides store/migrations.py this needs, in the same change:
store/tables.py with the same tables; a diary of the version before it, made by the last release, in tests/data/,
and a test here that walks it up with its rows; never an edit of a step that was released."""


@pytest.fixture
def old(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A diary of today's version with rows, about to meet one more step."""
    with fast.writing(tmp_path) as diary:
        for pain in range(5):
            diary.keep(Checkin(SUNDAY, pain, 7, 6), MOMENT)
    connection = connect(tmp_path / "diary.db")
    connection.execute("INSERT INTO note (checkin_id, text, at_utc) VALUES (1, 'words', 'then')")
    connection.execute(
        "INSERT INTO run (course, session, number, sessions, digest, short, begun_on, state, at_utc, offset_min)"
        " VALUES ('small', 'first', 1, 2, 'd', 0, '2026-02-15', 'open', 'then', 60)"
    )
    connection.execute(
        "INSERT INTO answer (run_id, prompt, revision, round, value, said, at_utc)"
        " VALUES (1, 'why', 1, 1, '\"sleep\"', 'to sleep', 'then')"
    )
    yield connection
    connection.close()


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def everything(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables(connection)}  # noqa: S608


def mark(connection: sqlite3.Connection) -> tuple[int, int]:
    return version_of(connection), connection.execute("PRAGMA application_id").fetchone()[0]


def test_the_newest_version_moves_only_with_all_that_belongs_to_it() -> None:
    assert NEWEST == 3, MOVED
    assert len(STEPS) == NEWEST
    kept = {int(path.stem.rsplit("-", 1)[1]) for path in DATA.glob("diary-version-*.db")}
    assert set(range(1, NEWEST)) <= kept <= set(range(1, NEWEST + 1)), MOVED


def test_a_new_diary_has_walked_every_step(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        assert mark(connection) == (NEWEST, APPLICATION_ID)
        assert tables(connection) == {"checkin", "note", "run", "answer", *SINCE_VERSION_3}
    assert bytes.fromhex("63627470") == (tmp_path / "diary.db").read_bytes()[68:72]


def test_a_new_diary_is_born_at_version_0_and_walks_the_steps_in_order(tmp_path: Path) -> None:
    (tmp_path / "diary.db").touch()
    steps: tuple[Step, ...] = (
        ("CREATE TABLE walked (step INTEGER, version INTEGER)", "INSERT INTO walked SELECT 1, 0"),
        ("INSERT INTO walked SELECT 2, user_version FROM pragma_user_version",),
        ("INSERT INTO walked SELECT 3, user_version FROM pragma_user_version",),
    )
    with closing(connect(tmp_path / "diary.db")) as connection:
        assert version_of(connection) == 0
        migrate(connection, tmp_path / "diary.db", steps)

        # The version is the last thing written: until all is walked the diary is at 0.
        assert connection.execute("SELECT * FROM walked").fetchall() == [(1, 0), (2, 0), (3, 0)]
        assert version_of(connection) == 3


def test_a_new_diary_is_not_copied(tmp_path: Path) -> None:
    open_for_writing(tmp_path).close()

    assert [path.name for path in tmp_path.iterdir()] == ["diary.db"]


def test_a_diary_of_this_version_is_neither_copied_nor_changed(tmp_path: Path) -> None:
    open_for_writing(tmp_path).close()
    before = (tmp_path / "diary.db").read_bytes()

    open_for_writing(tmp_path).close()

    assert before == (tmp_path / "diary.db").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["diary.db"]


def test_a_step_that_fails_leaves_a_diary_as_it_was(tmp_path: Path, old: sqlite3.Connection) -> None:
    before = everything(old)

    with pytest.raises(sqlite3.OperationalError):
        migrate(old, tmp_path / "diary.db", (*STEPS, BREAKS))

    assert not old.in_transaction
    assert mark(old) == (NEWEST, APPLICATION_ID)
    assert before == everything(old)


def test_a_step_that_fails_takes_back_the_steps_before_it(tmp_path: Path, old: sqlite3.Connection) -> None:
    before = everything(old)

    with pytest.raises(sqlite3.OperationalError):
        migrate(old, tmp_path / "diary.db", (*STEPS, ("CREATE TABLE second (word)",), BREAKS))

    assert not old.in_transaction
    assert mark(old) == (NEWEST, APPLICATION_ID)
    assert before == everything(old)


def test_a_diary_two_steps_behind_walks_both_after_one_copy(tmp_path: Path, old: sqlite3.Connection) -> None:
    before = everything(old)

    migrate(old, tmp_path / "diary.db", (*STEPS, ("CREATE TABLE second (word)",), EXTRA))

    assert version_of(old) == NEWEST + 2
    assert before | {"second": [], "extra": [("walked",)]} == everything(old)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [COPY]


def test_the_first_step_that_fails_leaves_nothing_and_is_walked_the_next_time(tmp_path: Path) -> None:
    (tmp_path / "diary.db").touch()
    with closing(connect(tmp_path / "diary.db")) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, tmp_path / "diary.db", ((*STEPS[0], "INSERT INTO nowhere VALUES (1)"),))
        assert mark(connection) == (0, 0)
        assert tables(connection) == set()

    with closing(open_for_writing(tmp_path)) as connection:
        assert mark(connection) == (NEWEST, APPLICATION_ID)


def test_a_step_is_walked_after_a_copy_that_is_whole_and_private(tmp_path: Path, old: sqlite3.Connection) -> None:
    before = everything(old)

    migrate(old, tmp_path / "diary.db", (*STEPS, EXTRA))

    assert version_of(old) == NEWEST + 1
    assert before | {"extra": [("walked",)]} == everything(old)
    copy = tmp_path / "backups" / COPY
    assert [copy] == list((tmp_path / "backups").iterdir())
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(connect(copy, access=Access.READ)) as copied:
        assert copied.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert mark(copied) == (NEWEST, APPLICATION_ID)
        assert before == everything(copied)


def test_a_step_that_fails_leaves_the_copy(tmp_path: Path, old: sqlite3.Connection) -> None:
    before = everything(old)
    with pytest.raises(sqlite3.OperationalError):
        migrate(old, tmp_path / "diary.db", (*STEPS, BREAKS))

    with closing(connect(tmp_path / "backups" / COPY, access=Access.READ)) as copied:
        assert before == everything(copied)


def test_a_copy_that_lacks_a_row_stops_the_walk(
    tmp_path: Path, old: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_a_row_and_connect(path: Path, *, access: Access) -> sqlite3.Connection:
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            copy.execute("DELETE FROM note")
        return connect(path, access=access)

    monkeypatch.setattr(backup, "connect", lose_a_row_and_connect)
    before = everything(old)

    with pytest.raises(StoreFault) as raised:
        migrate(old, tmp_path / "diary.db", (*STEPS, EXTRA))

    assert raised.value.kind == "backup_failed"
    assert version_of(old) == NEWEST
    assert before == everything(old)


@pytest.fixture
def one_step_more(old: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    """The next release, with one more step; gives the old diary, made before it."""
    monkeypatch.setattr(opening, "NEWEST", NEWEST + 1)
    monkeypatch.setattr(opening, "migrate", partial(migrate, steps=(*STEPS, EXTRA)))
    return old


@pytest.mark.parametrize("open_diary", [open_for_writing, open_for_reading], ids=["write", "read"])
def test_opening_an_old_diary_copies_it_and_walks_it_up(
    tmp_path: Path, one_step_more: sqlite3.Connection, open_diary: Callable[[Path], sqlite3.Connection]
) -> None:
    before = everything(one_step_more)
    one_step_more.close()

    with closing(open_diary(tmp_path)) as connection:
        assert version_of(connection) == NEWEST + 1
        assert before | {"extra": [("walked",)]} == everything(connection)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == [COPY]


def test_where_no_copy_can_be_made_the_old_diary_is_left_as_it_was(
    tmp_path: Path, one_step_more: sqlite3.Connection
) -> None:
    old = one_step_more
    (tmp_path / "backups").write_text("a file where the folder should be")
    before = everything(old)

    with pytest.raises(StoreFault):
        open_for_writing(tmp_path)

    assert version_of(old) == NEWEST
    assert before == everything(old)


def test_two_programs_that_bring_one_diary_up_walk_the_step_once(
    tmp_path: Path, old: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_while_another_program_migrates(connection: sqlite3.Connection, path: Path, version: int) -> Path:
        monkeypatch.setattr(migrations, "back_up", backup.back_up)
        with closing(connect(path)) as other:
            migrate(other, path, (*STEPS, EXTRA))
        return backup.back_up(connection, path, version)

    monkeypatch.setattr(migrations, "back_up", copy_while_another_program_migrates)

    migrate(old, tmp_path / "diary.db", (*STEPS, EXTRA))

    assert version_of(old) == NEWEST + 1
    assert old.execute("SELECT word FROM extra").fetchall() == [("walked",)]


ROUNDS = 150


def _open_new_ones(root: Path, barrier: Barrier, told: "multiprocessing.Queue[str]") -> None:
    for number in range(ROUNDS):
        barrier.wait(timeout=60)
        try:
            with fast.writing(root / str(number)) as diary:
                diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
        except Exception as error:
            told.put(f"round {number}: {getattr(error, 'kind', '')} {error!r} {error.__cause__!r}")
    told.put("done")


def test_two_processes_that_make_the_same_diary_at_once_both_keep_what_they_were_given(tmp_path: Path) -> None:
    # A fork would carry this process's SQLite state along.
    context = multiprocessing.get_context("spawn")
    barrier, told = context.Barrier(2), context.Queue()
    both = [context.Process(target=_open_new_ones, args=(tmp_path, barrier, told)) for _ in range(2)]
    for process in both:
        process.start()
    heard: list[str] = []
    while heard.count("done") < len(both):
        heard.append(told.get(timeout=120))
    for process in both:
        process.join(timeout=60)

    assert heard == ["done", "done"]
    for number in range(ROUNDS):
        with fast.reading(tmp_path / str(number)) as diary:
            assert [Checkin(SUNDAY, 7, 7, 6, revision=2)] == diary.checkins()


# What tests/data/make-version-1.sh gave.
VERSION_1 = [
    (1, "2026-01-04", 1, 8, 7, 9, 3, "self", 0, "2026-01-04T08:00:00Z", 60, None),
    (2, "2026-01-11", 1, 7, 7, 7, 3, "self", 0, "2026-01-11T08:00:00Z", 60, None),
    (3, "2026-01-11", 2, 7, 6, 7, 3, "self", 0, "2026-01-11T08:00:00Z", 60, None),
    (4, "2026-01-20", 1, None, 5, 6, 3, "self", 0, "2026-01-20T08:00:00Z", 60, None),
    (5, "2025-12-20", 1, 4, 5, 5, 3, "paper", 31, "2026-01-20T08:00:00Z", 60, None),
    (6, "2026-01-25", 1, 6, 5, 5, 3, "self", 2, "2026-01-27T08:00:00Z", 60, None),
    (7, "2026-02-01", 1, 5, None, None, 1, "self", 0, "2026-02-01T08:00:00Z", 60, None),
]
VERSION_1_NOTES = [(1, 2, "Slept badly. Ünïcode ✓", "2026-01-11T08:00:00Z")]


@pytest.fixture
def version_1(tmp_path: Path) -> Path:
    """The folder of somebody who used version 1."""
    shutil.copy(DATA / "diary-version-1.db", tmp_path / "diary.db")
    return tmp_path


def assert_holds_version_1(connection: sqlite3.Connection) -> None:
    names = "id, occurred_on, revision, pain, enjoyment, activity, asked, source, days_back, at_utc, offset_min, zone"
    assert connection.execute(f"SELECT {names} FROM checkin ORDER BY id").fetchall() == VERSION_1  # noqa: S608
    found = connection.execute("SELECT id, checkin_id, text, at_utc FROM note ORDER BY id").fetchall()
    # Once it has walked, the correction has the words of what it corrects beside it as well.
    (_, _, text, at_utc), *_ = VERSION_1_NOTES
    walked = version_of(connection) > 1
    assert found == [*VERSION_1_NOTES, *([(2, 3, text, at_utc)] if walked else [])]
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_old_diary_is_one_of_version_1(version_1: Path) -> None:
    # Without this the tests below could walk a diary that has nothing left to walk.
    with closing(connect(version_1 / "diary.db", access=Access.READ)) as connection:
        assert mark(connection) == (1, APPLICATION_ID)
        assert tables(connection) == {"checkin", "note"}
        assert_holds_version_1(connection)


@pytest.mark.parametrize("open_diary", [open_for_writing, open_for_reading], ids=["write", "read"])
def test_a_diary_of_version_1_walks_up_with_its_rows(
    version_1: Path, open_diary: Callable[[Path], sqlite3.Connection]
) -> None:
    with closing(open_diary(version_1)) as connection:
        assert mark(connection) == (NEWEST, APPLICATION_ID)
        assert_holds_version_1(connection)
        assert connection.execute("SELECT (SELECT count(*) FROM run), count(*) FROM answer").fetchone() == (0, 0)


def test_the_diary_of_version_1_is_copied_as_it_was_before_it_walks_up(version_1: Path) -> None:
    open_for_writing(version_1).close()

    copy = version_1 / "backups" / "diary-version-1-1.db"
    assert [copy] == list((version_1 / "backups").iterdir())
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(connect(copy, access=Access.READ)) as copied:
        assert mark(copied) == (1, APPLICATION_ID)
        assert tables(copied) == {"checkin", "note"}
        assert_holds_version_1(copied)


def test_a_diary_of_version_1_that_cannot_walk_all_steps_walks_none(version_1: Path) -> None:
    with closing(connect(version_1 / "diary.db")) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, version_1 / "diary.db", (*STEPS, BREAKS))

        assert mark(connection) == (1, APPLICATION_ID)
        assert tables(connection) == {"checkin", "note"}
        assert_holds_version_1(connection)


def test_a_diary_of_version_1_that_has_walked_up_keeps_a_session(version_1: Path) -> None:
    store = Store(version_1)
    try:
        blank = Run("small", "first", 1, 2, "d", short=False, begun_on=SUNDAY)
        kept = Runs(store).keep(blank, Said("why", '"sleep"', "to sleep"), MOMENT)
    finally:
        store.close()

    with reading_runs(version_1, "small") as runs:
        assert [kept] == runs.open()
        assert [Said("why", '"sleep"', "to sleep")] == runs.answers(kept)
    with closing(connect(version_1 / "diary.db", access=Access.READ)) as connection:
        assert_holds_version_1(connection)


def test_a_diary_of_version_1_walks_up_to_the_schema_of_a_new_one(version_1: Path) -> None:
    with closing(open_for_writing(version_1)) as old, closing(open_for_writing(version_1 / "new")) as new:
        assert schema(old) == schema(new)


@pytest.fixture
def version_2(tmp_path: Path) -> Path:
    """The folder of somebody who used version 2."""
    shutil.copy(DATA / "diary-version-2.db", tmp_path / "diary.db")
    return tmp_path


SINCE_VERSION_3 = (
    *("practice", "assessment", "assessment_answer", "quick", "quick_note", "episode"),
    *("flare", "imported_file", "imported", "pace", "pace_mark"),
)


def given_until_version_2(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in everything(connection).items() if name not in SINCE_VERSION_3}


@pytest.mark.parametrize("open_diary", [open_for_writing, open_for_reading], ids=["write", "read"])
def test_a_diary_of_version_2_walks_up_with_its_rows(
    version_2: Path, open_diary: Callable[[Path], sqlite3.Connection]
) -> None:
    with closing(connect(DATA / "diary-version-2.db", access=Access.AS_IT_STANDS)) as old:
        assert mark(old) == (2, APPLICATION_ID)
        before = given_until_version_2(old)
    assert [len(before[name]) for name in ("checkin", "note", "run", "answer")] == [2, 1, 3, 28]
    with closing(open_diary(version_2)) as connection:
        assert mark(connection) == (NEWEST, APPLICATION_ID)
        assert before == given_until_version_2(connection)
        assert [everything(connection)[name] for name in SINCE_VERSION_3] == [[]] * len(SINCE_VERSION_3)


def test_words_of_version_2_stay_beside_a_check_in_that_was_corrected(version_2: Path) -> None:
    with closing(connect(version_2 / "diary.db")) as old:
        on = old.execute("SELECT occurred_on FROM checkin JOIN note ON checkin_id = checkin.id").fetchone()[0]
        old.execute(
            "INSERT INTO checkin (occurred_on, revision, pain, asked, source, days_back, at_utc, offset_min)"
            " VALUES (?, 99, 3, 3, 'self', 0, '2026-01-01T00:00:00Z', 0)",
            (on,),
        )
        given = old.execute("SELECT text FROM note").fetchall()
    with closing(open_for_writing(version_2)) as connection:
        told = connection.execute("SELECT text FROM note JOIN checkin ON checkin.id = checkin_id WHERE revision = 99")
        assert told.fetchall() == given


def test_a_diary_of_version_2_walks_up_to_the_schema_of_a_new_one(version_2: Path) -> None:
    with closing(open_for_writing(version_2)) as old, closing(open_for_writing(version_2 / "new")) as new:
        assert schema(old) == schema(new)


def schema(connection: sqlite3.Connection) -> dict[str, str | None]:
    found = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()
    return {name: sql and " ".join(sql.split()) for name, sql in found}


def test_a_diary_of_version_1_reads_as_it_did_and_can_be_written(version_1: Path) -> None:
    with fast.writing(version_1) as diary:
        diary.keep(Checkin(date(2026, 2, 8), 5, 5, 5), MOMENT)
        found = diary.checkins()

    assert found == [
        Checkin(date(2025, 12, 20), 4, 5, 5, source="paper", days_back=31),
        Checkin(date(2026, 1, 4), 8, 7, 9),
        Checkin(date(2026, 1, 11), 7, 6, 7, revision=2),
        Checkin(date(2026, 1, 20), None, 5, 6),
        Checkin(date(2026, 1, 25), 6, 5, 5, days_back=2),
        Checkin(date(2026, 2, 1), 5, None, None, asked=1),
        Checkin(date(2026, 2, 8), 5, 5, 5),
    ]
