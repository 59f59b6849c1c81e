"""How far somebody has come: one that was finished stays done, whatever comes after."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.sessions import SessionSoFar, SessionState, sessions_so_far
from cbtpain.records import DONE, DROPPED, OPEN, Run

MONDAY, TUESDAY, WEDNESDAY = date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 11)
IDS = ("calm", "pace", "keep")


def run(session: str, state: str = DONE, ended_on: date | None = None, begun_on: date = MONDAY) -> Run:
    return Run("cbtpain", session, 1, 8, "0" * 64, False, begun_on, state, ended_on, 1)


def state_of(*runs: Run) -> tuple[SessionState, date | None]:
    """Of the session these runs are of."""
    found = sessions_so_far(["calm"], runs)[0]
    return found.state, found.finished_on


def test_an_empty_diary_has_everything_ahead() -> None:
    assert sessions_so_far(IDS, []) == [
        SessionSoFar(number, id_, SessionState.TODO, None) for number, id_ in enumerate(IDS, start=1)
    ]


def test_each_session_stands_in_the_order_of_the_course() -> None:
    runs = [run("keep", OPEN), run("calm", DONE, MONDAY)]
    assert sessions_so_far(IDS, runs) == [
        SessionSoFar(1, "calm", SessionState.DONE, MONDAY),
        SessionSoFar(2, "pace", SessionState.TODO, None),
        SessionSoFar(3, "keep", SessionState.STARTED, None),
    ]


def test_a_session_that_was_begun_is_started() -> None:
    assert state_of(run("calm", OPEN)) == (SessionState.STARTED, None)


def test_one_that_was_dropped_is_to_do_again() -> None:
    assert state_of(run("calm", DROPPED, MONDAY)) == (SessionState.TODO, None)


def test_one_that_is_taken_again_stays_done() -> None:
    assert state_of(run("calm", DONE, MONDAY), run("calm", OPEN)) == (SessionState.DONE, MONDAY)
    assert state_of(run("calm", DONE, MONDAY), run("calm", DROPPED, TUESDAY)) == (SessionState.DONE, MONDAY)


@pytest.mark.parametrize("days", [(MONDAY, WEDNESDAY, TUESDAY), (WEDNESDAY, TUESDAY, MONDAY)])
def test_the_day_is_that_of_the_last_time(days: tuple[date, ...]) -> None:
    assert state_of(*(run("calm", DONE, day) for day in days)) == (SessionState.DONE, WEDNESDAY)


def test_a_run_of_a_session_the_course_does_not_have_counts_for_nothing() -> None:
    assert sessions_so_far(["calm"], [run("gone", DONE, MONDAY)]) == [SessionSoFar(1, "calm", SessionState.TODO, None)]


RUNS = st.lists(
    st.builds(
        run,
        st.sampled_from([*IDS, "gone"]),
        st.sampled_from([OPEN, DONE, DROPPED]),
        st.sampled_from([MONDAY, TUESDAY, WEDNESDAY]),
    ),
    max_size=8,
)


@given(RUNS, RUNS)
def test_more_runs_never_undo_what_was_done(before: list[Run], later: list[Run]) -> None:
    first, then = sessions_so_far(IDS, before), sessions_so_far(IDS, [*before, *later])
    assert [(one.number, one.id) for one in then] == [(one.number, one.id) for one in first]
    for one, other in zip(first, then):
        if one.state is SessionState.DONE:
            assert other.state is SessionState.DONE
            assert one.finished_on is not None
            assert other.finished_on is not None
            assert one.finished_on <= other.finished_on
