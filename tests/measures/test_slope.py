"""The slope: the vector of the measures' specification, 2.5, and what holds for every diary."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.reading import tenths
from cbtpain.measures.slope import DAYS, MOST, Way, slope
from cbtpain.records import PAPER, Checkin

FIRST = date(2026, 2, 1)
VECTOR = (20, 19, 20, 18, 17, 18, 15, 16, 14, 14)
"""PEG sums of ten weeks."""


def weekly(*sums: int, days: int = 7) -> list[Checkin]:
    return [rated(FIRST + timedelta(days=days * week), total) for week, total in enumerate(sums)]


def rated(on: date, total: int) -> Checkin:
    each, over = divmod(total, 3)
    return Checkin(on, each + (over > 0), each + (over > 1), each)


def test_the_worked_example_falls_by_about_one_point_in_four_weeks() -> None:
    found = slope(weekly(*VECTOR))
    assert found is not None
    assert found.points / 4 == Fraction(-5, 21)
    assert tenths(found.points) == "-1.0"
    assert (found.low, found.high) == (Fraction(-4, 3), Fraction(-2, 3))
    assert (found.ratings, found.first, found.last) == (10, FIRST, FIRST + timedelta(days=63))


def test_four_ratings_tell_no_slope() -> None:
    assert slope(weekly(20, 18, 16, 14)) is None


def test_ratings_from_paper_and_those_without_a_score_are_not_used() -> None:
    given_ = weekly(*VECTOR[:4])
    paper = rated(FIRST - timedelta(days=70), 30)._replace(source=PAPER)
    partial = Checkin(FIRST + timedelta(days=50), 5, None, 4)
    assert slope([paper, *given_, partial]) is None


def test_a_level_line_has_no_width() -> None:
    found = slope(weekly(*[18] * 8))
    assert found is not None
    assert {found.points, found.low, found.high} == {Fraction(0)}


def test_one_bad_week_moves_it_little() -> None:
    usual, flare = slope(weekly(*VECTOR)), slope(weekly(*VECTOR[:5], 30, *VECTOR[6:]))
    assert usual is not None
    assert flare is not None
    assert abs(usual.points - flare.points) < Fraction(1, 3)


def test_of_very_many_ratings_the_latest_are_looked_at() -> None:
    found = slope(weekly(*[30] * 50, *[10] * MOST))
    assert found is not None
    assert found.points == 0
    assert found.ratings == MOST


sums = st.lists(st.integers(0, 30), min_size=5, max_size=20)


@given(sums)
def test_the_slope_lies_within_its_interval(series: list[int]) -> None:
    found = slope(weekly(*series))
    assert found is not None
    assert found.low <= found.points <= found.high


@given(sums)
def test_turned_upside_down_it_goes_the_other_way(series: list[int]) -> None:
    found, turned = slope(weekly(*series)), slope(weekly(*(30 - total for total in series)))
    assert found is not None
    assert turned is not None
    assert (turned.points, turned.low, turned.high) == (-found.points, -found.high, -found.low)


@pytest.mark.parametrize("days", [1, 7, 10])
def test_it_goes_by_the_days_between_and_not_by_the_number_of_ratings(days: int) -> None:
    found = slope(weekly(*range(20, 10, -1), days=days))
    assert found is not None
    assert found.points == Fraction(-DAYS, 3 * days)


def test_a_slope_has_a_way_where_its_interval_leaves_one_open_alone() -> None:
    ways = [slope(weekly(*sums)) for sums in (VECTOR, tuple(reversed(VECTOR)), (15, 16, 14, 15, 16, 14))]
    assert [found and found.way for found in ways] == [Way.DOWN, Way.UP, Way.NOT_CLEAR]


def test_five_weekly_ratings_span_four_weeks_and_five_days_do_not() -> None:
    spans = [slope(weekly(20, 19, 18, 17, 16, days=days)) for days in (7, 1)]
    assert [found and (found.spans_four_weeks, found.weeks) for found in spans] == [(True, 4), (False, 1)]


@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 30)), min_size=5, max_size=25))
def test_the_order_by_floats_is_the_order_of_the_fractions(steps: list[tuple[int, int]]) -> None:
    day, used = FIRST, []
    for gap, total in steps:
        day += timedelta(days=gap)
        used.append((day, total))
    found = slope([rated(on, total) for on, total in used])
    exact = sorted(Fraction(DAYS * (b[1] - a[1]), 3 * (b[0] - a[0]).days) for a, b in combinations(used, 2))
    assert found is not None
    assert found.points == median(exact)
    assert found.low in exact
    assert found.low <= found.points <= found.high
