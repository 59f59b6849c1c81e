"""The ground for a step up: three steady days by the log of the timer, and nothing that speaks against it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.facts import fact
from cbtpain.measures.flares import in_flare
from cbtpain.measures.known import Known
from cbtpain.measures.pacing import PART, YES, Paced, SetTime, Told, as_planned, is_steady, paced
from cbtpain.records import ENDED, GOING, TOLD, Flare, Pace, PaceMark

DAY = date(2026, 2, 2)
NOW = SetTime(16, 16, since=DAY)


def day(number: int) -> date:
    return DAY + timedelta(number)


def on(*numbers: int, minutes: int = 16, done: str = YES) -> list[Paced]:
    return [Paced(day(number), minutes, done) for number in numbers]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (on(1, 3, 5), True),
        (on(1, 1, 3, 5, 5), True),
        (on(3, 4, 5), True),
        (on(1, 3), False),
        (on(5, 5, 5), False),
        ([], False),
        (on(1, 3, 5, done=PART), False),
        ([*on(1, 3, 5), *on(6, done=PART)], False),
        ([*on(1, 3, 5), *on(5, done=PART)], False),
        ([*on(1, done=PART), *on(2, 3, 5)], True),
        (on(1, 3, 5, minutes=15), False),
        (on(1, 3, 5, minutes=25), False),
        ([*on(1, 3, 5), *on(5, minutes=25, done=PART)], True),
        ([*on(1, 3), *on(8)], False),
        (on(-2, 1, 3), False),
    ],
)
def test_three_days_on_which_the_set_time_ran_to_its_end(times: list[Paced], expected: bool) -> None:
    assert is_steady(NOW, times, [], day(6)) is expected


def test_what_was_steady_a_month_ago_says_nothing_of_now() -> None:
    assert is_steady(NOW, on(1, 3, 5), [], day(15))
    assert not is_steady(NOW, on(1, 3, 5), [], day(16))


@pytest.mark.parametrize(
    ("flare", "expected"),
    [
        (Flare(day(-4), ended_on=day(-2)), True),
        (Flare(day(0), ended_on=day(1)), True),
        (Flare(day(1), ended_on=day(2)), False),
        (Flare(day(4), ended_on=day(5)), False),
        (Flare(day(6)), False),
        (Flare(day(5), until=day(9)), False),
    ],
)
def test_no_flare_day_lies_among_them_or_after_them(flare: Flare, expected: bool) -> None:
    assert is_steady(NOW, on(1, 3, 5), [flare], day(6)) is expected


TIMES = st.lists(st.builds(Paced, st.integers(-3, 12).map(day), st.integers(14, 17), st.sampled_from([YES, PART])))
FLARES = st.lists(
    st.builds(lambda first, long: Flare(day(first), until=day(first + long)), st.integers(-9, 12), st.integers(0, 5)),
    max_size=2,
)


@given(TIMES, FLARES, st.integers(0, 10).map(day))
def test_a_step_up_is_never_due_in_a_flare_or_on_fewer_than_three_days(
    times: list[Paced], flares: list[Flare], today: date
) -> None:
    if is_steady(NOW, times, flares, today):
        good = {one.on for one in times if one.minutes == NOW.now and one.done == YES and DAY <= one.on <= today}
        assert not in_flare(flares, today)
        assert len(good) >= 3
        assert sum(not in_flare(flares, one) for one in good) >= 3


@pytest.mark.parametrize(
    ("active_s", "whole", "cycles", "expected"),
    [
        (59, 0, None, None),
        (60, 0, None, PART),
        (960, 1, None, YES),
        (1500, 1, None, YES),
        (960, 1, 2, PART),
        (1920, 2, 2, YES),
    ],
)
def test_as_planned_is_yes_part_or_nothing(active_s: int, whole: int, cycles: int | None, expected: str | None) -> None:
    assert as_planned(active_s, whole, cycles) == expected


def test_only_what_is_over_and_lasted_a_minute_counts_as_a_time_by_the_clock() -> None:
    mine = Pace("cbtpain", DAY, 16, 3)
    told = mine._replace(how=TOLD)
    times = [
        (mine, PaceMark(GOING, active_s=960, whole=1), True),
        (mine, PaceMark(ENDED, active_s=30), True),
        (mine, PaceMark(ENDED, active_s=960, whole=1), True),
        (told, PaceMark(ENDED, active_s=960), True),
        (told, PaceMark(ENDED, active_s=600), True),
    ]
    assert paced(times) == [Paced(DAY, 16, YES), Paced(DAY, 16, YES), Paced(DAY, 16, PART)]


SESSION_3 = {"pacing.usual": 20, "energy": "no", "movement": "no", "safety": "none"}


def due(*, flares: tuple[Flare, ...] = (), more: tuple[Told, ...] = (), **changed: Any) -> object:
    answers = {**SESSION_3, **{name.replace("_", "-"): value for name, value in changed.items()}}
    told = [Told(DAY, answers), *more]
    latest = {name: value for one in told for name, value in one.answers.items() if value is not None}
    earlier = {f"pace/{name}": value for name, value in answers.items()}
    known = Known(day(6), "now", earlier, {}, (), False, latest=latest, told=told, paced=on(1, 3, 5), flares=flares)
    return fact("step_up_due", known, {})


def test_a_step_up_is_due_after_three_steady_days() -> None:
    assert due() == "yes"


@pytest.mark.parametrize(
    "changed",
    [
        *({"energy": value} for value in ("yes", "not-sure", None)),
        *({"movement": value} for value in ("yes", None)),
        *({"safety": value} for value in ("urgent", "no-body", "no-movement")),
        *({"usual_or_new": value} for value in ("new", "not-sure")),
        {"usual_or_new": "new", "checked": "not-yet"},
        {"pacing.usual": None},
        {"flares": (Flare(day(6)),)},
        {"more": (Told(day(1), {"pace-step": "up"}),)},
        {"more": (Told(day(1), {"pace-step": "leave"}),)},
        {"more": (Told(day(6), {"pacing.usual": 30}),)},
    ],
    ids=repr,
)
def test_what_speaks_against_a_step_up(changed: dict[str, Any]) -> None:
    assert due(**changed) is None


@pytest.mark.parametrize("checked", ["yes", "settled"])
def test_pain_that_was_new_and_has_been_looked_at_does_not_stand_in_the_way(checked: str) -> None:
    assert due(usual_or_new="new", checked=checked) == "yes"


def test_the_choice_itself_does_not_take_the_question_away() -> None:
    told = [Told(DAY, dict(SESSION_3))]
    known = Known(day(6), "now", {}, {}, (), False, latest=dict(SESSION_3), told=told, paced=on(1, 3, 5))
    assert fact("step_up_due", known, {"pace-step": "up"}) == "yes"
    assert fact("pacing_now", known, {"pace-step": "up"}) == 17
