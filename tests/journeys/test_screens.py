"""Whole screens, as a person sees them, against files to be read.

To write them anew after a change of words: CBTPAIN_GOLDEN=write pytest tests/journeys/test_screens.py,
then read each as the person would.
"""

import os
import re
import sys
from pathlib import Path

import pexpect
import pytest

from cbtpain.words import progress as words
from tests.conftest import Person, at

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
WEEKS = [
    ("2026-02-01", "7 7 6"),
    ("2026-02-08", "7 7 6"),
    ("2026-02-15", "6 7 6"),
    ("2026-02-22", "5 - 6"),
    ("2026-03-01", "6 5 5"),
    ("2026-03-15", "5 4 5"),
    ("2026-03-22", "4 5 4"),
]
TODAY = at("2026-03-23")
FIRST_SCREEN = {40: 33, 60: 28, 80: 24, 120: 24}
"""Rows that what matters most takes at the most: at 80 columns it fits a usual terminal."""
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def shown(person: Person, columns: int, *command: str) -> str:
    """What a terminal of that width shows, styles taken out."""
    environ = person.environ(TODAY, {"TERM": "xterm-256color", "LANG": "C.UTF-8"})
    terminal = pexpect.spawn(
        sys.executable, ["-m", "cbtpain", *command], env=environ, encoding="utf-8", dimensions=(60, columns), timeout=20
    )
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    return STYLE.sub("", terminal.before).replace("\r\n", "\n")


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("CBTPAIN_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.fixture
def someone(person: Person) -> Person:
    """Seven weeks in: two at the line, one question left out, one week missed, one filled in later."""
    for day, items in WEEKS:
        person.run("checkin", *items.split(), now=at(day))
    person.run("checkin", "5", "5", "5", "--on", "2026-03-08", now=at("2026-03-10"))
    return person


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_progress_drawn(someone: Person, columns: int) -> None:
    text = shown(someone, columns, "progress")
    assert max(map(len, text.splitlines())) <= columns
    assert text.index("lower is better") < text.index("10 ")
    assert text.splitlines().index(words.MORE_TITLE) <= FIRST_SCREEN[columns]
    compare(f"progress-{columns}", text)


@pytest.mark.parametrize("columns", [40, 80])
def test_progress_in_plain_letters(someone: Person, columns: int) -> None:
    text = shown(someone, columns, "progress", "--ascii")
    assert text.isascii()
    compare(f"progress-ascii-{columns}", text)


def test_progress_plain(someone: Person) -> None:
    compare("progress-plain", someone.run("progress", "--plain", now=TODAY).stdout)


def test_a_piped_check_in(person: Person) -> None:
    compare("checkin-piped", person.run("checkin", typed="7\nseventy\n7\n6\n", now=TODAY).stdout)


@pytest.mark.parametrize("country", ["US", "GB"])
def test_help_now(person: Person, country: str) -> None:
    compare(f"help-now-{country}", person.run("help-now", "--country", country).stdout)


def test_signs(person: Person) -> None:
    compare("help-now-signs", person.run("help-now", "--signs", "--country", "GB").stdout)
