"""The worst day as a person sees it, and how many keys it takes, in a real terminal.

To write the screens anew after a change of words: CBTPAIN_GOLDEN=write pytest tests/journeys/test_flare_screens.py,
then read each as the person would.
"""

import json
import re
import signal
import sys
from datetime import date
from pathlib import Path

import pexpect
import pytest

from cbtpain.records import Flare
from cbtpain.store.fast_flares import flares
from cbtpain.words import flare as words
from tests.cli.here import printed, severity, weeks
from tests.conftest import Person, at
from tests.journeys.test_screens import compare
from tests.waiting import until_it_waits

NOW = at("2026-03-09")
TODAY = date(2026, 3, 9)
STYLE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
USUAL = [(words.PROMPT, "1\r"), (words.MARK_PROMPT, "\r")]
FEWEST = 4


class Seat:
    """Somebody at a terminal of that width, whose keys are counted."""

    def __init__(self, person: Person, *command: str, columns: int = 80) -> None:
        environ = person.environ(NOW, {"TERM": "xterm-256color", "LANG": "C.UTF-8", "CBTPAIN_COUNTRY": ""})
        self.keys = 0
        self.shown = ""
        self.program = pexpect.spawn(
            sys.executable,
            ["-m", "cbtpain", *command],
            env=environ,
            encoding="utf-8",
            dimensions=(60, columns),
            timeout=20,
        )

    def press(self, prompt: str, keys: str) -> None:
        self.wait_for(prompt)
        for key in keys:
            self.program.send(key)
            self.keys += 1

    def wait_for(self, text: str) -> None:
        self.program.expect_exact(text)
        self.shown += self.program.before + text

    def leave(self, code: int = 0) -> str:
        self.program.expect(pexpect.EOF)
        self.shown += self.program.before
        self.program.close()
        assert self.program.exitstatus == code
        return STYLE.sub("", self.shown).replace("\r\n", "\n").replace("\r", "")


def test_four_keys_at_most_from_the_command_to_the_mark(person: Person) -> None:
    seat = Seat(person, "flare")
    for prompt, keys in USUAL:
        seat.press(prompt, keys)
    seat.wait_for(words.HOW_BACK)

    assert seat.keys <= FEWEST
    assert [Flare(TODAY, id=1)] == flares(person.home)
    seat.press("to close: ", "\r")
    seat.leave()


@pytest.mark.parametrize("columns", [40, 80])
def test_the_usual_path_drawn(person: Person, columns: int) -> None:
    seat = Seat(person, "flare", columns=columns)
    for prompt, keys in [*USUAL, ("to close: ", "\r")]:
        seat.press(prompt, keys)
    compare(f"flare-{columns}", seat.leave())


def test_the_usual_path_plain(person: Person) -> None:
    seat = Seat(person, "flare", "--plain")
    for prompt, keys in [*USUAL, ("to close: ", "\r")]:
        seat.press(prompt, keys)
    compare("flare-plain", seat.leave())


@pytest.mark.parametrize("columns", [40, 80])
def test_new_pain_drawn(person: Person, columns: int) -> None:
    seat = Seat(person, "flare", columns=columns)
    seat.press(words.PROMPT, "2\r")
    pages = 0
    while seat.program.expect_exact([words.SIGNS_PROMPT, words.CARE_PROMPT]) == 0:
        seat.shown += seat.program.before + words.SIGNS_PROMPT
        seat.program.send("\r")
        pages += 1
    seat.shown += seat.program.before + words.CARE_PROMPT
    seat.program.send("\r")
    seat.press(words.MARK_PROMPT, "\r")
    seat.press("to close: ", "\r")

    assert pages <= 6
    compare(f"flare-new-{columns}", seat.leave())


def test_piped(person: Person) -> None:
    compare("flare-piped", person.run("flare", now=NOW).stdout)
    compare("flare-piped-answered", person.run("flare", typed="1\n\n", now=NOW).stdout)


WEEKS = {"2026-02-01": (7, 7, 6), "2026-02-08": (7, 7, 6), "2026-02-15": (8, 8, 7), "2026-03-01": (6, 5, 5)}
WEEKS |= {"2026-03-08": (5, 4, 5)}


@pytest.fixture
def someone(person: Person) -> Person:
    """Five weeks in, a flare in the third of them, and one that is over since today."""
    weeks(person, WEEKS)
    printed(person, "flare", "--until", "3 days", now=at("2026-02-14"))
    printed(person, "flare", "--log", now=at("2026-03-06"))
    printed(person, "flare", "--back", now=NOW)
    return person


@pytest.mark.parametrize(
    ("columns", "name", "command"),
    [
        (40, "progress-flares-40", ["progress"]),
        (80, "progress-flares-80", ["progress"]),
        (40, "progress-flares-ascii-40", ["progress", "--ascii"]),
    ],
)
def test_progress_marks_the_days(someone: Person, columns: int, name: str, command: list[str]) -> None:
    text = Seat(someone, *command, columns=columns).leave()

    assert max(map(len, text.splitlines())) <= columns
    compare(name, text)


def test_progress_says_the_days_and_lists_them(someone: Person) -> None:
    compare("progress-flares-plain", printed(someone, "progress", "--plain", now=NOW))
    told = json.loads(printed(someone, "progress", "--json", now=NOW))
    days = ["2026-02-14", "2026-02-15", "2026-02-16", "2026-03-06", "2026-03-07", "2026-03-08"]
    assert days == told["flare_days"]


def test_a_flare_moves_no_verdict(someone: Person, tmp_path: Path) -> None:
    another = Person(tmp_path / "another")
    weeks(another, WEEKS)

    assert severity(another, NOW) == severity(someone, NOW)


KEYS_OF_A_WALK = [(words.PROMPT, "1\r"), (words.MARK_PROMPT, "\r"), ("to close: ", "")]


@pytest.mark.parametrize(
    ("pressed", "how"),
    [(0, signal.SIGKILL), (1, signal.SIGKILL), (2, signal.SIGKILL), (0, "closed"), (1, signal.SIGINT), (2, "closed")],
)
def test_whatever_ends_it_what_is_marked_is_what_was_said(
    person: Person, how: signal.Signals | str, pressed: int
) -> None:
    seat = Seat(person, "flare")
    for prompt, keys in KEYS_OF_A_WALK[:pressed]:
        seat.press(prompt, keys)
    seat.wait_for(KEYS_OF_A_WALK[pressed][0])
    until_it_waits(seat.program.pid)
    if how == "closed":
        seat.program.close()
    else:
        assert isinstance(how, signal.Signals)
        seat.program.kill(how)
        seat.program.expect(pexpect.EOF)
        seat.program.close()

    told = words.HOW_BACK in seat.shown
    assert told == (pressed == 2)
    assert len(flares(person.home)) == int(told)
