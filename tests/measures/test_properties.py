"""What must hold for every diary, and for every pair of scores there is."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.clock import Moment
from cbtpain.measures.goal import GoalState, goal_history
from cbtpain.measures.status import Status, change, goal, status
from cbtpain.measures.trend import Ratings, Trend, trend
from cbtpain.records import PAPER, SELF, Checkin
from cbtpain.store import fast

D0 = date(2026, 2, 1)
SUMS = range(31)
STARTS = [Fraction(sixths, 6) for sixths in range(61)]
"""Every start value there is: the mean of one or of two PEGs."""
CURRENTS = [Fraction(total, 3) for total in SUMS]

Items = tuple[int | None, int | None, int | None]

answers = st.integers(0, 10)
complete_items = st.tuples(answers, answers, answers)
partial_items = st.tuples(*[st.none() | answers] * 3).filter(lambda items: None in items and items != (None,) * 3)
days = st.integers(0, 80)
todays = st.integers(0, 100)
diaries = st.dictionaries(days, complete_items, max_size=14)
ways = st.lists(st.tuples(st.dates(D0, D0 + timedelta(days=90)), st.booleans()), max_size=12, unique_by=lambda r: r[0])


def day(number: int) -> date:
    return D0 + timedelta(days=number)


def checkins(diary: Mapping[int, Items], shift: int = 0) -> list[Checkin]:
    return [Checkin(day(number + shift), *items) for number, items in diary.items()]


def seen(diary: Mapping[int, Items], today: int, shift: int = 0) -> Trend:
    return trend(Ratings(checkins(diary, shift)), day(today + shift))


class Verdict(NamedTuple):
    """What the specification says of a diary, dates as days since D0."""

    baseline: str
    start: Fraction | None
    current: str
    now: Fraction | None
    status: str
    goal_state: str
    since: int | None
    until: int | None
    flags: frozenset[str]


def verdict(found: Trend, shift: int = 0) -> Verdict:
    def number(on: date | None) -> int | None:
        return None if on is None else (on - D0).days - shift

    return Verdict(
        baseline=found.baseline_state,
        start=found.baseline.value if found.baseline else None,
        current=found.current.state,
        now=found.current.value,
        status=found.status,
        goal_state=found.history.state,
        since=number(found.history.since),
        until=number(found.history.until),
        flags=frozenset(found.flags),
    )


# The specification, 5.3 to 5.6, told a second time: slow, and in whole numbers.


def told_status(start: int, current: int, of: int) -> str:
    """5.5 for a start of ``start/of`` and a current value of ``current/of``, without a division."""
    points = start - current
    if start == 0:
        return "baseline_zero"
    if points <= -2 * of or (10 * points <= -3 * start and points <= -of):
        return "worse"
    if start < 2 * of:
        return "low_start_no_percent"
    if 10 * points >= 3 * start and points >= of:
        return "improved_30"
    if 10 * points >= start:
        return "some_improvement"
    return "no_change" if 10 * points > -start else "some_worsening"


def told_goal_state(readings: Sequence[tuple[int, bool]]) -> tuple[str, int | None, int | None]:
    """5.6 over (day, g) in date order, with the dates the state speaks of."""
    spells: list[list[int]] = []
    previous = False
    for number, g in readings:
        if g and not previous:
            spells.append([])
        if g:
            spells[-1].append(number)
        previous = g
    held = [spell for spell in spells if any(6 <= b - a <= 28 for a, b in combinations(spell, 2))]
    if not spells:
        return "not_reached", None, None
    if readings[-1][1]:
        if spells[-1] in held:
            return "sustained", spells[-1][0], None
        return ("regained_once" if len(spells) > 1 else "seen_once"), None, None
    return ("reached_earlier_not_now", held[-1][0], held[-1][-1]) if held else ("not_reached", None, None)


def told(diary: Mapping[int, Items], today: int) -> Verdict:
    """5.3 to 5.6 over a diary of complete ratings."""
    sums = sorted((number, sum(item or 0 for item in items)) for number, items in diary.items())
    if not sums:
        return Verdict("none", None, "none", None, "no_baseline", "not_reached", None, None, frozenset())
    zero = sums[0][0]
    opening = [reading for reading in sums if reading[0] <= zero + 9]
    later = [reading for reading in sums if reading[0] > zero + 9]
    two = opening[-1][0] - zero >= 5
    start = opening[0][1] + (opening[-1] if two else opening[0])[1]
    as_of = max(today, sums[-1][0])
    baseline = "in_progress" if as_of <= zero + 9 else "confirmed" if two else "provisional"
    goal_state = told_goal_state([(on, told_status(start, 2 * total, 6) == "improved_30") for on, total in later])
    flags = set() if two else {"provisional"}
    flags |= {"low_start"} if start < 24 else set()
    current, now, said = "none", None, "no_current"
    if later:
        now = Fraction(later[-1][1], 3)
        current = said = "stale"
    if later and as_of - later[-1][0] <= 14:
        points = start - 2 * later[-1][1]
        current, said = "ok", told_status(start, 2 * later[-1][1], 6)
        flags |= {"improved_50"} if said == "improved_30" and 2 * points >= start else set()
        flags |= {"within_usual_variation"} if abs(points) < 12 else set()
    return Verdict(baseline, Fraction(start, 6), current, now, said, *goal_state, frozenset(flags))


def test_every_pair_of_peg_sums_has_the_verdict_of_the_exact_rules() -> None:
    pairs = list(product(range(1, 31), SUMS))

    found = {(b, c): status(Fraction(b, 3), Fraction(c, 3)) for b, c in pairs}

    assert len(found) == 930
    assert found == {(b, c): told_status(b, c, 3) for b, c in pairs}
    assert (found[20, 14], found[27, 19]) == (Status.IMPROVED, Status.SOME_IMPROVEMENT)


def test_every_start_of_two_readings_has_the_verdict_of_the_exact_rules() -> None:
    found = {(b, c): status(b, c) for b, c in product(STARTS, CURRENTS)}

    assert found == {(b, c): told_status(int(6 * b), int(6 * c), 6) for b, c in product(STARTS, CURRENTS)}


def test_a_verdict_taken_on_rounded_scores_would_miss_the_line_at_two_pairs() -> None:
    def missed(b: int, c: int) -> bool:
        rounded = status(Fraction(round(Fraction(b, 3), 1)), Fraction(round(Fraction(c, 3), 1)))
        return (rounded is Status.IMPROVED) != (status(Fraction(b, 3), Fraction(c, 3)) is Status.IMPROVED)

    assert [(b, c) for b, c in product(range(1, 31), SUMS) if missed(b, c)] == [(20, 14), (27, 19)]


def test_a_higher_current_value_never_gives_a_better_status() -> None:
    order = [
        Status.IMPROVED,
        Status.SOME_IMPROVEMENT,
        Status.NO_CHANGE,
        Status.SOME_WORSENING,
        Status.LOW_START,
        Status.BASELINE_ZERO,
        Status.WORSE,
    ]
    for start in STARTS:
        ranks = [order.index(status(start, current)) for current in CURRENTS]
        assert ranks == sorted(ranks), start


def test_the_goal_is_the_highest_peg_that_gets_the_status() -> None:
    for start in STARTS:
        reaching = [current for current in CURRENTS if status(start, current) is Status.IMPROVED]
        assert goal(start) == max(reaching, default=None), start


def test_percent_never_says_more_than_there_is() -> None:
    for start, current in product(STARTS, CURRENTS):
        changed = change(start, current)
        if start < 2:
            assert changed.percent is None
            continue
        exact = 100 * (start - current) / start
        assert changed.percent is not None
        assert 0 <= abs(exact) - abs(changed.percent) < 1
        assert changed.percent * exact >= 0


@given(ways)
def test_the_goal_state_is_that_of_the_text(readings: list[tuple[date, bool]]) -> None:
    in_order = sorted(readings)

    found = goal_history(reversed(in_order))

    state, since, until = told_goal_state([((on - D0).days, g) for on, g in in_order])
    assert (found.state, found.since, found.until) == (
        GoalState(state),
        None if since is None else day(since),
        None if until is None else day(until),
    )


@given(diaries, todays)
def test_the_trend_of_any_diary_is_that_of_the_text(diary: dict[int, Items], today: int) -> None:
    assert verdict(seen(diary, today)) == told(diary, today)


@given(
    st.tuples(st.integers(10, 30), st.integers(10, 30)),
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 20)), max_size=10),
    st.integers(0, 20),
)
def test_the_trend_of_any_weekly_diary_is_that_of_the_text(
    start: tuple[int, int], steps: list[tuple[int, int]], late: int
) -> None:
    diary: dict[int, Items] = {0: _split(start[0]), 7: _split(start[1])}
    number = 7
    for gap, total in steps:
        number += gap
        diary[number] = _split(total)

    assert verdict(seen(diary, number + late)) == told(diary, number + late)


def _split(total: int) -> Items:
    return (total + 2) // 3, (total + 1) // 3, total // 3


@given(diaries, todays, st.data())
def test_the_order_of_the_items_changes_no_verdict(diary: dict[int, Items], today: int, data: st.DataObject) -> None:
    turned: dict[int, Items] = {}
    for number, items in diary.items():
        a, b, c = data.draw(st.permutations(items))
        turned[number] = (a, b, c)

    assert verdict(seen(turned, today)) == verdict(seen(diary, today))


@given(diaries, todays, st.randoms(use_true_random=False))
def test_the_order_in_which_ratings_are_handed_over_changes_nothing(
    diary: dict[int, Items], today: int, by: Any
) -> None:
    shuffled = checkins(diary)
    by.shuffle(shuffled)

    assert trend(Ratings(shuffled), day(today)) == seen(diary, today)


@given(diaries, todays, st.integers(-20_000, 20_000))
def test_moving_all_dates_by_whole_days_changes_no_verdict(diary: dict[int, Items], today: int, shift: int) -> None:
    assert verdict(seen(diary, today, shift), shift) == verdict(seen(diary, today))


@given(diaries, todays, days, partial_items)
def test_a_partial_entry_on_a_free_date_changes_no_verdict(
    diary: dict[int, Items], today: int, number: int, items: Items
) -> None:
    more = {number: items} | diary

    assert seen(more, today) == seen(diary, today)


# The diary on disk, against the same rows held in memory.


class Row(NamedTuple):
    """One revision as it is kept: its day, what was given, and when and where it was written."""

    number: int
    items: Items
    asked: int
    source: str
    days_back: int
    hour: int
    offset_min: int

    def checkin(self) -> Checkin:
        return Checkin(day(self.number), *self.items, self.asked, 1, self.source, self.days_back)

    def moment(self) -> Moment:
        """Written at any hour of the day, anywhere; the local date is the row's own."""
        local = datetime.combine(day(self.number + self.days_back), datetime.min.time(), UTC)
        return Moment(local + timedelta(hours=self.hour, minutes=-self.offset_min), self.offset_min)


asked_and_items = st.one_of(
    st.tuples(st.just(3), complete_items),
    st.tuples(st.just(3), partial_items),
    st.tuples(st.just(2), st.tuples(answers, st.none() | answers, st.none())),
    st.tuples(st.just(2), st.tuples(st.none(), answers, st.none())),
    st.tuples(st.just(1), st.tuples(answers, st.none(), st.none())),
)
rows = st.builds(
    lambda number, given, source, back, hour, offset: Row(number, given[1], given[0], source, back, hour, offset),
    st.integers(0, 45) | st.sampled_from((0, 7, 14, 21)),
    asked_and_items,
    st.sampled_from((SELF, SELF, SELF, PAPER)),
    st.integers(0, 3),
    st.integers(0, 23),
    st.sampled_from((0, 60, 120, -480, 345, 840)),
)


class Stored(NamedTuple):
    """What the diary on disk says once those rows are in it."""

    trend: Trend
    checkins: list[Checkin]
    kept: list[Checkin]


def stored(written: Iterable[Row], today: date) -> Stored:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with fast.writing(home) as diary:
            kept = [diary.keep(row.checkin(), row.moment()) for row in written]
        with fast.reading(home) as diary:
            return Stored(trend(diary, today), diary.checkins(), kept)


def standing(kept: Iterable[Checkin]) -> Iterator[Checkin]:
    """What counts on each date: the last revision that was finished, else the last."""
    revisions: dict[date, list[Checkin]] = {}
    for checkin in kept:
        revisions.setdefault(checkin.occurred_on, []).append(checkin)
    for on in sorted(revisions):
        finished = [checkin for checkin in revisions[on] if checkin.finished]
        yield (finished or revisions[on])[-1]


@settings(deadline=None, max_examples=80)
@given(st.lists(rows, max_size=16), todays)
def test_the_diary_on_disk_gives_the_trend_of_the_same_rows_in_memory(written: list[Row], today: int) -> None:
    found = stored(written, day(today))

    assert found.checkins == list(standing(found.kept))
    assert found.trend == trend(Ratings(found.checkins), day(today))


@settings(deadline=None, max_examples=40)
@given(
    st.lists(rows, min_size=1, max_size=12), todays, st.lists(st.sampled_from((0, 330, -600)), min_size=12, max_size=12)
)
def test_where_and_at_what_hour_a_row_was_written_changes_no_verdict(
    written: list[Row], today: int, offsets: list[int]
) -> None:
    elsewhere = [row._replace(offset_min=offset, hour=23 - row.hour) for row, offset in zip(written, offsets)]

    assert stored(elsewhere, day(today)).trend == stored(written, day(today)).trend


@settings(deadline=None, max_examples=40)
@given(st.lists(rows, max_size=12), todays, days, partial_items, st.sampled_from((SELF, PAPER)))
def test_a_partial_row_on_a_free_date_changes_no_verdict_on_disk(
    written: list[Row], today: int, number: int, items: Items, source: str
) -> None:
    taken = [row for row in written if row.number != number]
    partial = Row(number, items, 3, source, 0, 12, 0)

    assert stored([*taken, partial], day(today)).trend == stored(taken, day(today)).trend
