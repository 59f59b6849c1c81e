"""A new start at a terminal: every key at its questions, a kill between them, and the window that follows."""

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pytest

from cbtpain.words import anew as words
from cbtpain.words import checkin as checkin_words
from tests.cli.here import printed, severity, weeks
from tests.conftest import Person, at
from tests.waiting import until_it_waits

NOW = at("2026-03-01")
LAST = "2026-02-15"


@pytest.fixture
def rated(tmp_path: Path) -> Person:
    person = Person(tmp_path / "home")
    weeks(person, dict.fromkeys(("2026-02-01", "2026-02-08", LAST), (7, 7, 6)))
    return person


@contextmanager
def asked(person: Person, *more: str) -> Iterator["pexpect.spawn[str]"]:
    """The command at a terminal, where it waits at its first question."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "cbtpain", "baseline", "reset", *more],
        env=dict(person.environ(NOW, {"TERM": "xterm", "LANG": "C.UTF-8"})),
        encoding="utf-8",
        dimensions=(24, 200),
        timeout=20,
    )
    child.delaybeforesend = None
    try:
        child.expect_exact(checkin_words.YES_NO.strip())
        until_it_waits(child.pid)
        yield child
    finally:
        child.close(force=True)


def rest(child: "pexpect.spawn[str]") -> tuple[str, int | None]:
    child.expect(pexpect.EOF)
    shown = str(child.before)
    child.close()
    return shown, child.exitstatus


def episodes(person: Person) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(person.home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute("SELECT begins_on, reason FROM episode ORDER BY id").fetchall()


def test_each_key_at_the_question_does_what_it_does_everywhere(rated: Person) -> None:
    with asked(rated, "--reason") as child:
        child.sendline("!")
        child.expect_exact("Country: ")
        child.sendline("GB")
        child.expect_exact("116 123")
        child.expect_exact(checkin_words.YES_NO.strip())
        for key, shown in (("?", "flare"), ("b", words.ASK[:30]), ("maybe", words.ASK[:30])):
            child.sendline(key)
            child.expect_exact(shown)
            child.expect_exact(checkin_words.YES_NO.strip())
        child.sendline("yes")
        child.expect_exact(words.PROMPT_REASON.strip())
        child.sendline("back")
        child.expect_exact(checkin_words.YES_NO.strip())
        assert episodes(rated) == []
        child.sendline("1")
        child.expect_exact(words.PROMPT_REASON.strip())
        child.sendline("a fall")
        shown, code = rest(child)
    assert (words.DONE.format(day="Sun 1 Mar 2026") in shown, code) == (True, 0)
    assert episodes(rated) == [("2026-03-01", "a fall")]


@pytest.mark.parametrize(("key", "code"), [("2\r", 0), ("q\r", 0), ("\x04", 0), ("\x03", 130)], ids=repr)
def test_what_is_no_yes_leaves_it_as_it_was(rated: Person, key: str, code: int) -> None:
    with asked(rated) as child:
        child.send(key)
        shown, ended = rest(child)
    assert words.LEFT in shown
    assert "Traceback" not in shown
    assert (episodes(rated), ended) == ([], code)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM], ids=str)
def test_broken_off_between_the_yes_and_the_reason_nothing_is_set_anew(rated: Person, number: signal.Signals) -> None:
    before = severity(rated, NOW)
    with asked(rated, "--reason") as child:
        child.sendline("1")
        child.expect_exact(words.PROMPT_REASON.strip())
        until_it_waits(child.pid)
        os.kill(child.pid, number)
        child.wait()
    assert episodes(rated) == []
    assert severity(rated, NOW) == before


WINDOW = {
    "no rating": ((), "2026-03-20", ("none", None, "no_baseline")),
    "the first": ((("2026-03-02", "4 4 4"),), "2026-03-02", ("in_progress", 4.0, "no_current")),
    "one, window closed": ((("2026-03-02", "4 4 4"),), "2026-03-12", ("provisional", 4.0, "no_current")),
    "two, still open": ((("2026-03-02", "4 4 4"), ("2026-03-09", "5 5 5")), "2026-03-11", ("in_progress", 4.5, None)),
    "two, closed": ((("2026-03-02", "4 4 4"), ("2026-03-09", "5 5 5")), "2026-03-12", ("confirmed", 4.5, None)),
    "compared": (
        (("2026-03-02", "4 4 4"), ("2026-03-09", "4 4 4"), ("2026-03-16", "3 3 2")),
        *("2026-03-16", ("confirmed", 4.0, "improved_30")),
    ),
}


@pytest.mark.parametrize("name", WINDOW)
def test_the_new_start_has_its_own_window_and_an_undo_in_it_brings_the_old_one_back(rated: Person, name: str) -> None:
    given, today, (state, value, status) = WINDOW[name]
    with asked(rated) as child:
        child.sendline("1")
        assert rest(child)[1] == 0
    for day, items in given:
        printed(rated, "checkin", *items.split(), now=at(day))

    found = severity(rated, at(today))
    assert (found["baseline"]["state"], found["baseline"]["value"]) == (state, value)
    assert found["status"] == (status or "no_current")
    assert {one["on"] for one in found["points"]} >= {"2026-02-01", "2026-02-08", LAST}

    told = printed(rated, "baseline", "undo", now=at(today))
    assert words.UNDONE.format(value="6.7") in told.splitlines()
    old = severity(rated, at(today))
    assert (old["baseline"]["exact"], old["baseline"]["state"], old["set_anew_on"]) == ("20/3", "confirmed", None)
    assert [one["on"] for one in old["points"]] == [one["on"] for one in found["points"]]
    printed(rated, "baseline", "undo", now=at(today))
    assert severity(rated, at(today)) == found
