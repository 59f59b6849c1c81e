"""Single keys from a real terminal, which is afterwards as it was; and an exercise run with them."""

import json
import os
import pty
import sqlite3
import sys
import termios
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import pexpect
import pytest

from cbtpain.errors import Stopped
from cbtpain.paths import DIARY
from cbtpain.screen import keys
from cbtpain.screen.keys import forget_typed, single_keys
from cbtpain.words import exercise as words
from cbtpain.words import help_now as help_words
from cbtpain.words import session as session_words
from tests.conftest import Person, at
from tests.play.small import BREATH, CLOSE, Pack, Raw

SOON = 5.0
"""Seconds within which a key that was pressed has arrived."""


@dataclass
class Tty:
    """Both ends of a terminal: where keys are pressed, and where the program reads."""

    hand: int
    stdin: TextIO

    def press(self, text: bytes) -> None:
        os.write(self.hand, text)

    @property
    def mode(self) -> list[Any]:
        return termios.tcgetattr(self.stdin.fileno())

    @property
    def echoes(self) -> bool:
        return bool(self.mode[3] & termios.ECHO)


@contextmanager
def a_terminal() -> Iterator[Tty]:
    hand, end = pty.openpty()
    try:
        with os.fdopen(end, "r", encoding="utf-8") as stdin:
            yield Tty(hand, stdin)
    finally:
        os.close(hand)


def test_a_key_arrives_at_once_and_unseen() -> None:
    with a_terminal() as tty, single_keys(tty.stdin) as read:
        assert read(0.0) == ""
        assert not tty.echoes
        tty.press(b"p")
        assert read(SOON) == "p"


def test_keys_that_were_pressed_together_arrive_together() -> None:
    with a_terminal() as tty, single_keys(tty.stdin) as read:
        read(0.0)
        tty.press("né\x1b[A".encode())
        assert read(SOON) == "né\x1b[A"


def test_bytes_that_are_no_text_are_no_fault() -> None:
    with a_terminal() as tty, single_keys(tty.stdin) as read:
        read(0.0)
        tty.press(b"\xff")
        assert read(SOON) == "\N{REPLACEMENT CHARACTER}"


def test_where_no_key_is_pressed_nothing_is_read() -> None:
    with a_terminal() as tty, single_keys(tty.stdin) as read:
        assert [read(0.0), read(0.01)] == ["", ""]


def test_the_terminal_is_afterwards_as_it_was() -> None:
    with a_terminal() as tty:
        before = tty.mode
        with single_keys(tty.stdin) as read:
            read(0.0)
            assert before != tty.mode
        assert before == tty.mode


def stops(tty: Tty) -> None:
    with single_keys(tty.stdin) as read:
        read(0.0)
        raise Stopped()


def test_the_terminal_is_as_it_was_after_a_stop_too() -> None:
    with a_terminal() as tty:
        before = tty.mode
        with pytest.raises(Stopped):
            stops(tty)
        assert before == tty.mode


def test_ctrl_c_and_ctrl_z_go_on_meaning_what_they_mean() -> None:
    with a_terminal() as tty, single_keys(tty.stdin) as read:
        read(0.0)
        assert tty.mode[3] & termios.ISIG


def test_a_shell_that_put_its_own_mode_back_is_met_at_the_next_wait() -> None:
    with a_terminal() as tty:
        before = tty.mode
        with single_keys(tty.stdin) as read:
            read(0.0)
            termios.tcsetattr(tty.stdin.fileno(), termios.TCSADRAIN, before)
            assert tty.echoes
            read(0.0)
            assert not tty.echoes


def closed_while_it_reads(at_first: bool) -> None:
    hand, end = pty.openpty()
    with os.fdopen(end, "r", encoding="utf-8") as stdin, single_keys(stdin) as read:
        if not at_first:
            read(0.0)
        os.close(hand)
        read(SOON)


@pytest.mark.parametrize("at_first", [True, False])
def test_a_terminal_that_was_closed_stops_it_like_any_end_of_input(at_first: bool) -> None:
    with pytest.raises(Stopped) as caught:
        closed_while_it_reads(at_first)
    assert caught.value.end_of_input


@pytest.mark.parametrize("typed", [b"q", b"1\n2\n", "é\x1b[A\n".encode()], ids=ascii)
def test_what_was_typed_too_early_is_forgotten_and_what_comes_after_is_not(typed: bytes) -> None:
    with a_terminal() as tty:
        tty.press(typed)
        forget_typed(tty.stdin)
        tty.press(b"later\n")
        assert tty.stdin.readline() == "later\n"


def test_what_comes_through_a_pipe_is_never_forgotten() -> None:
    there, end = os.pipe()
    with os.fdopen(there, encoding="utf-8") as stdin:
        with os.fdopen(end, "w", encoding="utf-8") as given:
            given.write("1\n")
        forget_typed(stdin)
        assert stdin.readline() == "1\n"


def test_without_a_terminal_of_this_kind_nothing_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "termios", None)
    with a_terminal() as tty:
        tty.press(b"1\n")
        forget_typed(tty.stdin)
        assert tty.stdin.readline() == "1\n"


def test_without_a_terminal_of_this_kind_time_alone_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "termios", None)
    with a_terminal() as tty, single_keys(tty.stdin) as read:
        tty.press(b"p")
        assert read(0.01) == ""


class Board:
    """The keyboard of another system, which is asked whether a key was hit."""

    def __init__(self, *letters: str) -> None:
        self._letters = list(letters)

    def kbhit(self) -> bool:
        return bool(self._letters)

    def getwch(self) -> str:
        return self._letters.pop(0)


def test_on_the_other_system_a_key_arrives_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "termios", None)
    monkeypatch.setattr(keys, "msvcrt", Board("p", "n"))
    with a_terminal() as tty, single_keys(tty.stdin) as read:
        assert [read(SOON), read(SOON), read(0.01)] == ["p", "n", ""]


# in the program


LONG = 600
"""Seconds of a part that nobody waits for."""
RELAX: list[Raw] = [{"id": "relax", "kind": "exercise", "exercise": "breath"}, CLOSE]


@dataclass
class Seat:
    """Somebody at a terminal, in the midst of an exercise."""

    child: Any
    home: Path

    def presses(self, key: str, expect: str) -> None:
        self.child.send(key)
        self.child.expect_exact(expect)

    def types(self, text: str, prompt: str) -> None:
        self.child.expect_exact(prompt)
        self.child.send(f"{text}\r")

    def leaves(self) -> int:
        """The exit code; the terminal takes whole lines again, and shows them."""
        self.child.expect(pexpect.EOF)
        mode = termios.tcgetattr(self.child.child_fd)[3]
        assert mode & termios.ECHO
        assert mode & termios.ICANON
        self.child.close()
        return int(self.child.exitstatus)

    @property
    def kept(self) -> dict[str, Any]:
        with closing(sqlite3.connect(self.home / DIARY)) as connection:
            rows = connection.execute("SELECT prompt, value FROM answer WHERE value IS NOT NULL ORDER BY id").fetchall()
        return {prompt: json.loads(value) for prompt, value in rows}


@pytest.fixture
def language() -> str:
    """Names the country."""
    return "en_GB.UTF-8"


@pytest.fixture
def exercising(person: Person, tmp_path: Path, language: str) -> Iterator[Seat]:
    """Somebody whose exercise has begun: four parts, ten minutes each."""
    phases = [{"seconds": str(LONG), "text": f"Part {number}."} for number in (1, 2, 3, 4)]
    versions = [{"id": id_, "title": id_, "phases": phases} for id_ in ("full", "short")]
    pack = Pack(tmp_path / "course")
    pack.exercise({**BREATH, "choices": [], "versions": versions})
    pack.write(RELAX)
    environ = person.environ(at("2026-02-15"), {"TERM": "xterm", "LANG": language, "COLUMNS": "80"})
    arguments = ["-m", "cbtpain", "start", "--content", str(pack.root)]
    child = pexpect.spawn(sys.executable, arguments, env=environ, dimensions=(24, 80), encoding="utf-8", timeout=20)
    child.delaybeforesend = None
    child.delayafterclose = 0.01
    seat = Seat(child, person.home)
    seat.types("", session_words.ENTER)
    seat.types("5", session_words.SCALE)
    seat.types("", session_words.BEGIN_ONE_OF.format(numbers="1 to 2", usual=1))
    child.expect_exact("Part 1.")
    yield seat
    child.close(force=True)


def test_single_keys_pause_it_go_on_lead_to_the_next_part_and_stop_it(exercising: Seat) -> None:
    exercising.presses("p", words.PAUSED_SHORT)
    exercising.presses("pn", "Part 2.")
    exercising.presses(" ", words.PAUSED_SHORT)
    exercising.presses("N", "Part 3.")
    exercising.presses("x", "\r")
    exercising.presses("q", words.STOPPED)
    exercising.types("4", session_words.SCALE)
    exercising.types("", session_words.ENTER)
    assert exercising.leaves() == 0
    done = exercising.kept["relax.do"]
    assert (done["version"], done["ended"]) == ("full", "stopped")
    assert done["seconds"] < LONG
    assert exercising.kept["relax.after"] == 4


def test_keys_pressed_in_one_go_are_all_taken(exercising: Seat) -> None:
    exercising.presses("pnnxn", "Part 4.")
    exercising.presses("!q", words.STOPPED)


def test_next_through_all_parts_is_the_end_of_it_and_lines_are_typed_as_before(exercising: Seat) -> None:
    for number in (2, 3, 4):
        exercising.presses("n", f"Part {number}.")
    exercising.presses("n", words.DONE)
    exercising.child.expect_exact(session_words.SCALE)
    exercising.child.send("7")
    exercising.child.expect_exact("7")
    exercising.child.send("\x7f8\r")
    exercising.types("", session_words.ENTER)
    assert exercising.leaves() == 0
    assert (exercising.kept["relax.do"]["ended"], exercising.kept["relax.after"]) == ("done", 8)


def test_the_help_lines_are_one_key_away_while_it_runs_and_it_waits(exercising: Seat) -> None:
    exercising.presses("!", "116 123")
    exercising.child.expect_exact(words.PAUSED_SHORT)
    exercising.presses("n", "Part 2.")
    exercising.presses("q", words.STOPPED)


@pytest.mark.parametrize("language", ["C.UTF-8"])
def test_while_it_runs_no_country_is_asked_for_as_nobody_would_see_what_they_type(exercising: Seat) -> None:
    exercising.presses("!", help_words.NOW_ANYWHERE.partition(".")[0])
    exercising.child.expect_exact(words.PAUSED_SHORT)
    assert help_words.PROMPT_COUNTRY not in exercising.child.before
    exercising.presses("q", words.STOPPED)


def test_ctrl_c_in_the_midst_of_it_is_a_pause_and_the_terminal_is_as_it_was(exercising: Seat) -> None:
    exercising.child.expect_exact(words.KEYS_SHORT)
    exercising.child.sendcontrol("c")
    exercising.child.expect_exact(session_words.PAUSED.partition("{")[0])
    # The bar made room for it.
    assert exercising.child.before.endswith("\r\x1b[2K")
    assert exercising.leaves() == 0
    assert exercising.kept == {"relax.care": True, "relax.before": 5}
