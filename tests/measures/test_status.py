from fractions import Fraction

import pytest

from cbtpain.measures.status import (
    Change,
    Flag,
    Status,
    at_line,
    change,
    change_flags,
    clearly_higher,
    goal,
    goal_line,
    goal_sum,
    start_flags,
    status,
)


def thirds(total: int) -> Fraction:
    return Fraction(total, 3)


@pytest.mark.parametrize(
    ("start", "current", "expected"),
    [
        (Fraction(0), Fraction(0), Status.BASELINE_ZERO),
        (Fraction(0), Fraction(10), Status.BASELINE_ZERO),
        (Fraction(8), Fraction(10), Status.WORSE),
        (Fraction(8), thirds(29), Status.SOME_WORSENING),
        (Fraction(10, 3), Fraction(13, 3), Status.WORSE),
        (thirds(11), thirds(14), Status.SOME_WORSENING),
        (thirds(2), thirds(5), Status.WORSE),
        (thirds(2), thirds(4), Status.LOW_START),
        (thirds(5), Fraction(0), Status.LOW_START),
        (Fraction(11, 6), thirds(1), Status.LOW_START),
        (Fraction(2), Fraction(1), Status.IMPROVED),
        (Fraction(2), thirds(4), Status.SOME_IMPROVEMENT),
        (Fraction(2), Fraction(2), Status.NO_CHANGE),
        (Fraction(2), thirds(8), Status.SOME_WORSENING),
        (Fraction(2), Fraction(3), Status.WORSE),
        (thirds(20), thirds(14), Status.IMPROVED),
        (thirds(27), thirds(19), Status.SOME_IMPROVEMENT),
        (thirds(20), Fraction(6), Status.SOME_IMPROVEMENT),
        (thirds(20), thirds(19), Status.NO_CHANGE),
        (thirds(20), thirds(22), Status.SOME_WORSENING),
        (thirds(20), thirds(21), Status.NO_CHANGE),
    ],
)
def test_the_verdict_is_the_first_rule_that_fits(start: Fraction, current: Fraction, expected: Status) -> None:
    assert status(start, current) == expected


def test_worse_is_said_before_a_low_start_is_excused() -> None:
    assert status(Fraction(1), Fraction(3)) == Status.WORSE
    assert status(Fraction(1), Fraction(2)) == Status.WORSE


def test_some_begins_at_exactly_ten_percent() -> None:
    assert status(Fraction(10), Fraction(9)) == Status.SOME_IMPROVEMENT
    assert status(Fraction(20, 3), Fraction(22, 3)) == Status.SOME_WORSENING
    assert status(Fraction(7), thirds(19)) == Status.NO_CHANGE


@pytest.mark.parametrize(
    ("start", "current", "expected"),
    [
        (thirds(20), thirds(14), 30),
        (thirds(27), thirds(19), 29),
        (thirds(19), thirds(14), 26),
        (thirds(17), thirds(16), 5),
        (thirds(17), thirds(18), -5),
        (thirds(27), thirds(30), -11),
        (thirds(6), thirds(4), 33),
        (thirds(30), thirds(30), 0),
        (Fraction(2), Fraction(10), -400),
    ],
)
def test_percent_is_cut_toward_zero(start: Fraction, current: Fraction, expected: int) -> None:
    assert change(start, current).percent == expected


@pytest.mark.parametrize(("start", "expected"), [(Fraction(2), 50), (Fraction(11, 6), None), (Fraction(0), None)])
def test_percent_is_left_out_below_a_start_of_two(start: Fraction, expected: int | None) -> None:
    assert change(start, Fraction(1)).percent == expected


def test_points_are_start_less_current_also_below_a_start_of_two() -> None:
    assert change(thirds(5), thirds(2)).points == 1
    assert change(Fraction(0), Fraction(2)).points == -2


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (Fraction(10), Fraction(7)),
        (Fraction(10, 3), Fraction(7, 3)),
        (Fraction(3), Fraction(2)),
        (Fraction(2), Fraction(1)),
        (thirds(19), Fraction(133, 30)),
        (thirds(17), Fraction(119, 30)),
        (Fraction(11, 6), None),
        (Fraction(0), None),
    ],
)
def test_the_line_is_seven_tenths_of_the_start_or_a_point_below_it(start: Fraction, expected: Fraction | None) -> None:
    assert goal_line(start) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [(thirds(19), 13), (thirds(17), 11), (thirds(20), 14), (Fraction(2), 3), (Fraction(11, 6), None)],
)
def test_the_goal_is_the_highest_peg_that_reaches_the_line(start: Fraction, expected: int | None) -> None:
    assert goal_sum(start) == expected
    assert goal(start) == (None if expected is None else thirds(expected))


def test_a_reading_shown_like_the_line_may_not_reach_it() -> None:
    assert not at_line(Fraction(4), thirds(17))
    assert at_line(thirds(11), thirds(17))
    assert at_line(thirds(14), thirds(20))
    assert not at_line(Fraction(0), thirds(5))


@pytest.mark.parametrize(
    ("points", "expected"), [(Fraction(-2), True), (Fraction(-11, 6), False), (Fraction(2), False)]
)
def test_clearly_higher_is_two_points_above_the_start(points: Fraction, expected: bool) -> None:
    assert clearly_higher(Change(points, None)) == expected


@pytest.mark.parametrize(
    ("start", "rests_on_one", "expected"),
    [
        (Fraction(4), False, []),
        (Fraction(4), True, [Flag.PROVISIONAL]),
        (Fraction(23, 6), False, [Flag.LOW_START]),
        (Fraction(0), True, [Flag.PROVISIONAL, Flag.LOW_START]),
    ],
)
def test_flags_of_the_start(start: Fraction, rests_on_one: bool, expected: list[Flag]) -> None:
    assert sorted(start_flags(start, rests_on_one=rests_on_one)) == sorted(expected)


@pytest.mark.parametrize(
    ("start", "current", "expected"),
    [
        (Fraction(6), Fraction(4), []),
        (Fraction(6), Fraction(8), []),
        (Fraction(6), thirds(13), [Flag.USUAL_VARIATION]),
        (Fraction(6), thirds(23), [Flag.USUAL_VARIATION]),
        (Fraction(6), Fraction(3), [Flag.IMPROVED_50]),
        (Fraction(6), thirds(10), []),
        (Fraction(2), Fraction(1), [Flag.IMPROVED_50, Flag.USUAL_VARIATION]),
        (thirds(5), Fraction(0), [Flag.USUAL_VARIATION]),
        (Fraction(0), Fraction(2), []),
    ],
)
def test_flags_of_the_change(start: Fraction, current: Fraction, expected: list[Flag]) -> None:
    found = change_flags(status(start, current), change(start, current))

    assert sorted(found) == sorted(expected)
