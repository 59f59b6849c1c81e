"""Flares in the diary: appended, never changed; the latest change can be taken back, and that too."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, create_engine, select

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import Flare
from cbtpain.store.fast_flares import FastFlares, flares, writing_flares
from cbtpain.store.flare_models import FlareRow
from cbtpain.store.opening import open_for_writing

SUNDAY, WEDNESDAY, FRIDAY = date(2026, 2, 15), date(2026, 2, 18), date(2026, 2, 20)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
GOOD: dict[str, object] = {
    "number": 1,
    "revision": 1,
    "begun_on": "2026-02-15",
    "until_on": None,
    "ended_on": None,
    "counts": 1,
    "at_utc": "2026-02-15T08:00:00Z",
    "offset_min": 60,
    "zone": None,
}


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[FastFlares]:
    with writing_flares(tmp_path) as diary:
        yield diary


@pytest.fixture
def table(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_for_writing(tmp_path)) as connection:
        yield connection


def put(connection: sqlite3.Connection, **changed: object) -> None:
    row = GOOD | changed
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO flare ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


def test_without_a_diary_there_is_no_flare_and_none_is_made(tmp_path: Path) -> None:
    assert flares(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_flare_is_kept_and_its_end_is_a_revision(diary: FastFlares, tmp_path: Path) -> None:
    first = diary.keep(Flare(SUNDAY), MOMENT)
    ended = diary.keep(first._replace(ended_on=WEDNESDAY), MOMENT)
    second = diary.keep(Flare(FRIDAY, until=FRIDAY), MOMENT)

    assert [first.id, ended.id, second.id] == [1, 1, 2]
    assert [Flare(SUNDAY, None, WEDNESDAY, 1), Flare(FRIDAY, FRIDAY, None, 2)] == flares(tmp_path)


def test_one_that_goes_on_is_not_begun_again(diary: FastFlares) -> None:
    def latest(known: list[Flare]) -> Flare | None:
        return known[-1] if known else None

    assert diary.begin(Flare(SUNDAY), MOMENT, latest) is None
    assert Flare(SUNDAY, id=1) == diary.begin(Flare(SUNDAY), MOMENT, latest)
    assert [Flare(SUNDAY, id=1)] == diary.that_count()


def test_the_latest_change_is_taken_back_and_comes_back(diary: FastFlares) -> None:
    first = diary.keep(Flare(SUNDAY), MOMENT)
    ended = diary.keep(first._replace(ended_on=WEDNESDAY), MOMENT)

    assert (ended, first) == diary.undo(MOMENT)
    assert [first] == diary.that_count()
    assert (first, ended) == diary.undo(MOMENT)
    assert [ended] == diary.that_count()


def test_a_flare_begun_by_mistake_is_gone_and_comes_back(diary: FastFlares) -> None:
    kept = diary.keep(Flare(SUNDAY), MOMENT)

    assert (kept, None) == diary.undo(MOMENT)
    assert diary.that_count() == []
    assert (None, kept) == diary.undo(MOMENT)
    assert [kept] == diary.that_count()


def test_nothing_to_take_back_is_nothing_done(diary: FastFlares) -> None:
    assert diary.undo(MOMENT) is None


def test_it_writes_what_sqlmodel_would(diary: FastFlares, tmp_path: Path) -> None:
    diary.keep(Flare(SUNDAY, WEDNESDAY, FRIDAY), MOMENT)
    engine = create_engine(f"sqlite:///{tmp_path / 'diary.db'}")
    with Session(engine) as session:
        row = session.exec(select(FlareRow)).one()
    engine.dispose()

    days = {"begun_on": "2026-02-15", "until_on": "2026-02-18", "ended_on": "2026-02-20"}
    assert GOOD | days | {"id": 1, "zone": "Europe/Berlin"} == row.model_dump()


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"number": 0}, "flare_number_is_from_1"),
        ({"revision": "1st"}, "flare_revision_is_from_1"),
        ({"begun_on": "2026-02-31"}, "begun_on_is_a_day"),
        ({"until_on": "2026-02-14"}, "until_on_is_a_day"),
        ({"until_on": "later"}, "until_on_is_a_day"),
        ({"ended_on": "2026-02-14"}, "flare_ended_on_is_a_day"),
        ({"counts": 2}, "counts_is_yes_or_no"),
        ({"offset_min": 1441}, "flare_offset_is_within_a_day"),
    ],
)
def test_what_no_flare_can_be_is_refused(table: sqlite3.Connection, changed: dict[str, object], name: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=name):
        put(table, **changed)


def test_what_was_given_is_never_overwritten(table: sqlite3.Connection) -> None:
    put(table)
    with pytest.raises(sqlite3.IntegrityError, match="new revision"):
        table.execute("UPDATE flare SET begun_on = '2026-02-14'")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        put(table)


def test_a_day_that_is_none_is_told_as_damage_without_what_stands_there(table: sqlite3.Connection) -> None:
    table.execute("PRAGMA ignore_check_constraints = ON")
    put(table, begun_on="my secret")
    with pytest.raises(StoreFault) as told:
        FastFlares(table, Path("diary.db")).that_count()

    assert told.value.kind == "damaged"
    assert "secret" not in str(told.value)
