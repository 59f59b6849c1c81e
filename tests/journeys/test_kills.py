"""Killed at any instant: what was acknowledged is on disk, and nothing is half-written.

The delays are drawn from a seed, which a failure prints; CBTPAIN_TEST_SEED sets it.
"""

import os
import random
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pexpect
import pytest

from cbtpain.store import fast
from cbtpain.store.connection import connect
from cbtpain.store.migrations import NEWEST
from cbtpain.words.checkin import items, kept
from tests.conftest import Person, at

FIRST = date(2024, 1, 1)
ONE_SHOT_KILLS = int(os.environ.get("CBTPAIN_TEST_KILLS", "160"))
NEW_DIARY_KILLS = max(1, ONE_SHOT_KILLS // 4)
ASKED_KILLS = max(3, ONE_SHOT_KILLS // 12)
AT_ONCE = 2

Items = tuple[int, int, int]


@pytest.fixture(scope="module")
def luck() -> random.Random:
    seed = int(os.environ.get("CBTPAIN_TEST_SEED") or time.time_ns() % 10**9)
    # Shown by pytest with a failure.
    sys.stdout.write(f"CBTPAIN_TEST_SEED={seed}\n")
    return random.Random(seed)


@dataclass(frozen=True)
class Attempt:
    """One check-in to be killed ``delay`` seconds after its start, in a home of its own or a shared one."""

    person: Person
    day: date
    items: Items
    delay: float


def acknowledged(attempt: Attempt) -> bool:
    """Start, wait, kill; True where the person had been told that it is kept."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cbtpain", "checkin", *map(str, attempt.items)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=attempt.person.environ(at(attempt.day.isoformat())),
    )
    try:
        # One that is done already is not waited for.
        with suppress(subprocess.TimeoutExpired):
            process.wait(attempt.delay)
    finally:
        process.kill()
    out, errors = process.communicate(timeout=60)
    assert errors == b"", errors
    told = out.decode().startswith(f"{kept(attempt.day, items(attempt.items))}\n")
    assert told or process.returncode == -9, "it ended without a word"
    return told


def all_attempts(attempts: Sequence[Attempt]) -> list[bool]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(acknowledged, attempts))


def usual_seconds(person: Person) -> float:
    """How long an undisturbed check-in takes here, with as many at once as later."""

    def one(number: int) -> float:
        begun = time.monotonic()
        person.run("checkin", "5", "5", "5", now=at((FIRST - timedelta(number + 1)).isoformat()))
        return time.monotonic() - begun

    # Made before two come to it: that meeting has tests of its own.
    one(0)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sorted(pool.map(one, range(1, 8)))[3]


def delays(luck: random.Random, usual: float, count: int) -> list[float]:
    """Half of them anywhere, half around the time of the write, which comes late in the run."""
    anywhere = [luck.uniform(0, 1.1 * usual) for _ in range(count // 2)]
    late = [luck.uniform(0.6 * usual, 1.2 * usual) for _ in range(count - len(anywhere))]
    mixed = anywhere + late
    luck.shuffle(mixed)
    return mixed


def some_items(number: int) -> Items:
    return number % 11, (number // 11) % 11, (3 * number) % 11


def rows(home: Path) -> list[tuple[object, ...]]:
    """Everything in the diary, after a check that it is whole, opened as the program does."""
    with fast.writing(home):
        pass
    with closing(connect(home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        return connection.execute(
            "SELECT occurred_on, revision, pain, enjoyment, activity, asked, source, days_back FROM checkin ORDER BY id"
        ).fetchall()


def row_of(attempt: Attempt) -> tuple[object, ...]:
    return (attempt.day.isoformat(), 1, *attempt.items, 3, "self", 0)


def test_what_was_acknowledged_survives_a_kill_at_any_instant(tmp_path: Path, luck: random.Random) -> None:
    person = Person(tmp_path / "home")
    usual = usual_seconds(Person(tmp_path / "trial"))
    attempts = [
        Attempt(person, FIRST + timedelta(number), some_items(number), delay)
        for number, delay in enumerate(delays(luck, usual, ONE_SHOT_KILLS))
    ]
    told = all_attempts(attempts)

    found = rows(person.home)
    promised = {row_of(attempt) for attempt, said in zip(attempts, told) if said}
    assert promised - set(found) == set()
    assert set(found) - {row_of(attempt) for attempt in attempts} == set()
    assert len(set(found)) == len(found)
    # Without both kinds the kills came too early or too late to show anything.
    assert 0 < len(promised) < ONE_SHOT_KILLS
    assert len(found) < ONE_SHOT_KILLS
    assert {stat.S_IMODE(path.stat().st_mode) for path in person.home.iterdir()} == {0o600}
    assert person.run("progress", now=at(attempts[-1].day.isoformat())).stdout.startswith("Your progress")


def test_a_kill_while_a_diary_is_made_never_stands_in_the_way_of_the_next_check_in(
    tmp_path: Path, luck: random.Random
) -> None:
    usual = usual_seconds(Person(tmp_path / "trial"))
    attempts = [
        Attempt(Person(tmp_path / str(number)), FIRST, some_items(number), luck.uniform(0.4 * usual, 1.1 * usual))
        for number in range(NEW_DIARY_KILLS)
    ]
    told = all_attempts(attempts)
    half_made = [attempt for attempt, said in zip(attempts, told) if not said and attempt.person.home.exists()]

    for attempt, said in zip(attempts, told):
        before = rows(attempt.person.home)
        assert before == [row_of(attempt)] or (not said and before == [])
    # The real command on a few: each costs a process.
    for attempt in half_made[:8]:
        attempt.person.run("checkin", "1", "2", "3", now=at("2024-01-02"))
        assert ("2024-01-02", 1, 1, 2, 3, 3, "self", 0) in rows(attempt.person.home)
    assert any(told)
    assert not all(told)


def asked_so_far(home: Path) -> list[tuple[object, ...]]:
    """Read beside a killed program's log, without the product."""
    with closing(sqlite3.connect(home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute("SELECT pain, enjoyment, activity, asked FROM checkin ORDER BY id").fetchall()


AFTER_ANSWER = ("2 of 3", "3 of 3", "Kept for")


def answer_and_be_killed(person: Person, answers: Sequence[int], luck: random.Random) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "cbtpain", "checkin"],
        env=dict(person.environ(at("2026-02-15"), {"TERM": "dumb"})),
        encoding="utf-8",
        timeout=20,
    )
    child.delaybeforesend = None
    try:
        child.expect("1 of 3")
        for answer, following in zip(answers, AFTER_ANSWER):
            child.expect("0 to 10: ")
            child.sendline(str(answer))
            child.expect(following)
        time.sleep(luck.choice([0, 0, luck.uniform(0, 0.02)]))
        child.kill(9)
        child.wait()
    finally:
        child.close(force=True)


def test_an_answer_is_on_disk_once_the_next_question_shows(tmp_path: Path, luck: random.Random) -> None:
    lost = {}
    for number in range(ASKED_KILLS):
        person = Person(tmp_path / str(number))
        answers = some_items(luck.randrange(1331))[: 1 + number % 3]
        answer_and_be_killed(person, answers, luck)

        expected = (*answers, *[None] * (3 - len(answers)), len(answers))
        if (found := asked_so_far(person.home)) != [expected]:
            lost[number] = (expected, found)

    assert lost == {}


def test_a_killed_check_in_goes_on_where_it_was(person: Person, luck: random.Random) -> None:
    answer_and_be_killed(person, [8, 4], luck)

    done = person.run("checkin", now=at("2026-02-15"), typed="6\n")

    assert "You began this check-in earlier. What you gave is kept; it goes on here." in done.stdout
    assert "3 of 3" in done.stdout
    assert "2 of 3" not in done.stdout
    assert rows(person.home) == [("2026-02-15", 1, 8, 4, 6, 3, "self", 0)]
