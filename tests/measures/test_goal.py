from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from cbtpain.measures.goal import GoalHistory, GoalState, goal_history, holds

START = date(2026, 3, 1)


def day(number: int) -> date:
    return START + timedelta(days=number)


def history(*readings: tuple[int, bool]) -> GoalHistory:
    """The goal state of (day, at the line?) given oldest first."""
    return goal_history((day(number), met) for number, met in reversed(readings))


def test_nothing_rated_is_not_reached() -> None:
    assert history() == GoalHistory(GoalState.NOT_REACHED)


def test_no_reading_at_the_line_is_not_reached() -> None:
    assert history((0, False), (7, False)) == GoalHistory(GoalState.NOT_REACHED)


def test_one_reading_at_the_line_is_seen_once() -> None:
    assert history((0, False), (7, True)) == GoalHistory(GoalState.SEEN_ONCE, spell=(day(7),))


@pytest.mark.parametrize(
    ("apart", "expected"),
    [
        (5, GoalState.SEEN_ONCE),
        (6, GoalState.SUSTAINED),
        (28, GoalState.SUSTAINED),
        (29, GoalState.SEEN_ONCE),
    ],
)
def test_two_readings_hold_when_six_to_twenty_eight_days_apart(apart: int, expected: GoalState) -> None:
    assert history((0, True), (apart, True)).state == expected


def test_a_line_held_counts_from_the_first_date_of_the_spell() -> None:
    found = history((0, False), (7, True), (9, True), (14, True))

    assert (found.state, found.since, found.until) == (GoalState.SUSTAINED, day(7), None)


def test_a_spell_that_holds_stays_so_over_any_gap() -> None:
    found = history((0, True), (7, True), (200, True))

    assert (found.state, found.since) == (GoalState.SUSTAINED, day(0))


def test_a_spell_holds_by_any_two_of_its_readings() -> None:
    assert history((0, True), (40, True), (43, True), (46, True)).state == GoalState.SUSTAINED
    assert history((0, True), (40, True), (43, True), (45, True)).state == GoalState.SEEN_ONCE


def test_two_readings_with_one_above_the_line_between_are_two_spells() -> None:
    assert history((0, True), (3, False), (7, True)).state == GoalState.REGAINED_ONCE


def test_the_line_seen_again_is_regained_once_whether_the_first_spell_held_or_not() -> None:
    assert history((0, True), (7, True), (14, False), (21, True)).state == GoalState.REGAINED_ONCE
    assert history((0, True), (14, False), (21, True)).state == GoalState.REGAINED_ONCE


def test_a_second_spell_that_holds_is_sustained_since_its_own_first_date() -> None:
    found = history((0, True), (7, True), (14, False), (21, True), (28, True))

    assert (found.state, found.since) == (GoalState.SUSTAINED, day(21))


def test_one_dip_that_did_not_hold_is_a_dip() -> None:
    assert history((0, False), (7, True), (14, False)) == GoalHistory(GoalState.NOT_REACHED)


def test_a_held_line_left_again_keeps_its_first_and_last_date() -> None:
    found = history((0, True), (7, True), (14, True), (21, False), (28, False))

    assert found == GoalHistory(GoalState.EARLIER, since=day(0), until=day(14))


def test_a_later_dip_does_not_hide_a_line_held_before_it() -> None:
    found = history((0, True), (7, True), (14, False), (21, True), (28, False))

    assert found == GoalHistory(GoalState.EARLIER, since=day(0), until=day(7))


def test_of_two_held_lines_the_later_one_is_spoken_of() -> None:
    found = history((0, True), (7, True), (14, False), (21, True), (28, True), (35, False))

    assert found == GoalHistory(GoalState.EARLIER, since=day(21), until=day(28))


def test_one_date_alone_never_holds() -> None:
    assert not holds([day(0)])
    assert not holds([])


def test_nothing_older_is_read_than_the_answer_needs() -> None:
    read: list[int] = []

    def newest_first() -> Iterator[tuple[date, bool]]:
        for number, met in ((21, True), (14, True), (7, False), (0, True)):
            read.append(number)
            yield day(number), met

    assert goal_history(newest_first()).state == GoalState.SUSTAINED
    assert read == [21, 14, 7]
