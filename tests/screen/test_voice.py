"""Words said aloud: by a small program that does what a test needs, and by a real one where it is installed."""

import os
import shutil
import stat
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from cbtpain.screen.voice import PROGRAMS, Program, Voice, find_program
from tests.waiting import PATIENCE

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups are Unix")


def program(folder: Path, body: str) -> Program:
    """A speech program made of a few lines of Python, which has ``out``, a file to note things in."""
    path = folder / "speaks"
    path.write_text(f"#!{sys.executable}\nimport os, sys, time\nout = {str(folder / 'said')!r}\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Program((str(path), "--stdin"))


def said(folder: Path) -> str:
    noted = folder / "said"
    return noted.read_text() if noted.exists() else ""


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


SPEAKS = "open(out, 'a').write(sys.stdin.read())"
HANGS = "open(out, 'a').write(str(os.getpid())); time.sleep(600)"
HANGS_WITH_A_CHILD = "child = os.fork()\nif child: open(out, 'a').write(str(child))\ntime.sleep(600)"
DIES = "sys.exit(3)"
IGNORES = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + HANGS


def finished(voice: Voice) -> bool:
    voice.look()
    return voice._speaking is None


def is_gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{pid}/status")
    # What is orphaned is reaped by somebody else, who may take a moment.
    return status.exists() and "\nState:\tZ" in status.read_text()


def test_the_words_go_in_by_the_input_and_in_no_argument(tmp_path: Path) -> None:
    voice = Voice(program(tmp_path, "open(out, 'a').write(repr(sys.argv[1:]) + sys.stdin.read())"))
    voice.say('Let go; $(touch x) "ä"')
    until(lambda: finished(voice))
    assert said(tmp_path) == "['--stdin']Let go; $(touch x) \"ä\"\n"
    assert not voice.gone


def test_what_comes_next_ends_what_was_being_said(tmp_path: Path) -> None:
    voice = Voice(program(tmp_path, HANGS))
    voice.say("one")
    until(lambda: said(tmp_path) != "")
    first = int(said(tmp_path))
    voice.say("two")
    until(lambda: is_gone(first))
    assert voice.hush()


@pytest.mark.parametrize("body", [HANGS, HANGS_WITH_A_CHILD, IGNORES], ids=["hangs", "has a child", "ignores"])
def test_silence_is_at_once_and_leaves_nothing_running(tmp_path: Path, body: str) -> None:
    voice = Voice(program(tmp_path, body))
    voice.say("one")
    until(lambda: said(tmp_path) != "")
    assert voice.hush()
    until(lambda: is_gone(int(said(tmp_path))))
    assert not voice.gone
    assert not voice.hush()


def test_one_that_dies_is_given_up_on(tmp_path: Path) -> None:
    voice = Voice(program(tmp_path, DIES))
    voice.say("one")
    until(lambda: finished(voice))
    assert voice.gone
    voice.say("two")
    assert said(tmp_path) == ""


def test_one_that_is_not_there_any_more_is_given_up_on(tmp_path: Path) -> None:
    voice = Voice(Program((str(tmp_path / "none"),)))
    voice.say("one")
    assert voice.gone


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_one_that_hangs_is_given_up_on_after_a_while_and_ended(tmp_path: Path) -> None:
    clock = Clock()
    voice = Voice(program(tmp_path, HANGS), clock)
    voice.say("one two three")
    until(lambda: said(tmp_path) != "")
    clock.now = 15 + 0.7 * 3
    voice.look()
    assert not voice.gone
    clock.now += 0.1
    voice.look()
    assert voice.gone
    until(lambda: is_gone(int(said(tmp_path))))


def test_one_that_hangs_is_given_up_on_also_where_every_part_is_short(tmp_path: Path) -> None:
    clock = Clock()
    voice = Voice(program(tmp_path, "time.sleep(600)"), clock)
    for _ in range(5):
        voice.say("In")
        clock.now += 4
        voice.look()
    assert voice.gone


def test_one_that_speaks_to_its_end_is_not_taken_for_one_that_hangs(tmp_path: Path) -> None:
    clock = Clock()
    voice = Voice(program(tmp_path, SPEAKS), clock)
    for _ in range(3):
        voice.say("In")
        until(lambda: finished(voice))
        clock.now += 10
    assert not voice.gone
    assert said(tmp_path) == "In\n" * 3


def test_a_program_that_reads_nothing_does_not_hold_anything_up(tmp_path: Path) -> None:
    voice = Voice(program(tmp_path, HANGS))
    voice.say("word " * 100_000)
    assert voice.hush() or voice.gone


def test_no_words_start_no_program(tmp_path: Path) -> None:
    voice = Voice(program(tmp_path, HANGS))
    voice.say(" \n")
    assert not voice.hush()


@pytest.mark.parametrize(
    ("platform", "installed", "found"),
    [
        ("linux", {"espeak-ng", "espeak", "spd-say"}, "espeak-ng"),
        ("linux", {"espeak", "spd-say"}, "espeak"),
        ("linux", {"spd-say", "say", "powershell"}, "spd-say"),
        ("linux", {"say", "powershell"}, None),
        ("darwin", {"say"}, "say"),
        ("win32", {"say", "powershell"}, "powershell"),
        ("win32", set(), None),
    ],
)
def test_the_first_that_is_installed_and_belongs_here_is_taken(
    platform: str, installed: set[str], found: str | None
) -> None:
    program = find_program(platform, lambda name: f"/bin/{name}" if name in installed else None)
    assert (program.command[0] if program else None) == (f"/bin/{found}" if found else None)
    if program and program.hush:
        assert program.hush[0] == program.command[0]


def test_every_program_is_told_to_take_its_words_from_the_input() -> None:
    ways = {"--stdin", "--pipe-mode", "-", "-Command"}
    assert [one.command[0] for one in PROGRAMS if not ways & set(one.command)] == []
    windows = next(one for one in PROGRAMS if "win32" in one.platforms)
    assert "[Console]::In.ReadToEnd()" in windows.command[-1]


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_a_real_espeak_ng_speaks_what_it_is_given(tmp_path: Path) -> None:
    """Its sound goes to a file: a machine for tests has no loudspeaker."""
    found = find_program("linux")
    assert found is not None
    sound = tmp_path / "said.wav"
    voice = Voice(found._replace(command=(*found.command, "-w", str(sound))))
    voice.say("Let your shoulders sink. Breathe out, long and soft.")
    until(lambda: finished(voice))
    assert not voice.gone
    with wave.open(str(sound)) as heard:
        assert 1 < heard.getnframes() / heard.getframerate() < 10
