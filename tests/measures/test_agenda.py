"""What is due: from its day on, in one order, and never twice."""

from datetime import date, timedelta

import pytest

from cbtpain.measures.agenda import (
    Due,
    Lived,
    Next,
    Planned,
    course_finished_on,
    due,
    next_session,
    next_thing,
    session_from,
    waits_long,
)
from cbtpain.measures.limits import DUE_DAYS
from cbtpain.records import DONE, OPEN, Assessment, Flare, Run

TODAY = date(2026, 3, 15)
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


def run(number: int, ended_on: date | None = None) -> Run:
    state = OPEN if ended_on is None else DONE
    return Run("cbtpain", f"s{number}", number, 8, "d", False, ended_on or TODAY, state, ended_on, number)


def lived(*runs: Run, rated: date | None = TODAY, first: date | None = None, **more: object) -> Lived:
    done, half_done = ([one for one in runs if one.state == state] for state in (DONE, OPEN))
    return Lived(done, half_done, first or rated, rated, **more)  # type: ignore[arg-type]


ALL = [run(number, TODAY - timedelta(days=14)) for number in range(1, 9)]
OPEN_SET = Assessment(0, TODAY)


def test_to_somebody_new_the_first_session_alone_is_due() -> None:
    assert due(lived(rated=None), TODAY) == [Due.SESSION]


@pytest.mark.parametrize(("ago", "expected"), [(6, []), (7, [Due.SESSION]), (30, [Due.SESSION])])
def test_the_next_session_is_due_a_week_after_the_last(ago: int, expected: list[Due]) -> None:
    sets = (Assessment(0, TODAY, DONE, TODAY),)
    assert due(lived(run(1, TODAY - timedelta(days=ago)), sets=sets), TODAY) == expected


def test_a_half_done_session_stands_for_the_next_one() -> None:
    assert due(lived(run(1, TODAY - WEEK), run(2), sets=(Assessment(0, TODAY, DONE, TODAY),)), TODAY) == [Due.HALF_DONE]


@pytest.mark.parametrize(("ago", "expected"), [(DUE_DAYS - 1, False), (DUE_DAYS, True)])
def test_the_check_in_is_due_days_after_the_last_once_a_session_is_done(ago: int, expected: bool) -> None:
    rated = TODAY - timedelta(days=ago)
    assert (Due.CHECKIN in due(lived(run(1, TODAY), rated=rated), TODAY)) is expected
    assert Due.CHECKIN not in due(lived(rated=rated), TODAY)


def test_the_longer_questions_are_due_while_their_window_is_open_or_a_set_is_half_done() -> None:
    assert Due.LONGER in due(lived(run(1, TODAY)), TODAY)
    assert Due.LONGER in due(lived(run(1, TODAY), sets=(OPEN_SET,)), TODAY)
    assert Due.LONGER not in due(lived(run(1, TODAY), sets=(OPEN_SET._replace(state=DONE, ended_on=TODAY),)), TODAY)


def test_a_day_to_come_back_is_due_after_the_course_until_it_was_taken() -> None:
    assert Due.BOOSTER in due(lived(*ALL), TODAY)
    assert Due.BOOSTER not in due(lived(*ALL, boosters=(TODAY,)), TODAY)
    assert Due.BOOSTER not in due(lived(*ALL[:-1]), TODAY)


def test_the_session_that_was_jumped_over_is_the_next() -> None:
    assert next_session([run(1, TODAY), run(3, TODAY)]) == 2
    assert next_session(ALL) is None
    assert next_session([]) == 1


def test_a_flare_moves_the_suggested_day() -> None:
    done = run(1, TODAY - timedelta(days=10))
    over = Flare(TODAY - 4 * DAY, None, TODAY - DAY, 1)
    assert session_from(lived(done), TODAY) == TODAY - 3 * DAY
    assert session_from(lived(done, flares=(over,)), TODAY) == TODAY - 2 * DAY + WEEK
    assert session_from(lived(flares=(over,)), TODAY) is None


def test_a_day_that_was_chosen_stands_for_the_suggested_one_and_for_that_session_alone() -> None:
    done = run(1, TODAY - timedelta(days=10))
    chosen = Planned(2, TODAY + 2 * DAY)
    assert session_from(lived(done, planned=chosen), TODAY) == TODAY + 2 * DAY
    assert Due.SESSION not in due(lived(done, planned=chosen), TODAY)
    assert session_from(lived(done, run(2, TODAY), planned=chosen), TODAY) == TODAY + WEEK


@pytest.mark.parametrize(("ago", "long"), [(9, False), (10, True), (300, True)])
def test_a_session_has_waited_long_three_days_after_its_day(ago: int, long: bool) -> None:
    assert waits_long(lived(run(1, TODAY - timedelta(days=ago))), TODAY) is long


def test_nothing_waits_before_the_course_after_it_or_in_the_midst_of_a_session() -> None:
    long_ago = TODAY - timedelta(days=60)
    assert not waits_long(lived(), TODAY)
    assert not waits_long(lived(run(1, long_ago), run(2)), TODAY)
    assert not waits_long(lived(*(run(number, long_ago) for number in range(1, 9))), TODAY)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (lived(), Next.BEGIN),
        (lived(checkin_begun=True), Next.CHECKIN_ON),
        (lived(run(1), checkin_begun=True), Next.GO_ON),
        (lived(run(1, TODAY)), Next.SESSION),
        (lived(run(1, TODAY - DUE_DAYS * DAY), rated=TODAY - DUE_DAYS * DAY), Next.CHECKIN),
        (lived(run(1, TODAY - WEEK), rated=TODAY - WEEK), Next.SESSION),
        (lived(*ALL), Next.LONGER),
        (lived(*ALL, sets=(OPEN_SET._replace(state=DONE, ended_on=TODAY),)), Next.BOOSTER),
        (lived(*ALL, sets=(OPEN_SET._replace(state=DONE, ended_on=TODAY),), boosters=(TODAY,)), Next.PROGRESS),
        (lived(*ALL, boosters=(TODAY,), rated=TODAY - WEEK, first=TODAY - 40 * DAY), Next.CHECKIN),
    ],
)
def test_there_is_one_next_thing(known: Lived, expected: Next) -> None:
    assert next_thing(known, TODAY) is expected


def test_the_course_is_finished_when_the_last_session_and_all_before_it_are() -> None:
    assert course_finished_on(ALL) == TODAY - timedelta(days=14)
    assert course_finished_on([ALL[-1]]) is None
    assert course_finished_on([]) is None
