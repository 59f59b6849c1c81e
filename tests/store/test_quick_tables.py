"""What no quick check-in and no start set anew can be, the diary refuses; what was given is never overwritten."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from cbtpain.store.opening import open_for_writing

GOOD: dict[str, dict[str, object]] = {
    "quick": {
        "occurred_on": "2026-02-15",
        "revision": 1,
        "pain": 5,
        "trouble": 4,
        "asked": 2,
        "source": "self",
        "days_back": 0,
        "flare": 0,
        "at_utc": "2026-02-15T08:00:00Z",
        "offset_min": 60,
        "zone": None,
    },
    "episode": {
        "begins_on": "2026-02-15",
        "reason": "",
        "at_utc": "2026-02-15T08:00:00Z",
        "offset_min": 60,
        "zone": None,
    },
}


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_for_writing(tmp_path)
    yield connection
    connection.close()


def put(connection: sqlite3.Connection, table: str, **changed: object) -> None:
    row = GOOD[table] | changed
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


def rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("quick", {}),
        ("quick", {"pain": None}),
        ("quick", {"asked": 1, "trouble": None}),
        ("quick", {"revision": 2, "pain": None, "trouble": None}),
        ("quick", {"source": "paper", "days_back": 400}),
        ("episode", {}),
        ("episode", {"reason": "a fall"}),
        ("episode", {"begins_on": None}),
    ],
    ids=repr,
)
def test_what_they_can_be_is_taken(diary: sqlite3.Connection, table: str, changed: dict[str, object]) -> None:
    put(diary, table, **changed)

    assert len(rows(diary, table)) == 1


@pytest.mark.parametrize(
    ("table", "changed", "constraint"),
    [
        *(("quick", {item: bad}, f"{item}_is_0_to_10") for item in ("pain", "trouble") for bad in (11, -1, 3.5, "x")),
        ("quick", {"pain": None, "trouble": None}, "quick_says_something"),
        *(("quick", {"asked": bad}, "quick_asked_is_1_to_2") for bad in (0, 3, "x")),
        ("quick", {"revision": 0}, "quick_revision_is_from_1"),
        ("quick", {"source": "somebody"}, "quick_source_is_known"),
        ("quick", {"days_back": -1}, "quick_days_back_is_not_negative"),
        *(("quick", {"flare": bad}, "quick_flare_is_yes_or_no") for bad in (2, -1, "x")),
        ("quick", {"occurred_on": "2026-02-31"}, "occurred_on_is_a_day"),
        ("quick", {"offset_min": 1441}, "quick_offset_is_within_a_day"),
        ("episode", {"begins_on": "2026-02-31"}, "begins_on_is_a_day"),
        ("episode", {"offset_min": 1441}, "episode_offset_is_within_a_day"),
    ],
    ids=repr,
)
def test_what_they_cannot_be_is_refused(
    diary: sqlite3.Connection, table: str, changed: dict[str, object], constraint: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=rf"^CHECK constraint failed: {constraint}$"):
        put(diary, table, **changed)
    assert rows(diary, table) == []


def test_a_date_has_each_revision_once(diary: sqlite3.Connection) -> None:
    put(diary, "quick")
    with pytest.raises(sqlite3.IntegrityError, match=r"^UNIQUE constraint failed"):
        put(diary, "quick", pain=3)


@pytest.mark.parametrize(
    ("asked", "change"),
    [
        (1, "pain = 3"),
        (2, "trouble = 3"),
        (2, "asked = 1"),
        (1, "revision = 2"),
        (1, "source = 'paper'"),
        (1, "flare = 1"),
        (1, "occurred_on = '2026-02-16'"),
    ],
)
def test_what_was_given_cannot_be_overwritten(diary: sqlite3.Connection, asked: int, change: str) -> None:
    put(diary, "quick", asked=asked, trouble=4 if asked == 2 else None)
    before = rows(diary, "quick")

    with pytest.raises(sqlite3.IntegrityError, match=r"^a quick check-in is corrected by a new revision$"):
        diary.execute(f"UPDATE quick SET {change}")  # noqa: S608
    assert rows(diary, "quick") == before


@pytest.mark.parametrize("change", ["begins_on = '2026-02-16'", "reason = ''"])
def test_a_start_that_was_set_anew_stays_as_it_was(diary: sqlite3.Connection, change: str) -> None:
    put(diary, "episode", reason="a fall")

    with pytest.raises(sqlite3.IntegrityError, match=r"^a start that was set anew stays in the diary$"):
        diary.execute(f"UPDATE episode SET {change}")  # noqa: S608
