"""The quick check-in killed: what was acknowledged is on disk, whole, with its mark and its note."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pexpect

from tests.conftest import Person, at
from tests.journeys.test_kills import luck

__all__ = ["luck"]

NOW = at("2026-02-15")
ONE_SHOT_KILLS = 12
QUICK_ROWS = "SELECT pain, trouble, asked, flare, text FROM quick LEFT JOIN quick_note ON quick_id = quick.id"


def rows(home: Path) -> list[tuple[object, ...]]:
    """Read beside a killed program's log, without the product; none where no diary was made yet."""
    if not (home / "diary.db").exists():
        return []
    with closing(sqlite3.connect(home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            return []
        return connection.execute(QUICK_ROWS).fetchall()


def test_one_given_at_once_is_there_whole_or_not_at_all(tmp_path: Path, luck: random.Random) -> None:
    whole = [(5, 4, 2, 1, "slept badly")]
    for number in range(ONE_SHOT_KILLS):
        person = Person(tmp_path / str(number))
        process = subprocess.Popen(
            [sys.executable, "-m", "cbtpain", "checkin", "--quick", "5", "4", "--flare", "--note"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=person.environ(NOW),
        )
        with suppress(subprocess.TimeoutExpired):
            process.communicate(b"slept badly\n", timeout=luck.uniform(0.05, 0.5))
        process.kill()
        out, _ = process.communicate()
        assert rows(person.home) in ([whole] if b"Kept for" in out else [[], whole])


def test_an_answer_is_on_disk_once_the_second_question_shows_and_it_goes_on_there(person: Person) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "cbtpain", "checkin", "--quick", "--flare"],
        env=dict(person.environ(NOW, {"TERM": "dumb"})),
        encoding="utf-8",
        timeout=20,
    )
    try:
        child.expect("0 to 10: ")
        child.sendline("5")
        child.expect("2 of 2")
        child.kill(9)
        child.wait()
    finally:
        child.close(force=True)
    assert rows(person.home) == [(5, None, 1, 1, None)]

    person.run("checkin", "--quick", typed="4\n", now=NOW)
    assert rows(person.home) == [(5, 4, 2, 1, None)]
