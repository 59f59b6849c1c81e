"""A practice as it is lived: a real process at a real terminal, stopped, suspended, closed and killed."""

import os
import re
import signal
import time
from collections.abc import Callable

import pytest

from cbtpain.clock import clock_from
from cbtpain.records import Practice
from cbtpain.store.fast_runs import reading_runs
from cbtpain.store.practices import log
from cbtpain.store.repository import Store
from cbtpain.words import practice_do as words
from tests.conftest import Person
from tests.journeys.hurried import COURSE, NOW, Seat, did, logged, piped
from tests.waiting import PATIENCE

MOST_KEYS = 6
BAR = re.compile(r"\r\x1b\[2K([^\r\n]*)")
AFTER = "0 to 10: "
NOTICE = "1 to 3: "


def first_mini(person: Person) -> None:
    """Once, with its cautions read; from a pipe, so that nothing of it is logged."""
    assert "nothing was logged" in piped(person, "practice", "mini", typed="\n7\n\n5\n1\n")


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_mini_for_the_second_time_takes_six_keys_with_both_ratings_also_where_the_window_narrows(
    person: Person,
) -> None:
    first_mini(person)
    seat = Seat(person, "practice", "mini").until(words.CARE[:20]).until(AFTER).line("7").until("hands open")
    seat.child.setwinsize(24, 40)
    since = len(seat.until("belly go soft").seen)
    told = seat.until("That was it.").until(AFTER).line("4").until(NOTICE).line("2").end()
    assert seat.keys <= MOST_KEYS
    assert "Logged: Ease in a minute, 60 seconds. Tension: 7 before, 4 after." in " ".join(told.split())
    assert max(map(len, BAR.findall(seat.seen[since:]))) < 40
    assert [(one.before, one.after, one.felt, one.source) for one in logged(person)] == [(7, 4, "same", "practice")]


def screened(person: Person) -> None:
    """Somebody to whom the safety screen was put, in session 1: none of the signs."""
    piped(person, "start", typed="\n\n0\nq\n")


def test_pmr_for_the_second_time_takes_six_keys_on_the_way_of_letting_go(person: Person) -> None:
    screened(person)
    piped(person, "practice", "pmr", typed="\n1\n3\n1\n8\n2\n6\n2\n")
    again = Seat(person, "practice", "pmr").until("c changes").until(AFTER).line("8")
    told = again.until("That was it.").until(AFTER).line("6").until(NOTICE).line("2").end()
    assert again.keys <= MOST_KEYS
    assert "As last time: let go without tightening; in bed; open, resting on one spot; the short one" in " ".join(
        told.split()
    )
    assert [one["version"] for one in did(person, "pmr")] == ["short", "short"]


def test_who_tightens_is_asked_each_time_what_is_sore(person: Person) -> None:
    screened(person)
    first = piped(person, "practice", "pmr", "--short", typed="\n2\n0\n8\n6\n2\n")
    assert "gentle fists" in first
    again = piped(person, "practice", "pmr", "--short", typed="1\n8\n6\n2\n")
    assert "sore or injured" in again
    assert "gentle fists" not in again
    assert "Lift them a little" in again


def test_c_changes_what_was_taken_over(person: Person) -> None:
    first_mini(person)
    assert "half a minute with eyes open" in piped(person, "practice", "mini", typed="c\n7\n5\n5\n1\n")
    assert [one["version"] for one in did(person, "mini")] == ["full", "gentle"]


def test_help_shows_the_cautions_again(person: Person) -> None:
    first_mini(person)
    told = piped(person, "practice", "mini", typed="?\nq\n")
    assert "Not while driving or using machines.\n0 to 10" in told
    assert words.STOPPED_NOTHING in told


def test_worse_offers_the_gentle_version_and_the_next_time_begins_with_it(person: Person) -> None:
    told = piped(person, "practice", "mini", typed="\n4\n\n8\n3\n1\n")
    assert "name three things" in told
    assert "go on with this one" in told
    again = piped(person, "practice", "mini", typed="q\n")
    assert "Last time it was worse, so this is: half a minute with eyes open" in again


def worse_before(person: Person, times: int) -> None:
    """So often worse, in sessions."""
    store = Store(person.home)
    try:
        with store.transact() as diary:
            for number in range(times):
                one = Practice("mini", f"run 9: mini {number}", measure="tension", felt="worse")
                log(diary, COURSE, one, clock_from({"CBTPAIN_NOW": NOW}).now())
    finally:
        store.close()


@pytest.mark.parametrize(("times", "offered"), [(1, False), (2, True)])
def test_after_three_times_worse_it_may_be_left_out_for_good(person: Person, times: int, offered: bool) -> None:
    worse_before(person, times)
    told = piped(person, "practice", "mini", typed="\n4\n\n8\n3\nq\n")
    assert ("Leave it out for good" in told) is offered


def test_what_was_left_out_for_good_is_never_locked(person: Person) -> None:
    worse_before(person, 2)
    piped(person, "practice", "mini", typed="\n4\n\n8\n3\n3\n")
    assert "mini          Ease in a minute (left out)" in piped(person, "practice")
    again = piped(person, "practice", "mini", typed="4\n3\n1\n")
    assert words.LEFT_OUT in again
    assert "left out" not in piped(person, "practice")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGHUP])
def test_a_signal_in_the_middle_leaves_the_part_that_was_done(person: Person, how: signal.Signals) -> None:
    first_mini(person)
    seat = Seat(person, "practice", "mini").until(AFTER).line("7").until("belly go soft").until("Long and soft")
    os.kill(seat.child.pid, how)
    seat.end()
    last = did(person, "mini")[-1]
    assert last["ended"] == "stopped"
    assert 40 <= int(str(last["seconds"])) <= 60
    assert [(one.times, one.before, one.after) for one in logged(person)] == [(1, 7, None)]


def test_a_closed_terminal_leaves_the_part_that_was_done(person: Person) -> None:
    first_mini(person)
    seat = Seat(person, "practice", "mini").until(AFTER).line("7").until("belly go soft")
    pid = seat.child.pid
    os.close(seat.child.child_fd)
    until(lambda: len(did(person, "mini")) > 1)
    assert did(person, "mini")[-1]["ended"] == "stopped"
    os.waitpid(pid, 0)


def test_a_kill_leaves_what_was_kept_and_says_nothing_was_done(person: Person) -> None:
    first_mini(person)
    seat = Seat(person, "practice", "mini").until(AFTER).line("7").until("belly go soft")
    os.kill(seat.child.pid, signal.SIGKILL)
    seat.child.wait()
    assert logged(person) == []
    assert "nothing was logged" in piped(person, "practice", "mini", typed="6\n4\n2\n")
    with reading_runs(person.home, COURSE) as runs:
        assert {run.state for run in runs.aside()} == {"done"}


def test_an_hour_asleep_is_no_hour_of_practice(person: Person) -> None:
    first_mini(person)
    seat = Seat(person, "practice", "mini").until(AFTER).line("7").until("Sit back")
    os.kill(seat.child.pid, signal.SIGSTOP)
    # At this pace 90 seconds: longer than the exercise.
    time.sleep(0.9)
    os.kill(seat.child.pid, signal.SIGCONT)
    seat.until("belly go soft").key("q").until(AFTER).line("s").until(NOTICE).line("s").end()
    assert did(person, "mini")[-1]["ended"] == "stopped"
    assert 28 <= int(str(did(person, "mini")[-1]["seconds"])) <= 50


def test_what_was_jumped_over_is_not_logged(person: Person) -> None:
    first_mini(person)
    seat = Seat(person, "practice", "mini").until(AFTER).line("7").until("While it runs")
    seat.child.send("n" * 11)
    told = seat.until("That was it.").until(AFTER).line("5").until(NOTICE).line("2").end()
    assert "nothing was logged" in told
    assert logged(person) == []


def test_movement_is_asked_about_first_and_gives_way_to_a_rest(person: Person) -> None:
    told = piped(person, "practice", "move", typed="1\n\n5\n\n4\n1\n")
    assert told.index("fall or knock") < told.index("a rest in place of movement") < told.index("short rest")
    assert "cbtpain practice --log mini" in told
    assert "Ankles" not in told


def test_movement_that_was_worse_asks_whether_it_is_the_usual_pain(person: Person) -> None:
    told = piped(person, "practice", "move", typed="2\n\n\n1\n3\n2\n2\n")
    assert told.index("Is this your usual pain?") < told.index("week by week") < told.index("go on with this one")
    # New pain: asked about before the next moves as well. Where nothing new was told of, it is not.
    assert "fall or knock" in piped(person, "practice", "move", typed="2\n\n1\n1\n")
    assert "fall or knock" not in piped(person, "practice", "move", typed="q\n")
