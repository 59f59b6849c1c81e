"""The daily track: worked example 19 of the measures' specification, and the edges of its windows."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.quick import HighDays, Mean, QuickTrack, day_score, quick_track
from cbtpain.records import Quick

FIRST = date(2026, 2, 1)


class Given:
    """A ``measures.quick.Days`` over records held in memory."""

    def __init__(self, quicks: Sequence[Quick]) -> None:
        self._quicks = quicks

    def first_on(self) -> date | None:
        return min((quick.occurred_on for quick in self._quicks), default=None)

    def last_on(self) -> date | None:
        return max((quick.occurred_on for quick in self._quicks), default=None)

    def between(self, first: date, last: date) -> Sequence[Quick]:
        return [quick for quick in self._quicks if first <= quick.occurred_on <= last]


def days(*scores: float | None) -> list[Quick]:
    """One a date from the first on, with that day score; None where nothing was given."""
    return [
        Quick(FIRST + timedelta(number), int(score + 0.5), int(score))
        for number, score in enumerate(scores)
        if score is not None
    ]


def track(*scores: float | None, on: int | None = None) -> QuickTrack:
    """As of that many days after the first; the last of the scores where it is left out."""
    return quick_track(Given(days(*scores)), FIRST + timedelta(len(scores) - 1 if on is None else on))


WEEK = (6.5, 6, None, 7.5, 5.5, 7, None)


def test_worked_example_19_the_last_7_days_are_32_percent_below_the_first_week() -> None:
    found = track(*WEEK, 4.5, None, 4, 5.5, None, 3.5, None)

    assert found.start == Mean(Fraction(13, 2), 5)
    assert found.current == Mean(Fraction(35, 8), 4)
    assert found.change is not None
    assert found.change.percent == 32
    assert found.starts_with_week


def test_worked_example_19_with_3_days_there_are_not_enough() -> None:
    found = track(*WEEK, 4.5, None, 4, 5.5, None, None, None)

    assert found.start is not None
    assert (found.current, found.change) == (None, None)


def test_a_day_score_is_the_mean_of_two_answers_and_needs_both() -> None:
    assert day_score(Quick(FIRST, 5, 4)) == Fraction(9, 2)
    assert day_score(Quick(FIRST, 5, None)) is None
    assert day_score(Quick(FIRST, None, 4)) is None


def test_there_is_no_track_without_a_day() -> None:
    assert quick_track(Given([]), FIRST) == QuickTrack(FIRST)


def test_four_days_make_no_start() -> None:
    assert track(6, 6, 6, 6).start is None


@pytest.mark.parametrize(("gap", "dates"), [(3, 8), (9, 14)])
def test_the_start_is_extended_day_by_day_until_five_are_rated(gap: int, dates: int) -> None:
    scores: list[float | None] = [6, 6, 6, 6, *[None] * gap, 1, 1, 1]
    found = track(*scores)

    assert scores[dates - 1] == 1
    assert found.start == Mean(Fraction(5), 5)
    assert not found.starts_with_week


def test_a_fifth_day_after_two_weeks_makes_no_start() -> None:
    found = track(6, 6, 6, 6, *[None] * 10, 1, 1, 1, 1)

    assert found.start is None
    assert found.current == Mean(Fraction(1), 4)


def test_what_is_compared_with_the_start_is_dated_after_it() -> None:
    scores = (6, 6, 6, 6, 6, 6, 6, 2, 2, 2)

    assert track(*scores).current is None
    assert track(*scores, 2).current == Mean(Fraction(2), 4)


def test_days_older_than_a_week_do_not_count_as_now() -> None:
    scores = (6, 6, 6, 6, 6, 6, 6, 0, 2, 2, 2, 2)

    assert track(*scores, on=13).current == Mean(Fraction(8, 5), 5)
    assert track(*scores, on=14).current == Mean(Fraction(2), 4)
    assert track(*scores, on=15).current is None


def test_a_start_below_2_has_no_percent() -> None:
    found = track(*[1] * 7, *[0] * 7)

    assert found.change is not None
    assert found.change.percent is None


def test_days_of_high_pain_are_counted_over_the_first_and_the_last_two_weeks() -> None:
    before = [7, 8, 7, 7, 9, 7, 7, 7, 7, *[6] * 5]
    now = [7, 7, 10, *[3] * 11]

    assert track(*before, *now).high == HighDays(3, 14, 9, 14)
    assert track(*before, *now[:-1]).high is None
    assert track(*before, *now, *[None] * 7).high is None


scores = st.lists(st.none() | st.integers(0, 20).map(lambda half: half / 2), min_size=1, max_size=40)


@given(scores, st.integers(0, 50), st.integers(-400, 400))
def test_moving_all_dates_changes_nothing(given_: list[float | None], on: int, by: int) -> None:
    moved = [quick._replace(occurred_on=quick.occurred_on + timedelta(by)) for quick in days(*given_)]
    here = quick_track(Given(days(*given_)), FIRST + timedelta(on))
    there = quick_track(Given(moved), FIRST + timedelta(on + by))

    assert here == there._replace(as_of=there.as_of - timedelta(by))


@given(scores, st.integers(0, 50))
def test_a_mean_lies_between_its_days_and_rests_on_enough_of_them(given_: list[float | None], on: int) -> None:
    found = quick_track(Given(days(*given_)), FIRST + timedelta(on))
    rated = [score for score in given_ if score is not None]

    for part, needed in ((found.start, 5), (found.current, 4)):
        if part is not None:
            assert min(rated) <= part.value <= max(rated)
            assert part.days >= needed
