"""What was practised so far, against sums done by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.practice import ENOUGH, SkillSoFar, skills_so_far
from cbtpain.records import REVIEW, Practice

RATED = Practice("pmr", "a", measure="tension", before=7, after=4)
PLANNED = Practice("move", "a", measure="as-planned")


def test_nothing_practised_is_nothing() -> None:
    assert skills_so_far([]) == []


def test_counts_of_a_week_and_single_ones_are_added_up() -> None:
    told = skills_so_far([RATED, Practice("pmr", "b", times=5, source=REVIEW)])
    assert told == [SkillSoFar("pmr", 6, "tension", 1, Fraction(7), Fraction(4))]


def test_only_those_with_both_ratings_count_for_the_means() -> None:
    told = skills_so_far([RATED, RATED._replace(before=10, after=None), RATED._replace(before=None, after=0)])
    assert told == [SkillSoFar("pmr", 3, "tension", 1, Fraction(7), Fraction(4))]


def test_the_means_are_exact() -> None:
    [told] = skills_so_far([RATED, RATED, RATED._replace(before=6, after=3)])
    assert (told.before, told.after) == (Fraction(20, 3), Fraction(11, 3))


@pytest.mark.parametrize(
    ("done", "share"), [(["yes"], 1), (["part"], Fraction(1, 2)), (["no"], 0), (["yes", "part", "no"], Fraction(1, 2))]
)
def test_done_as_planned_has_a_share_and_no_before(done: list[str], share: Fraction) -> None:
    [told] = skills_so_far([PLANNED._replace(done=one) for one in done])
    assert (told.before, told.after, told.rated) == (None, share, len(done))


def test_skills_stand_in_the_order_they_were_first_practised_in() -> None:
    assert [told.skill for told in skills_so_far([PLANNED, RATED, PLANNED])] == ["move", "pmr"]


@pytest.mark.parametrize(("count", "told"), [(ENOUGH - 1, False), (ENOUGH, True)])
def test_means_are_told_from_five_on(count: int, told: bool) -> None:
    assert skills_so_far([RATED] * count)[0].tells_means is told


def test_a_measure_that_was_changed_in_the_course_is_not_mixed_with_the_old_one() -> None:
    [told] = skills_so_far([RATED, RATED._replace(measure="calm", before=2, after=9)])
    assert told == SkillSoFar("pmr", 2, "calm", 1, Fraction(2), Fraction(9))


RATING = st.none() | st.integers(0, 10)
PRACTICES = st.tuples(
    st.sampled_from("ab"),
    st.just("ref"),
    st.integers(1, 9),
    st.sampled_from(["", "tension"]),
    RATING,
    RATING,
    st.sampled_from([None, "yes", "part", "no"]),
).map(lambda fields: Practice(*fields))


@given(st.lists(PRACTICES))
def test_no_practice_is_lost_or_counted_twice(practices: list[Practice]) -> None:
    assert sum(told.times for told in skills_so_far(practices)) == sum(one.times for one in practices)


@pytest.mark.parametrize(("count", "percent"), [(4, None), (6, 66)])
def test_a_share_is_told_in_whole_percent_where_there_is_enough_to_tell(count: int, percent: int | None) -> None:
    done = [Practice("move", str(at), 1, "as-planned", done="no" if at % 3 == 0 else "yes") for at in range(count)]
    assert skills_so_far(done)[0].percent == percent
    assert skills_so_far([RATED] * count)[0].percent is None
