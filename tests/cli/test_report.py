"""``cbtpain report``: shown first, written where it is wanted, for the person's eyes alone."""

import io
import os
import re
import stat
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pexpect
import pytest

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.clock import Moment
from cbtpain.records import Checkin, Practice, Run, Said
from cbtpain.store import fast
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from cbtpain.words import report as words
from tests.conftest import Person, at, one_session

NOW = at("2026-03-08")
FILE = "cbtpain-report-2026-03-08.html"
MOMENT = Moment(datetime(2026, 2, 8, 9, tzinfo=UTC), 60)
GOAL, NOTE = "walk the dog <b>slowly</b>", "rain & <script>alert(1)</script>"


WEEKS = ((1, 2, (7, 7, 6)), (8, 2, (7, 7, 6)), (15, 2, (6, 6, 6)), (1, 3, (5, 4, 5)), (8, 3, (5, 4, 4)))


class Done(NamedTuple):
    code: int
    stdout: str
    stderr: str


def run(person: Person, *options: str, expect: int = 0) -> Done:
    """``cbtpain report`` within this process, with nobody at the keyboard."""
    out, errors = io.StringIO(), io.StringIO()
    services = Services(environ=person.environ(NOW), stdin=io.StringIO(), stdout=out, stderr=errors)
    code = app(["report", *options], standalone_mode=False, obj=services)
    done = Done(code, out.getvalue(), errors.getvalue())
    assert code == expect, done
    return done


@pytest.fixture
def rated(person: Person) -> Person:
    """Five weeks, with a note at the third."""
    with fast.writing(person.home) as diary:
        for day, month, items in WEEKS:
            diary.keep(Checkin(date(2026, month, day), *items), MOMENT, NOTE if day == 15 else "")
    return person


@pytest.fixture
def in_course(rated: Person) -> Person:
    """Two sessions done, a goal in own words, five practices, and a skill that did harm."""
    given = {
        "calm-the-body": [Said("practice", '"x"')] * 5,
        "one-minute-calm": [Said("value-goal.goal", '"own"', "own words"), Said("value-goal.goal.own", '"x"', GOAL)],
        "good-things": [Said("harms", '"yes"', "Yes"), Said("harms-which", '"pacing"', "The set time")],
    }
    store = Store(rated.home)
    for number, (session, answers) in enumerate(given.items(), start=1):
        run = Run("cbtpain", session, number, 8, "0" * 64, short=False, begun_on=MOMENT.local_date)
        for at_, said in enumerate(answers):
            done = Practice("pmr", f"relax-{at_}", 1, "tension", 7, 3) if number == 1 else None
            run = Runs(store).keep(run, said, MOMENT, done=said is answers[-1] and number < 3, practice=done)
    store.close()
    return rated


def page(person: Person, folder: Path, *options: str) -> str:
    """The page as it was written."""
    path = folder / "page.html"
    run(person, "--yes", "--replace", "--to", str(path), *options)
    return path.read_text(encoding="utf-8")


def asked(person: Person, folder: Path, answers: Sequence[str], *options: str) -> str:
    """What a terminal shows in that folder, with those answers typed; its lines are joined."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "cbtpain", "report", *options],
        env=person.environ(NOW, {"TERM": "xterm", "COLUMNS": "200"}),
        cwd=folder,
        encoding="utf-8",
        timeout=20,
    )
    shown = ""
    for answer in answers:
        child.expect("1 yes, 2 no: ")
        shown += child.before + child.after
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    return re.sub(r"\s+", " ", shown + child.before)


def test_on_a_pipe_it_is_shown_and_nobody_is_asked(rated: Person, tmp_path: Path) -> None:
    done = rated.run("report", now=NOW)
    assert done.stdout.startswith(words.TITLE)
    assert "Pain severity (PEG, mean of three): 6.7 at the start, 4.3 now, 2.3 points lower, 35 percent." in done.stdout
    assert done.stdout.endswith(f"{words.HOW_TO_WRITE}\n")
    assert not list(tmp_path.rglob("*.html"))


def test_the_text_alone_is_the_page_and_nothing_else(rated: Person) -> None:
    said = run(rated, "--text").stdout
    assert said.startswith(words.TITLE)
    assert said.endswith(f"{words.ABOUT[-1]}\n")


def test_an_empty_diary_is_no_error_and_makes_no_folder(person: Person) -> None:
    assert words.COVERS_NONE in run(person, "--text").stdout
    assert not person.home.exists()


@pytest.mark.parametrize("options", [("--to", "page.html"), ("--open",)], ids=" ".join)
def test_a_file_on_a_pipe_needs_a_yes(rated: Person, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = run(rated, *options, expect=2)
    assert "--yes" in done.stderr
    assert not list(tmp_path.rglob("*.html"))


def test_with_a_yes_it_is_written_private(rated: Person, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    done = run(rated, "--yes", "--to", str(path))
    assert done.stdout == f"{words.WRITTEN_TO.format(path=path)}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_yes_does_not_write_over_a_file(rated: Person, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("theirs")
    done = run(rated, "--yes", "--to", str(path), expect=2)
    assert str(path) in done.stderr
    assert path.read_text() == "theirs"


@pytest.mark.parametrize("name", ["diary.db", "settings.json", "backups/page.html"])
def test_nothing_writes_over_the_diary(rated: Person, name: str) -> None:
    diary = (rated.home / "diary.db").read_bytes()
    done = run(rated, "--yes", "--replace", "--to", str(rated.home / name), expect=2)
    assert "your diary itself" in done.stderr
    assert (rated.home / "diary.db").read_bytes() == diary


@pytest.mark.parametrize("name", ["none/page.html", ".", "~nobody-at-all/page.html", "a" * 300])
def test_a_place_that_cannot_be_written_is_said(rated: Person, tmp_path: Path, name: str) -> None:
    named = name if name.startswith("~") else str(tmp_path / name)
    done = run(rated, "--yes", "--replace", "--to", named, expect=2)
    assert "could not be written" in done.stderr


@pytest.mark.parametrize("yes", ["1", "yes"])
def test_on_a_terminal_it_asks_and_writes(rated: Person, tmp_path: Path, yes: str) -> None:
    shown = asked(rated, tmp_path, [yes])
    assert shown.index(words.TITLE) < shown.index(f"Write this page to {tmp_path / FILE}?")
    assert words.ON_IT_NOT.format(parts="your own goal, your notes", names="goal,notes") in shown
    assert (tmp_path / FILE).exists()


@pytest.mark.parametrize("no", ["2", "", "q", "what\n2", "\x04"], ids=repr)
def test_without_a_yes_nothing_is_written(rated: Person, tmp_path: Path, no: str) -> None:
    assert words.NOT_WRITTEN in asked(rated, tmp_path, [no])
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(("answer", "holds"), [("1", "<!DOCTYPE"), ("2", "theirs")])
def test_a_file_that_is_there_is_asked_about_by_itself(rated: Person, tmp_path: Path, answer: str, holds: str) -> None:
    (tmp_path / FILE).write_text("theirs")
    assert f"{tmp_path / FILE} is there already." in asked(rated, tmp_path, ["1", answer])
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith(holds)


def test_it_can_be_opened_in_a_browser(rated: Person, tmp_path: Path) -> None:
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}\n')
    browser.chmod(0o700)
    path = tmp_path / "page.html"
    rated.run("report", "--yes", "--open", "--to", str(path), now=NOW, more={"BROWSER": str(browser)})
    assert opened.read_text() == path.as_uri()


def test_no_browser_is_said_and_the_page_is_there(rated: Person, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    more = {"BROWSER": "/nowhere", "PATH": "/nowhere"}
    done = rated.run("report", "--yes", "--open", "--to", str(path), now=NOW, more=more)
    assert done.stdout.endswith(f"{words.NO_BROWSER.format(path=path)}\n")
    assert path.exists()


def test_since_shows_later_ratings_and_leaves_the_start_alone(rated: Person) -> None:
    said = run(rated, "--text", "--since", "2026-03-01").stdout
    assert "Ratings from 1 Mar 2026 to 8 Mar 2026: 2 with a score." in said
    assert words.EARLIER in said
    assert "6.7 at the start" in said


@pytest.mark.parametrize("day", ["2026-03-09", "someday"])
def test_a_day_that_cannot_be_is_said(rated: Person, day: str) -> None:
    assert "Nothing was written." in run(rated, "--since", day, expect=2).stderr


@pytest.mark.parametrize("option", ["--with", "--without"])
def test_a_part_that_is_none_is_said(rated: Person, option: str) -> None:
    done = run(rated, option, "goal,weather", expect=2)
    assert "practice, sessions, daily, change, mood, goal, notes" in done.stderr


def test_own_words_are_not_on_it_unless_asked_for(in_course: Person, tmp_path: Path) -> None:
    usual = page(in_course, tmp_path)
    assert "walk the dog" not in usual
    assert "alert" not in usual
    asked_for = page(in_course, tmp_path, "--with", "goal, notes")
    assert "walk the dog &lt;b&gt;slowly&lt;/b&gt;" in asked_for
    assert "rain &amp; &lt;script&gt;" in asked_for
    assert "<script" not in asked_for
    both = page(in_course, tmp_path, "--with", "goal", "--with", "notes", "--without", "notes")
    assert "walk the dog" in both
    assert "alert" not in both


def test_practice_sessions_and_harm_are_on_it_and_can_be_left_off(in_course: Person, tmp_path: Path) -> None:
    usual = page(in_course, tmp_path)
    for said in ("letting tension go", "tension (5)", "2 of 8 finished", words.HARM_WHICH.format(which="the set time")):
        assert said in usual
    bare = page(in_course, tmp_path, "--without", "practice,sessions")
    for said in (words.PRACTICE_TITLE, words.SESSIONS_TITLE, "made things worse"):
        assert said not in bare


def test_a_fault_in_one_session_of_a_course_keeps_nobody_from_a_page(rated: Person, tmp_path: Path) -> None:
    more = one_session(tmp_path / "course", "[")
    assert "0 of 1 finished." in rated.run("report", "--text", now=NOW, more=more).stdout


def test_a_name_stands_at_the_top(rated: Person, tmp_path: Path) -> None:
    assert '<bdi dir="auto">Name: Jo &#34;&lt;M&gt;&#34;</bdi>' in page(rated, tmp_path, "--name", ' Jo "<M>" ')


def test_a_name_that_is_no_text_ends_nothing(rated: Person, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    rated.run("report", "--yes", "--to", str(path), "--name", os.fsdecode(b"J\xffo"), now=NOW)
    assert "Name: Jo" in path.read_text(encoding="utf-8")
