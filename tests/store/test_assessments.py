"""Milestone sets: appended, ended once, never changed, and read on the fast lane as SQLModel holds them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import DONE, Assessed, Assessment
from cbtpain.store import fast_assessments
from cbtpain.store.assessments import Assessments
from cbtpain.store.connection import connect
from cbtpain.store.fast_assessments import assessed, assessments
from cbtpain.store.repository import Store

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
LATER = Moment(datetime(2026, 2, 17, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
BLANK = Assessment(3, SUNDAY)
WORST = Assessed("own-items", "1", "a" * 64, "worst", 8)
NAMED = Assessed("own-activities", "1", "b" * 64, "name-1", None, "gardening")


@pytest.fixture
def sets(tmp_path: Path) -> Iterator[Assessments]:
    store = Store(tmp_path)
    yield Assessments(store)
    store.close()


def test_the_columns_that_are_read_are_the_fields_of_the_records() -> None:
    assert Assessment._fields == tuple(fast_assessments.ASSESSMENT_COLUMNS.split(", "))
    assert Assessed._fields == tuple(fast_assessments.ASSESSED_COLUMNS.split(", "))


def test_where_there_is_no_diary_there_is_none(tmp_path: Path) -> None:
    assert assessments(tmp_path / "home") == []
    assert assessed(tmp_path / "home", BLANK) == []
    assert not (tmp_path / "home").exists()


def test_a_set_is_begun_with_its_first_answer(sets: Assessments, tmp_path: Path) -> None:
    kept = sets.keep(BLANK, WORST, MOMENT)
    kept = sets.keep(kept, NAMED, MOMENT)
    assert assessments(tmp_path) == [BLANK._replace(id=1)] == [kept]
    assert assessed(tmp_path, kept) == [WORST, NAMED]


def test_the_latest_revision_of_an_answer_counts_and_the_first_stays(sets: Assessments, tmp_path: Path) -> None:
    kept = sets.keep(BLANK, WORST, MOMENT)
    sets.keep(kept, WORST._replace(value=None), LATER)
    assert assessed(tmp_path, kept) == [WORST._replace(value=None)]
    with closing(connect(tmp_path / "diary.db")) as connection:
        rows = connection.execute("SELECT revision, value, occurred_on FROM assessment_answer ORDER BY id").fetchall()
    assert rows == [(1, 8, "2026-02-15"), (2, None, "2026-02-17")]


def test_a_set_is_ended_once(sets: Assessments, tmp_path: Path) -> None:
    kept = sets.end(sets.keep(BLANK, WORST, MOMENT), LATER)
    sets.end(kept, MOMENT)
    assert assessments(tmp_path) == [Assessment(3, SUNDAY, DONE, date(2026, 2, 17), 1)]


def test_a_set_without_an_answer_has_no_end_to_keep(sets: Assessments, tmp_path: Path) -> None:
    assert sets.end(BLANK, MOMENT) == BLANK
    assert assessments(tmp_path) == []


@pytest.mark.parametrize("month", [None, 0, 12])
def test_two_terminals_that_begin_the_same_set_go_on_with_one(
    sets: Assessments, tmp_path: Path, month: int | None
) -> None:
    blank = Assessment(month, SUNDAY)
    assert sets.keep(blank, WORST, MOMENT) == sets.keep(blank, NAMED, MOMENT)
    assert len(assessments(tmp_path)) == 1


def test_a_set_of_another_month_or_outside_any_is_another(sets: Assessments, tmp_path: Path) -> None:
    for month in (None, 0, 3):
        sets.keep(Assessment(month, SUNDAY), WORST, MOMENT)
    assert [one.month for one in assessments(tmp_path)] == [None, 0, 3]


@pytest.fixture
def diary(sets: Assessments, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    sets.keep(BLANK, WORST, MOMENT)
    with closing(connect(tmp_path / "diary.db")) as connection:
        yield connection


REFUSED = [
    ("assessment_answer", "value = 3", "an answer is changed by a new revision"),
    ("assessment_answer", "words = 'x'", "an answer is changed by a new revision"),
    ("assessment_answer", "wording = wording", "an answer is changed by a new revision"),
    ("assessment", "month = 6", "an assessment is only ended"),
    ("assessment", "month = NULL", "an assessment is only ended"),
    ("assessment", "begun_on = '2026-02-14'", "an assessment is only ended"),
    ("assessment", "state = 'done'", "CHECK constraint failed: an_assessment_s_end_has_a_day"),
    ("assessment", "state = 'dropped'", "CHECK constraint failed: assessment_state_is_known"),
    ("assessment", "state = 'done', ended_on = '2026-02-31'", "CHECK constraint failed: assessment_ended_on_is_a_day"),
]


@pytest.mark.parametrize(("table", "change", "told"), REFUSED, ids=repr)
def test_what_was_given_is_never_changed(diary: sqlite3.Connection, table: str, change: str, told: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"^{told}$"):
        diary.execute(f"UPDATE {table} SET {change}")  # noqa: S608


def test_an_ended_set_is_never_opened_again(sets: Assessments, diary: sqlite3.Connection) -> None:
    sets.end(BLANK._replace(id=1), MOMENT)
    with pytest.raises(sqlite3.IntegrityError, match=r"^an assessment is only ended$"):
        diary.execute("UPDATE assessment SET state = 'open', ended_on = NULL")


WRONG = [
    *(("month", value, "month_is_known") for value in (1, 3.5)),
    *(("begun_on", value, "begun_on_is_a_day") for value in ("2026-02-31", "")),
    ("offset_min", 5000, "assessment_offset_is_within_a_day"),
]


@pytest.mark.parametrize(("column", "value", "constraint"), WRONG, ids=repr)
def test_what_no_set_can_be_is_refused(diary: sqlite3.Connection, column: str, value: object, constraint: str) -> None:
    row = {"month": 3, "begun_on": "2026-02-15", "state": "open", "at_utc": "x", "offset_min": 0} | {column: value}
    with pytest.raises(sqlite3.IntegrityError, match=f"^CHECK constraint failed: {constraint}$"):
        diary.execute(
            f"INSERT INTO assessment ({', '.join(row)}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
            tuple(row.values()),
        )


ANSWER: dict[str, object] = {
    "assessment_id": 1,
    "instrument": "own-items",
    "version": "1",
    "wording": "a" * 64,
    "item": "least",
    "revision": 1,
    "value": 3,
    "words": None,
    "occurred_on": "2026-02-15",
    "at_utc": "x",
    "offset_min": 0,
}
WRONG_ANSWERS = [
    *(("value", value, "value_is_a_count") for value in (-1, 10_000, 2.5, "x")),
    ("words", "x", "a_number_or_words"),
    ("wording", "abc", "wording_is_a_digest"),
    ("instrument", "", "instrument_is_named"),
    ("item", "", "item_is_named"),
    *(("revision", value, "assessment_revision_is_from_1") for value in (0, "x")),
    ("occurred_on", "2026-02-31", "occurred_on_is_a_day"),
    ("offset_min", -5000, "item_offset_is_within_a_day"),
]


@pytest.mark.parametrize(("column", "value", "constraint"), WRONG_ANSWERS, ids=repr)
def test_what_no_answer_can_be_is_refused(
    diary: sqlite3.Connection, column: str, value: object, constraint: str
) -> None:
    row = ANSWER | {column: value}
    with pytest.raises(sqlite3.IntegrityError, match=f"^CHECK constraint failed: {constraint}$"):
        diary.execute(
            f"INSERT INTO assessment_answer ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",  # noqa: S608
            tuple(row.values()),
        )


def test_an_answer_belongs_to_a_set_and_has_each_revision_once(diary: sqlite3.Connection) -> None:
    for changed in ({"assessment_id": 9}, {"item": "worst"}):
        row = ANSWER | changed
        with pytest.raises(sqlite3.IntegrityError, match=r"^(FOREIGN KEY|UNIQUE) constraint failed"):
            diary.execute(
                f"INSERT INTO assessment_answer ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",  # noqa: S608
                tuple(row.values()),
            )


def test_a_day_that_is_none_any_more_is_told_without_what_stands_there(sets: Assessments, tmp_path: Path) -> None:
    sets.keep(BLANK, WORST, MOMENT)
    with closing(connect(tmp_path / "diary.db")) as connection:
        connection.execute("DROP TRIGGER assessment_is_only_ended")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE assessment SET begun_on = 'a secret'")
    with pytest.raises(StoreFault) as caught:
        assessments(tmp_path)
    assert caught.value.kind == "damaged"
    assert "secret" not in str(caught.value.fields)
