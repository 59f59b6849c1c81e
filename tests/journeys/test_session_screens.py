"""Session 1 as a person sees it, from its first screen to its last, against files to be read.

To write them anew after a change of words: CBTPAIN_GOLDEN=write pytest tests/journeys/test_session_screens.py,
then read each as the person would.
"""

import re
import sys

import pexpect
import pytest

from cbtpain.course.prompt import Form, Prompt
from cbtpain.words.exercise import DONE
from tests.conftest import Person, at
from tests.journeys.sitting import Line, first_choice, foretold
from tests.journeys.test_screens import compare

NOW = at("2026-03-02")
BAR = re.compile(r"\r\x1b\[2K[^\r\n]*")
STYLE = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")
"""What somebody says who has doubts, feels a bit better after the exercise, and writes one line."""
SAID = {"safety": "0", "mood": "6", "sense": "3", "importance": "6", "confidence": "6", "plan.confidence": "5"}


def does_everything(prompt: Prompt) -> str:
    if prompt.form is Form.EXERCISE:
        return ""
    if prompt.form in (Form.LINE, Form.LINES):
        return "garden"
    return SAID.get(prompt.id, first_choice(prompt))


class Seat:
    """A terminal of a given size with session 1 on it."""

    def __init__(self, person: Person, columns: int, *words: str) -> None:
        environ = person.environ(NOW, {"TERM": "xterm-256color", "LANG": "C.UTF-8"})
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "cbtpain", "start", *words],
            env=environ,
            encoding="utf-8",
            dimensions=(60, columns),
            timeout=20,
        )
        self._child.delaybeforesend = None
        self._seen = ""

    def answer(self, line: Line, *, runs: bool) -> None:
        self._until(re.escape(line.label) + "$")
        self._child.sendline(line.text)
        if runs:
            self._press_next()

    def _press_next(self) -> None:
        """On through every phase of an exercise, as fast as it takes keys."""
        while self._child.expect([DONE, pexpect.TIMEOUT], timeout=0.1):
            self._child.send("n")
        self._seen += self._child.before + self._child.after

    def _until(self, pattern: str) -> None:
        self._child.expect(pattern)
        self._seen += self._child.before + self._child.after

    def close(self) -> str:
        """Everything that stood on the screen, once the program has ended."""
        self._child.expect(pexpect.EOF)
        self._child.close()
        assert self._child.exitstatus == 0
        return STYLE.sub("", BAR.sub("", self._seen + self._child.before)).replace("\r\n", "\n")


def taken(person: Person, columns: int, *words: str) -> str:
    lines = list(foretold(person.home, NOW, does_everything, short="--short" in words))
    seat = Seat(person, columns, *words)
    for line in lines:
        seat.answer(line, runs=line.key == "relax.do")
    return seat.close()


@pytest.mark.parametrize("columns", [40, 80])
def test_session_1_in_a_terminal(person: Person, columns: int) -> None:
    text = taken(person, columns)
    assert max(map(len, text.splitlines())) <= columns
    compare(f"session-1-{columns}", text)


def test_session_1_plain(person: Person) -> None:
    compare("session-1-plain", taken(person, 80, "--plain"))


def test_session_1_on_the_short_path(person: Person) -> None:
    compare("session-1-short", taken(person, 80, "--short"))
