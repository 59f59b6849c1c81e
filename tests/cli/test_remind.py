"""``cbtpain remind``: the file, the lines, and a reminder that is silent where nothing is due."""

import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from cbtpain.words import remind as words
from cbtpain.words.faults import SENTENCES
from tests.conftest import Person, at

NOW = at("2026-11-25", "17:00:00+01:00")
PRIVATE = ("pain", "therapy", "flare", "health", "session")


@pytest.fixture
def somebody(person: Person, tmp_path: Path) -> Person:
    """With a folder to write into."""
    (tmp_path / "out").mkdir()
    return person


def written(person: Person, *more: str, now: str = NOW) -> Any:
    """The calendar as its own library reads it, whose types name every kind of value at once."""
    to = person.home.parent / "out" / "it.ics"
    person.run("remind", "--to", str(to), "--replace", *more, now=now)
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    return Calendar.from_ical(to.read_bytes())


def times(found: Any) -> list[str]:
    return [f"{event['DTSTART'].dt:%Y-%m-%d %H:%M}" for event in found.walk("VEVENT")]


def test_the_first_time_is_the_next_one_in_the_persons_own_time(somebody: Person) -> None:
    assert times(written(somebody, "--on", "wed", "--at", "18:00")) == ["2026-11-25 18:00"]
    assert times(written(somebody, "--on", "wed", "--at", "5pm")) == ["2026-12-02 17:00"]


def test_what_was_chosen_is_taken_the_next_time(somebody: Person) -> None:
    written(somebody, "--on", "friday", "--at", "7:30", "--title", "Feed the cat")
    [event] = written(somebody).walk("VEVENT")
    assert (event["SUMMARY"], f"{event['DTSTART'].dt:%a %H:%M}") == ("Feed the cat", "Fri 07:30")


def test_the_lines_call_this_program_with_this_folder(somebody: Person) -> None:
    told = somebody.run("remind", "--to", str(somebody.home.parent / "out" / "a.ics"), now=NOW).stdout
    [cron] = [line for line in told.splitlines() if line.startswith("0 18 * * 1 ")]
    assert f"CBTPAIN_HOME={somebody.home}" in cron
    assert cron.endswith("-m cbtpain remind now --notify")
    assert "OnCalendar=Mon *-*-* 18:00:00" in told
    assert words.CANNOT_SILENCE in told


def test_every_kind_of_machine_is_told_on_request_and_what_was_not_tried_is_said(somebody: Person) -> None:
    told = somebody.run("remind", "--all-machines", "--to", str(somebody.home.parent / "out" / "a.ics"), now=NOW).stdout
    assert told.count("not tried") == 2
    assert "schtasks /Create" in told
    assert "<plist" in told


def test_a_file_that_is_there_is_left_alone(somebody: Person) -> None:
    to = somebody.home.parent / "out" / "it.ics"
    to.write_text("mine")
    assert "and was left as it is" in somebody.run("remind", "--to", str(to), now=NOW, expect=2).stderr
    assert to.read_text() == "mine"


def test_a_second_time_without_a_name_leaves_the_file_and_still_tells_the_lines(somebody: Person) -> None:
    here = somebody.home.parent / "out"
    code = "import os, sys; os.chdir(sys.argv.pop()); from cbtpain.cli.main import main; main()"
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code, "remind", str(here)], env=somebody.environ(NOW), capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert words.CRON in done.stdout
    assert words.STANDS.format(path=here / words.FILE) in done.stdout


@pytest.mark.parametrize(
    ("words_", "kind"),
    [
        (("--on", "someday"), "not_a_weekday"),
        (("--on", "t"), "not_a_weekday"),
        (("--at", "25:00"), "not_a_time"),
        (("--at", "13pm"), "not_a_time"),
        (("--at", "noonish"), "not_a_time"),
        (("pause", "yesterday"), "not_a_pause"),
        (("pause", "soon"), "not_a_pause"),
        (("pause", "10", "moons"), "not_a_pause"),
        (("pause", "9999"), "not_a_pause"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_written(
    somebody: Person, words_: tuple[str, ...], kind: str
) -> None:
    assert somebody.run("remind", *words_, now=NOW, expect=2).stderr.strip() == SENTENCES[kind]
    assert not somebody.home.exists()


def test_without_a_crontab_program_the_other_ways_are_named(somebody: Person, tmp_path: Path) -> None:
    told = somebody.run("remind", "--cron", now=NOW, more={"PATH": str(tmp_path)}, expect=2)
    assert told.stderr.strip() == SENTENCES["no_crontab"]


# remind now


def now_says(person: Person, day: str) -> str:
    told = person.run("remind", "now", now=at(day))
    assert told.stderr == ""
    return told.stdout


def finish(person: Person, number: int, day: str) -> None:
    person.run("start", str(number), typed="s\n" * 70, now=at(day))


def test_it_is_silent_until_something_is_due(somebody: Person) -> None:
    somebody.run("checkin", "5", "5", "5", now=at("2026-11-01"))
    finish(somebody, 1, "2026-11-01")
    somebody.run("assess", "--now", typed="s\n" * 40, now=at("2026-11-01"))
    assert now_says(somebody, "2026-11-04") == ""
    assert now_says(somebody, "2026-11-08") == f"{words.NOW}\n"


def test_what_it_says_names_nothing_private(somebody: Person) -> None:
    assert [name for name in PRIVATE if name in words.NOW.lower().replace("cbtpain", "")] == []


def test_a_pause_is_typed_as_its_help_says(somebody: Person) -> None:
    for words_typed in (["10 days"], ["10", "days"]):
        done = somebody.run("remind", "pause", *words_typed, now=at("2026-11-10"))
        assert done.stdout == words.PAUSED_UNTIL.format(day="Thu 19 Nov 2026") + "\n"


def test_a_pause_holds_to_its_last_day_and_can_be_taken_back(somebody: Person) -> None:
    finish(somebody, 1, "2026-11-01")
    somebody.run("remind", "pause", "2026-11-20", now=at("2026-11-10"))
    assert [now_says(somebody, f"2026-11-{day}") != "" for day in (10, 20, 21)] == [False, False, True]
    somebody.run("remind", "pause", now=at("2026-11-21"))
    assert now_says(somebody, "2027-11-21") == ""
    somebody.run("remind", "resume", now=at("2026-11-21"))
    assert now_says(somebody, "2026-11-21") != ""


def test_a_flare_is_quiet(somebody: Person) -> None:
    finish(somebody, 1, "2026-11-01")
    somebody.run("flare", "--log", now=at("2026-11-15"))
    assert now_says(somebody, "2026-11-16") == ""
    somebody.run("flare", "--back", now=at("2026-11-17"))
    assert now_says(somebody, "2026-11-30") != ""


def test_a_damaged_diary_is_no_matter_for_a_scheduler(somebody: Person) -> None:
    somebody.home.mkdir()
    (somebody.home / "diary.db").write_bytes(b"no diary" * 1000)
    assert now_says(somebody, "2026-11-15") == ""
