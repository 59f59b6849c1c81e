from datetime import date
from fractions import Fraction

import pytest

from cbtpain.measures.severity import interference, mean, severity, total
from cbtpain.records import Checkin

DAY = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("items", "expected"),
    [((7, 7, 6), Fraction(20, 3)), ((0, 0, 0), Fraction(0)), ((10, 10, 10), Fraction(10)), ((0, 0, 1), Fraction(1, 3))],
)
def test_the_score_is_the_exact_mean_of_the_three_items(items: tuple[int, int, int], expected: Fraction) -> None:
    assert severity(Checkin(DAY, *items)) == expected


@pytest.mark.parametrize("items", [(None, 7, 6), (7, None, 6), (7, 7, None), (None, None, 0)])
def test_a_skipped_item_leaves_no_score(items: tuple[int | None, int | None, int | None]) -> None:
    assert severity(Checkin(DAY, *items)) is None


def test_an_answer_of_zero_is_not_a_skip() -> None:
    assert total(Checkin(DAY, 0, 4, 0)) == 4
    assert severity(Checkin(DAY, 0, 4, 0)) == Fraction(4, 3)


def test_the_sum_of_a_partial_checkin_is_refused() -> None:
    with pytest.raises(AssertionError):
        total(Checkin(DAY, 7, None, 6))


def test_interference_is_the_mean_of_enjoyment_and_activity_alone() -> None:
    assert interference(Checkin(DAY, 10, 7, 4)) == Fraction(11, 2)


def test_the_mean_is_exact() -> None:
    assert mean([Fraction(1, 3), Fraction(1, 3), Fraction(0)]) == Fraction(2, 9)
