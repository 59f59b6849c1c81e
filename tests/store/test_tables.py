"""The schema the migrations write: the same as SQLModel's, and it refuses what no check-in or session can hold."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import SQLModel, create_engine

from cbtpain.store import tables
from cbtpain.store.connection import connect
from cbtpain.store.opening import open_for_reading, open_for_writing


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_for_writing(tmp_path)
    yield connection
    connection.close()


@pytest.fixture
def modelled(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A database with the tables SQLModel creates by itself."""
    path = tmp_path / "modelled.db"
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    connection = connect(path)
    yield connection
    connection.close()


def ddl(connection: sqlite3.Connection, kind: str) -> dict[str, str]:
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL ORDER BY name", (kind,)
    )
    return {name: normal(sql) for name, sql in found}


def normal(sql: str) -> str:
    """The statement with one space wherever there is any."""
    return re.sub(r" ?([(),]) ?", r"\1", " ".join(sql.split()))


def columns(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM pragma_table_info(?)", (table,)).fetchall()


TABLES = (
    *(
        "flare",
        "imported_file",
        "imported",
        "pace_mark",
        "pace",
        "checkin",
        "note",
        "quick",
        "quick_note",
        "episode",
        "run",
        "answer",
        "practice",
    ),
    *("assessment", "assessment_answer"),
)


def test_the_models_are_the_tables_of_the_diary() -> None:
    models = [one for one in vars(tables).values() if isinstance(one, type) and hasattr(one, "__table__")]
    assert set(TABLES) == set(SQLModel.metadata.tables)
    assert tuple(model.__tablename__ for model in models) == TABLES  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["table", "index"])
def test_the_migrations_write_what_sqlmodel_would_create(
    diary: sqlite3.Connection, modelled: sqlite3.Connection, kind: str
) -> None:
    expected = ddl(modelled, kind)

    assert expected == ddl(diary, kind)
    assert expected


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_are_those_of_the_models(
    diary: sqlite3.Connection, modelled: sqlite3.Connection, table: str
) -> None:
    expected = columns(modelled, table)

    assert expected == columns(diary, table)
    assert expected


def test_the_triggers_are_those_that_guard_what_was_given(diary: sqlite3.Connection) -> None:
    assert list(ddl(diary, "trigger")) == [
        "answer_is_never_changed",
        "assessment_answer_is_never_changed",
        "assessment_is_only_ended",
        "checkin_is_only_filled_in",
        "episode_is_never_changed",
        "flare_is_never_changed",
        "imported_is_never_changed",
        "pace_is_never_changed",
        "pace_mark_is_never_changed",
        "practice_is_never_changed",
        "quick_is_only_filled_in",
    ]


GOOD: dict[str, object] = {
    "occurred_on": "2026-02-15",
    "revision": 1,
    "pain": 7,
    "enjoyment": 7,
    "activity": 6,
    "asked": 3,
    "source": "self",
    "days_back": 0,
    "at_utc": "2026-02-15T08:00:00Z",
    "offset_min": 60,
    "zone": None,
}


def put(connection: sqlite3.Connection, **changed: object) -> None:
    insert(connection, "checkin", GOOD | changed)


def insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


def count(connection: sqlite3.Connection, table: str = "checkin") -> int:
    found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
    return found


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"pain": 0, "enjoyment": 10, "activity": 10},
        {"pain": None},
        {"pain": None, "enjoyment": None},
        {"asked": 1, "enjoyment": None, "activity": None},
        {"source": "paper", "days_back": 40},
        {"occurred_on": "2028-02-29"},
        {"zone": "Europe/Berlin", "offset_min": -720},
    ],
)
def test_what_a_check_in_can_be_is_taken(diary: sqlite3.Connection, changed: dict[str, object]) -> None:
    put(diary, **changed)

    assert count(diary) == 1


REFUSED = [
    *(
        ({item: value}, f"{item}_is_0_to_10")
        for item in ("pain", "enjoyment", "activity")
        for value in (11, -1, 3.5, "7a", b"7", "", 10**18)
    ),
    ({"pain": None, "enjoyment": None, "activity": None}, "says_something"),
    *(({"asked": value}, "asked_is_1_to_3") for value in (4, 0, -1, "x")),
    *(({"source": value}, "source_is_known") for value in ("somebody", "", "SELF")),
    *(
        ({"occurred_on": value}, "occurred_on_is_a_day")
        for value in ("2026-02-31", "2026-02-29", "2026-2-3", "15.02.2026", "2026-02-15 ", "", "2026-13-01")
    ),
    ({"revision": 0}, "revision_is_from_1"),
    ({"days_back": -1}, "days_back_is_not_negative"),
    *(({"offset_min": value}, "offset_is_within_a_day") for value in (1441, -1441)),
]


@pytest.mark.parametrize(("changed", "constraint"), REFUSED, ids=repr)
def test_what_a_check_in_cannot_be_is_refused(
    diary: sqlite3.Connection, changed: dict[str, object], constraint: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"^CHECK constraint failed: {constraint}$"):
        put(diary, **changed)
    assert count(diary) == 0


def test_a_day_that_depends_on_when_it_is_read_is_refused(diary: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.Error):
        put(diary, occurred_on="now")
    assert count(diary) == 0


@pytest.mark.parametrize(
    "changed", [{"revision": "x"}, {"revision": 1.5}, {"asked": 2.5}, {"days_back": "x"}], ids=repr
)
def test_a_count_that_is_not_a_whole_number_is_refused(diary: sqlite3.Connection, changed: dict[str, object]) -> None:
    # To SQLite any text is greater than any number, so a bound alone lets 'x' through.
    with pytest.raises(sqlite3.IntegrityError):
        put(diary, **changed)
    assert count(diary) == 0


@pytest.mark.parametrize("column", [name for name in GOOD if name not in ("pain", "enjoyment", "activity", "zone")])
def test_what_every_check_in_has_cannot_be_left_out(diary: sqlite3.Connection, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put(diary, **{column: None})
    assert count(diary) == 0


def test_a_date_has_each_revision_once(diary: sqlite3.Connection) -> None:
    put(diary)
    put(diary, revision=2)

    with pytest.raises(sqlite3.IntegrityError):
        put(diary, revision=2)
    assert count(diary) == 2


@pytest.mark.parametrize(
    ("asked", "change"),
    [
        (1, "pain = 3"),
        (1, "pain = NULL, enjoyment = 5, asked = 2"),
        (2, "enjoyment = 3"),
        (2, "enjoyment = NULL"),
        (3, "activity = 3"),
        (3, "activity = NULL"),
        (3, "asked = 2"),
        (2, "asked = 1"),
        (1, "occurred_on = '2026-02-16'"),
        (1, "revision = 2"),
    ],
)
def test_what_was_given_cannot_be_overwritten(diary: sqlite3.Connection, asked: int, change: str) -> None:
    put(diary, asked=asked, enjoyment=7 if asked > 1 else None, activity=6 if asked > 2 else None)
    before = diary.execute("SELECT * FROM checkin").fetchall()

    with pytest.raises(sqlite3.IntegrityError, match=r"^a rating is corrected by a new revision$"):
        diary.execute(f"UPDATE checkin SET {change}")  # noqa: S608
    assert before == diary.execute("SELECT * FROM checkin").fetchall()


def test_what_was_skipped_stays_skipped(diary: sqlite3.Connection) -> None:
    put(diary, pain=None, enjoyment=None, asked=3)

    for item in ("pain", "enjoyment"):
        with pytest.raises(sqlite3.IntegrityError, match=r"^a rating is corrected by a new revision$"):
            diary.execute(f"UPDATE checkin SET {item} = 4")  # noqa: S608
    assert diary.execute("SELECT pain, enjoyment, activity FROM checkin").fetchall() == [(None, None, 6)]


def test_what_was_not_asked_yet_is_filled_in(diary: sqlite3.Connection) -> None:
    put(diary, enjoyment=None, activity=None, asked=1)

    diary.execute("UPDATE checkin SET enjoyment = 8, asked = 2")
    diary.execute("UPDATE checkin SET activity = 9, asked = 3")

    assert diary.execute("SELECT pain, enjoyment, activity, asked FROM checkin").fetchall() == [(7, 8, 9, 3)]


def test_a_note_belongs_to_a_check_in(diary: sqlite3.Connection) -> None:
    put(diary)
    diary.execute("INSERT INTO note (checkin_id, text, at_utc) VALUES (1, 'words', 'then')")

    with pytest.raises(sqlite3.IntegrityError, match=r"^FOREIGN KEY constraint failed$"):
        diary.execute("INSERT INTO note (checkin_id, text, at_utc) VALUES (2, 'words', 'then')")
    with pytest.raises(sqlite3.IntegrityError, match=r"^FOREIGN KEY constraint failed$"):
        diary.execute("DELETE FROM checkin")
    assert diary.execute("SELECT checkin_id, text FROM note").fetchall() == [(1, "words")]


def test_a_note_says_something(diary: sqlite3.Connection) -> None:
    put(diary)

    with pytest.raises(sqlite3.IntegrityError, match=r"^CHECK constraint failed: note_is_not_empty$"):
        diary.execute("INSERT INTO note (checkin_id, text, at_utc) VALUES (1, '', 'then')")


RUN: dict[str, object] = {
    "course": "cbtpain",
    "session": "calm-the-body",
    "number": 1,
    "sessions": 8,
    "digest": "5a1e",
    "short": 0,
    "begun_on": "2026-02-15",
    "state": "open",
    "ended_on": None,
    "at_utc": "2026-02-15T08:00:00Z",
    "offset_min": 60,
    "zone": None,
}
ENDED: dict[str, object] = {"state": "done", "ended_on": "2026-02-16"}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        ENDED,
        ENDED | {"state": "dropped"},
        {"number": 8},
        {"number": 1, "sessions": 1},
        {"short": 1},
        {"course": "pack:small"},
        {"begun_on": "2028-02-29", "zone": "Europe/Berlin", "offset_min": -720},
    ],
    ids=repr,
)
def test_what_a_run_can_be_is_taken(diary: sqlite3.Connection, changed: dict[str, object]) -> None:
    insert(diary, "run", RUN | changed)

    assert count(diary, "run") == 1


NO_DAYS = ("2026-02-31", "2026-2-3", "15.02.2026", "2026-02-15 ", "", 20260215)
NO_RUNS = [
    *(({"number": value}, "number_is_from_1") for value in (0, -1, "x", "")),
    *(({"sessions": value}, "number_is_within") for value in (0, -1)),
    ({"number": 9}, "number_is_within"),
    *(({"short": value}, "short_is_yes_or_no") for value in (2, -1, "yes", 0.5)),
    *(({"begun_on": value}, "begun_on_is_a_day") for value in NO_DAYS),
    *(({"state": value}, "state_is_known") for value in ("OPEN", "", "finished")),
    *((ENDED | {"ended_on": value}, "ended_on_is_a_day") for value in NO_DAYS),
    ({"ended_on": "2026-02-16"}, "an_end_has_a_day"),
    ({"state": "done"}, "an_end_has_a_day"),
    ({"state": "dropped"}, "an_end_has_a_day"),
    *(({"offset_min": value}, "run_offset_is_within_a_day") for value in (1441, -1441, "x")),
]


@pytest.mark.parametrize(("changed", "constraint"), NO_RUNS, ids=repr)
def test_what_a_run_cannot_be_is_refused(
    diary: sqlite3.Connection, changed: dict[str, object], constraint: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"^CHECK constraint failed: {constraint}$"):
        insert(diary, "run", RUN | changed)
    assert count(diary, "run") == 0


@pytest.mark.parametrize("column", [name for name in RUN if name not in ("ended_on", "zone")])
def test_what_every_run_has_cannot_be_left_out(diary: sqlite3.Connection, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(diary, "run", RUN | {column: None})
    assert count(diary, "run") == 0


@pytest.mark.parametrize("change", ["state = 'done'", "ended_on = '2026-02-16'", "state = 'gone'", "number = 9"])
def test_a_run_that_is_begun_cannot_become_what_no_run_is(diary: sqlite3.Connection, change: str) -> None:
    insert(diary, "run", RUN)
    before = diary.execute("SELECT * FROM run").fetchall()

    with pytest.raises(sqlite3.IntegrityError, match=r"^CHECK constraint failed"):
        diary.execute(f"UPDATE run SET {change}")  # noqa: S608
    assert before == diary.execute("SELECT * FROM run").fetchall()


ANSWER: dict[str, object] = {
    "run_id": 1,
    "prompt": "plan.often",
    "revision": 1,
    "round": 1,
    "value": "5",
    "said": "5",
    "at_utc": "2026-02-15T08:00:00Z",
}


@pytest.fixture
def begun(diary: sqlite3.Connection) -> sqlite3.Connection:
    """A diary with one run."""
    insert(diary, "run", RUN)
    return diary


@pytest.mark.parametrize(
    "changed",
    [{}, {"value": None, "said": ""}, {"round": 2}, {"revision": 7}, {"said": 'it\'s "so" \u202e\U0001f642'}],
    ids=repr,
)
def test_what_an_answer_can_be_is_taken(begun: sqlite3.Connection, changed: dict[str, object]) -> None:
    insert(begun, "answer", ANSWER | changed)

    assert count(begun, "answer") == 1


NO_ANSWERS = [
    ({"prompt": ""}, "prompt_is_named"),
    *(({"revision": value}, "answer_revision_is_from_1") for value in (0, -1, "x", 1.5)),
    *(({"round": value}, "round_is_1_or_2") for value in (0, 3, "x", 1.5)),
]


@pytest.mark.parametrize(("changed", "constraint"), NO_ANSWERS, ids=repr)
def test_what_an_answer_cannot_be_is_refused(
    begun: sqlite3.Connection, changed: dict[str, object], constraint: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"^CHECK constraint failed: {constraint}$"):
        insert(begun, "answer", ANSWER | changed)
    assert count(begun, "answer") == 0


@pytest.mark.parametrize("column", [name for name in ANSWER if name != "value"])
def test_what_every_answer_has_cannot_be_left_out(begun: sqlite3.Connection, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(begun, "answer", ANSWER | {column: None})
    assert count(begun, "answer") == 0


def test_an_answer_has_each_revision_once(begun: sqlite3.Connection) -> None:
    insert(begun, "run", RUN | {"session": "one-minute-calm"})
    for changed in ({}, {"revision": 2}, {"prompt": "plan.when"}, {"run_id": 2}):
        insert(begun, "answer", ANSWER | changed)

    with pytest.raises(sqlite3.IntegrityError, match=r"^UNIQUE constraint failed"):
        insert(begun, "answer", ANSWER | {"revision": 2, "value": "3"})
    assert count(begun, "answer") == 4


def test_an_answer_belongs_to_a_run(begun: sqlite3.Connection) -> None:
    insert(begun, "answer", ANSWER)

    with pytest.raises(sqlite3.IntegrityError, match=r"^FOREIGN KEY constraint failed$"):
        insert(begun, "answer", ANSWER | {"run_id": 2})
    with pytest.raises(sqlite3.IntegrityError, match=r"^FOREIGN KEY constraint failed$"):
        begun.execute("DELETE FROM run")
    assert begun.execute("SELECT run_id, value FROM answer").fetchall() == [(1, "5")]


@pytest.mark.parametrize("column", ["id", *ANSWER])
def test_an_answer_is_never_changed(begun: sqlite3.Connection, column: str) -> None:
    insert(begun, "answer", ANSWER)
    before = begun.execute("SELECT * FROM answer").fetchall()

    for change in (f"{column} = {column}", f"{column} = 2"):
        with pytest.raises(sqlite3.IntegrityError, match=r"^an answer is changed by a new revision$"):
            begun.execute(f"UPDATE answer SET {change}")  # noqa: S608
    assert before == begun.execute("SELECT * FROM answer").fetchall()


def test_an_answer_that_was_skipped_is_not_filled_in_later(begun: sqlite3.Connection) -> None:
    insert(begun, "answer", ANSWER | {"value": None, "said": ""})

    with pytest.raises(sqlite3.IntegrityError, match=r"^an answer is changed by a new revision$"):
        begun.execute("UPDATE answer SET value = '5', said = '5'")
    assert begun.execute("SELECT value, said FROM answer").fetchall() == [(None, "")]


def pragmas(connection: sqlite3.Connection) -> dict[str, object]:
    names = ("foreign_keys", "journal_mode", "synchronous")
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


DURABLE = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2}


def test_a_connection_for_writing_is_durable(diary: sqlite3.Connection) -> None:
    assert pragmas(diary) == DURABLE


def test_a_connection_to_a_diary_that_was_there_is_durable(tmp_path: Path) -> None:
    open_for_writing(tmp_path).close()

    for open_diary in (open_for_writing, open_for_reading):
        connection = open_diary(tmp_path)
        assert connection is not None
        try:
            assert pragmas(connection) == DURABLE
        finally:
            connection.close()
