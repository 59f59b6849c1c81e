"""Practices: appended, never changed, and read on the fast lane as SQLModel holds them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.records import Logged, Practice, Run, Said
from cbtpain.store import fast_practices
from cbtpain.store.connection import connect
from cbtpain.store.fast_practices import logged, practices
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
LATER = Moment(datetime(2026, 2, 17, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
BLANK = Run("small", "first", 1, 2, "d", short=False, begun_on=SUNDAY)
RELAXED = Practice("pmr", "relax", measure="tension", before=7)
SAID = Said("relax.do", "{}")


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Runs]:
    store = Store(tmp_path)
    yield Runs(store)
    store.close()


def rows(home: Path, columns: str = "ref, revision, occurred_on, times") -> list[tuple[object, ...]]:
    with closing(connect(home / "diary.db")) as connection:
        return connection.execute(f"SELECT {columns} FROM practice ORDER BY id").fetchall()  # noqa: S608


def test_the_columns_that_are_read_are_the_fields_of_a_practice() -> None:
    assert Practice._fields == tuple(fast_practices.PRACTICE_COLUMNS.split(", "))


def test_the_day_is_read_with_it(runs: Runs, tmp_path: Path) -> None:
    kept = runs.keep(BLANK, SAID, MOMENT, practice=RELAXED)
    runs.keep(kept, SAID, LATER, practice=RELAXED._replace(after=3))
    assert logged(tmp_path, "small") == [Logged(SUNDAY, RELAXED._replace(ref="run 1: relax", after=3))]


def test_where_there_is_no_diary_there_is_none(tmp_path: Path) -> None:
    assert practices(tmp_path / "home", "small") == []
    assert not (tmp_path / "home").exists()


def test_it_is_kept_with_the_answer_it_came_by(runs: Runs, tmp_path: Path) -> None:
    runs.keep(BLANK, SAID, MOMENT, practice=RELAXED)
    assert practices(tmp_path, "small") == [RELAXED._replace(ref="run 1: relax")]


def test_a_later_rating_is_a_revision_and_the_day_is_the_first_one(runs: Runs, tmp_path: Path) -> None:
    kept = runs.keep(BLANK, SAID, MOMENT, practice=RELAXED)
    runs.keep(kept, SAID, LATER, practice=RELAXED._replace(after=3))
    assert practices(tmp_path, "small") == [RELAXED._replace(ref="run 1: relax", after=3)]
    assert rows(tmp_path) == [("run 1: relax", 1, "2026-02-15", 1), ("run 1: relax", 2, "2026-02-15", 1)]


def test_what_says_nothing_new_is_not_written_again(runs: Runs, tmp_path: Path) -> None:
    kept = runs.keep(BLANK, SAID, MOMENT, practice=RELAXED)
    runs.keep(kept, SAID, LATER, practice=RELAXED)
    assert len(rows(tmp_path)) == 1


def test_one_that_was_never_done_is_not_written(runs: Runs, tmp_path: Path) -> None:
    runs.keep(BLANK, SAID, MOMENT, practice=RELAXED._replace(times=0))
    assert rows(tmp_path) == []


def test_one_that_is_taken_back_counts_no_more_and_stays_in_the_diary(runs: Runs, tmp_path: Path) -> None:
    kept = runs.keep(BLANK, SAID, MOMENT, practice=RELAXED)
    runs.keep(kept, SAID, MOMENT, practice=RELAXED._replace(times=0))
    assert practices(tmp_path, "small") == []
    assert [times for (times,) in rows(tmp_path, "times")] == [1, 0]


def test_two_runs_of_a_session_are_two_practices(runs: Runs, tmp_path: Path) -> None:
    kept = runs.keep(BLANK, SAID, MOMENT, done=True, practice=RELAXED)
    again = runs.keep(BLANK, SAID, LATER, practice=RELAXED)
    assert kept.id != again.id
    assert [one.ref for one in practices(tmp_path, "small")] == ["run 1: relax", "run 2: relax"]


def test_another_course_has_practices_of_its_own(runs: Runs, tmp_path: Path) -> None:
    runs.keep(BLANK._replace(course="pack:other"), SAID, MOMENT, practice=RELAXED)
    assert practices(tmp_path, "small") == []
    assert len(practices(tmp_path, "pack:other")) == 1


def test_a_practice_is_never_changed(runs: Runs, tmp_path: Path) -> None:
    runs.keep(BLANK, SAID, MOMENT, practice=RELAXED)
    with (
        closing(connect(tmp_path / "diary.db")) as connection,
        pytest.raises(sqlite3.IntegrityError, match="a practice is changed by a new revision"),
    ):
        connection.execute("UPDATE practice SET times = 9")


GOOD: dict[str, object] = {
    "course": "small",
    "ref": "a",
    "revision": 1,
    "occurred_on": "2026-02-15",
    "skill": "pmr",
    "times": 1,
    "measure": "",
    "source": "session",
    "at_utc": "2026-02-15T08:00:00Z",
    "offset_min": 60,
}
REFUSED = [
    *(({"skill": ""}, "skill_is_named"), ({"ref": ""}, "ref_is_named"), ({"times": -1}, "times_is_not_negative")),
    *(({"times": 1.5}, "times_is_not_negative"), ({"revision": 0}, "practice_revision_is_from_1")),
    *(({"before": 11}, "before_is_0_to_10"), ({"after": "x"}, "after_is_0_to_10"), ({"done": "so"}, "done_is_known")),
    *(({"felt": "fine"}, "felt_is_known"), ({"source": "me"}, "practice_source_is_known")),
    ({"occurred_on": "2026-02-30"}, "occurred_on_is_a_day"),
]


@pytest.mark.parametrize(("changed", "constraint"), REFUSED, ids=repr)
def test_what_no_practice_can_be_is_refused(tmp_path: Path, changed: dict[str, object], constraint: str) -> None:
    Store(tmp_path).close()
    row = GOOD | changed
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    insert = f"INSERT INTO practice ({names}) VALUES ({marks})"  # noqa: S608
    refused = pytest.raises(sqlite3.IntegrityError, match=rf"^CHECK constraint failed: {constraint}$")
    with closing(connect(tmp_path / "diary.db")) as connection, refused:
        connection.execute(insert, tuple(row.values()))
