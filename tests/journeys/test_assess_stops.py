"""``cbtpain assess`` stopped at every item and killed at any instant: it goes on at the first one not answered."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from io import StringIO
from pathlib import Path

import pytest

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.words import assess as words
from tests.cli.here import PersonHere
from tests.cli.test_assess import AGREED, HEAVY, NHIS, OWN, PEG, START, Row, rows, typed
from tests.conftest import Person

ALL = typed(PEG, OWN, ["gardening", "7", ""], NHIS, AGREED, HEAVY).splitlines(keepends=True)
LAST_SCREEN = "3\n"
KILLS = 4


class Typing(StringIO):
    """What is typed; after it the stop."""

    def __init__(self, lines: list[str], stop: signal.Signals | None) -> None:
        super().__init__("".join(lines))
        self._stop = stop

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # as StringIO itself is typed
        line = super().readline(-1 if size is None else size)
        if not line and self._stop is not None:
            os.kill(os.getpid(), self._stop)
        return line


def stopped(person: PersonHere, lines: list[str], stop: signal.Signals | None) -> str:
    out, errors = StringIO(), StringIO()
    services = Services(person.environ(START), Typing(lines, stop), out, errors)
    app(["assess"], standalone_mode=False, obj=services)
    assert errors.getvalue() == ""
    return out.getvalue()


def all_kept(person: Person) -> list[Row]:
    return [*rows(person), *rows(person, "pain, enjoyment, activity, asked", "checkin")]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    person = PersonHere(tmp_path_factory.mktemp("undisturbed") / "home")
    person.run("assess", now=START, typed="".join([*ALL, LAST_SCREEN]))
    return all_kept(person)


@pytest.mark.parametrize("stop", [None, signal.SIGINT, signal.SIGTERM], ids=["ctrl-d", "ctrl-c", "sigterm"])
@pytest.mark.parametrize("given", range(1, len(ALL) + 1))
def test_stopped_at_any_item_it_goes_on_there(
    tmp_path: Path, undisturbed: list[Row], given: int, stop: signal.Signals | None
) -> None:
    person = PersonHere(tmp_path / "home")
    told = stopped(person, ALL[:given], stop)
    assert (words.PAUSED_AT_END if given == len(ALL) else words.PAUSED) in told

    person.run("assess", now=START, typed="".join([*ALL[given:], LAST_SCREEN]))
    assert all_kept(person) == undisturbed
    assert rows(person, "state", "assessment") == [("done",)]


def test_killed_at_any_instant_it_has_what_was_answered_and_goes_on(tmp_path: Path, undisturbed: list[Row]) -> None:
    seed = int(os.environ.get("CBTPAIN_TEST_SEED") or time.time_ns() % 10**9)
    # Shown by pytest with a failure.
    sys.stdout.write(f"CBTPAIN_TEST_SEED={seed}\n")
    luck = random.Random(seed)
    for number in range(KILLS):
        person = PersonHere(tmp_path / str(number))
        process = subprocess.Popen(
            [sys.executable, "-m", "cbtpain", "assess"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            env=person.environ(START),
        )
        with suppress(subprocess.TimeoutExpired):
            process.communicate("".join([*ALL, LAST_SCREEN]).encode(), timeout=luck.uniform(0.4, 1.6))
        process.kill()
        process.communicate()
        sheet, asked = so_far(person)
        assert sheet == undisturbed[: len(sheet)]
        person.run("assess", now=START, typed="".join([*ALL[asked + len(sheet) :], LAST_SCREEN]))
        assert all_kept(person) == undisturbed


def so_far(person: Person) -> tuple[list[Row], int]:
    """What the sheet has, and how many questions of the check-in were put; nothing where there is no diary yet."""
    path = person.home / "diary.db"
    if not path.exists():
        return [], 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            return [], 0
    return rows(person), sum(asked for (asked,) in rows(person, "asked", "checkin") if isinstance(asked, int))
