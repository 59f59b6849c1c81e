"""``cbtpain pace``: real processes, with minutes that pass in moments (CBTPAIN_TEST_SPEED, seconds in a second)."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from cbtpain.cli.pace_log import Log
from cbtpain.cli.services import Services
from cbtpain.errors import OK, STORE, USAGE
from cbtpain.records import Flare, Pace, PaceMark, Run, Said
from cbtpain.store.fast_flares import writing_flares
from cbtpain.store.fast_paces import begin, open_paces, paces
from cbtpain.store.fast_practices import practices
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from cbtpain.words import pace as words
from cbtpain.words.faults import SENTENCES
from tests.cli.by_the_clock import here, moment, paced, planned
from tests.conftest import Person, at

# The timer outlives the command that began it, which here is this process.
pytestmark = pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")
SUNDAY = date(2026, 2, 15)
TODAY = at("2026-02-21")
FAST = {"CBTPAIN_TEST_SPEED": "120"}
"""A minute in half a second: hours are not over before a test has looked at them."""
PATIENCE = 15.0


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def behind(home: Path) -> list[int]:
    """The processes of timers of that folder."""
    found = []
    for entry in Path("/proc").iterdir() if Path("/proc").exists() else ():
        with suppress(OSError):
            if entry.name.isdecimal() and b"\0--run\0" in (entry / "cmdline").read_bytes():
                environ = (entry / "environ").read_bytes()
                if f"CBTPAIN_HOME={home}\0".encode() in environ:
                    found.append(int(entry.name))
    return found


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    """Whose timers end with the test."""
    somebody = Person(tmp_path / "home")
    yield somebody
    for pid in behind(somebody.home):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@pytest.fixture
def runs(person: Person) -> Person:
    """Somebody whose timer runs behind the terminal."""
    if not Path("/proc").exists():
        pytest.skip("its process is looked for in /proc")
    assert here(person, "170", "5", "--background", "--for", "desk work", more=FAST)[0] == OK
    return person


def test_behind_the_terminal_it_runs_tells_and_stops(runs: Person) -> None:
    until(lambda: open_paces(runs.home)[0].mark.active_s >= 60)
    told = here(runs, "--status")[1]
    assert re.match(r"Desk work: 1\d\d minutes left of 170 minutes\.\nSo far, activity: \d+ minutes?\.", told)
    assert re.fullmatch(r"1\d\dm\n", here(runs, "--status", "--short")[1])
    document = json.loads(here(runs, "--status", "--json")[1])
    assert document["schema"] == "cbtpain.pace/1"
    assert (document["running"]["activity"], document["running"]["activity_min"]) == ("desk work", 170)

    assert "That is kept." in here(runs, "--stop")[1]
    until(lambda: not behind(runs.home))
    [kept] = paces(runs.home, "cbtpain")
    assert kept.mark.state == "stopped"
    [practice] = practices(runs.home, "cbtpain")
    assert (practice.skill, practice.done, practice.source) == ("pacing", "part", "practice")
    assert here(runs, "--status")[1] == f"{words.NONE_RUNS}\n"
    assert here(runs, "--status", "--short")[1] == "\n"


def test_no_word_of_the_person_stands_where_other_logins_can_read_it(runs: Person) -> None:
    [pid] = behind(runs.home)
    arguments = (Path("/proc") / str(pid) / "cmdline").read_bytes().split(b"\0")
    assert arguments[1:-1] == [b"-m", b"cbtpain", b"pace", b"--run", b"1"]
    streams = {(Path("/proc") / str(pid) / "fd" / number).readlink() for number in "012"}
    assert streams == {Path(os.devnull)}
    assert os.getsid(pid) == pid


def test_it_pauses_and_goes_on(runs: Person) -> None:
    assert here(runs, "--pause")[1] == f"{words.PAUSING}\n"
    [before] = open_paces(runs.home)
    assert words.RUNS_PAUSED in here(runs, "--status")[1]
    assert here(runs, "--status", "--short")[1].startswith("paused ")
    assert open_paces(runs.home) == [before]
    assert here(runs, "--pause")[1] == f"{words.GOING_ON}\n"


def test_a_second_timer_is_refused_and_the_first_goes_on(runs: Person) -> None:
    code, _, told = here(runs, "10", "2", "--background", more=FAST)
    assert (code, told) == (USAGE, f"{SENTENCES['pace_runs']}\n")
    assert len(open_paces(runs.home)) == len(behind(runs.home)) == 1


def test_a_killed_one_leaves_a_true_log_and_is_recognised(runs: Person) -> None:
    until(lambda: open_paces(runs.home)[0].mark.active_s >= 60)
    [pid] = behind(runs.home)
    os.kill(pid, signal.SIGKILL)
    until(lambda: not behind(runs.home))
    done = open_paces(runs.home)[0].mark.active_s

    # A status bar looks every few seconds, and nobody may be reading: it leaves the word to be said.
    assert here(runs, "--status", "--short")[1] == "\n"
    document = json.loads(here(runs, "--status", "--json")[1])
    assert (document["running"], document["lost"]["activity_seconds"]) == (None, done)
    told = here(runs, "--status")[1]
    assert told == f"{words.LOST.format(active=words.spent(done))}\n{words.NONE_RUNS}\n"
    [kept] = paces(runs.home, "cbtpain")
    assert (kept.mark.state, kept.mark.active_s) == ("lost", done)
    assert [one.done for one in practices(runs.home, "cbtpain")] == ["part"]
    assert here(runs, "--status")[1] == f"{words.NONE_RUNS}\n"


def test_after_a_kill_the_next_one_begins_and_says_what_was_found(runs: Person) -> None:
    [pid] = behind(runs.home)
    os.kill(pid, signal.SIGKILL)
    until(lambda: not behind(runs.home))
    # A number that another process has by now is no timer that runs.
    (runs.home / "pace.lock").write_text(f"{os.getpid()}\n")

    told = here(runs, "1", "1", "--cycles", "1", "--background", more=FAST)[1]
    assert told.startswith("The last timer ended without a word.")
    until(lambda: not open_paces(runs.home))
    assert [kept.mark.state for kept in paces(runs.home, "cbtpain")] == ["lost", "done"]


def test_whenever_it_is_killed_no_more_is_kept_than_was_really_done(person: Person) -> None:
    if not Path("/proc").exists():
        pytest.skip("its process is looked for in /proc")
    for wait in (0.0, 0.11, 0.37, 0.62):
        first = time.monotonic()
        here(person, "1", "1", "--background", more=FAST)
        time.sleep(wait)
        [pid] = behind(person.home)
        os.kill(pid, signal.SIGKILL)
        until(lambda: not behind(person.home))
        lasted = (time.monotonic() - first) * int(FAST["CBTPAIN_TEST_SPEED"])
        here(person, "--status")
        kept = paces(person.home, "cbtpain")[-1].mark
        assert kept.state == "lost"
        assert kept.active_s + kept.rest_s <= lasted


def test_a_status_that_looks_does_not_stand_in_the_way_of_a_begin(person: Person) -> None:
    pace = begin(person.home, Pace("cbtpain", SUNDAY, 16, 3, how="background"), moment(SUNDAY))
    looks = threading.Event()

    def look() -> None:
        while not looks.is_set():
            here(person, "--status", "--short")

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        assert here(person, "170", "5", "--background", more=FAST)[0] == OK
    finally:
        looks.set()
        watcher.join()
    assert [kept.pace.id for kept in open_paces(person.home)] == [(pace.id or 0) + 1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_shutdown_ends_it_with_what_was_done(runs: Person, number: signal.Signals) -> None:
    until(lambda: open_paces(runs.home)[0].mark.active_s >= 60)
    [pid] = behind(runs.home)
    os.kill(pid, number)
    until(lambda: not open_paces(runs.home))
    [kept] = paces(runs.home, "cbtpain")
    assert kept.mark.state == "stopped"
    assert kept.mark.active_s >= 60


def test_suspended_it_counts_nothing_and_does_what_was_asked_when_it_goes_on(runs: Person) -> None:
    [pid] = behind(runs.home)
    os.kill(pid, signal.SIGSTOP)
    before = open_paces(runs.home)
    time.sleep(1.2)
    assert open_paces(runs.home) == before
    (runs.home / "pace.wish").write_text("stop")
    os.kill(pid, signal.SIGCONT)
    until(lambda: not open_paces(runs.home))
    assert paces(runs.home, "cbtpain")[0].mark.state == "stopped"


def test_two_begun_at_the_same_moment_are_one(person: Person) -> None:
    starts = [
        subprocess.Popen(
            [sys.executable, "-m", "cbtpain", "pace", minutes, "5", "--background"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=person.environ(more=FAST),
        )
        for minutes in ("21", "22", "23", "24")
    ]
    codes = []
    for start in starts:
        out, errors = start.communicate(timeout=60)
        assert b"Traceback" not in errors
        assert (b"behind the terminal" in out) is (start.returncode == OK)
        codes.append(start.returncode)
    assert sorted(codes) == [OK, USAGE, USAGE, USAGE]
    assert len(open_paces(person.home)) == len(paces(person.home, "cbtpain")) == 1


def test_a_folder_that_is_deleted_ends_it_and_stays_deleted(runs: Person) -> None:
    for path in runs.home.iterdir():
        path.unlink()
    runs.home.rmdir()
    until(lambda: not behind(runs.home))
    assert not runs.home.exists()


def test_a_finished_one_is_a_practice_as_planned(person: Person) -> None:
    here(person, "1", "1", "--cycles", "2", "--background", more={"CBTPAIN_TEST_SPEED": "600"})
    until(lambda: not open_paces(person.home))
    [kept] = paces(person.home, "cbtpain")
    assert (kept.mark.state, kept.mark.active_s, kept.mark.rest_s, kept.mark.whole) == ("done", 120, 120, 2)
    assert [one.done for one in practices(person.home, "cbtpain")] == ["yes"]


def test_a_notice_is_shown_where_it_was_asked_for_and_names_no_pain(person: Person, tmp_path: Path) -> None:
    told, programs = tmp_path / "told", tmp_path / "programs"
    programs.mkdir()
    notifier = programs / "notify-send"
    notifier.write_text(f'#!/bin/sh\necho "$@" >> {told}\n')
    notifier.chmod(0o755)
    more = {"CBTPAIN_TEST_SPEED": "600", "PATH": f"{programs}:{os.environ['PATH']}"}
    here(person, "1", "1", "--cycles", "1", "--background", "--notify", "--for", "garden", more=more)
    until(lambda: not open_paces(person.home) and told.exists() and len(told.read_text().splitlines()) == 2)

    assert told.read_text().splitlines() == [
        "--app-name=Timer Timer Time to stop. Rest: 1 minute.",
        "--app-name=Timer Timer The timer is over.",
    ]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (("0", "5"), "pace_minutes"),
        (("10000",), "pace_minutes"),
        (("25", "0"), "pace_minutes"),
        (("-5",), "pace_unknown_option"),
        (("--sooner",), "pace_unknown_option"),
        (("25", "five o'clock"), "pace_minutes"),
        (("1", "2", "3"), "pace_too_many"),
        (("25", "5", "--cycles", "0"), "pace_cycles"),
        (("--log", "0"), "pace_minutes_told"),
        (("--log", "10000"), "pace_minutes_told"),
        (("--status", "--stop"), "pace_one_thing"),
        (("25", "--status"), "pace_one_thing"),
        (("--short",), "pace_status_only"),
        (("25", "--notify"), "pace_notify_behind"),
        (("--stop",), "pace_none_runs"),
        (("--pause",), "pace_none_runs"),
        (("--step",), "pace_no_plan"),
        ((), "pace_no_plan"),
        (("--run", "7"), "pace_unknown"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(person: Person, typed: tuple[str, ...], kind: str) -> None:
    code, _, told = here(person, *typed)
    assert code == USAGE
    assert told.split("{")[0].startswith(SENTENCES[kind].split("{")[0])
    assert not (person.home / "diary.db").exists()


def test_what_cannot_be_kept_now_is_in_the_next_mark(person: Person) -> None:
    held = Services(environ=person.environ(TODAY))
    pace = begin(person.home, Pace("cbtpain", SUNDAY, 16, 3), moment(SUNDAY))
    log = Log(held, pace)
    diary, aside = person.home / "diary.db", person.home / "aside"
    diary.rename(aside)
    log(PaceMark(active_s=60))
    assert log.fault is not None
    aside.rename(diary)
    log(PaceMark(active_s=120))
    assert log.fault is None
    assert open_paces(person.home)[0].mark.active_s == 120


def test_a_folder_nobody_can_write_to_is_said(person: Person, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, told = here(Person(tmp_path / "file" / "home"), "25", "5", "--background")
    assert code == STORE
    assert "so nothing was written" in told


def test_without_a_keyboard_it_is_not_begun(person: Person) -> None:
    code, told, _ = here(person, "twenty-five", "five")
    assert code == USAGE
    assert told.startswith("Your activity by the clock: 25 minutes, then a rest of 5 minutes.\n")
    assert "--background" in told
    assert not (person.home / "diary.db").exists()


@pytest.fixture
def steady(person: Person) -> Person:
    """Session 3 six days ago, and three days by the clock since."""
    planned(person.home, SUNDAY)
    for days in (1, 3, 5):
        paced(person.home, SUNDAY + timedelta(days))
    return person


def shown(person: Person) -> str:
    """What ``cbtpain pace`` would run."""
    return here(person, now=TODAY)[1].splitlines()[0]


def test_alone_it_takes_the_set_time_of_the_plan(steady: Person) -> None:
    assert shown(steady) == "Desk or screen work by the clock: 16 minutes, then a rest of 3 minutes."


def test_on_a_flare_day_it_takes_half_and_offers_no_step_up(steady: Person) -> None:
    with writing_flares(steady.home) as diary:
        diary.keep(Flare(date(2026, 2, 21)), moment(SUNDAY))
    assert shown(steady) == "Desk or screen work by the clock: 8 minutes, then a rest of 3 minutes."
    code, told, _ = here(steady, "--step", now=TODAY)
    assert code == OK
    assert words.STEP_OPTIONS["up"] not in told


def test_three_steady_days_offer_a_step_up_that_every_session_goes_by(steady: Person) -> None:
    code, told, _ = here(steady, "--step", now=TODAY, typed="1\n")
    assert code == OK
    assert words.STEP["due"].strip() in told
    assert "Your new time, in minutes: 17." in told
    assert "17 minutes" in shown(steady)
    # Once a week at most.
    assert words.STEP_OPTIONS["up"] not in here(steady, "--step", now=at("2026-02-27"))[1]


@pytest.mark.parametrize(("choice", "minutes"), [("2", 16), ("3", 12), ("4", 8)])
def test_the_person_can_say_no_and_down_is_always_open(steady: Person, choice: str, minutes: int) -> None:
    here(steady, "--step", now=TODAY, typed=f"{choice}\n")
    assert f"{minutes} minutes" in shown(steady)


def test_what_a_session_was_told_about_the_set_time_holds_here(steady: Person) -> None:
    run = Run("cbtpain", "good-things", 4, 8, "0" * 64, False, SUNDAY)
    with closing(Store(steady.home)) as store:
        Runs(store).keep(run, Said("pace-step", '"down"'), moment(SUNDAY), done=True)
    assert "12 minutes" in shown(steady)


@pytest.mark.parametrize("energy", ["yes", "not-sure", None])
def test_nobody_whom_effort_leaves_much_worse_is_offered_a_step_up(person: Person, energy: str | None) -> None:
    planned(person.home, SUNDAY, energy=energy)
    for days in (1, 3, 5):
        paced(person.home, SUNDAY + timedelta(days))
    assert words.STEP_OPTIONS["up"] not in here(person, "--step", now=TODAY)[1]


def test_what_was_left_out_stays_out_until_it_is_taken_up_again(steady: Person) -> None:
    here(steady, "--step", now=TODAY, typed="5\n")
    code, told, _ = here(steady, now=TODAY)
    assert (code, told) == (OK, f"{words.LEFT_OUT}\n")
    here(steady, "--step", now=TODAY, typed="1\n")
    assert "16 minutes" in shown(steady)


def test_pain_that_is_new_is_looked_at_first(person: Person) -> None:
    planned(person.home, SUNDAY, **{"usual-or-new": "new"})
    assert here(person, now=TODAY)[1] == f"{words.UNCHECKED}\n"


@pytest.mark.parametrize(("told", "done"), [("20", "yes"), ("sixteen", "yes"), ("15", "part")])
def test_minutes_are_logged_afterwards_in_one_line(steady: Person, told: str, done: str) -> None:
    code, said, _ = here(steady, "--log", told, now=TODAY)
    assert code == OK
    assert said.startswith("Logged: ")
    assert "cbtpain practice --undo" in said
    assert [one.done for one in practices(steady.home, "cbtpain")] == ["yes", "yes", "yes", done]


def test_what_is_told_of_a_third_day_says_that_a_step_is_open(person: Person) -> None:
    planned(person.home, SUNDAY)
    for days in (1, 3):
        paced(person.home, SUNDAY + timedelta(days))
    assert words.UP_IS_OPEN in here(person, "--log", "16", now=TODAY)[1]
