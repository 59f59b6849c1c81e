"""A long text typed at a real keyboard: kept as it was typed, also when the window is closed in the middle of it."""

import json
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from cbtpain.words import session as words
from tests.conftest import Person, at

FILES = {
    "course.yaml": 'format_version: 1\nid: "long"\ntitle: "Long"\nsessions: ["one"]\n',
    "sessions/one.yaml": """format_version: 1
id: "one"
title: "One"
message: "One."
steps:
  - {id: "text", kind: "long-text", text: "What is on your mind?"}
  - {id: "close", kind: "close", text: "Bye."}
""",
}
PAGE = ["first line", "second line", "third [b]line[/b]"]


@pytest.fixture
def course(tmp_path: Path) -> str:
    (tmp_path / "course" / "sessions").mkdir(parents=True)
    for name, text in FILES.items():
        (tmp_path / "course" / name).write_text(text, encoding="utf-8")
    return str(tmp_path / "course")


def written(person: Person, course: str, *command: str) -> "pexpect.spawn[str]":
    """The page typed, and the prompt for one more line on the screen."""
    environ = person.environ(at("2026-02-01"), {"TERM": "dumb", "CBTPAIN_CONTENT": course, "PS1": "$ "})
    child = pexpect.spawn(command[0], list(command[1:]), env=environ, encoding="utf-8", timeout=20)
    child.delaybeforesend = None
    if "bash" in command[0]:
        child.sendline(f"{sys.executable} -m cbtpain start")
    child.expect(words.LINES)
    for line in PAGE:
        child.sendline(line)
        child.expect_exact(words.MORE_LINES)
    return child


def kept(person: Person) -> list[str]:
    with closing(sqlite3.connect(person.home / "diary.db")) as connection:
        return [json.loads(value) for (value,) in connection.execute("SELECT value FROM answer WHERE prompt = 'text'")]


def test_the_lines_are_kept_as_they_were_typed(person: Person, course: str) -> None:
    child = written(person, course, sys.executable, "-m", "cbtpain", "start")
    child.sendline("")
    child.expect_exact(words.ENTER)
    child.close(force=True)
    assert kept(person) == ["\n".join(PAGE)]


def test_what_a_locked_diary_could_not_take_is_kept_at_the_next_try(person: Person, course: str) -> None:
    person.run("checkin", "5", "5", "5", now=at("2026-02-01"))
    child = written(person, course, sys.executable, "-m", "cbtpain", "start")
    with closing(sqlite3.connect(person.home / "diary.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        child.sendline("")
        child.expect_exact(words.TRY_AGAIN)
        other.execute("ROLLBACK")
    assert kept(person) == []
    child.sendline("")
    child.expect_exact(words.ENTER)
    child.close(force=True)
    assert kept(person) == ["\n".join(PAGE)]


def test_a_text_longer_than_one_can_be_is_kept_up_to_the_line_before(person: Person, course: str) -> None:
    line = "x" * 900
    typed = f"{line}\n" * 14
    told = person.run("start", now=at("2026-02-01"), typed=typed, more={"CBTPAIN_CONTENT": course}, expect=None)
    assert words.LONG_ENOUGH in told.stdout
    assert kept(person) == ["\n".join([line] * 11)]


def test_a_pasted_text_is_one_answer_with_its_blank_lines(person: Person, course: str) -> None:
    environ = person.environ(at("2026-02-01"), {"TERM": "xterm", "CBTPAIN_CONTENT": course})
    child = pexpect.spawn(sys.executable, ["-m", "cbtpain", "start"], env=environ, encoding="utf-8", timeout=20)
    child.expect(words.LINES)
    child.send("\x1b[200~Dear me,\n\nit hurts.\x1b[201~\n")
    child.expect_exact(words.MORE_LINES)
    child.send("\n")
    child.expect_exact(words.ENTER)
    child.close(force=True)
    assert kept(person) == ["Dear me,\n\nit hurts."]


@pytest.mark.parametrize("shell", [False, True], ids=["the program's own terminal", "in a shell"])
def test_closing_the_window_in_the_middle_keeps_the_lines_so_far(person: Person, course: str, shell: bool) -> None:
    command = ["bash", "--norc", "-i"] if shell else [sys.executable, "-m", "cbtpain", "start"]
    child = written(person, course, *command)
    # Closed as a window is: nothing is killed before it had time to keep what is at hand.
    child.ptyproc.fileobj.close()
    until = time.monotonic() + 30
    while not is_kept(person) and time.monotonic() < until:
        time.sleep(0.1)
    child.terminate(force=True)
    assert kept(person) == ["\n".join(PAGE)]


def is_kept(person: Person) -> bool:
    try:
        return bool(kept(person))
    except sqlite3.OperationalError:
        # Not made yet, or just being made.
        return False
