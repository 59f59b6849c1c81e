"""The diary as rows: one state of it, brought back in one transaction, tried before a file is touched."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import Rejected, StoreFault
from cbtpain.records import Whole
from cbtpain.store.connection import connect
from cbtpain.store.migrations import NEWEST
from cbtpain.store.opening import open_for_writing
from cbtpain.store.whole import bring_back, reading_whole
from tests.store.test_tables import GOOD, count, insert, put

NOW = Moment(datetime(2026, 6, 1, 8, tzinfo=UTC), 60)


@pytest.fixture
def whole(tmp_path: Path) -> Whole:
    """A diary of two check-ins and a note, as rows."""
    with closing(open_for_writing(tmp_path / "from")) as connection:
        put(connection)
        put(connection, revision=2, pain=3)
        insert(connection, "note", {"checkin_id": 2, "text": "words", "at_utc": GOOD["at_utc"]})
    with reading_whole(tmp_path / "from") as diary:
        tables = {table: list(diary.rows(table)) for table in diary.tables}
        return Whole(diary.version, tables, {"country": "GB"})


def test_rows_come_in_their_order_by_their_columns_and_tables_by_their_names(whole: Whole) -> None:
    assert list(whole.tables) == sorted(whole.tables)
    assert whole.version == NEWEST
    assert [row["pain"] for row in whole.tables["checkin"]] == [7, 3]
    assert whole.tables["note"] == [{"id": 1, "checkin_id": 2, "text": "words", "at_utc": GOOD["at_utc"]}]


def test_a_table_that_is_added_later_is_in_it_without_a_word(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY, word TEXT)")
        connection.execute("INSERT INTO later VALUES (7, 'x')")

    with reading_whole(tmp_path) as diary:
        assert list(diary.rows("later")) == [{"id": 7, "word": "x"}]


def test_it_is_one_state_while_another_terminal_writes(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        put(connection)
        with reading_whole(tmp_path) as diary:
            rows = diary.rows("checkin")
            assert next(rows)["revision"] == 1
            put(connection, revision=2)
            assert list(rows) == []
            assert len(list(diary.rows("checkin"))) == 1


def test_bytes_that_no_diary_holds_are_told_as_damage(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        put(connection)
        insert(connection, "note", {"checkin_id": 1, "text": b"\xff\x00", "at_utc": GOOD["at_utc"]})

    with pytest.raises(StoreFault, match="damaged"), reading_whole(tmp_path) as diary:
        list(diary.rows("note"))


def test_where_the_settings_cannot_be_kept_nothing_is_brought_back(tmp_path: Path, whole: Whole) -> None:
    (tmp_path / "to" / "settings.json").mkdir(parents=True)

    with pytest.raises(StoreFault):
        bring_back(tmp_path / "to", whole, NOW)

    with closing(connect(tmp_path / "to" / "diary.db")) as connection:
        assert count(connection) == 0


def test_what_a_constraint_refuses_leaves_no_file(tmp_path: Path, whole: Whole) -> None:
    whole.tables["checkin"][1]["revision"] = 1

    with pytest.raises(Rejected, match="export_damaged"):
        bring_back(tmp_path / "to", whole, NOW)

    assert not (tmp_path / "to").exists()


@pytest.mark.parametrize("day", ["0000-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_that_cannot_be_reckoned_with_is_refused(tmp_path: Path, whole: Whole, day: str) -> None:
    whole.tables["checkin"][0]["occurred_on"] = day

    with pytest.raises(Rejected, match="export_damaged"):
        bring_back(tmp_path / "to", whole, NOW)

    assert not (tmp_path / "to").exists()


def test_a_row_may_stand_before_what_it_belongs_to(tmp_path: Path, whole: Whole) -> None:
    backwards = Whole(whole.version, dict(reversed(list(whole.tables.items()))), {})

    assert bring_back(tmp_path / "to", backwards, NOW) == 3


def test_what_another_terminal_has_kept_is_not_added_to(tmp_path: Path, whole: Whole) -> None:
    with closing(open_for_writing(tmp_path / "to")) as other:
        other.execute("BEGIN IMMEDIATE")
        put(other)
        other.execute("COMMIT")
        with pytest.raises(Rejected, match="diary_is_not_empty"):
            bring_back(tmp_path / "to", whole, NOW)
        assert count(other) == 1


def test_the_rows_are_guarded_as_they_were(tmp_path: Path, whole: Whole) -> None:
    bring_back(tmp_path / "to", whole, NOW)

    with closing(connect(tmp_path / "to" / "diary.db")) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("UPDATE checkin SET pain = 1")
