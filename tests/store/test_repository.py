"""The diary through SQLModel: committed when it says so, and silent about what was in it when it fails."""

import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import Checkin
from cbtpain.store import connection as connecting
from cbtpain.store import fast, repository
from cbtpain.store.connection import connect
from cbtpain.store.opening import open_for_writing
from cbtpain.store.repository import Store
from tests.conftest import Person, at

SUNDAY = date(2026, 2, 15)
MONDAY = date(2026, 2, 16)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
LATER = Moment(datetime(2026, 2, 15, 9, 30, tzinfo=UTC), 60, "Europe/Berlin")
PRIVATE = "Nobody knows about the 31415 pills"
FIRST = Checkin(SUNDAY, 7, None, None, asked=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path)
    yield store
    store.close()


@contextmanager
def beside(home: Path) -> Iterator[sqlite3.Connection]:
    """Another program's look at the same file: it sees only what is committed."""
    with closing(connect(home / "diary.db")) as connection:
        yield connection


def rows(home: Path) -> list[tuple[object, ...]]:
    with beside(home) as connection:
        return connection.execute(
            "SELECT occurred_on, revision, pain, enjoyment, activity, asked, at_utc FROM checkin ORDER BY id"
        ).fetchall()


def notes(home: Path) -> list[tuple[object, ...]]:
    with beside(home) as connection:
        return connection.execute(
            "SELECT occurred_on, revision, text, note.at_utc FROM note JOIN checkin ON checkin_id = checkin.id"
        ).fetchall()


def test_what_was_kept_is_there_for_others_before_the_call_returns(tmp_path: Path, store: Store) -> None:
    kept = store.keep(FIRST, MOMENT)

    assert kept == FIRST
    assert rows(tmp_path) == [("2026-02-15", 1, 7, None, None, 1, "2026-02-15T08:00:00Z")]


def test_a_check_in_is_filled_in_answer_by_answer(tmp_path: Path, store: Store) -> None:
    kept = store.keep(FIRST, MOMENT)
    second = store.fill_in(kept, kept._replace(enjoyment=6, asked=2), LATER)
    assert second == Checkin(SUNDAY, 7, 6, None, asked=2)
    assert rows(tmp_path) == [("2026-02-15", 1, 7, 6, None, 2, "2026-02-15T08:00:00Z")]

    third = store.fill_in(second, second._replace(activity=5, asked=3), LATER)
    assert third == Checkin(SUNDAY, 7, 6, 5)
    assert rows(tmp_path) == [("2026-02-15", 1, 7, 6, 5, 3, "2026-02-15T08:00:00Z")]


def test_a_second_check_in_of_a_date_is_its_next_revision(tmp_path: Path, store: Store) -> None:
    revisions = [store.keep(Checkin(day, 7, 7, 6), MOMENT).revision for day in (SUNDAY, MONDAY, SUNDAY)]

    assert revisions == [1, 1, 2]
    assert [row[:3] for row in rows(tmp_path)] == [("2026-02-15", 1, 7), ("2026-02-16", 1, 7), ("2026-02-15", 2, 7)]


def test_the_fast_lane_reads_what_was_kept_and_counts_its_revisions_on(tmp_path: Path, store: Store) -> None:
    store.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    with fast.writing(tmp_path) as diary:
        assert diary.keep(Checkin(SUNDAY, 5, 5, 5), LATER).revision == 2

    assert store.keep(Checkin(SUNDAY, 4, 4, 4), LATER).revision == 3
    with fast.reading(tmp_path) as diary:
        assert Checkin(SUNDAY, 4, 4, 4, revision=3) == diary.on(SUNDAY)


def test_a_note_stands_beside_its_check_in_word_for_word(tmp_path: Path, store: Store) -> None:
    store.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    second = store.keep(Checkin(SUNDAY, 6, 7, 6), MOMENT)
    text = '[never] it\'s "bad"; DROP TABLE note; -- Ünïcode ✓ 日本\nand a second line\x00'

    store.add_note(second, text, LATER)

    assert notes(tmp_path) == [("2026-02-15", 2, text, "2026-02-15T09:30:00Z")]


def test_its_connection_is_durable_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []

    def open_and_tell(home: Path) -> sqlite3.Connection:
        opened.append(open_for_writing(home))
        return opened[0]

    monkeypatch.setattr(repository, "open_for_writing", open_and_tell)
    store = Store(tmp_path)
    try:
        store.keep(FIRST, MOMENT)
        names = ("foreign_keys", "journal_mode", "synchronous")
        found = [opened[0].execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    finally:
        store.close()

    assert found == [1, "wal", 2]


def test_a_closed_store_leaves_one_file(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.keep(FIRST, MOMENT)
    store.close()

    assert [path.name for path in tmp_path.iterdir()] == ["diary.db"]


def test_a_store_that_was_never_used_lets_go_of_the_file_too(tmp_path: Path) -> None:
    fast_made = open_for_writing(tmp_path)
    fast_made.close()
    store = Store(tmp_path)
    with beside(tmp_path) as connection:
        connection.execute("SELECT * FROM checkin").fetchall()
    store.close()

    assert [path.name for path in tmp_path.iterdir()] == ["diary.db"]


def told(error: BaseException | None) -> str:
    """All that any printer of this error could print, causes and contexts included."""
    texts = []
    while error is not None:
        texts += [str(error), repr(error), repr(error.args), "".join(traceback.format_exception_only(error))]
        error = error.__cause__ or error.__context__
    return "\n".join(texts)


def refuse_notes(home: Path) -> None:
    with beside(home) as connection:
        connection.execute(
            "CREATE TRIGGER refuse BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'no notes today'); END"
        )


def test_an_sql_error_tells_nothing_of_a_note(tmp_path: Path, store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    kept = store.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    refuse_notes(tmp_path)

    with pytest.raises(StoreFault) as raised:
        store.add_note(kept, PRIVATE, LATER)

    assert raised.value.kind == "store_defect"
    assert raised.value.fields == {"path": tmp_path / "diary.db"}
    assert "no notes today" in told(raised.value)
    assert "31415" not in told(raised.value)
    assert capfd.readouterr() == ("", "")
    assert notes(tmp_path) == []


def test_an_sql_error_tells_nothing_of_a_rating(
    tmp_path: Path, store: Store, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(StoreFault) as raised:
        store.keep(Checkin(SUNDAY, 31415, 7, 6), MOMENT)

    assert raised.value.kind == "store_defect"
    assert "pain_is_0_to_10" in told(raised.value)
    assert "31415" not in told(raised.value)
    assert capfd.readouterr() == ("", "")
    assert rows(tmp_path) == []


def test_where_another_terminal_went_on_meanwhile_both_answers_are_kept(tmp_path: Path, store: Store) -> None:
    kept = store.keep(FIRST, MOMENT)
    there = store.fill_in(kept, kept._replace(enjoyment=6, asked=2), MOMENT)
    here = store.fill_in(kept, kept._replace(enjoyment=3, asked=2), LATER)

    assert there == Checkin(SUNDAY, 7, 6, None, asked=2)
    assert here == Checkin(SUNDAY, 7, 3, None, asked=2, revision=2)
    assert rows(tmp_path) == [
        ("2026-02-15", 1, 7, 6, None, 2, "2026-02-15T08:00:00Z"),
        ("2026-02-15", 2, 7, 3, None, 2, "2026-02-15T09:30:00Z"),
    ]


def test_a_check_in_finished_after_another_of_its_day_is_the_one_that_counts(tmp_path: Path, store: Store) -> None:
    kept = store.keep(FIRST, MOMENT)
    store.keep(Checkin(SUNDAY, 1, 1, 1), MOMENT)

    last = store.fill_in(kept, kept._replace(enjoyment=6, activity=5, asked=3), LATER)

    with fast.reading(tmp_path) as diary:
        assert diary.on(SUNDAY) == last == Checkin(SUNDAY, 7, 6, 5, revision=3)


def test_filling_in_never_changes_what_was_given(tmp_path: Path, store: Store) -> None:
    kept = store.keep(Checkin(SUNDAY, 7, 6, None, asked=2), MOMENT)

    # No terminal comes to this; whether it is refused or kept apart, what was given stands.
    with suppress(StoreFault):
        store.fill_in(kept, kept._replace(enjoyment=3, activity=5, asked=3), LATER)

    assert rows(tmp_path)[0][:5] == ("2026-02-15", 1, 7, 6, None)


def test_a_note_that_cannot_be_written_is_not_printed_by_the_program(person: Person) -> None:
    person.run("checkin", "9", "8", "9", now=at("2026-02-15"))
    refuse_notes(person.home)

    done = person.run("checkin", "9", "8", "9", "--note", now=at("2026-02-16"), typed=PRIVATE, expect=4)

    assert "31415" not in done.stdout + done.stderr
    assert "INSERT" not in done.stderr
    assert done.stderr.count("\n") == 1
    with beside(person.home) as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (0,)


def test_a_note_that_cannot_be_written_does_not_make_the_program_deny_what_it_kept(person: Person) -> None:
    person.run("checkin", "9", "8", "9", now=at("2026-02-15"))
    refuse_notes(person.home)

    done = person.run("checkin", "4", "5", "6", "--note", now=at("2026-02-16"), typed=PRIVATE, expect=4)

    # Either both were kept or neither, or the person is told which one was.
    kept = ("2026-02-16", 1, 4, 5, 6, 3, "2026-02-16T08:00:00Z") in rows(person.home)
    assert kept == ("Kept for Mon 16 Feb 2026: pain 4" in done.stdout)


def test_a_diary_another_program_writes_in_is_busy(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.keep(FIRST, MOMENT)
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
    waiting = Store(tmp_path)
    try:
        with beside(tmp_path) as other:
            other.execute("BEGIN IMMEDIATE")
            for write in (
                lambda: waiting.keep(FIRST, MOMENT),
                lambda: waiting.fill_in(kept, kept._replace(enjoyment=5, asked=2), LATER),
                lambda: waiting.add_note(kept, PRIVATE, MOMENT),
            ):
                with pytest.raises(StoreFault) as raised:
                    write()
                assert raised.value.kind == "busy"
                assert "31415" not in told(raised.value)
        assert waiting.keep(FIRST, MOMENT).revision == 2
    finally:
        waiting.close()
