from datetime import date, timedelta

import pytest

from cbtpain.measures.notice import is_clearly_higher, is_worse_again
from cbtpain.measures.status import Status
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import PAPER, Checkin

D0 = date(2026, 2, 1)


def peg(number: int, total: int) -> Checkin:
    third, rest = divmod(total, 3)
    return Checkin(D0 + timedelta(days=number), third + (rest > 0), third + (rest > 1), third)


def asks(kept: Checkin, *others: Checkin) -> bool:
    """Whether that check-in, kept today beside the others, calls for the question."""
    history = Ratings([*others, kept])
    return is_clearly_higher(kept, trend(history, kept.occurred_on), history)


START = (peg(0, 20), peg(7, 20))


@pytest.mark.parametrize(("total", "expected"), [(26, True), (25, False), (14, False)])
def test_two_points_over_the_start_ask(total: int, expected: bool) -> None:
    assert asks(peg(14, total), *START) == expected


def test_two_points_over_the_first_rating_ask_while_the_start_is_being_set() -> None:
    assert asks(peg(3, 26), peg(0, 20))
    assert not asks(peg(3, 25), peg(0, 20))


def test_the_status_worse_asks_also_where_the_points_are_fewer_than_two() -> None:
    low = (peg(0, 9), peg(7, 9))
    kept = peg(14, 12)

    assert trend(Ratings([*low, kept]), kept.occurred_on).status is Status.WORSE
    assert asks(kept, *low)


def test_an_older_rating_given_late_is_not_asked_about_for_the_status_of_another() -> None:
    low = (peg(0, 9), peg(7, 9))
    late, newest = peg(20, 9), peg(21, 12)
    history = Ratings([*low, late, newest])
    found = trend(history, newest.occurred_on)

    assert found.status is Status.WORSE
    assert not is_clearly_higher(late, found, history)


@pytest.mark.parametrize(("total", "expected"), [(18, True), (17, False)])
def test_three_points_over_the_median_of_the_last_weeks_ask(total: int, expected: bool) -> None:
    recent = (peg(40, 6), peg(47, 9), peg(54, 12))

    assert asks(peg(61, total), *START, *recent) == expected


@pytest.mark.parametrize(("total", "expected"), [(18, True), (17, False)])
def test_the_median_of_two_lies_half_way(total: int, expected: bool) -> None:
    assert asks(peg(61, total), *START, peg(47, 6), peg(54, 12)) == expected


@pytest.mark.parametrize(("older", "expected"), [(33, True), (32, False)])
def test_the_last_weeks_are_twenty_eight_days(older: int, expected: bool) -> None:
    assert asks(peg(61, 18), *START, peg(older, 3), peg(54, 3)) == expected


def test_one_recent_rating_is_too_few_to_compare_with() -> None:
    assert not asks(peg(61, 18), *START, peg(54, 3))


def test_the_rating_itself_is_not_among_those_it_is_compared_with() -> None:
    assert not asks(peg(61, 28), peg(0, 30), peg(7, 30), peg(54, 3))


def test_a_rating_without_a_score_or_without_a_start_asks_nothing() -> None:
    partial = Checkin(D0 + timedelta(days=14), 10, None, 10)

    assert not asks(partial, *START)
    assert not asks(partial)


def test_the_first_rating_ever_asks_nothing_however_high() -> None:
    assert not asks(peg(0, 30))


@pytest.mark.parametrize(
    ("before", "last", "again"),
    [(26, 26, True), (26, 25, False), (25, 26, False), (19, 30, False)],
)
def test_two_in_a_row_clearly_higher_than_the_start_bring_the_help_lines(before: int, last: int, again: bool) -> None:
    start = (peg(0, 20), peg(7, 20))
    kept = peg(28, last)
    history = Ratings([*start, peg(21, before), kept])

    assert is_worse_again(kept, trend(history, kept.occurred_on), history) == again


def test_the_first_after_the_start_and_one_given_late_are_not_a_second_in_a_row() -> None:
    first, late, last = peg(21, 27), peg(24, 27), peg(28, 27)
    alone = Ratings([*START, first])
    history = Ratings([*START, first, late, last])

    assert not is_worse_again(first, trend(alone, first.occurred_on), alone)
    assert not is_worse_again(late, trend(history, last.occurred_on), history)
    assert is_worse_again(last, trend(history, last.occurred_on), history)


def test_two_from_the_weeks_of_the_start_or_one_from_paper_are_none() -> None:
    early = Ratings([peg(0, 6), peg(7, 30)])
    paper = peg(28, 30)._replace(source=PAPER)
    history = Ratings([*START, peg(21, 30), paper])

    assert not is_worse_again(peg(7, 30), trend(early, D0 + timedelta(days=7)), early)
    assert not is_worse_again(paper, trend(history, paper.occurred_on), history)
