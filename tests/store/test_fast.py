"""The fast lane writes what SQLModel would, and reads what the rule of counting says."""

import random
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import Checkin
from cbtpain.store import connection as connecting
from cbtpain.store import fast
from cbtpain.store.fast import FastDiary
from cbtpain.store.opening import open_for_writing
from cbtpain.store.repository import Store

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")
DAYS = [SUNDAY + timedelta(number) for number in range(12)]

ratings = st.none() | st.integers(0, 10)


@st.composite
def checkins(draw: st.DrawFn) -> Checkin:
    """A check-in as the program makes it: what was not asked is empty, and something was said."""
    asked = draw(st.integers(1, 3))
    items = [draw(ratings) if place < asked else None for place in range(3)]
    if items == [None, None, None]:
        items[draw(st.integers(0, asked - 1))] = draw(st.integers(0, 10))
    pain, enjoyment, activity = items
    return Checkin(
        draw(st.sampled_from(DAYS)),
        pain,
        enjoyment,
        activity,
        asked=asked,
        source=draw(st.sampled_from(["self", "self", "self", "paper"])),
        days_back=draw(st.integers(0, 40)),
    )


moments = st.builds(
    Moment,
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # bounds are naive by contract
    st.integers(-840, 840),
    st.none() | st.just("Europe/Berlin"),
)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[FastDiary]:
    with fast.writing(tmp_path) as diary:
        yield diary


def whole_table(home: Path) -> list[tuple[object, ...]]:
    """Every row with every value and its storage class."""
    with closing(open_for_writing(home)) as connection:
        names = [name for (_, name, *_) in connection.execute("PRAGMA table_info(checkin)")]
        told = ", ".join(f"{name}, typeof({name})" for name in names)
        return connection.execute(f"SELECT {told} FROM checkin ORDER BY id").fetchall()  # noqa: S608


def test_the_statement_that_writes_names_every_column_of_the_table(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        columns = [name for (_, name, *_) in connection.execute("PRAGMA table_info(checkin)")]
    found = re.search(r"INTO checkin \(([^)]*)\)\s*VALUES \(([^)]*)\)", fast.INSERT)

    assert found is not None
    assert {"id", *found[1].split(", ")} == set(columns)
    assert len(columns) - 1 == len(found[1].split(", ")) == found[2].count("?")


def test_the_statement_that_writes_a_note_names_every_column_of_its_table(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        columns = [name for (_, name, *_) in connection.execute("PRAGMA table_info(note)")]
    found = re.search(r"INTO note \(([^)]*)\)\s*VALUES \(([^)]*)\)", fast.INSERT_NOTE)

    assert found is not None
    assert {"id", *found[1].split(", ")} == set(columns)
    assert len(columns) - 1 == len(found[1].split(", ")) == found[2].count("?")


def test_a_note_is_the_same_row_through_the_fast_lane_and_through_sqlmodel(tmp_path: Path) -> None:
    text = '[never] it\'s "bad" -- Ünïcode ✓\nand a second line'
    with fast.writing(tmp_path / "fast") as diary:
        diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
        diary.keep(Checkin(SUNDAY, 6, 7, 6), MOMENT, text)
    store = Store(tmp_path / "store")
    try:
        store.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
        store.add_note(store.keep(Checkin(SUNDAY, 6, 7, 6), MOMENT), text, MOMENT)
    finally:
        store.close()

    assert notes(tmp_path / "fast") == [(1, 2, text, "2026-02-15T08:00:00Z")]
    assert notes(tmp_path / "fast") == notes(tmp_path / "store")


def notes(home: Path) -> list[tuple[object, ...]]:
    with closing(open_for_writing(home)) as connection:
        return connection.execute("SELECT id, checkin_id, text, at_utc FROM note").fetchall()


def test_a_check_in_and_its_note_are_kept_together_or_not_at_all(tmp_path: Path) -> None:
    with closing(open_for_writing(tmp_path)) as connection:
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON note BEGIN SELECT RAISE(ABORT, 'no notes'); END")

    with pytest.raises(StoreFault) as raised, fast.writing(tmp_path) as diary:
        diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT, "31415")

    assert raised.value.kind == "store_defect"
    assert "31415" not in f"{raised.value!r} {raised.value.__cause__!r}"
    with fast.reading(tmp_path) as diary:
        assert diary.checkins() == []


def test_the_columns_that_are_read_are_the_fields_of_a_check_in() -> None:
    assert Checkin._fields == tuple(fast.COLUMNS.split(", "))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(checkins(), moments), min_size=1, max_size=4))
def test_a_check_in_is_the_same_row_through_the_fast_lane_and_through_sqlmodel(
    given: list[tuple[Checkin, Moment]],
) -> None:
    with TemporaryDirectory() as folder:
        with fast.writing(Path(folder) / "fast") as diary:
            through_fast = [diary.keep(*each) for each in given]
        store = Store(Path(folder) / "store")
        try:
            through_store = [store.keep(*each) for each in given]
        finally:
            store.close()

        assert through_fast == through_store
        assert whole_table(Path(folder) / "fast") == whole_table(Path(folder) / "store")
        assert len(whole_table(Path(folder) / "fast")) == len(given)


@settings(max_examples=60, deadline=None)
@given(st.lists(checkins(), max_size=25), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_what_is_read_follows_the_rule_of_counting(given: list[Checkin], one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    with TemporaryDirectory() as folder, fast.writing(Path(folder)) as diary:
        kept = [diary.keep(checkin, MOMENT) for checkin in given]
        standing = counting(kept)
        used = Ratings(standing)

        assert standing == diary.checkins()
        assert [each for each in standing if first <= each.occurred_on <= last] == diary.checkins(first, last)
        assert used.first_on() == diary.first_on()
        assert list(used.between(first, last)) == list(diary.between(first, last))
        assert list(used.newest_first(first)) == list(diary.newest_first(first))
        told = [each for each in standing if each.items != (None, None, None)]
        finished = [each.occurred_on for each in told if each.asked == 3 and each.source == "self"]
        assert max(finished, default=None) == diary.last_on()
        for each in kept:
            earlier = [one for one in kept if one.occurred_on == each.occurred_on and one.revision < each.revision]
            assert next(iter(counting(earlier)), None) == diary.replaced_by(each)
        for day in DAYS:
            assert next((each for each in standing if each.occurred_on == day), None) == diary.on(day)
            assert begun(kept, day) == diary.begun(day)
        assert trend(used, DAYS[-1]) == trend(diary, DAYS[-1])


@settings(max_examples=60, deadline=None)
@given(st.lists(checkins(), max_size=25), st.sampled_from(DAYS))
def test_no_reading_lies_below_the_bound(given: list[Checkin], after: date) -> None:
    with TemporaryDirectory() as folder, fast.writing(Path(folder)) as diary:
        kept = [diary.keep(checkin, MOMENT) for checkin in given]
        lowest, bound = Ratings(counting(kept)).none_below(after), diary.none_below(after)

    assert lowest is None or (bound is not None and bound <= lowest)


def counting(kept: list[Checkin]) -> list[Checkin]:
    """One a date: the highest finished revision, else the highest."""
    days = sorted({each.occurred_on for each in kept})
    on = {day: [each for each in kept if each.occurred_on == day] for day in days}
    return [max(on[day], key=lambda each: (each.asked == 3, each.revision)) for day in days]


def begun(kept: list[Checkin], day: date) -> Checkin | None:
    """The last revision of the day where it was broken off."""
    latest = max((each for each in kept if each.occurred_on == day), key=lambda each: each.revision, default=None)
    return latest if latest is not None and latest.asked < 3 else None


def test_revisions_of_a_date_count_from_1(diary: FastDiary) -> None:
    revisions = [diary.keep(Checkin(day, 7, 7, 6), MOMENT).revision for day in (SUNDAY, SUNDAY, DAYS[1], SUNDAY)]

    assert revisions == [1, 2, 1, 3]


def test_the_highest_finished_revision_counts(diary: FastDiary) -> None:
    for pain in (7, 5, 6):
        diary.keep(Checkin(SUNDAY, pain, 7, 6), MOMENT)

    assert diary.on(SUNDAY) == Checkin(SUNDAY, 6, 7, 6, revision=3)


def test_a_correction_that_was_broken_off_does_not_hide_what_was_finished(diary: FastDiary) -> None:
    diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    diary.keep(Checkin(SUNDAY, 2, 2, None, asked=2), MOMENT)

    assert diary.on(SUNDAY) == Checkin(SUNDAY, 7, 7, 6)
    assert diary.between(SUNDAY, SUNDAY) == [Checkin(SUNDAY, 7, 7, 6)]
    assert diary.begun(SUNDAY) == Checkin(SUNDAY, 2, 2, None, asked=2, revision=2)


def test_a_finished_revision_with_a_skipped_item_counts_and_is_no_reading(diary: FastDiary) -> None:
    diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    diary.keep(Checkin(SUNDAY, 7, None, 6), MOMENT)

    assert diary.on(SUNDAY) == Checkin(SUNDAY, 7, None, 6, revision=2)
    assert diary.between(SUNDAY, SUNDAY) == []
    assert diary.first_on() is None


def test_a_write_that_is_refused_leaves_nothing_half_done(tmp_path: Path) -> None:
    with fast.writing(tmp_path) as diary:
        diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    with pytest.raises(StoreFault) as raised, fast.writing(tmp_path) as diary:
        diary.keep(Checkin(SUNDAY, 11, 7, 6), MOMENT)

    assert raised.value.kind == "store_defect"
    assert "11" not in str(raised.value)
    with fast.writing(tmp_path) as diary:
        assert diary.keep(Checkin(SUNDAY, 1, 7, 6), MOMENT).revision == 2


def test_a_diary_another_program_writes_in_is_busy_and_can_still_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fast.writing(tmp_path) as diary:
        diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)

    with closing(open_for_writing(tmp_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFault) as raised, fast.writing(tmp_path) as diary:
            diary.keep(Checkin(SUNDAY, 1, 1, 1), MOMENT)
        with fast.reading(tmp_path) as diary:
            assert [Checkin(SUNDAY, 7, 7, 6)] == diary.checkins()

    assert raised.value.kind == "busy"
    with fast.reading(tmp_path) as diary:
        assert [Checkin(SUNDAY, 7, 7, 6)] == diary.checkins()


@pytest.fixture(scope="module")
def long_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A diary of several pages with an index of several pages."""
    home = tmp_path_factory.mktemp("long")
    with fast.writing(home) as diary:
        for number in range(300):
            diary.keep(Checkin(SUNDAY + timedelta(number), number % 11, 5, 5), MOMENT)
    return home / "diary.db"


def use(home: Path) -> list[Checkin]:
    """What progress and a one-shot check-in do."""
    with fast.reading(home) as diary:
        trend(diary, SUNDAY + timedelta(300))
        diary.checkins()
        diary.begun(SUNDAY)
    with fast.writing(home) as diary:
        diary.keep(Checkin(SUNDAY, 1, 1, 1), MOMENT)
        return diary.checkins()


def lose_some(path: Path, luck: random.Random) -> None:
    """A run of bytes behind the header is lost, of any length, at any place."""
    content = bytearray(path.read_bytes())
    start = luck.randrange(100, len(content))
    lost = min(luck.choice([1, 2, 8, 100, 4096]), len(content) - start)
    content[start : start + lost] = luck.choice([bytes(lost), luck.randbytes(lost)])
    path.write_bytes(content)


def test_a_damaged_diary_is_a_store_fault_or_still_readable_and_nothing_else(tmp_path: Path, long_diary: Path) -> None:
    unexpected: dict[int, str] = {}
    told = set()
    for seed in range(400):
        home = tmp_path / str(seed)
        home.mkdir()
        shutil.copy(long_diary, home / "diary.db")
        lose_some(home / "diary.db", random.Random(seed))
        try:
            use(home)
        except StoreFault as fault:
            told.add(fault.kind)
        except Exception as error:
            unexpected[seed] = repr(error)

    assert unexpected == {}
    assert told == {"damaged"}


def test_text_that_is_not_text_any_more_is_damage_and_is_not_shown(tmp_path: Path) -> None:
    with fast.writing(tmp_path) as diary:
        diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    content = (tmp_path / "diary.db").read_bytes()
    (tmp_path / "diary.db").write_bytes(content.replace(b"2026-02-15", b"2026-02-\xff\xfe"))

    with pytest.raises(StoreFault) as raised, fast.reading(tmp_path) as diary:
        diary.checkins()

    assert raised.value.kind == "damaged"
    assert "2026" not in str(raised.value)
