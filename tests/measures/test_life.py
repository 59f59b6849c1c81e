"""Daily life beside its own start: which answer is the start, which is now, and what their distance is called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.life import DIRECTIONS, HIGHER, LOWER, ItemSoFar, Turn, items_so_far
from cbtpain.records import Answered

D0 = date(2026, 2, 1)
LATER = D0 + timedelta(days=91)
numbers = st.integers(0, 10)


def test_the_first_answer_is_the_start_and_the_last_is_now() -> None:
    answers = [Answered("sleep", LATER, 3), Answered("sleep", D0, 7), Answered("sleep", D0 + timedelta(days=7), 9)]
    assert items_so_far(answers) == [ItemSoFar("sleep", 7, D0, 3, LATER)]


def test_one_day_alone_is_a_start_and_nothing_is_said_of_now() -> None:
    (found,) = items_so_far([Answered("mood", D0, 4), Answered("mood", D0, 6)])
    assert found == ItemSoFar("mood", 6, D0)
    assert found.turn is None


def test_a_start_set_anew_leaves_out_what_lies_before() -> None:
    answers = [Answered("mood", D0, 4), Answered("mood", LATER, 6)]
    assert items_so_far(answers, since=LATER) == [ItemSoFar("mood", 6, LATER)]


def test_what_one_does_stands_before_mood_and_confidence() -> None:
    answers = [Answered(item, D0, 5) for item in ("confidence", "mood", "sleep", "people", "moving")]
    assert [one.id for one in items_so_far(answers)] == ["moving", "people", "sleep", "mood", "confidence"]


def test_trouble_is_better_lower_and_mood_and_confidence_are_better_higher() -> None:
    higher = {item for item, direction in DIRECTIONS.items() if direction == HIGHER}
    assert higher == {"mood", "confidence"}


@pytest.mark.parametrize(
    ("start", "now", "lower", "higher"),
    [
        (7, 5, Turn.BETTER, Turn.HARDER),
        (7, 6, Turn.UPS_AND_DOWNS, Turn.UPS_AND_DOWNS),
        (7, 7, Turn.SAME, Turn.SAME),
        (7, 8, Turn.UPS_AND_DOWNS, Turn.UPS_AND_DOWNS),
        (7, 9, Turn.HARDER, Turn.BETTER),
    ],
)
def test_a_change_of_less_than_two_points_is_ups_and_downs(start: int, now: int, lower: Turn, higher: Turn) -> None:
    turns = [ItemSoFar(item, start, D0, now, LATER).turn for item in ("moving", "confidence")]
    assert turns == [lower, higher]


@given(st.sampled_from(sorted(DIRECTIONS)), numbers, numbers)
def test_better_is_always_the_way_the_item_says(item: str, start: int, now: int) -> None:
    turn = ItemSoFar(item, start, D0, now, LATER).turn
    if turn is Turn.BETTER:
        assert (now < start) == (DIRECTIONS[item] == LOWER)
    if turn is Turn.HARDER:
        assert (now > start) == (DIRECTIONS[item] == LOWER)
