"""One state of the diary for a form that leaves."""

from contextlib import closing
from pathlib import Path

from cbtpain.store.opening import open_for_writing
from cbtpain.store.snapshot import snapshot
from tests.store.test_tables import put


def test_what_another_terminal_writes_meanwhile_is_in_no_part_of_it(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        put(connection)
        with snapshot(tmp_path) as diary:
            put(connection, revision=2, pain=3)
            assert [one.revision for one in diary.checkins.checkins()] == [1]
            assert [row["revision"] for row in diary.rows.rows("checkin")] == [1]
        with snapshot(tmp_path) as diary:
            assert [one.revision for one in diary.checkins.checkins()] == [2]


def test_where_there_is_no_diary_it_is_empty_and_nothing_is_made(tmp_path: Path) -> None:
    with snapshot(tmp_path / "home") as diary:
        assert diary.checkins.checkins() == []
        assert diary.quicks.last_on() is None
        assert diary.sets == []
        assert list(diary.old) == []
        assert list(diary.rows.rows("checkin")) == []
    assert not (tmp_path / "home").exists()
