"""``cbtpain pace`` at a real terminal: its screens, its keys, and what is kept when the terminal goes.

To write the screens anew after a change of words: CBTPAIN_GOLDEN=write pytest tests/journeys/test_pace_terminal.py,
then read each as the person would.
"""

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

import pexpect
import pytest

from cbtpain.store.fast_paces import Kept, open_paces, paces
from cbtpain.store.fast_practices import practices
from cbtpain.words import pace as words
from tests.cli.by_the_clock import here, paced, planned
from tests.cli.test_pace import behind, until
from tests.conftest import Person, at
from tests.journeys.test_screens import compare
from tests.waiting import until_it_waits

TODAY = at("2026-02-21")
SUNDAY = date(2026, 2, 15)
SLOW, AT_ONCE = "60", "20000"
"""Seconds of the timer in a second."""
RUNS = re.escape(words.KEYS_SHORT)
BAR = re.compile(r"\r\x1b\[2K(?:[^\r\n]*(?=\r\x1b\[2K))?")
"""What is drawn in place gives way to what is drawn next."""
LEFT = re.compile(r"^\d+ minutes left\.\n", re.MULTILINE)
STYLE = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")


@pytest.fixture
def steady(person: Person) -> Iterator[Person]:
    """Session 3 six days ago, and two days by the clock since; whose timers end with the test."""
    planned(person.home, SUNDAY)
    for days in (1, 3):
        paced(person.home, SUNDAY + timedelta(days))
    yield person
    for pid in behind(person.home):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def seat(person: Person, *typed: str, speed: str = SLOW, columns: int = 80) -> pexpect.spawn:
    more = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "CBTPAIN_TEST_SPEED": speed}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "cbtpain", "pace", *typed],
        env=person.environ(TODAY, more),
        encoding="utf-8",
        dimensions=(30, columns),
        timeout=20,
    )
    child.delaybeforesend = None
    return child


def ended(child: pexpect.spawn) -> str:
    """What was shown since the last look, once the program has ended well."""
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return STYLE.sub("", BAR.sub("", child.before)).replace("\r\n", "\n")


def last(person: Person) -> Kept:
    return paces(person.home, "cbtpain")[-1]


def a_minute_is_over(person: Person) -> bool:
    """Of the timer that runs."""
    return any(kept.mark.active_s >= 60 for kept in open_paces(person.home))


@pytest.mark.parametrize(("name", "columns", "typed"), [("80", 80, ()), ("40", 40, ()), ("plain", 80, ("--plain",))])
def test_a_time_by_the_clock_and_the_step_up_it_earned(
    steady: Person, name: str, columns: int, typed: tuple[str, ...]
) -> None:
    child = seat(steady, "--cycles", "1", *typed, speed=AT_ONCE, columns=columns)
    child.expect("1 to 5: ")
    seen = child.before + child.after
    child.sendline("1")
    text = STYLE.sub("", BAR.sub("", seen)).replace("\r\n", "\n") + ended(child)

    assert max(map(len, text.splitlines())) <= columns
    assert "pain" not in text.replace("cbtpain", "")
    assert "\x07" not in text
    assert "Your new time, in minutes: 17." in text
    # In a test minutes pass so fast that one may be missed.
    compare(f"pace-{name}", LEFT.sub("", text))
    assert (last(steady).mark.state, last(steady).mark.active_s, last(steady).mark.whole) == ("done", 960, 1)


def test_as_it_is_piped(steady: Person) -> None:
    compare("pace-piped", here(steady, "--step", typed="2\n", now=TODAY)[1])


def test_one_key_stops_it_and_one_pauses_it(steady: Person) -> None:
    child = seat(steady)
    child.expect(RUNS)
    child.send("p")
    child.expect(words.PAUSED_SHORT)
    child.send("p")
    child.expect(RUNS)
    child.send("q")
    assert words.STOPPED in ended(child)
    assert last(steady).mark.state == "stopped"


def test_the_bell_rings_only_where_it_was_asked_for(steady: Person) -> None:
    child = seat(steady, "--cycles", "1", "1", "1", "--bell", speed=AT_ONCE)
    child.expect(pexpect.EOF)
    assert child.before.count("\x07") == 2


def test_ctrl_c_keeps_what_was_done(steady: Person) -> None:
    child = seat(steady)
    until(lambda: a_minute_is_over(steady))
    until_it_waits(child.pid)
    child.sendintr()
    assert words.STOPPED in ended(child)
    assert last(steady).mark.state == "stopped"
    assert [one.done for one in practices(steady.home, "cbtpain")] == ["yes", "yes", "part"]


def test_a_closed_terminal_keeps_what_was_done(steady: Person) -> None:
    child = seat(steady)
    until(lambda: a_minute_is_over(steady))
    child.close(force=False)
    until(lambda: not open_paces(steady.home))
    assert last(steady).mark.state == "stopped"


def test_a_kill_keeps_what_was_done(steady: Person) -> None:
    child = seat(steady)
    until(lambda: a_minute_is_over(steady))
    done = last(steady).mark.active_s
    child.kill(signal.SIGKILL)
    child.wait()
    assert "The last timer ended without a word." in here(steady, "--status")[1]
    assert last(steady).mark.state == "lost"
    assert done <= last(steady).mark.active_s <= done + 60


def test_another_terminal_may_stop_it(steady: Person) -> None:
    child = seat(steady)
    child.expect(RUNS)
    assert "kept" in here(steady, "--stop")[1]
    assert words.STOPPED in ended(child)


def test_after_ctrl_z_and_on_a_narrower_screen_it_goes_on(steady: Person) -> None:
    child = seat(steady)
    child.expect(RUNS)
    os.kill(child.pid, signal.SIGSTOP)
    child.setwinsize(24, 40)
    os.kill(child.pid, signal.SIGCONT)
    child.expect("1[0-9] min")
    # The bar gives way, and the line still fits.
    child.expect(r"\x1b\[2K([^\r\n\x1b]*)\r")
    child.expect(r"\x1b\[2K([^\r\n\x1b]*)\r")
    assert len(child.match[1]) < 40
    child.send("q")
    ended(child)


def test_behind_the_terminal_it_outlives_the_terminal_it_was_begun_from(steady: Person) -> None:
    shell = pexpect.spawn("/bin/sh", env=steady.environ(TODAY, {"CBTPAIN_TEST_SPEED": SLOW}), encoding="utf-8")
    shell.sendline(f"{sys.executable} -m cbtpain pace --background --plain")
    shell.expect_exact("--stop\r\n")
    [pid] = behind(steady.home)
    shell.close(force=True)
    until(lambda: a_minute_is_over(steady))
    assert behind(steady.home) == [pid]
    assert "kept" in here(steady, "--stop")[1]


def test_somebody_without_a_plan_makes_one_in_two_answers(person: Person) -> None:
    child = seat(person)
    child.expect("1 to 9.*: |0 to 9.*: ")
    child.sendline("6")
    child.expect(": $")
    child.sendline("20")
    child.expect(": $")
    child.sendline("")
    child.expect("Desk or screen work by the clock: 16 minutes")
    child.expect(RUNS)
    child.send("q")
    ended(child)
    assert last(person).pace.activity_min == 16
