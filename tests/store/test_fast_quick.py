"""Quick check-ins: the fast lane writes what SQLModel would; a start set anew bounds what a verdict may use."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.clock import Moment
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import Checkin, Quick
from cbtpain.store import fast, fast_quick
from cbtpain.store.fast_quick import FastQuick, reading_quick, set_anew, writing_quick
from cbtpain.store.opening import open_for_writing
from cbtpain.store.repository import Store
from cbtpain.store.tables import EpisodeRow, QuickRow

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
DAYS = [SUNDAY + timedelta(number) for number in range(5)]


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[FastQuick]:
    with writing_quick(tmp_path) as diary:
        yield diary


def rows(home: Path, table: str) -> list[tuple[object, ...]]:
    with closing(open_for_writing(home)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608


@pytest.mark.parametrize(
    ("table", "statement"), [("quick", fast_quick.INSERT_QUICK), ("episode", fast_quick.INSERT_EPISODE)]
)
def test_the_statement_that_writes_names_every_column_of_its_table(tmp_path: Path, table: str, statement: str) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        columns = [name for (_, name, *_) in connection.execute(f"PRAGMA table_info({table})")]
    found = re.search(rf"INTO {table} \(([^)]*)\)\s*VALUES \(([^)]*)\)", statement)

    assert found is not None
    assert {"id", *found[1].split(", ")} == set(columns)
    assert len(columns) - 1 == len(found[1].split(", ")) == found[2].count("?")


def test_the_columns_that_are_read_are_the_fields_of_a_quick_check_in() -> None:
    assert Quick._fields == tuple(fast_quick.QUICK_COLUMNS.split(", "))


def test_rows_are_the_same_through_the_fast_lane_and_through_sqlmodel(tmp_path: Path) -> None:
    quick = Quick(SUNDAY, 5, None, source="paper", days_back=40)
    with writing_quick(tmp_path / "fast") as diary:
        diary.keep(quick, MOMENT)
    set_anew(tmp_path / "fast", MOMENT, 'a "fall"')
    when: Any = {"at_utc": MOMENT.at_utc, "offset_min": MOMENT.offset_min, "zone": MOMENT.zone}
    store = Store(tmp_path / "store")
    try:
        with store.transact() as session:
            session.add(QuickRow(**(quick._asdict() | {"occurred_on": "2026-02-15"}), **when))
            session.add(EpisodeRow(begins_on="2026-02-15", reason='a "fall"', **when))
    finally:
        store.close()

    for table in ("quick", "episode"):
        assert rows(tmp_path / "fast", table) == rows(tmp_path / "store", table)
        assert len(rows(tmp_path / "fast", table)) == 1


answers = st.none() | st.integers(0, 10)


@st.composite
def quicks(draw: st.DrawFn) -> Quick:
    asked = draw(st.integers(1, 2))
    pain, trouble = draw(answers), draw(answers) if asked == 2 else None
    if pain is None and trouble is None:
        pain = draw(st.integers(0, 10))
    source = draw(st.sampled_from(["self", "self", "paper"]))
    return Quick(draw(st.sampled_from(DAYS)), pain, trouble, asked=asked, source=source)


@settings(max_examples=25, deadline=None)
@given(st.lists(quicks(), max_size=15), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_what_is_read_follows_the_rule_of_counting(given_: list[Quick], one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    with TemporaryDirectory() as folder, writing_quick(Path(folder)) as diary:
        kept = [diary.keep(quick, MOMENT) for quick in given_]
        on = {day: [quick for quick in kept if quick.occurred_on == day] for day in DAYS}
        standing = {day: max(on[day], key=lambda each: (each.finished, each.revision)) for day in DAYS if on[day]}
        used = [quick for quick in standing.values() if quick.complete and quick.source == "self"]

        for day in DAYS:
            latest = on[day][-1] if on[day] else None
            assert diary.on(day) == standing.get(day)
            assert diary.begun(day) == (latest if latest is not None and not latest.finished else None)
        assert diary.between(first, last) == [quick for quick in used if first <= quick.occurred_on <= last]
        assert diary.first_on() == min((quick.occurred_on for quick in used), default=None)
        assert diary.last_on() == max((quick.occurred_on for quick in used), default=None)


def test_the_second_answer_fills_in_the_first(diary: FastQuick) -> None:
    begun = diary.keep(Quick(SUNDAY, 5, None, asked=1), MOMENT)
    diary.fill_in(begun._replace(trouble=4, asked=2), MOMENT)

    assert diary.on(SUNDAY) == Quick(SUNDAY, 5, 4)


def test_what_another_terminal_filled_in_meanwhile_is_not_overwritten(diary: FastQuick) -> None:
    begun = diary.keep(Quick(SUNDAY, 5, None, asked=1), MOMENT)
    diary.fill_in(begun._replace(trouble=4, asked=2), MOMENT)
    late = diary.fill_in(begun._replace(trouble=9, asked=2), MOMENT)

    assert late == Quick(SUNDAY, 5, 9, revision=2)
    assert diary.on(SUNDAY) == late


def test_there_is_nothing_to_read_where_there_is_no_diary(tmp_path: Path) -> None:
    with reading_quick(tmp_path / "nowhere") as diary:
        assert (diary.first_on(), diary.on(SUNDAY), diary.between(SUNDAY, SUNDAY)) == (None, None, [])
    assert not (tmp_path / "nowhere").exists()


def test_a_daily_start_set_anew_is_made_of_what_came_after(tmp_path: Path) -> None:
    with writing_quick(tmp_path) as diary:
        for day in DAYS:
            diary.keep(Quick(day, 5, 5), MOMENT)
    set_anew(tmp_path, moment_on(DAYS[2]), "")

    with reading_quick(tmp_path) as diary:
        assert diary.first_on() == DAYS[2]


def moment_on(day: date) -> Moment:
    return Moment(datetime(day.year, day.month, day.day, 8, tzinfo=UTC), 60, None)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10)), max_size=12), st.lists(st.integers(0, 60), max_size=3)
)
def test_the_trend_after_a_start_set_anew_is_that_of_the_ratings_since(
    given_: list[tuple[int, int]], resets: list[int]
) -> None:
    kept = {
        SUNDAY + timedelta(number): Checkin(SUNDAY + timedelta(number), pain, pain, pain) for number, pain in given_
    }
    today = SUNDAY + timedelta(60)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        with fast.writing(home) as diary:
            for checkin in kept.values():
                diary.keep(checkin, MOMENT)
        for number in resets:
            set_anew(home, moment_on(SUNDAY + timedelta(number)), "")
        with fast.reading(home) as diary:
            found = trend(diary, today)
        begins = SUNDAY + timedelta(resets[-1]) if resets else None
        since = [checkin for checkin in kept.values() if begins is None or checkin.occurred_on >= begins]

    assert found == trend(Ratings(list(kept.values()), begins), today)
    assert found == trend(Ratings(since, begins), today)
    assert found.set_anew_on == begins
