"""A session killed at random instants in a real terminal: no answer is missing that the screen had moved past.

The instants are drawn from a seed, which a failure prints; CBTPAIN_TEST_SEED sets it.
Each kill goes on in the same diary, as the person would: half-done sessions are gone on
with, finished ones are taken again a week later.
"""

import os
import pty
import random
import re
import select
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import Person, at
from tests.journeys.sitting import Line, at_random, foretold, opened

KILLS = 20
AT_ONCE = 2
LONGEST = 1.6
"""Seconds; by then the store is imported and dozens of answers are given."""
FIRST = date(2026, 2, 1)
ESCAPES = re.compile(r"\x1b\[[?0-9;]*[a-zA-Z]")


@pytest.fixture(scope="module")
def seed() -> int:
    found = int(os.environ.get("CBTPAIN_TEST_SEED") or time.time_ns() % 10**9)
    # Shown by pytest with a failure.
    sys.stdout.write(f"CBTPAIN_TEST_SEED={found}\n")
    return found


@dataclass
class Sitting:
    """The program in a terminal of its own, read as it writes."""

    process: "subprocess.Popen[bytes]"
    terminal: int
    until: float
    seen: str = ""

    def read(self) -> bool:
        """Take in what was written meanwhile; False once the time is up or the program has ended."""
        left = self.until - time.monotonic()
        if left <= 0:
            return False
        ready, _, _ = select.select([self.terminal], [], [], left)
        return bool(ready) and self._take()

    def _take(self) -> bool:
        try:
            found = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.seen += ESCAPES.sub("", found.decode(errors="replace"))
        return bool(found)

    def waits_at(self, label: str) -> bool:
        """Read until the program waits at that prompt."""
        while not self.seen.endswith(label):
            if not self.read():
                return self.seen.endswith(label)
        return True

    def type(self, text: str) -> None:
        self.seen = ""
        os.write(self.terminal, f"{text}\n".encode())


def killed_after(person: Person, now: str, lines: Sequence[Line], seconds: float) -> int:
    """Answer as fast as the screen allows, until the kill; how many answers the screen had moved past."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cbtpain", "start"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=person.environ(now, {"TERM": "dumb"}),
    )
    os.close(theirs)
    sitting = Sitting(process, ours, time.monotonic() + seconds)
    passed = _answered(sitting, lines)
    process.kill()
    with suppress(OSError):
        while sitting._take():
            pass
    process.wait()
    os.close(ours)
    # What was on its way to the screen when the kill came was shown as well.
    return passed + int(0 < passed < len(lines) and sitting.seen.endswith(lines[passed].label) and sitting.seen != "")


def _answered(sitting: Sitting, lines: Sequence[Line]) -> int:
    """``passed`` answers were followed by the next prompt."""
    for number, line in enumerate(lines):
        if not sitting.waits_at(line.label):
            return max(number - 1, 0)
        sitting.type(line.text)
    while sitting.read():
        pass
    return len(lines) - 1


def kept(home: Path) -> dict[str, str | None]:
    """The last run's answers, and the ratings of the last check-in, read beside a killed program's log."""
    if not (home / "diary.db").exists():
        return {}
    with closing(sqlite3.connect(home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return {}
        answers = connection.execute(
            "SELECT prompt, value FROM answer WHERE run_id = (SELECT max(id) FROM run) ORDER BY id"
        ).fetchall()
        ratings = connection.execute(
            "SELECT pain, enjoyment, activity FROM checkin ORDER BY occurred_on DESC, revision DESC LIMIT 1"
        ).fetchone() or (None, None, None)
    return dict(answers) | {
        item: None if value is None else str(value) for item, value in zip(("pain", "enjoyment", "activity"), ratings)
    }


def many_kills(person: Person, luck: random.Random, count: int) -> list[str]:
    """Kill and go on, again and again; what was lost."""
    lost: list[str] = []
    week = 0
    for number in range(count):
        now = at((FIRST + timedelta(weeks=week)).isoformat())
        lines = list(foretold(person.home, now, at_random(luck)))
        passed = killed_after(person, now, lines, luck.uniform(0.1, LONGEST))
        found = kept(person.home)
        for line in lines[:passed]:
            if line.key not in found or found[line.key] != line.value:
                lost.append(f"kill {number}: {line.key} was {line.value}, and is {found.get(line.key, 'missing')}")
        week += _is_over(person, now, lines)
    return lost


def _is_over(person: Person, now: str, lines: Sequence[Line]) -> bool:
    """True where the session was finished: the next one is for another week."""
    _, play = opened(person.home, now)
    return play.session.id not in {"", lines[0].key} and not play.live


def test_no_answer_is_missing_that_the_screen_had_moved_past(tmp_path: Path, seed: int) -> None:
    people = [Person(tmp_path / str(number)) for number in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = pool.map(
            lambda person: many_kills(person, random.Random(f"{seed}{person.home}"), KILLS // AT_ONCE), people
        )
    assert [line for lost in told for line in lost] == []
    # Without many answers kept the kills came too early to show anything.
    assert all(len(kept(person.home)) > 3 for person in people)
