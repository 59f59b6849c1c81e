"""A backup is whole, private and checked, or the work stops."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import Checkin
from cbtpain.store import backup, fast
from cbtpain.store.backup import back_up
from cbtpain.store.connection import Access, connect
from cbtpain.store.migrations import NEWEST
from cbtpain.store.opening import open_for_writing

FIRST = date(2026, 1, 1)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60)
ROWS = 300


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A diary of several pages, all of it still in its log."""
    connection = open_for_writing(tmp_path)
    with fast.writing(tmp_path) as kept:
        for number in range(ROWS):
            kept.keep(Checkin(FIRST + timedelta(number), number % 11, 5, 5), MOMENT)
    yield connection
    connection.close()


def rows(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT * FROM checkin ORDER BY id").fetchall()


def read(copy: Path) -> tuple[str, int, list[tuple[object, ...]]]:
    connection = connect(copy, access=Access.READ)
    try:
        check = connection.execute("PRAGMA integrity_check").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return check, version, rows(connection)
    finally:
        connection.close()


def test_the_copy_is_whole_and_holds_every_row(tmp_path: Path, diary: sqlite3.Connection) -> None:
    copy = back_up(diary, tmp_path / "diary.db", 1)

    assert ("ok", NEWEST, rows(diary)) == read(copy)
    assert len(rows(diary)) == ROWS


def test_every_copy_has_a_name_of_its_own_and_leaves_the_others_alone(
    tmp_path: Path, diary: sqlite3.Connection
) -> None:
    first = back_up(diary, tmp_path / "diary.db", 1)
    before = first.read_bytes()
    diary.execute("INSERT INTO note (checkin_id, text, at_utc) VALUES (1, 'later', 'then')")
    second = back_up(diary, tmp_path / "diary.db", 1)

    assert (first.name, second.name) == ("diary-version-1-1.db", "diary-version-1-2.db")
    assert before == first.read_bytes()


def test_what_was_deleted_from_the_diary_is_not_in_the_copy(tmp_path: Path, diary: sqlite3.Connection) -> None:
    diary.execute("INSERT INTO note (checkin_id, text, at_utc) VALUES (1, 'a word to forget', 'then')")
    diary.execute("DELETE FROM note")

    copy = back_up(diary, tmp_path / "diary.db", 1)

    assert b"a word to forget" not in copy.read_bytes()


def overwrite_a_page(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096)


def overwrite_the_schema(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 3000)


def overwrite_the_header(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.write(b"\xa5" * 100)


def cut_short(copy: Path) -> None:
    with copy.open("r+b") as file:
        file.truncate(4096)


def lose_a_row(copy: Path) -> None:
    connection = sqlite3.connect(copy)
    connection.execute("DELETE FROM checkin WHERE id = 7")
    connection.commit()
    connection.close()


SPOILS = [overwrite_a_page, overwrite_the_schema, overwrite_the_header, cut_short, lose_a_row]


@pytest.fixture(params=SPOILS, ids=[spoil.__name__ for spoil in SPOILS])
def spoilt_copies(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every copy is spoilt between its making and its check."""

    def spoil_and_connect(path: Path, *, access: Access) -> sqlite3.Connection:
        request.param(path)
        return connect(path, access=access)

    monkeypatch.setattr(backup, "connect", spoil_and_connect)


@pytest.mark.usefixtures("spoilt_copies")
def test_a_copy_that_is_not_whole_is_refused_by_name(tmp_path: Path, diary: sqlite3.Connection) -> None:
    before = rows(diary)

    with pytest.raises(StoreFault) as raised:
        back_up(diary, tmp_path / "diary.db", 1)

    assert raised.value.kind == "backup_failed"
    assert before == rows(diary)


@pytest.mark.usefixtures("spoilt_copies")
def test_a_copy_that_is_not_whole_is_not_left_among_the_backups(tmp_path: Path, diary: sqlite3.Connection) -> None:
    # words.faults tells a person with a damaged diary that the newest file in backups is whole.
    with pytest.raises((StoreFault, sqlite3.Error)):
        back_up(diary, tmp_path / "diary.db", 1)

    assert list((tmp_path / "backups").iterdir()) == []
