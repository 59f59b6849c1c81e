"""A timer in the diary: what was planned, marks that are added and never changed, and an end that is the last word."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, create_engine, select

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import ENDED, GOING, HALTED, LOST, REST, Pace, PaceMark, Practice
from cbtpain.store import fast_paces
from cbtpain.store.fast_paces import Kept
from cbtpain.store.fast_practices import practices
from cbtpain.store.opening import open_for_writing
from cbtpain.store.tables import PaceMarkRow, PaceRow, PracticeRow

DAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
WHEN = {"at_utc": "2026-02-15T08:00:00Z", "offset_min": 60, "zone": "Europe/Berlin"}
PLANNED = Pace("cbtpain", DAY, 25, 5, 3, "desk work", "background")
PRACTICE = Practice("pacing", "pace 1", measure="as-planned", done="part", source="practice")


def begun(home: Path, planned: Pace = PLANNED) -> Pace:
    return fast_paces.begin(home, planned, MOMENT)


def test_without_a_diary_there_is_no_timer_and_none_is_made(tmp_path: Path) -> None:
    home = tmp_path / "nowhere"
    assert (fast_paces.open_paces(home), fast_paces.pace_of(home, 1), fast_paces.paces(home, "cbtpain")) == (
        [],
        None,
        [],
    )
    assert not home.exists()


def test_how_far_it_came_is_its_last_mark(tmp_path: Path) -> None:
    pace = begun(tmp_path)
    assert fast_paces.open_paces(tmp_path) == [Kept(pace, PaceMark(), begun=False)]
    for seconds in (0, 60, 120):
        fast_paces.mark(tmp_path, pace, PaceMark(GOING, phase_s=seconds, active_s=seconds), MOMENT)

    kept = Kept(pace, PaceMark(GOING, phase_s=120, active_s=120))
    assert fast_paces.open_paces(tmp_path) == [kept]
    assert fast_paces.pace_of(tmp_path, 1) == kept
    assert fast_paces.paces(tmp_path, "cbtpain") == [kept]
    assert fast_paces.paces(tmp_path, "pack:other") == []


@pytest.mark.parametrize("state", [ENDED, HALTED, LOST])
def test_after_its_end_nothing_is_added_and_the_practice_is_logged_once(tmp_path: Path, state: str) -> None:
    pace = begun(tmp_path)
    end = PaceMark(state, REST, 1, 30, 1500, 30, 1)
    for mark in (end, end._replace(active_s=9999), end._replace(state=GOING)):
        fast_paces.mark(tmp_path, pace, mark, MOMENT, PRACTICE)

    assert fast_paces.open_paces(tmp_path) == []
    assert fast_paces.pace_of(tmp_path, 1) == Kept(pace, end)
    assert practices(tmp_path, "cbtpain") == [PRACTICE]


def test_it_writes_what_sqlmodel_would(tmp_path: Path) -> None:
    fast_paces.mark(tmp_path, begun(tmp_path), PaceMark(HALTED, REST, 2, 30, 3000, 330, 2), MOMENT, PRACTICE)
    engine = create_engine(f"sqlite:///{tmp_path / 'diary.db'}")
    with Session(engine) as session:
        pace, mark, practice = (session.exec(select(one)).one() for one in (PaceRow, PaceMarkRow, PracticeRow))
    engine.dispose()

    planned = {name: value for name, value in PLANNED._asdict().items() if name != "id"}
    assert pace.model_dump() == {**planned, "begun_on": "2026-02-15", "id": 1, **WHEN}
    done = {"state": "stopped", "phase": "rest", "cycle": 2, "phase_s": 30, "active_s": 3000, "rest_s": 330, "whole": 2}
    assert mark.model_dump() == {"id": 1, "pace_id": 1, "number": 1, **done, "at_utc": WHEN["at_utc"]}
    fields = {"course": "cbtpain", "revision": 1, "occurred_on": "2026-02-15", "id": 1}
    assert practice.model_dump() == {**PRACTICE._asdict(), **fields, **WHEN}


def test_a_clock_that_was_set_back_does_not_change_how_far_it_came(tmp_path: Path) -> None:
    pace = begun(tmp_path)
    fast_paces.mark(tmp_path, pace, PaceMark(active_s=60), MOMENT)
    earlier = Moment(datetime(2025, 1, 1, tzinfo=UTC), 0, None)
    fast_paces.mark(tmp_path, pace, PaceMark(active_s=120), earlier)

    assert fast_paces.open_paces(tmp_path)[0].mark.active_s == 120


def test_a_diary_that_was_deleted_meanwhile_stays_deleted(tmp_path: Path) -> None:
    home = tmp_path / "home"
    pace = begun(home)
    for path in home.iterdir():
        path.unlink()
    home.rmdir()

    with pytest.raises(StoreFault) as fault:
        fast_paces.mark(home, pace, PaceMark(ENDED), MOMENT)
    assert fault.value.kind == "cannot_open"
    assert not home.exists()


@pytest.mark.parametrize("change", ["UPDATE pace SET activity_min = 30", "UPDATE pace_mark SET active_s = 6000"])
def test_what_was_planned_and_what_was_done_stay_as_they_were(tmp_path: Path, change: str) -> None:
    fast_paces.mark(tmp_path, begun(tmp_path), PaceMark(), MOMENT)
    with closing(open_for_writing(tmp_path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(change)


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        *(({"activity_min": value}, "activity_is_1_to_180") for value in (0, 181, 10_000, "25x", 2.5)),
        *(({"rest_min": value}, "rest_is_0_to_180") for value in (-1, 181)),
        *(({"cycles": value}, "cycles_are_1_to_50") for value in (0, 51)),
        ({"how": "elsewhere"}, "how_is_known"),
    ],
    ids=repr,
)
def test_what_no_timer_can_be_the_diary_refuses(tmp_path: Path, changed: dict[str, object], name: str) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        row = {**PLANNED._asdict(), "id": None, "begun_on": "2026-02-15", **WHEN, **changed}
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        with pytest.raises(sqlite3.IntegrityError, match=rf"^CHECK constraint failed: {name}$"):
            connection.execute(f"INSERT INTO pace ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"state": "over"}, "pace_state_is_known"),
        ({"phase": "sleep"}, "phase_is_known"),
        ({"cycle": 0}, "cycle_is_from_1"),
        ({"active_s": -1}, "active_s_is_not_negative"),
        ({"rest_s": "x"}, "rest_s_is_not_negative"),
    ],
    ids=repr,
)
def test_what_no_mark_can_be_the_diary_refuses(tmp_path: Path, changed: dict[str, object], name: str) -> None:
    begun(tmp_path)
    with closing(open_for_writing(tmp_path)) as connection:
        row = {"pace_id": 1, "number": 1, **PaceMark()._asdict(), "at_utc": WHEN["at_utc"], **changed}
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        with pytest.raises(sqlite3.IntegrityError, match=rf"^CHECK constraint failed: {name}$"):
            connection.execute(f"INSERT INTO pace_mark ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
