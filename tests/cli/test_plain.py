"""What leaves the program plain is plain: no escapes, no boxes, no traceback, and no word about a closed pipe."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from cbtpain.words import progress as progress_words
from tests.conftest import Person, at

NOW = at("2026-03-15")
RATINGS = {
    "2026-02-01": "8 7 9",
    "2026-02-08": "8 8 8",
    "2026-02-15": "5 5 4",
    "2026-02-22": "4 - 4",
    "2026-03-15": "5 5 5",
}
COMMANDS = (
    *((), ("start",), ("checkin",), ("checkin", "7", "7", "6"), ("about",), ("--help",), ("checkin", "--help")),
    *(("progress",), ("progress", "--all"), ("progress", "--ascii"), ("progress", "--plain"), ("progress", "--json")),
    *(("help-now",), ("help-now", "--all"), ("help-now", "--signs"), ("help-now", "--country", "GB")),
)
EVERY_COMMAND = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Person:
    """Somebody with some weeks behind them."""
    person = Person(tmp_path_factory.mktemp("lived") / "home")
    for day, items in RATINGS.items():
        person.run("checkin", *items.split(), now=at(day))
    return person


def drawn(text: str) -> list[str]:
    """Every sign in it that is not plain: escapes, other controls, box-drawing and block characters."""
    return sorted(set(re.findall("[^\r\n -~\u00a0-\u24ff\u25a0-\U0010ffff]", text)))


def at_a_terminal(person: Person, *command: str, **more: str) -> str:
    """Everything shown at a terminal where the input ends at once."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "cbtpain", *command],
        env=person.environ(NOW, {"TERM": "xterm", "LANG": "C.UTF-8"} | more),
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=20,
    )
    child.delaybeforesend = None
    # The key must not come before the prompt: a terminal not yet read from would show it as ^D.
    if child.expect([pexpect.EOF, r"[:.] $"]):
        shown = str(child.before)
        child.sendeof()
        child.expect(pexpect.EOF)
        return shown + str(child.before)
    return str(child.before)


@EVERY_COMMAND
def test_a_pipe_gets_plain_text_with_an_empty_diary(person: Person, command: tuple[str, ...]) -> None:
    done = person.run(*command, now=NOW, expect=2 if command == ("checkin",) else 0)
    assert drawn(done.stdout + done.stderr) == []
    assert done.stdout


@EVERY_COMMAND
def test_a_pipe_gets_plain_text_with_weeks_in_the_diary(lived: Person, command: tuple[str, ...]) -> None:
    # The check-in of this day is there: without an answer it is left as it is.
    done = lived.run(*command, now=NOW, expect=2 if command == ("checkin",) else 0)
    assert drawn(done.stdout + done.stderr) == []


def test_a_terminal_gets_a_drawn_chart_unless_it_asks_for_a_plain_one(lived: Person) -> None:
    # Without this the tests below could pass where nothing is ever drawn.
    assert "\x1b" in drawn(at_a_terminal(lived, "progress"))


@pytest.mark.parametrize(
    ("command", "more"),
    [
        (("progress", "--plain"), {}),
        (("progress",), {"TERM": "dumb"}),
        (("progress",), {"ACCESSIBLE": "1"}),
        (("progress", "--all"), {"ACCESSIBLE": "1", "COLORTERM": "truecolor", "FORCE_COLOR": "1"}),
        ((), {"ACCESSIBLE": "1"}),
        (("help-now",), {"TERM": "dumb"}),
        (("about",), {"ACCESSIBLE": "1"}),
        (("start",), {"TERM": "dumb"}),
        (("checkin", "--on", "yesterday"), {"TERM": "dumb"}),
        (("checkin", "--on", "yesterday"), {"ACCESSIBLE": "1"}),
    ],
)
def test_a_terminal_that_asks_for_plain_text_gets_it(
    lived: Person, command: tuple[str, ...], more: dict[str, str]
) -> None:
    shown = at_a_terminal(lived, *command, **more)
    assert drawn(shown) == []
    assert shown.strip()
    assert "Traceback" not in shown


def test_a_pipe_gets_the_same_ratings_as_the_chart_and_programs(lived: Person) -> None:
    listed = lived.run("progress", now=NOW).stdout
    points = json.loads(lived.run("progress", "--json", now=NOW).stdout)["severity"]["points"]
    assert len(RATINGS) == len(points)
    assert [score for score in ("8.0", "4.7") if score not in listed] == []


@pytest.mark.parametrize("command", [("progress",), ("help-now",), ("checkin", "7", "7", "6"), ("--help",)])
def test_a_reader_that_left_is_no_fault(lived: Person, command: tuple[str, ...]) -> None:
    # With the reading end closed from the start, the first write fails; head would race with it.
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cbtpain", *command],
            stdin=subprocess.DEVNULL,
            stdout=writing,
            stderr=subprocess.PIPE,
            env=lived.environ(NOW),
            timeout=60,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_head_gets_its_line_and_nobody_complains(lived: Person, tmp_path: Path) -> None:
    complaints = tmp_path / "complaints"
    command = f'"{sys.executable}" -m cbtpain progress 2>"{complaints}" | head -n 1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, env=lived.environ(NOW), timeout=60)
    assert len(done.stdout.splitlines()) == 1
    assert complaints.read_text() == ""


def test_ratings_older_than_the_window_are_told_of_though_none_is_in_it(person: Person) -> None:
    person.run("checkin", "7", "7", "6", now=at("2025-02-01"))
    told = person.run("progress", now=at("2026-11-01")).stdout
    assert progress_words.WINDOW in told
    assert progress_words.LIST_TITLE not in told
