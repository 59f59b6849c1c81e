"""Undo by appending: the revision before counts again, and no row is ever changed or lost."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.clock import Moment
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import Checkin
from cbtpain.store.fast_ratings import FastRatings, reading_ratings, writing_ratings
from cbtpain.store.opening import open_for_writing
from cbtpain.store.repository import Store

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
DAYS = [SUNDAY + timedelta(number) for number in range(3)]


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[FastRatings]:
    with writing_ratings(tmp_path) as diary:
        yield diary


def test_an_undo_brings_back_the_revision_before(diary: FastRatings) -> None:
    diary.keep(Checkin(SUNDAY, 4, 5, 5), MOMENT)
    diary.keep(Checkin(SUNDAY, 7, 5, 5), MOMENT)
    done = diary.undo(SUNDAY, MOMENT)

    assert done is not None
    assert (done.taken_back.revision, done.kept) == (2, Checkin(SUNDAY, 4, 5, 5, revision=3))
    assert diary.on(SUNDAY) == done.kept


def test_an_undo_of_an_undo_brings_back_what_it_took(diary: FastRatings) -> None:
    for pain in (4, 7):
        diary.keep(Checkin(SUNDAY, pain, 5, 5), MOMENT)
    for _ in range(2):
        diary.undo(SUNDAY, MOMENT)

    assert diary.on(SUNDAY) == Checkin(SUNDAY, 7, 5, 5, revision=4)


def test_the_only_one_taken_back_leaves_nothing_that_counts(diary: FastRatings) -> None:
    diary.keep(Checkin(SUNDAY, 4, 5, 5), MOMENT)
    diary.undo(SUNDAY, MOMENT)

    assert (diary.on(SUNDAY), diary.checkins(), diary.first_on(), diary.last_on()) == (None, [], None, None)
    assert diary.taken_back(date.min) == [SUNDAY]
    diary.undo(SUNDAY, MOMENT)
    assert diary.on(SUNDAY) == Checkin(SUNDAY, 4, 5, 5, revision=3)
    assert diary.taken_back(date.min) == []


def test_a_new_check_in_after_one_taken_back_takes_the_place_of_nothing(diary: FastRatings) -> None:
    diary.keep(Checkin(SUNDAY, 4, 5, 5), MOMENT)
    diary.undo(SUNDAY, MOMENT)
    kept = diary.keep(Checkin(SUNDAY, 6, 6, 6), MOMENT)

    assert diary.replaced_by(kept) is None
    assert diary.on(SUNDAY) == kept


def test_a_correction_that_was_broken_off_is_what_is_taken_back_first(diary: FastRatings) -> None:
    diary.keep(Checkin(SUNDAY, 4, 5, 5), MOMENT)
    diary.keep(Checkin(SUNDAY, 9, None, None, asked=1), MOMENT)
    diary.undo(SUNDAY, MOMENT)

    assert diary.on(SUNDAY) == Checkin(SUNDAY, 4, 5, 5, revision=3)
    assert diary.begun(SUNDAY) is None


def test_there_is_nothing_to_undo_on_a_day_without_a_check_in(diary: FastRatings) -> None:
    assert diary.undo(SUNDAY, MOMENT) is None
    assert diary.latest() is None


def test_the_last_thing_given_is_the_latest_whatever_its_date(diary: FastRatings) -> None:
    diary.keep(Checkin(DAYS[2], 4, 5, 5), MOMENT)
    diary.keep(Checkin(DAYS[0], 6, 6, 6), MOMENT)

    assert diary.latest() == Checkin(DAYS[0], 6, 6, 6)


def test_words_stay_beside_their_date_when_its_numbers_are_corrected(tmp_path: Path) -> None:
    with writing_ratings(tmp_path) as diary:
        diary.keep(Checkin(SUNDAY, 4, 5, 5), MOMENT, "first")
        diary.keep(Checkin(DAYS[1], 4, 5, 5), MOMENT)
    store = Store(tmp_path)
    try:
        store.add_note(store.keep(Checkin(SUNDAY, 7, 5, 5), MOMENT), "second\nline", MOMENT)
    finally:
        store.close()

    with reading_ratings(tmp_path) as diary:
        assert diary.notes(date.min) == {SUNDAY: ["first", "second\nline"]}
        assert diary.notes(DAYS[1]) == {}


def test_words_are_those_of_the_revision_that_counts(tmp_path: Path) -> None:
    def words() -> list[str]:
        with reading_ratings(tmp_path) as diary:
            return diary.notes(date.min).get(SUNDAY, [])

    seen = []
    for do in ("keep", "add", "undo", "undo", "undo", "keep", "undo", "undo"):
        with writing_ratings(tmp_path) as diary:
            if do == "undo":
                diary.undo(SUNDAY, MOMENT)
            else:
                diary.keep(Checkin(SUNDAY, 4, 5, 5), MOMENT, {"keep": "", "add": "added"}[do])
        seen.append(words())

    assert seen == [[], ["added"], [], ["added"], [], [], [], []]
    with closing(open_for_writing(tmp_path)) as connection:
        # Nothing is lost: what was added is beside the revision that had it.
        assert connection.execute("SELECT count(*) FROM note WHERE text = 'added'").fetchone() == (2,)


def test_the_only_one_taken_back_and_brought_back_has_its_words_again(tmp_path: Path) -> None:
    with writing_ratings(tmp_path) as diary:
        diary.keep(Checkin(SUNDAY, 4, 5, 5), MOMENT, "first")
        diary.undo(SUNDAY, MOMENT)
        assert diary.notes(date.min) == {}
        diary.undo(SUNDAY, MOMENT)
        assert diary.notes(date.min) == {SUNDAY: ["first"]}


def test_words_follow_a_correction_asked_one_by_one_and_one_broken_off(tmp_path: Path) -> None:
    with writing_ratings(tmp_path) as diary:
        diary.keep(Checkin(SUNDAY, 4, 5, 5), MOMENT, "first")
    store = Store(tmp_path)
    try:
        begun = store.keep(Checkin(SUNDAY, 9, None, None, asked=1), MOMENT)
        with reading_ratings(tmp_path) as diary:
            assert diary.notes(date.min) == {SUNDAY: ["first"]}
        store.fill_in(begun, Checkin(SUNDAY, 9, 9, 9), MOMENT)
    finally:
        store.close()

    with writing_ratings(tmp_path) as diary:
        assert diary.notes(date.min) == {SUNDAY: ["first"]}
        diary.undo(SUNDAY, MOMENT)
        assert (diary.on(SUNDAY), diary.notes(date.min)) == (Checkin(SUNDAY, 4, 5, 5, revision=3), {SUNDAY: ["first"]})


def rows(home: Path) -> list[tuple[object, ...]]:
    with closing(open_for_writing(home)) as connection:
        return connection.execute("SELECT * FROM checkin ORDER BY id").fetchall()


doings = st.lists(st.tuples(st.sampled_from(["keep", "undo"]), st.sampled_from(DAYS), st.integers(0, 10)), max_size=12)


@settings(max_examples=30, deadline=None)
@given(doings)
def test_what_counts_after_any_corrections_and_undos(given_: list[tuple[str, date, int]]) -> None:
    """The model: of each date what counts, and what an undo would bring back."""
    counts: dict[date, int | None] = {}
    before: dict[date, int | None] = {}
    with TemporaryDirectory() as folder:
        home = Path(folder)
        written: list[tuple[object, ...]] = []
        for do, day, pain in given_:
            with writing_ratings(home) as diary:
                if do == "keep":
                    diary.keep(Checkin(day, pain, pain, pain), MOMENT)
                    before[day], counts[day] = counts.get(day), pain
                elif diary.undo(day, MOMENT) is not None:
                    before[day], counts[day] = counts[day], before[day]
            now = rows(home)
            assert now[: len(written)] == written
            written = now
        with writing_ratings(home) as diary:
            standing = diary.checkins()
            expected = {day: value for day, value in counts.items() if value is not None}

            assert {checkin.occurred_on: checkin.pain for checkin in standing} == expected
            assert diary.taken_back(date.min) == sorted(day for day, value in counts.items() if value is None)
            assert diary.last_on() == max(expected, default=None)
            assert trend(diary, DAYS[-1]) == trend(Ratings(standing), DAYS[-1])
