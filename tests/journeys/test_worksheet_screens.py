"""Worksheets and cards as a person sees them, and the editor on a real terminal, against files to be read.

To write them anew after a change of words: CBTPAIN_GOLDEN=write pytest tests/journeys/test_worksheet_screens.py,
then read each as the person would.
"""

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pexpect
import pytest

from cbtpain.words import worksheet as words
from tests.cli.worksheets import NOW, Desk
from tests.conftest import Person
from tests.journeys.test_screens import STYLE, compare
from tests.waiting import until_it_waits

SLEEPY = """#!/bin/sh
printf '\\n> it was the garden, too\\n' > "$1.part"
sed 's/> my garden/> my garden, and calls/' "$1" > "$1.new" && mv "$1.new" "$1" && rm "$1.part"
echo open
exec sleep 60
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of somebody with two cards, a half-done letter and a fair look."""
    desk = Desk(tmp_path_factory.mktemp("filled"))
    desk.card()
    desk.run("worksheet", "new", "card", typed="3\n0\nRest first, then the one thing that matters.\n")
    desk.run("worksheet", "new", "record", typed="2\n7\n5\n3\n1\n4\n")
    desk.run("worksheet", "new", "letter", typed="1 2\nmy garden\n")
    return desk.home


@pytest.fixture
def someone(tmp_path: Path, filled: Path) -> Person:
    copytree(filled, tmp_path / "home")
    return Person(tmp_path / "home")


def terminal(person: Person, columns: int, *command: str, **environ: str) -> "pexpect.spawn[str]":
    seat = pexpect.spawn(
        sys.executable,
        ["-m", "cbtpain", *command],
        env=person.environ(NOW, {"TERM": "xterm-256color", "LANG": "C.UTF-8", **environ}),
        encoding="utf-8",
        dimensions=(60, columns),
        timeout=20,
    )
    seat.delaybeforesend = None
    return seat


def seen(seat: "pexpect.spawn[str]", before: str = "") -> str:
    seat.expect(pexpect.EOF)
    seat.close()
    return STYLE.sub("", before + seat.before).replace("\r\n", "\n")


def commands(person: Person, columns: int, *each: tuple[str, ...]) -> str:
    """What each shows in a terminal, under its command."""
    shown = (seen(terminal(person, columns, "worksheet", *command)) for command in each)
    return "\n".join(f"$ cbtpain worksheet {' '.join(command)}\n{text}" for command, text in zip(each, shown))


@pytest.mark.parametrize("columns", [40, 80])
def test_worksheets_in_a_terminal(someone: Person, columns: int) -> None:
    text = commands(someone, columns, ("list",), ("show", "record"), *([("print", "card")] if columns == 40 else []))
    assert max(map(len, text.splitlines())) <= columns
    compare(f"worksheets-{columns}", text)


def test_worksheets_plain(someone: Person) -> None:
    compare("worksheets-plain", commands(someone, 80, ("list", "--plain"), ("show", "--plain")))


def test_worksheets_piped(someone: Person) -> None:
    desk = Desk(someone.home.parent)
    parts = []
    for command in ("list", "show", "show record --markdown", "print card --filled", "print flare"):
        assert desk.run("worksheet", *command.split()) == 0
        parts.append(f"$ cbtpain worksheet {command}\n{desk.said}")
    assert desk.run("cards") == 0
    compare("worksheets-piped", "\n".join([*parts, f"$ cbtpain cards\n{desk.said}"]))


@pytest.mark.parametrize(("columns", "more"), [(40, ()), (80, ()), (80, ("--plain",))])
def test_the_first_card_takes_no_key_and_each_next_one_is_one_key(
    someone: Person, columns: int, more: tuple[str, ...]
) -> None:
    seat = terminal(someone, columns, "cards", *more)
    before = ""
    for key in ("", "b", "?", "", ""):
        seat.expect([r"stops: $", r"ends: $"])
        before += seat.before + seat.after
        seat.sendline(key)
    text = seen(seat, before)
    assert seat.exitstatus == 0
    assert "\x1b]" not in before
    assert max(map(len, text.splitlines())) <= columns
    compare(f"cards-{'plain' if more else columns}", text)


def script(folder: Path, text: str) -> str:
    path = folder / "editor"
    path.write_text(text)
    path.chmod(0o700)
    return str(path)


def kept(person: Person) -> list[str]:
    with closing(sqlite3.connect(person.home / "diary.db")) as connection:
        found = connection.execute("SELECT value FROM answer WHERE prompt = 'letter.helped' ORDER BY id").fetchall()
    return [str(value) for (value,) in found]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_program_ended_while_the_editor_is_open_leaves_a_draft_that_the_next_edit_goes_on_with(
    someone: Person, tmp_path: Path, number: int
) -> None:
    seat = terminal(someone, 80, "worksheet", "edit", "letter", EDITOR=script(tmp_path, SLEEPY))
    seat.expect("open")
    until_it_waits(seat.pid)
    os.kill(seat.pid, number)
    seat.wait()
    seat.close(force=True)
    assert kept(someone) == ['"my garden"']
    desk = Desk(someone.home.parent, {"EDITOR": "true"})
    assert desk.run("worksheet", "edit", "letter", typed="1\n") == 0
    assert words.DRAFT_FOUND in desk.said
    assert kept(someone) == ['"my garden"', '"my garden, and calls"']
    assert [path.name for path in someone.home.glob("*draft-*")] == []


def test_ctrl_c_is_the_editors_own_while_it_is_open(someone: Person, tmp_path: Path) -> None:
    trap = "trap 'echo heard' INT\n"
    editor = script(tmp_path, SLEEPY.replace("exec sleep 60", f"{trap}read line\nread line").replace("echo open", ""))
    editor = script(tmp_path, Path(editor).read_text().replace(trap, f"{trap}echo open\n"))
    seat = terminal(someone, 80, "worksheet", "edit", "letter", EDITOR=editor)
    seat.expect("open")
    seat.sendintr()
    seat.expect("heard")
    seat.sendline("")
    seat.sendline("")
    assert words.CHANGED_ONE in seen(seat)
    assert seat.exitstatus == 0


def test_ctrl_c_at_a_card_ends_it(someone: Person) -> None:
    seat = terminal(someone, 80, "cards")
    seat.expect("stops: $")
    until_it_waits(seat.pid)
    seat.sendintr()
    seat.expect(pexpect.EOF)
    seat.close()
    assert seat.exitstatus == 130
