"""The one pacing rule in whole minutes: up by about a tenth once a week, down always, and never up for some."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.pacing import SetTime, Told, half_of, left_out, raised_lately, rest_of, set_time, start_of

DAY = date(2026, 2, 1)
WEEK = timedelta(days=7)
Answers = Mapping[str, object]


def weekly(*walks: Answers) -> list[Told]:
    """Walks through sessions, one a week."""
    return [Told(DAY + number * WEEK, answers) for number, answers in enumerate(walks)]


def after(usual: int, *steps: object, may_rise: bool = True) -> int:
    """The set time after these choices, one a week."""
    found = set_time(weekly({"pacing.usual": usual}, *({"pace-step": step} for step in steps)), may_rise=may_rise)
    assert found is not None
    return found.now


@pytest.mark.parametrize(
    ("usual", "steps", "now"),
    [
        (20, [], 16),
        (20, ["keep"], 16),
        (20, ["over"], 16),
        (20, [None], 16),
        (20, ["up"], 17),
        (20, ["up", "up", "up"], 19),
        (25, ["up"], 22),
        (60, ["up"], 52),
        (60, ["up", "up"], 56),
        (180, ["up"], 158),
        (20, ["down"], 12),
        (20, ["down", "down"], 9),
        (20, ["half"], 8),
        (20, ["half", "up"], 9),
        (20, ["up", None, "down", "keep", "up"], 14),
        (20, ["leave", None, "up"], 17),
        # Below 10 minutes the step is 1 minute, also where a tenth of the start is more.
        (11, ["up"], 9),
        (12, ["up", "up"], 11),
        (60, ["half", "half", "half", "up"], 7),
        # At least 1.
        (1, ["down", "half", "down"], 1),
        (1, ["up"], 2),
        (2, ["up", "up"], 3),
        # What a course does not know changes nothing.
        (20, ["sideways", 3, ["up"], True], 16),
    ],
)
def test_the_set_time_follows_what_was_said_week_by_week(usual: int, steps: list[object], now: int) -> None:
    assert after(usual, *steps) == now


@pytest.mark.parametrize(
    ("steps", "now"), [(["up"], 16), (["up", "up"], 16), (["up", "down"], 12), (["half", "up"], 8), (["keep"], 16)]
)
def test_where_there_is_no_raise_no_step_up_counts_and_every_step_down_does(steps: list[object], now: int) -> None:
    assert after(20, *steps, may_rise=False) == now


@pytest.mark.parametrize(("days", "now"), [(0, 17), (1, 17), (6, 17), (7, 18), (8, 18), (-1, 17)])
def test_there_is_one_step_up_a_week(days: int, now: int) -> None:
    again = Told(DAY + timedelta(days=days), {"pace-step": "up"})
    found = set_time([Told(DAY, {"pacing.usual": 20, "pace-step": "up"}), again], may_rise=True)
    assert found is not None
    assert found.now == now
    assert raised_lately(found, DAY + timedelta(days=days)) is True
    assert raised_lately(found, DAY + timedelta(days=days) + WEEK) is (days < 0)


def test_it_is_not_raised_where_nothing_was_added() -> None:
    for steps in (["keep"], ["down"], ["leave"], []):
        found = set_time(weekly({"pacing.usual": 20}, *({"pace-step": step} for step in steps)), may_rise=True)
        assert found is not None
        assert not raised_lately(found, DAY)


@pytest.mark.parametrize("usual", [None, True, "20", [20]])
def test_without_the_usual_minutes_there_is_no_set_time(usual: object) -> None:
    assert set_time(weekly({"pacing.usual": usual}, {"pace-step": "up"}), may_rise=True) is None
    assert set_time([], may_rise=True) is None


def test_usual_minutes_told_anew_begin_anew() -> None:
    told = weekly({"pacing.usual": 20}, {"pace-step": "up"}, {"pace-step": "leave"}, {"pacing.usual": 10}, {})
    assert set_time(told, may_rise=True) == SetTime(8, 8, since=date(2026, 2, 22))
    assert set_time([*told, Told(DAY + 5 * WEEK, {"pacing.usual": None})], may_rise=True) == SetTime(
        8, 8, since=date(2026, 2, 22)
    )


HARM: Answers = {"harms-which": "pacing", "harms-now": "leave-out"}


@pytest.mark.parametrize(
    ("walks", "left_out"),
    [
        ([{"pace-step": "leave"}], True),
        ([{"pace-step": "leave"}, {"pace-step": None}], True),
        ([{"pace-step": "leave"}, {"pace-step": "keep"}], False),
        ([HARM], True),
        ([{"pace-step": "keep", **HARM}], True),
        ([{**HARM, "pace-step": "keep"}], True),
        ([HARM, {"pace-step": "down"}], False),
        ([{"harms-which": "move", "harms-now": "leave-out"}], False),
        ([{"harms-which": "pacing"}, {"harms-now": "leave-out"}], False),
    ],
)
def test_it_is_left_out_until_it_is_taken_up_again_and_its_minutes_wait(walks: list[Answers], left_out: bool) -> None:
    found = set_time(weekly({"pacing.usual": 20}, *walks), may_rise=True)
    assert found is not None
    assert found.left_out is left_out
    assert found.now in (16, 12)


STEPS = st.lists(st.sampled_from(["up", "down", "half", "keep", "over", "leave", None]), max_size=12)


@given(st.integers(1, 180), STEPS)
def test_the_set_time_is_at_least_a_minute_and_never_more_where_there_is_no_raise(
    usual: int, steps: list[object]
) -> None:
    assert 1 <= after(usual, *steps, may_rise=False) <= start_of(usual) <= usual
    assert after(usual, *steps, may_rise=False) <= after(usual, *steps)


@given(st.integers(1, 180), STEPS)
def test_a_step_up_is_a_minute_or_no_more_than_a_tenth_of_the_start(usual: int, steps: list[object]) -> None:
    before, then = after(usual, *steps), after(usual, *steps, "up")
    assert then - before == 1 or (before >= 10 and 0 < 10 * (then - before) <= start_of(usual))


@given(st.integers(1, 180), STEPS)
def test_a_skip_changes_nothing_wherever_it_stands(usual: int, steps: list[object]) -> None:
    with_skips = [step for one in steps for step in (None, one)]
    assert after(usual, *with_skips) == after(usual, *(step for step in steps if step is not None))


@pytest.mark.parametrize(
    ("minutes", "half", "rest"), [(1, 1, 2), (2, 1, 2), (3, 1, 2), (14, 7, 2), (16, 8, 3), (144, 72, 15)]
)
def test_half_is_for_a_flare_and_the_rest_goes_by_the_clock_too(minutes: int, half: int, rest: int) -> None:
    assert (half_of(minutes), rest_of(minutes)) == (half, rest)


@pytest.mark.parametrize(
    ("said", "out"),
    [
        ([{"pace-step": "leave"}], True),
        ([{"harms-which": "pacing", "harms-now": "leave-out"}], True),
        ([{"harms-which": "pacing", "harms-now": "gentle"}], False),
        ([{"harms-which": "move", "harms-now": "leave-out"}], False),
        ([{"checked": "not-yet"}], True),
        ([{"test-result": "new-pain"}], True),
        ([{"checked": "settled"}], False),
        # It stays so from session to session, until something else is said to one of the three.
        ([{"checked": "not-yet"}, {}, {"pace-step": None}], True),
        ([{"checked": "not-yet"}, {"checked": "yes"}], False),
        ([{"pace-step": "leave"}, {"pace-step": "keep"}], False),
        ([], False),
    ],
)
def test_going_by_the_clock_is_left_out_by_choice_or_until_a_new_pain_was_checked(
    said: list[Answers], out: bool
) -> None:
    assert left_out(weekly(*said)) is out
    found = set_time(weekly({"pacing.usual": 20}, *said), may_rise=True)
    assert found is not None
    assert found.left_out is out


@pytest.mark.parametrize(
    ("step", "now"), [(None, 8), ("keep", 8), ("up", 8), ("down", 6), ("half", 4)], ids=["skipped", *"keud"]
)
@pytest.mark.parametrize("then", ["gentle", "signs"])
def test_a_set_time_that_made_things_worse_is_halved_and_never_raised(step: str | None, now: int, then: str) -> None:
    told: Answers = {"pace-step": step, "harms-which": "pacing", "harms-now": then}
    found = set_time(weekly({"pacing.usual": 20}, told), may_rise=True)
    assert found is not None
    assert (found.now, found.raised_on) == (now, None)
