"""The items one by one, then and now."""

from datetime import date, timedelta
from fractions import Fraction

from cbtpain.measures.items import Pair, numbers
from cbtpain.measures.trend import Ratings, trend
from cbtpain.records import Checkin

FIRST = date(2026, 2, 1)


def checkins(*weeks: tuple[int, int, int]) -> list[Checkin]:
    return [Checkin(FIRST + timedelta(days=7 * week), *items) for week, items in enumerate(weeks)]


def test_the_start_is_the_mean_of_both_readings_item_by_item() -> None:
    some = checkins((8, 7, 6), (7, 7, 5), (5, 4, 5))
    found = numbers(trend(Ratings(some), some[-1].occurred_on), some[-1])
    assert found is not None
    assert found.pain == Pair(Fraction(15, 2), Fraction(5), Fraction(5, 2))
    assert found.enjoyment == Pair(Fraction(7), Fraction(4), Fraction(3))
    assert found.activity == Pair(Fraction(11, 2), Fraction(5), Fraction(1, 2))
    assert found.interference == Pair(Fraction(25, 4), Fraction(9, 2), Fraction(7, 4))
    assert found.severity == Pair(Fraction(20, 3), Fraction(14, 3), Fraction(2))


def test_an_old_rating_is_shown_and_not_compared() -> None:
    some = checkins((8, 7, 6), (7, 7, 5), (5, 4, 5))
    found = numbers(trend(Ratings(some), some[-1].occurred_on + timedelta(days=15)), some[-1])
    assert found is not None
    assert found.pain.now == 5
    assert [pair.points for pair in found] == [None] * 5


def test_before_a_rating_after_the_start_there_is_no_now() -> None:
    found = numbers(trend(Ratings(checkins((8, 7, 6))), FIRST), None)
    assert found is not None
    assert [pair.now for pair in found] == [None] * 5


def test_without_a_start_there_are_none() -> None:
    assert numbers(trend(Ratings([]), FIRST), None) is None
