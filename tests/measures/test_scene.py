"""Where a chart's line breaks, and which days its axis names."""

from datetime import date, timedelta
from fractions import Fraction

from cbtpain.measures.scene import Point, Scene, days_along, share_of_span, stretches

FIRST = date(2026, 2, 1)
SPAN = Scene([], Fraction(5), None, FIRST, FIRST + timedelta(days=70), gaps=False)


def points(*days: int) -> list[Point]:
    return [Point(FIRST + timedelta(days=day), Fraction(5), met=False, later=False) for day in days]


def test_ten_days_are_joined_and_eleven_are_not() -> None:
    some = points(0, 10, 21, 28)
    assert stretches(some) == [some[:2], some[2:]]


def test_no_points_have_no_stretch() -> None:
    assert stretches([]) == []


def test_the_axis_names_both_ends_and_days_between() -> None:
    assert [(on - FIRST).days for on in days_along(SPAN, 5)] == [0, 14, 28, 42, 56, 70]


def test_a_day_stands_at_its_share_of_the_span() -> None:
    assert [share_of_span(SPAN, FIRST + timedelta(days=days)) for days in (0, 35, 70)] == [0, Fraction(1, 2), 1]
