from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cbtpain.measures.goal import GoalState
from cbtpain.measures.steps import Missing, Step, due_on, next_step
from cbtpain.measures.trend import Ratings, Trend, trend
from cbtpain.records import Checkin

D0 = date(2026, 2, 1)
START = {0: 20, 7: 20}
LINE, ABOVE = 14, 20


def day(number: int) -> date:
    return D0 + timedelta(days=number)


def checkins(sums: dict[int, int]) -> Sequence[Checkin]:
    return [Checkin(day(number), *_items(total)) for number, total in sums.items()]


def _items(total: int) -> tuple[int, int, int]:
    third, rest = divmod(total, 3)
    return third + (rest > 0), third + (rest > 1), third


def seen(sums: dict[int, int], on: int) -> Trend:
    return trend(Ratings(checkins(sums)), day(on))


def step(sums: dict[int, int], on: int) -> Step:
    last = day(max(sums)) if sums else None
    return next_step(seen(sums, on), due_on(last, day(on)))


def test_the_first_checkin_is_due_today() -> None:
    assert due_on(None, day(3)) == day(3)


def test_the_next_checkin_is_due_six_days_after_the_last() -> None:
    assert due_on(day(3), day(3)) == day(9)
    assert due_on(day(3), day(40)) == day(9)


def test_an_empty_diary_wants_a_first_rating_today() -> None:
    assert step({}, on=4) == Step(Missing.FIRST_RATING, day(4))


@pytest.mark.parametrize(("on", "first"), [(0, 5), (5, 5), (8, 8), (9, 9)])
def test_one_rating_wants_a_second_before_the_window_closes(on: int, first: int) -> None:
    assert step({0: 20}, on=on) == Step(Missing.SECOND_START, day(first), day(9))


def test_two_ratings_too_near_still_want_one_five_days_from_the_first() -> None:
    assert step({0: 20, 3: 20}, on=3) == Step(Missing.SECOND_START, day(5), day(9))


@pytest.mark.parametrize(("second", "first"), [(5, 11), (7, 13)])
def test_a_full_start_wants_a_first_comparison_once_due(second: int, first: int) -> None:
    assert step({0: 20, second: 20}, on=second) == Step(Missing.FIRST_COMPARISON, day(first))


def test_a_first_comparison_comes_after_the_window_even_when_due_before() -> None:
    found = next_step(seen(START, on=7), due_on=day(6))

    assert found == Step(Missing.FIRST_COMPARISON, day(10))


def test_no_current_or_a_stale_value_wants_a_rating_today() -> None:
    assert step(START, on=12) == Step(Missing.NEW_RATING, day(12))
    assert step(START | {14: ABOVE}, on=29) == Step(Missing.NEW_RATING, day(29))


def test_otherwise_the_next_week_is_wanted_when_due_or_today() -> None:
    assert step(START | {14: ABOVE}, on=14) == Step(Missing.NEXT_WEEK, day(20))
    assert step(START | {14: ABOVE}, on=25) == Step(Missing.NEXT_WEEK, day(25))


def test_a_line_held_wants_no_second_reading() -> None:
    assert step(START | {14: LINE, 21: LINE}, on=21) == Step(Missing.NEXT_WEEK, day(27))


def test_a_line_seen_once_wants_a_second_six_to_twenty_eight_days_on() -> None:
    assert step(START | {14: LINE}, on=14) == Step(Missing.SECOND_AT_LINE, day(20), day(42))


def test_a_line_regained_wants_a_second_counted_from_the_new_spell() -> None:
    sums = START | {14: LINE, 21: ABOVE, 28: LINE}

    assert step(sums, on=28) == Step(Missing.SECOND_AT_LINE, day(34), day(56))


@settings(deadline=None)
@given(st.dictionaries(st.integers(10, 60), st.sampled_from((LINE, ABOVE)), min_size=1, max_size=8), st.integers(0, 14))
def test_the_days_named_for_a_second_reading_are_those_that_make_the_line_hold(sums: dict[int, int], late: int) -> None:
    known = START | sums
    latest = max(known)
    today = latest + late
    assume(seen(known, today).history.state in (GoalState.SEEN_ONCE, GoalState.REGAINED_ONCE))

    found = step(known, on=today)

    to_come = range(max(today, latest + 1), latest + 60)
    holding = [n for n in to_come if seen(known | {n: LINE}, n).history.state is GoalState.SUSTAINED]
    assert found == Step(Missing.SECOND_AT_LINE, day(holding[0]), day(holding[-1]))
    assert holding == list(range(holding[0], holding[-1] + 1))
