"""A practice that is spoken, through a small program that notes what it is given; it never outlives it."""

import os
import signal
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cbtpain.store.settings import setting
from cbtpain.words import exercise as exercise_words
from tests.conftest import Person
from tests.journeys.hurried import Seat, has_ended, piped
from tests.waiting import PATIENCE

AFTER = "0 to 10: "
SPEAKS = "open(out, 'a').write(sys.stdin.read())"
HANGS = "sys.stdin.read(); open(out, 'a').write(f'{os.getpid()}\\n'); time.sleep(600)"


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def with_voice(folder: Path, body: str) -> dict[str, str]:
    """The environment in which espeak-ng is that program, and no other one is installed."""
    programs = folder / "programs"
    programs.mkdir()
    voice = programs / "espeak-ng"
    voice.write_text(f"#!{sys.executable} -S\nimport os, sys, time\nout = {str(folder / 'said')!r}\n{body}\n")
    voice.chmod(voice.stat().st_mode | stat.S_IXUSR)
    return {"PATH": str(programs)}


def said(folder: Path) -> str:
    noted = folder / "said"
    return noted.read_text() if noted.exists() else ""


def second_time(person: Person) -> None:
    piped(person, "practice", "good-thing", "--bad-day", typed="\n7\n5\n1\n")


def test_the_words_for_a_voice_are_spoken(person: Person, tmp_path: Path) -> None:
    second_time(person)
    more = with_voice(tmp_path, SPEAKS)
    seat = Seat(person, "practice", "good-thing", "--bad-day", "--speak", more=more).until(AFTER).line("7")
    seat.until("mind least")
    until(lambda: "Let it come to where you are." in said(tmp_path))
    seat.key("n")
    until(lambda: "Let it be there with you." in said(tmp_path))
    os.kill(seat.child.pid, signal.SIGTERM)
    seat.end()


@pytest.mark.parametrize("how", ["q", signal.SIGTERM, "close"])
def test_however_it_ends_nothing_is_left_speaking(person: Person, tmp_path: Path, how: str | signal.Signals) -> None:
    second_time(person)
    more = with_voice(tmp_path, HANGS)
    seat = Seat(person, "practice", "good-thing", "--bad-day", "--speak", more=more).until(AFTER).line("7")
    seat.until("mind least")
    until(lambda: said(tmp_path).endswith("\n"))
    speaking = [int(pid) for pid in said(tmp_path).split()]
    if how == "close":
        os.close(seat.child.child_fd)
        os.waitpid(seat.child.pid, 0)
    elif how == "q":
        seat.key("q").until(AFTER).line("q").end()
    elif isinstance(how, signal.Signals):
        os.kill(seat.child.pid, how)
        seat.end()
    until(lambda: all(has_ended(pid) for pid in speaking))


def test_a_practice_that_is_suspended_is_silent(person: Person, tmp_path: Path) -> None:
    second_time(person)
    more = with_voice(tmp_path, HANGS)
    seat = Seat(person, "practice", "good-thing", "--bad-day", "--speak", more=more).until(AFTER).line("7")
    seat.until("mind least")
    until(lambda: said(tmp_path).endswith("\n"))
    os.kill(seat.child.pid, signal.SIGTSTP)
    until(lambda: has_ended(int(said(tmp_path).split()[0])))
    # Without a shell behind the terminal the kernel lets it run on; with one it sleeps until fg.
    os.kill(seat.child.pid, signal.SIGCONT)
    seat.key("q").until(AFTER).line("q").end()


def test_one_that_hangs_is_given_up_on_and_it_goes_on_in_silence(person: Person, tmp_path: Path) -> None:
    second_time(person)
    more = with_voice(tmp_path, HANGS)
    seat = Seat(person, "practice", "good-thing", "--bad-day", "--speak", more=more).until(AFTER).line("7")
    told = seat.until("That was it.").until(AFTER).line("5").until("1 to 3: ").line("1").end()
    assert " ".join(told.split()).count(exercise_words.VOICE_GONE) == 1
    assert "Logged: A small good thing, 120 seconds." in told


def test_without_a_speech_program_that_is_said_once_and_it_goes_on(person: Person, tmp_path: Path) -> None:
    second_time(person)
    more = {"PATH": str(tmp_path)}
    seat = Seat(person, "practice", "good-thing", "--bad-day", "--speak", more=more).until(AFTER).line("7")
    told = seat.until("mind least").key("q").until(AFTER).line("q").end()
    assert " ".join(told.split()).count(exercise_words.NO_VOICE) == 1


def test_a_setting_has_it_always_and_one_option_for_once_not(person: Person) -> None:
    assert "From now on" in piped(person, "practice", "--speak", "--remember")
    assert setting(person.home, "speak") == "always"
    piped(person, "practice", "--no-speak", "--remember")
    assert setting(person.home, "speak") == "never"
