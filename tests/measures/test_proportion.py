"""Shares and how they compare: the vectors of the specification, and what holds for any counts (MEASURES 3)."""

from fractions import Fraction
from math import isclose, sqrt
from statistics import NormalDist

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cbtpain.measures.proportion import (
    Group,
    Interval,
    RelativeRisk,
    nearest_count,
    number_needed,
    relative_risk,
    share,
    wilson,
)

COACH, ONLINE, USUAL = (249, 778), (206, 776), (162, 777)
"""The trial's groups at three months as whole people: the nearest to what it published, adjusted."""
PERCENT = {COACH: Fraction("32.0"), ONLINE: Fraction("26.6"), USUAL: Fraction("20.8")}
COUNTS = st.integers(1, 3000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@pytest.mark.parametrize(
    ("group", "low", "high"),
    [((3, 10), 0.108, 0.603), ((0, 8), 0.0, 0.324), ((8, 8), 0.676, 1.0), ((13, 40), 0.201, 0.480)],
)
def test_wilson_s_interval(group: tuple[int, int], low: float, high: float) -> None:
    found = wilson(*group)
    assert (low, high) == (round(found.low, 3), round(found.high, 3))


@pytest.mark.parametrize(("group", "low", "high"), [(COACH, 28.8, 35.4), (ONLINE, 23.6, 29.8), (USUAL, 18.1, 23.8)])
def test_wilson_s_interval_of_the_trial_s_groups(group: tuple[int, int], low: float, high: float) -> None:
    found = wilson(*group)
    assert (low, high) == (round(100 * found.low, 1), round(100 * found.high, 1))


@pytest.mark.parametrize(
    ("one", "other", "value", "low", "high", "log_error"),
    [
        (COACH, USUAL, 1.5351, 1.2937, 1.8214, 0.0873),
        (ONLINE, USUAL, 1.2732, 1.0633, 1.5246, 0.0919),
        (COACH, ONLINE, 1.2056, 1.0320, 1.4085, 0.0794),
    ],
)
def test_the_relative_risk_of_the_trial_s_groups(
    one: tuple[int, int], other: tuple[int, int], value: float, low: float, high: float, log_error: float
) -> None:
    found = relative_risk(one, other)
    assert Fraction(*one) / Fraction(*other) == found.value
    assert value == round(float(found.value), 4)
    assert (low, high) == (round(found.interval.low, 4), round(found.interval.high, 4))
    assert log_error == round(found.log_error, 4)
    assert not found.moved


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [(COACH, USUAL, 1.29, 1.83), (ONLINE, USUAL, 1.06, 1.54), (COACH, ONLINE, 1.03, 1.41)],
)
def test_the_relative_risk_among_the_948_of_1000_who_ended_the_trial(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    found = relative_risk(of_published(one, Fraction("0.948")), of_published(other, Fraction("0.948")))
    assert (low, high) == (round(found.interval.low, 2), round(found.interval.high, 2))


def test_the_relative_risk_by_the_published_shares_themselves() -> None:
    found = relative_risk(of_published(ONLINE), of_published(USUAL))
    assert (round(found.interval.low, 2), round(found.interval.high, 2)) == (1.07, 1.53)


def of_published(group: tuple[int, int], seen: Fraction = Fraction(1)) -> Group:
    of = group[1] * seen
    return PERCENT[group] / 100 * of, of


@pytest.mark.parametrize(
    ("one", "other", "published", "least", "most"),
    [(COACH, USUAL, 1.54, 1.532, 1.545), (ONLINE, USUAL, 1.28, 1.273, 1.284), (COACH, ONLINE, 1.20, 1.199, 1.207)],
)
def test_the_published_ratios_are_those_of_the_published_shares(
    one: tuple[int, int], other: tuple[int, int], published: float, least: float, most: float
) -> None:
    a, b, rounding = PERCENT[one], PERCENT[other], Fraction("0.05")
    assert published == round(float(a / b), 2)
    assert least == round(float((a - rounding) / (b + rounding)), 3)
    assert most == round(float((a + rounding) / (b - rounding)), 3)


@pytest.mark.parametrize("group", PERCENT)
def test_the_trial_s_counts_are_the_nearest_to_its_shares(group: tuple[int, int]) -> None:
    assert group[0] == nearest_count(PERCENT[group], group[1])


@pytest.mark.parametrize(
    ("one", "other", "points", "people"),
    [(COACH, USUAL, "11.2", 9), (ONLINE, USUAL, "5.8", 17), (COACH, ONLINE, "5.4", 19)],
)
def test_how_many_have_to_be_offered_it_for_one_more(
    one: tuple[int, int], other: tuple[int, int], points: str, people: int
) -> None:
    assert PERCENT[one] - PERCENT[other] == Fraction(points)
    assert people == number_needed(PERCENT[one] / 100, PERCENT[other] / 100)
    assert people == number_needed(PERCENT[other] / 100, PERCENT[one] / 100)


def test_missing_people_counted_as_not_at_the_line() -> None:
    assert [round(float(percent * Fraction("0.948")), 1) for percent in PERCENT.values()] == [30.3, 25.2, 19.7]


def test_where_the_shares_are_equal_no_number_is_enough() -> None:
    assert number_needed(Fraction(1, 2), Fraction(2, 4)) is None


@pytest.mark.parametrize("group", [(1, 0), (-1, 5), (6, 5), (0, 0)])
def test_what_is_no_share_is_refused(group: tuple[int, int]) -> None:
    for made in (lambda: share(*group), lambda: wilson(*group), lambda: relative_risk(group, (1, 2))):
        with pytest.raises(ValueError, match="no share"):
            made()


def test_half_a_person_is_added_where_nobody_is_counted_and_that_is_said() -> None:
    found = relative_risk((0, 8), (3, 10))
    assert found.moved
    assert found.value == Fraction(1, 18) / Fraction(7, 22)
    assert 0 < found.interval.low < found.interval.high


def test_groups_in_which_all_are_counted_are_the_same_for_sure() -> None:
    assert relative_risk((8, 8), (10, 10)) == RelativeRisk(Fraction(1), 0.0, Interval(1.0, 1.0))


@given(COUNTS)
def test_an_interval_holds_its_share_and_mirrors_that_of_the_others(group: tuple[int, int]) -> None:
    count, of = group
    low, high = wilson(count, of)
    assert 0 <= low <= count / of <= high <= 1
    other = wilson(of - count, of)
    assert isclose(low, 1 - other.high, abs_tol=1e-12)
    assert isclose(high, 1 - other.low, abs_tol=1e-12)


@given(COUNTS)
def test_at_the_ends_of_the_interval_the_score_is_that_of_95_percent(group: tuple[int, int]) -> None:
    count, of = group
    z = NormalDist().inv_cdf(0.975)
    for end in wilson(count, of):
        if 0 < end < 1:
            assert isclose(abs(count / of - end), z * sqrt(end * (1 - end) / of), rel_tol=1e-6, abs_tol=1e-9)


@given(COUNTS, COUNTS)
def test_the_relative_risk_turned_round_is_one_over_it(one: tuple[int, int], other: tuple[int, int]) -> None:
    there, back = relative_risk(one, other), relative_risk(other, one)
    assert there.value * back.value == 1
    assert there.moved == back.moved == (0 in (one[0], other[0]))
    assert isclose(there.interval.low * back.interval.high, 1, rel_tol=1e-9)
    assume(there.log_error > 1e-9)
    assert there.interval.low < there.value < there.interval.high
