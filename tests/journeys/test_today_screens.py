"""``today``, ``remind``, ``booster`` and ``safety`` as a person sees them, against files to be read.

To write them anew after a change of words: CBTPAIN_GOLDEN=write pytest tests/journeys/test_today_screens.py,
then read each as the person would.
"""

import re
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.cli.here import weeks
from tests.cli.test_today import finished
from tests.conftest import Person, at
from tests.journeys.test_screens import STYLE, compare
from tests.waiting import until_it_waits

MONDAY = date(2026, 3, 2)
NOW = at("2026-03-16")
PROMPT = re.compile(r"[:.] $")
STYLES = pytest.mark.parametrize("style", ["80", "40", "plain", "piped"])
COMMANDS = {
    "today": ["q"],
    "safety": ["6"],
    "booster": ["", "4", "4", "5", "2", "0", ""],
}


def typed_at(person: Person, columns: int, command: list[str], lines: list[str]) -> str:
    """What a terminal shows while these lines are typed, each at its prompt."""
    environ = person.environ(NOW, {"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"})
    child = pexpect.spawn(
        sys.executable, ["-m", "cbtpain", *command], env=environ, encoding="utf-8", dimensions=(60, columns), timeout=20
    )
    child.delaybeforesend = None
    shown = ""
    for line in lines:
        shown += _to_its_prompt(child)
        child.sendline(line)
    child.expect(pexpect.EOF)
    shown += child.before
    child.close()
    assert child.exitstatus == 0
    return STYLE.sub("", shown).replace("\r\n", "\n")


def _to_its_prompt(child: Any) -> str:
    """All that came up until it waits for a line."""
    came = ""
    while not PROMPT.search(came):
        until_it_waits(child.pid)
        with suppress(pexpect.TIMEOUT):
            while True:
                came += child.read_nonblocking(4096, timeout=0.05)
    return came


@pytest.fixture
def through(person: Person) -> Person:
    """Somebody who went through the course two weeks ago."""
    finished(person, 8, MONDAY)
    weeks(person, {MONDAY.isoformat(): (6, 6, 6)})
    return person


@STYLES
@pytest.mark.parametrize("command", COMMANDS)
def test_the_screens(through: Person, command: str, style: str) -> None:
    lines = COMMANDS[command]
    match style:
        case "piped":
            text = through.run(command, typed="".join(f"{line}\n" for line in lines), now=NOW).stdout
        case "plain":
            text = typed_at(through, 80, [command, "--plain"], lines)
        case _:
            text = typed_at(through, int(style), [command], lines)
    compare(f"{command}-{style}", text)


@pytest.mark.parametrize("style", ["80", "40", "piped"])
def test_reminders(through: Person, tmp_path: Path, style: str) -> None:
    to = tmp_path / "note.ics"
    command = ["remind", "--on", "mon", "--at", "18:00", "--to", str(to)]
    text = through.run(*command, now=NOW).stdout if style == "piped" else typed_at(through, int(style), command, [])
    compare(f"remind-{style}", _placeless(text, through.home, to))


def _placeless(text: str, home: Path, to: Path) -> str:
    """Without the folders of this run, which a narrow screen breaks anywhere."""
    for place, name in ((str(to), "note.ics"), (str(home), "HOME"), (sys.executable, "PYTHON")):
        text = re.sub("\\s*".join(map(re.escape, place)), name, text)
    return text
