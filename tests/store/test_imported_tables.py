"""Old ratings from a file stand apart from the check-ins, and the schema refuses what no sheet can hold."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from cbtpain.store.opening import open_for_writing
from tests.store.test_tables import count, insert

FILE: dict[str, object] = {"digest": "a" * 64, "at_utc": "2026-02-15T08:00:00Z", "offset_min": 60, "zone": None}
LINE: dict[str, object] = {"file_id": 1, "line": 2, "occurred_on": "2019-02-15", "pain": 650, "enjoyment": None}


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_for_writing(tmp_path)
    insert(connection, "imported_file", FILE)
    yield connection
    connection.close()


@pytest.mark.parametrize("changed", [{}, {"pain": 0, "activity": 1000}, {"pain": None, "enjoyment": 700}])
def test_what_an_old_sheet_holds_is_taken(diary: sqlite3.Connection, changed: dict[str, object]) -> None:
    insert(diary, "imported", LINE | changed)

    assert count(diary, "imported") == 1


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        *(({"pain": value}, "imported_pain_is_in_hundredths") for value in (1001, -1, 6.5, "x")),
        ({"activity": 1001}, "imported_activity_is_in_hundredths"),
        ({"pain": None}, "imported_says_something"),
        ({"line": 0}, "line_is_from_1"),
        ({"occurred_on": "2019-02-31"}, "occurred_on_is_a_day"),
    ],
)
def test_what_none_can_hold_is_refused(diary: sqlite3.Connection, changed: dict[str, object], constraint: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"^CHECK constraint failed: {constraint}$"):
        insert(diary, "imported", LINE | changed)


def test_a_file_is_taken_once(diary: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"^UNIQUE constraint failed"):
        insert(diary, "imported_file", FILE)


def test_an_old_rating_is_never_changed(diary: sqlite3.Connection) -> None:
    insert(diary, "imported", LINE)

    with pytest.raises(sqlite3.IntegrityError, match=r"^an old rating stays as it was brought in$"):
        diary.execute("UPDATE imported SET pain = 100")
