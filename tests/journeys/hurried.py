"""A practice at a real terminal, in a real process, whose seconds of exercise pass a hundred times as fast."""

import io
import json
import os
import re
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pexpect

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.paths import DIARY
from cbtpain.records import Practice
from cbtpain.store.fast_practices import practices
from tests.conftest import Person, at

NOW = at("2026-03-02")
HURRIED = """
import time
from cbtpain import clock
from cbtpain.timer import exercise
exercise.TICK = 0.01
clock.SystemClock.monotonic = lambda self: time.monotonic() * 100
from cbtpain.cli.main import main
main()
"""
COURSE = "cbtpain"
STYLE = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")


class Seat:
    """One command at a terminal; what is typed at its prompts is counted."""

    def __init__(self, person: Person, *words: str, columns: int = 80, more: Mapping[str, str] | None = None) -> None:
        environ = person.environ(NOW, {"TERM": "xterm-256color", "LANG": "C.UTF-8", **(more or {})})
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", HURRIED, *words],
            env=environ,
            encoding="utf-8",
            dimensions=(40, columns),
            timeout=20,
        )
        self.child.delaybeforesend = None
        self.keys = 0
        self.seen = ""

    def until(self, text: str) -> "Seat":
        self.child.expect_exact(text)
        self.seen += self.child.before + self.child.after
        return self

    def line(self, text: str) -> "Seat":
        """A line at a prompt: its letters and Enter."""
        self.child.sendline(text)
        self.keys += len(text) + 1
        return self

    def key(self, key: str) -> "Seat":
        self.child.send(key)
        self.keys += 1
        return self

    def end(self) -> str:
        """Everything that stood on the screen, once the program has ended well."""
        self.child.expect(pexpect.EOF)
        self.seen += self.child.before
        self.child.close()
        assert self.child.exitstatus == 0, self.seen
        return STYLE.sub("", self.seen).replace("\r\n", "\n")


def piped(person: Person, *words: str, typed: str = "", now: str = NOW) -> str:
    """A command within this process, with piped answers: all it said. Exercises are printed and not done."""
    held = Services(environ=person.environ(now), stdin=io.StringIO(typed), stdout=io.StringIO(), stderr=io.StringIO())
    app(list(words), obj=held, standalone_mode=False)
    assert isinstance(held.stdout, io.StringIO)
    assert isinstance(held.stderr, io.StringIO)
    return held.stdout.getvalue() + held.stderr.getvalue()


def logged(person: Person) -> list[Practice]:
    return practices(person.home, COURSE)


def did(person: Person, skill: str) -> list[dict[str, object]]:
    """What is kept of an exercise, each time it was done, oldest first."""
    with closing(sqlite3.connect(person.home / DIARY)) as diary:
        rows = diary.execute("SELECT value FROM answer WHERE prompt = ? ORDER BY id", (f"{skill}.do",)).fetchall()
    return [json.loads(value) for (value,) in rows if value is not None]


def has_ended(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "\nState:\tZ" in status.read_text()
