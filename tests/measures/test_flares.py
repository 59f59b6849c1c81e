"""Flare days: from the day it began to the day named, or a week, or until the person was back; and what rests then."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.flares import (
    asks_back,
    flare_days,
    going_on,
    in_flare,
    last_day,
    planned_for,
    quiet_until,
    reckoned_from,
)
from cbtpain.measures.limits import FLARE_DAYS
from cbtpain.records import Flare

FIRST = date(2026, 3, 1)
DAY = timedelta(days=1)


def day(number: int) -> date:
    return FIRST + number * DAY


days = st.integers(min_value=0, max_value=40).map(day)
maybe = st.none() | days
flares = st.lists(st.builds(Flare, days, maybe, maybe, st.integers(1, 9)), max_size=5)
"""Overlaps, ends before the beginning (a clock that was set back) and flares still to come among them."""


def is_marked(flare: Flare, on: date) -> bool:
    """The rule said once more, a day at a time."""
    if on == flare.begun_on:
        return True
    if on < flare.begun_on or (flare.ended_on is not None and on >= flare.ended_on):
        return False
    return on <= flare.until if flare.until is not None else on - flare.begun_on < FLARE_DAYS * DAY


@given(flares, days, days)
def test_the_days_are_those_of_any_flare_each_once(known: list[Flare], first: date, last: date) -> None:
    every = [first + number * DAY for number in range((last - first).days + 1)]

    assert {on for on in every if any(is_marked(one, on) for one in known)} == flare_days(known, first, last)


@given(flares, days)
def test_a_day_is_in_a_flare_when_it_is_among_its_days(known: list[Flare], on: date) -> None:
    assert in_flare(known, on) == (on in flare_days(known, on, on))


@given(flares, days, days)
def test_a_flare_that_is_taken_back_leaves_the_days_of_the_others(known: list[Flare], first: date, last: date) -> None:
    for number in range(len(known)):
        left = known[:number] + known[number + 1 :]
        gone = flare_days(known, first, last) - flare_days(left, first, last)

        assert flare_days(left, first, last) <= flare_days(known, first, last)
        assert all(is_marked(known[number], on) for on in gone)


@given(flares, days)
def test_the_order_of_the_flares_says_nothing(known: list[Flare], on: date) -> None:
    assert flare_days(known, FIRST, day(60)) == flare_days(known[::-1], FIRST, day(60))
    assert quiet_until(known, on) == quiet_until(known[::-1], on)


@given(flares, days)
def test_nothing_rests_longer_than_the_flare_the_person_is_in(known: list[Flare], today: date) -> None:
    quiet = quiet_until(known, today)
    here = going_on(known, today)

    assert (quiet is None) == (here is None)
    if quiet is not None and here is not None:
        assert in_flare(known, today)
        assert today <= quiet
        assert here in known
        assert here.ended_on is None
        assert here.begun_on <= today <= last_day(here) <= quiet


@given(st.builds(Flare, days, maybe, maybe))
def test_the_day_it_began_is_always_marked_and_the_last_never_before_it(flare: Flare) -> None:
    assert flare.begun_on <= last_day(flare)
    assert in_flare([flare], flare.begun_on)
    assert not in_flare([flare], flare.begun_on - DAY)


@pytest.mark.parametrize(
    ("flare", "marked"),
    [
        (Flare(day(0)), range(7)),
        (Flare(day(0), ended_on=day(0)), [0]),
        (Flare(day(0), ended_on=day(3)), [0, 1, 2]),
        (Flare(day(0), ended_on=day(20)), range(7)),
        (Flare(day(0), until=day(2)), [0, 1, 2]),
        (Flare(day(0), until=day(9)), range(10)),
        (Flare(day(0), until=day(9), ended_on=day(4)), range(4)),
        (Flare(day(5), until=day(2)), [5]),
        (Flare(day(5), ended_on=day(2)), [5]),
    ],
)
def test_worked_examples(flare: Flare, marked: list[int]) -> None:
    assert {day(number) for number in marked} == flare_days([flare], day(-5), day(40))


def test_a_flare_that_is_over_rests_nothing_and_one_that_is_to_come_neither() -> None:
    assert quiet_until([Flare(day(0), ended_on=day(0))], day(0)) is None
    assert quiet_until([Flare(day(0))], day(7)) is None
    assert quiet_until([Flare(day(3))], day(1)) is None
    assert day(6) == quiet_until([Flare(day(0))], day(6))
    assert day(9) == quiet_until([Flare(day(0)), Flare(day(3))], day(4))


def test_of_a_plan_half_counts_on_a_flare_day() -> None:
    assert Fraction(7) == planned_for(7, [], day(0), day(6))
    assert Fraction(11, 2) == planned_for(7, [Flare(day(1), until=day(3))], day(0), day(6))
    assert Fraction(7, 2) == planned_for(7, [Flare(day(0))], day(0), day(6))
    with pytest.raises(ValueError, match="before"):
        planned_for(7, [], day(1), day(0))


@given(flares, st.integers(0, 40))
def test_a_plan_is_never_more_than_it_was_and_never_less_than_half(known: list[Flare], times: int) -> None:
    assert Fraction(times, 2) <= planned_for(times, known, day(0), day(6)) <= times


@given(st.builds(Flare, days, maybe, maybe), days, maybe)
def test_it_is_asked_of_a_flare_without_an_end_on_a_later_day_within_four_weeks(
    flare: Flare, today: date, asked_on: date | None
) -> None:
    if asks_back(flare, today, asked_on):
        assert flare.until is flare.ended_on is None
        assert flare.begun_on < today <= flare.begun_on + 28 * DAY
        assert not asks_back(flare, today, today)


def test_it_is_asked_once_in_the_first_week_and_once_after_it() -> None:
    flare = Flare(day(0))

    assert [n for n in range(40) if asks_back(flare, day(n), None)] == list(range(1, 29))
    assert [n for n in range(40) if asks_back(flare, day(n), day(2))] == list(range(7, 29))
    assert not any(asks_back(flare, day(n), day(7)) for n in range(40))


@given(days, flares, days)
def test_a_suggested_day_is_never_before_what_it_was(on: date, known: list[Flare], today: date) -> None:
    assert on <= reckoned_from(on, known, today)
    assert on == reckoned_from(on, [one for one in known if one.begun_on > today], today)
