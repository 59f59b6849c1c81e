"""Old ratings: a whole file or nothing, once, read back as they were given."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import Rejected
from cbtpain.records import OldRating
from cbtpain.store import imported
from cbtpain.store.imported import import_old_ratings, refuse_known_file
from cbtpain.store.snapshot import snapshot
from cbtpain.store.tables import ImportedRow

MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
LATER = OldRating(2, date(2019, 5, 2), 650, None, 1000)
EARLIER = OldRating(3, date(2019, 5, 1), None, 0, None)


def kept(home: Path) -> list[OldRating]:
    with snapshot(home) as diary:
        return list(diary.old)


def test_the_columns_are_the_fields_of_the_record_and_of_the_table() -> None:
    columns = tuple(imported.OLD_COLUMNS.split(", "))

    assert OldRating._fields == columns
    assert ("id", "file_id", *columns) == tuple(ImportedRow.model_fields)


def test_where_there_is_no_diary_there_is_none(tmp_path: Path) -> None:
    refuse_known_file(tmp_path / "home", "a" * 64)

    assert kept(tmp_path / "home") == []
    assert not (tmp_path / "home").exists()


def test_they_are_read_oldest_first(tmp_path: Path) -> None:
    assert import_old_ratings(tmp_path, [LATER, EARLIER], "a" * 64, MOMENT) == 2

    assert kept(tmp_path) == [EARLIER, LATER]


def test_a_file_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def breaks_off() -> Iterator[OldRating]:
        yield LATER
        raise Rejected("file_unreadable", path="x")

    with pytest.raises(Rejected, match="file_unreadable"):
        import_old_ratings(tmp_path, breaks_off(), "a" * 64, MOMENT)

    assert kept(tmp_path) == []
    refuse_known_file(tmp_path, "a" * 64)


def test_a_file_is_taken_once_and_another_beside_it(tmp_path: Path) -> None:
    import_old_ratings(tmp_path, [LATER], "a" * 64, MOMENT)

    with pytest.raises(Rejected, match="imported_before"):
        import_old_ratings(tmp_path, [LATER], "a" * 64, MOMENT)
    with pytest.raises(Rejected, match="imported_before"):
        refuse_known_file(tmp_path, "a" * 64)
    import_old_ratings(tmp_path, [EARLIER], "b" * 64, MOMENT)
    assert kept(tmp_path) == [EARLIER, LATER]
