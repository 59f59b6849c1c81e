"""How long the parts of an exercise last, and what is left of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.speed import OWN_LENGTH, SPEEDS, at_speed, left_after, minutes_left, tens_left

SECONDS = st.integers(1, 3600)


@pytest.mark.parametrize(
    ("seconds", "slow", "fast"), [(25, 30, 20), (8, 10, 6), (7, 8, 6), (45, 54, 36), (240, 288, 192), (49, 59, 39)]
)
def test_a_part_is_a_fifth_longer_or_shorter_to_the_nearest_second(seconds: int, slow: int, fast: int) -> None:
    assert (at_speed(seconds, "slow"), at_speed(seconds, "normal"), at_speed(seconds, "fast")) == (slow, seconds, fast)


@given(st.integers(1, OWN_LENGTH), st.sampled_from(sorted(SPEEDS)))
def test_a_breath_and_a_tightening_keep_their_length(seconds: int, speed: str) -> None:
    assert at_speed(seconds, speed) == seconds


@given(SECONDS)
def test_slow_is_never_shorter_and_fast_never_longer_and_none_below_a_second(seconds: int) -> None:
    assert 1 <= at_speed(seconds, "fast") <= at_speed(seconds, "normal") == seconds <= at_speed(seconds, "slow")


@given(SECONDS, st.sampled_from(sorted(SPEEDS)))
def test_a_longer_part_stays_at_least_as_long(seconds: int, speed: str) -> None:
    assert at_speed(seconds, speed) <= at_speed(seconds + 1, speed)


@pytest.mark.parametrize(("seconds", "minutes"), [(390, 7), (389, 6), (240, 4), (89, 1), (60, 1), (45, 1), (44.9, 0)])
def test_minutes_left_are_the_nearest_and_none_where_it_is_nearly_over(seconds: float, minutes: int) -> None:
    assert minutes_left(seconds) == minutes


@pytest.mark.parametrize(("seconds", "tens"), [(44, 50), (31, 40), (30, 30), (2, 10), (0, 10)])
def test_seconds_left_are_told_in_tens_upwards(seconds: int, tens: int) -> None:
    assert tens_left(seconds) == tens


@given(st.lists(SECONDS, min_size=1, max_size=30))
def test_what_is_left_after_the_last_part_is_nothing(lengths: list[int]) -> None:
    assert left_after(lengths, 0) == sum(lengths)
    assert left_after(lengths, len(lengths)) == 0
