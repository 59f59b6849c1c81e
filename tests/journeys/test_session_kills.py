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

from cbtpain.course.load import Course
from cbtpain.paths import content
from tests.conftest import Person, at
from tests.journeys.sitting import Line, at_random, foretold

KILLS = int(os.environ.get("CBTPAIN_TEST_KILLS", "60"))
"""500 take about six minutes; the instants differ from run to run."""
AT_ONCE = 2
EARLIEST, LATEST = 0.6, 2.0
"""In units of the time from the start to the second prompt, when the first answer is kept: most of it imports."""
SESSIONS = len(Course(content()).session_ids)
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


def started(person: Person, now: str) -> tuple[int, "subprocess.Popen[bytes]"]:
    """``cbtpain start`` in a terminal of its own: our end of it, and the process."""
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "cbtpain", "start"]
    environ = person.environ(now, {"TERM": "dumb"})
    process = subprocess.Popen(words, stdin=theirs, stdout=theirs, stderr=theirs, env=environ)
    os.close(theirs)
    return ours, process


def killed_after(person: Person, now: str, lines: Sequence[Line], seconds: float) -> int:
    """Answer as fast as the screen allows, until the kill; how many answers the screen had moved past."""
    ours, process = started(person, now)
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
    """The last run's answers and the last check-in's ratings, read beside a killed program's log.

    An answer that was taken back when the session was done stands as it was given.
    """
    if not (home / "diary.db").exists():
        return {}
    with closing(sqlite3.connect(home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return {}
        answers = connection.execute(
            "SELECT prompt, value FROM answer"
            " WHERE run_id = (SELECT max(id) FROM run) AND value IS NOT 'null' ORDER BY id"
        ).fetchall()
        ratings = connection.execute(
            "SELECT pain, enjoyment, activity FROM checkin ORDER BY occurred_on DESC, revision DESC LIMIT 1"
        ).fetchone() or (None, None, None)
    return dict(answers) | {
        item: None if value is None else str(value) for item, value in zip(("pain", "enjoyment", "activity"), ratings)
    }


def sessions_done(home: Path) -> int:
    """How many sessions of the course are finished in that diary."""
    if not (home / "diary.db").exists():
        return 0
    with closing(sqlite3.connect(home / "diary.db")) as connection:
        if not connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'run'").fetchone()[0]:
            return 0
        done: int = connection.execute("SELECT count(*) FROM run WHERE state = 'done'").fetchone()[0]
    return done


def seconds_to_second_prompt(folder: Path) -> float:
    """How long it takes here, with as many at once as later."""

    def one(number: int) -> float:
        person, begun = Person(folder / f"trial-{number}"), time.monotonic()
        now = at(FIRST.isoformat())
        lines = list(foretold(person.home, now, at_random(random.Random(number))))[:2]
        ours, process = started(person, now)
        sitting = Sitting(process, ours, begun + 60)
        assert sitting.waits_at(lines[0].label)
        sitting.type(lines[0].text)
        assert sitting.waits_at(lines[1].label)
        process.kill()
        process.wait()
        os.close(ours)
        return time.monotonic() - begun

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sorted(pool.map(one, range(5)))[2]


def many_kills(folder: Path, luck: random.Random, count: int, usual: float) -> tuple[list[str], int]:
    """Kill and go on, again and again: what was lost, and how many answers the screen had moved past."""
    lost: list[str] = []
    moved_past, course = 0, 0
    for number in range(count):
        if sessions_done(folder / str(course)) == SESSIONS:
            course += 1
        person = Person(folder / str(course))
        now = at((FIRST + timedelta(weeks=sessions_done(person.home))).isoformat())
        lines = list(foretold(person.home, now, at_random(luck)))
        passed = killed_after(person, now, lines, usual * luck.uniform(EARLIEST, LATEST))
        moved_past += passed
        lost += [f"kill {number}: {what}" for what in missing(lines, passed, kept(person.home))]
    return lost, moved_past


def missing(lines: Sequence[Line], passed: int, found: dict[str, str | None]) -> list[str]:
    """What the screen had moved past and the diary does not hold.

    A skipped question may have come back, so the last answer to it counts; the one on
    its way when the kill came may be kept or not.
    """
    expected = {line.key: line.value for line in lines[:passed]}
    on_its_way = {line.key: line.value for line in lines[passed : passed + 1]}
    return [
        f"{key} was {value}, and is {found.get(key, 'missing')}"
        for key, value in expected.items()
        if key not in found or found[key] not in (value, on_its_way.get(key, value))
    ]


def test_no_answer_is_missing_that_the_screen_had_moved_past(tmp_path: Path, seed: int) -> None:
    usual = seconds_to_second_prompt(tmp_path)
    folders = [tmp_path / str(number) for number in range(AT_ONCE)]
    share = KILLS // AT_ONCE
    with ThreadPoolExecutor(AT_ONCE) as pool:
        told = list(
            pool.map(lambda folder: many_kills(folder, random.Random(f"{seed} {folder.name}"), share, usual), folders)
        )
    assert [line for lost, _ in told for line in lost] == []
    # Fewer answers than kills would mean that the kills came too early to show anything.
    assert sum(moved_past for _, moved_past in told) > KILLS
