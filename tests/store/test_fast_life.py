"""What was said of daily life, read on the fast lane as the sets and the sessions wrote it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import Answered, Assessed, Assessment, Run, Said
from cbtpain.store.assessments import Assessments
from cbtpain.store.connection import connect
from cbtpain.store.fast_life import life
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs

SUNDAY, MAY = date(2026, 2, 1), date(2026, 5, 3)
MOMENT = Moment(datetime(2026, 2, 1, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as found:
        yield found


def give(store: Store, on: date, *answers: tuple[str, int | None]) -> None:
    kept = Assessment(0, on)
    for item, value in answers:
        kept = Assessments(store).keep(kept, Assessed("own-items", "1", "a" * 64, item, value), MOMENT)


def told(store: Store, on: date, value: str | None, course: str = "cbtpain", session: str = "calm-the-body") -> Run:
    run = Run(course, session, 1, 8, "d", short=False, begun_on=on)
    return Runs(store).keep(run, Said("mood", value, value or ""), MOMENT, done=False)


def test_where_there_is_no_diary_there_is_nothing_and_none_is_made(tmp_path: Path) -> None:
    assert life(tmp_path / "home", "cbtpain") == []
    assert not (tmp_path / "home").exists()


def test_the_latest_answer_of_each_set_counts_and_pain_itself_is_no_part_of_it(store: Store, tmp_path: Path) -> None:
    give(store, SUNDAY, ("worst", 9), ("sleep", 7), ("sleep", 6))
    give(store, MAY, ("sleep", 4))
    assert life(tmp_path, "cbtpain") == [Answered("sleep", SUNDAY, 6), Answered("sleep", MAY, 4)]


def test_what_was_skipped_has_no_value(store: Store, tmp_path: Path) -> None:
    give(store, SUNDAY, ("sleep", 7), ("sleep", None), ("moving", None))
    told(store, SUNDAY, None)
    assert life(tmp_path, "cbtpain") == []


def test_mood_is_that_of_the_sessions_of_this_course_that_were_not_dropped(store: Store, tmp_path: Path) -> None:
    told(store, SUNDAY, "4")
    told(store, MAY, "9", course="pack:other")
    Runs(store).drop(told(store, MAY, "1", session="good-things"), MOMENT)
    assert life(tmp_path, "cbtpain") == [Answered("mood", SUNDAY, 4)]


@pytest.mark.parametrize("value", ['"low"', "11", "-1", "true"])
def test_what_a_pack_asks_as_mood_in_another_form_is_left_out(store: Store, tmp_path: Path, value: str) -> None:
    told(store, SUNDAY, value, course="pack:other")
    assert life(tmp_path, "pack:other") == []


def test_a_date_that_is_none_is_a_damaged_diary(store: Store, tmp_path: Path) -> None:
    give(store, SUNDAY, ("sleep", 7))
    with closing(connect(tmp_path / "diary.db")) as connection:
        connection.execute("DROP TRIGGER assessment_is_only_ended")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE assessment SET begun_on = 'a secret'")
        connection.commit()
    with pytest.raises(StoreFault) as caught:
        life(tmp_path, "cbtpain")
    assert "secret" not in str(caught.value)
