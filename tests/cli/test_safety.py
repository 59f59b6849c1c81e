"""``cbtpain safety``: the screen at any time, what is the person's own in help-now, and the listening.

In this process, but for one walk through all of it as a process of its own.
"""

import json
import sqlite3
import stat
from pathlib import Path

import pytest

from cbtpain.errors import OK, USAGE
from cbtpain.paths import DIARY, SETTINGS
from cbtpain.words import help_now as help_words
from cbtpain.words import safety as words
from tests.cli.here import PersonHere
from tests.conftest import Person, at

CARE_WORDS = "I want to die"
GB = {"LANG": "en_GB.UTF-8"}


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return PersonHere(tmp_path / "home")


def test_the_real_command_takes_the_screen_keeps_a_contact_and_shows_both(tmp_path: Path) -> None:
    person = Person(tmp_path / "home")
    assert words.AFTER in person.run("safety", typed="6\n", more=GB).stdout
    person.run("safety", "--contacts", typed="Kim, 0555 0100\n\n")
    assert answers(person) == [("safety", '"no-movement"')]
    (person.home / DIARY).write_bytes(b"not a diary")
    assert "  Kim, 0555 0100\n" in person.run("help-now", "GB").stdout
    person.run("safety", "--listening", "maybe", expect=USAGE)


def answers(person: Person) -> list[tuple[str, str]]:
    with sqlite3.connect(person.home / DIARY) as diary:
        return diary.execute("SELECT prompt, value FROM answer ORDER BY id").fetchall()


@pytest.mark.parametrize(
    ("key", "kept"),
    [("1", "urgent"), ("2", "urgent"), ("3", "urgent"), ("4", "no-body"), ("5", "no-body"), ("6", "no-movement")],
)
def test_a_line_of_the_screen_says_its_words_and_keeps_what_is_left_out_alone(
    person: Person, key: str, kept: str
) -> None:
    done = person.run("safety", typed=f"{key}\n", more=GB)
    assert done.returncode == OK
    said = words.REPLIES[kept].replace("{{fact:emergency_number}}", "999")
    assert said in done.stdout
    assert [(prompt, json.loads(value)) for prompt, value in answers(person)] == [("safety", kept)]


def test_what_was_named_is_in_force_until_it_is_said_to_be_checked(person: Person) -> None:
    assert words.CHECKED not in person.run("safety", typed="6\n").stdout
    not_yet = person.run("practice", "move", typed="3\n").stdout
    assert "Has a doctor or nurse looked at it?" in not_yet
    assert words.CHECKED_REPLY in person.run("safety", typed="8\n").stdout
    assert "Has a doctor or nurse looked at it?" not in person.run("practice", "move", typed="").stdout
    assert words.CHECKED not in person.run("safety", typed="0\n").stdout


def test_what_is_not_checked_yet_stays_as_it_was_named(person: Person) -> None:
    person.run("safety", typed="1\n")
    assert words.STILL_REPLY in person.run("safety", typed="7\n").stdout
    assert json.loads(answers(person)[-1][1]) == "urgent"


def test_a_line_that_is_none_is_refused_with_the_code_of_bad_input(person: Person) -> None:
    assert words.AFTER not in person.run("safety", typed="99\n", expect=USAGE).stdout
    assert words.AFTER not in person.run("safety", typed="").stdout


@pytest.mark.parametrize("options", [("--signs", "--contacts"), ("--listening", "maybe")])
def test_options_that_make_no_sense_write_nothing(person: Person, options: tuple[str, ...]) -> None:
    assert person.run("safety", *options, expect=USAGE).stdout == ""
    assert not person.home.exists()


def test_the_list_of_signs_has_every_line_of_the_curriculum(person: Person) -> None:
    shown = person.run("safety", "--signs").stdout
    assert shown == person.run("help-now", "--signs").stdout
    for said in ("inner thighs", "wiping", "sexual function", "both legs", "chest pain", "accident", "replaced"):
        assert said in shown
    for said in ("scalp or jaw", "fever", "losing weight", "lump", "at night", "steroids", "no one has ever checked"):
        assert said in shown
    for said in ("surgery", "cancer", "alcohol or drug", "heart disease", "seizures", "pregnancy", "blood pressure"):
        assert said in shown


def test_own_people_and_steps_stand_in_help_now_also_when_the_diary_is_damaged(person: Person) -> None:
    person.run("safety", "--contacts", typed="Kim, 0555 0100\nLee, 0555 0199\n2\nLee, 0555 0198\n1\nx\n\n")
    person.run("safety", "--grounding", typed="1\nSit with the cat\n")
    (person.home / DIARY).write_bytes(b"not a diary")
    shown = person.run("help-now", "GB").stdout
    first, _, rest = shown.partition(help_words.CONTACTS)
    assert help_words.LINES_FOR.format(country="United Kingdom") not in first
    assert "  Lee, 0555 0198\n" in rest
    assert "Kim" not in shown
    assert words.PICKS[0] in rest
    assert "  Sit with the cat\n" in rest
    assert stat.S_IMODE((person.home / SETTINGS).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "settings", ['{"contacts": 3}', '{"contacts": "a\\ud800"}', "[" * 100_000, '{"contacts": "\\u001b[2J"}', "\x00"]
)
def test_damaged_settings_leave_the_whole_help_page(person: Person, settings: str) -> None:
    person.home.mkdir(parents=True)
    (person.home / SETTINGS).write_text(settings, encoding="utf-8")
    done = person.run("help-now", "GB")
    assert done.stderr == ""
    assert "Samaritans" in done.stdout
    assert help_words.CONTACTS not in done.stdout


def test_a_line_too_long_one_too_many_and_one_that_is_there_are_said_and_not_kept(person: Person) -> None:
    typed = "\n".join(["x" * 200, "a b", "a b", "c d", "e f", "g h", "i j", "k l", ""])
    shown = person.run("safety", "--contacts", typed=typed).stdout
    assert words.TOO_LONG.format(longest=120) in shown
    assert words.TWICE in shown
    assert words.FULL.format(most=5) in shown
    kept = json.loads((person.home / SETTINGS).read_text(encoding="utf-8"))
    assert kept == {"contacts": "a b\nc d\ne f\ng h\ni j"}


@pytest.mark.parametrize("as_json", [(), ("--json",)], ids=["words", "json"])
def test_a_note_brings_the_help_lines_once_and_nothing_of_it_is_kept(person: Person, as_json: tuple[str, ...]) -> None:
    done = person.run("checkin", "7", "7", "6", "--note", *as_json, typed=f"{CARE_WORDS}\n{CARE_WORDS}\n")
    assert done.returncode == OK
    shown = done.stderr if as_json else done.stdout
    assert shown.count(help_words.MORE) == 1
    assert CARE_WORDS not in shown
    if as_json:
        json.loads(done.stdout)
    assert not (person.home / SETTINGS).exists()


def test_nothing_tells_a_diary_with_such_a_note_from_another_but_the_note(person: Person) -> None:
    said = []
    for note in ("I want to die", "I want to dig"):
        person.run("checkin", "7", "7", "6", "--note", typed=f"{note}\n", now=at("2026-02-15"))
        with sqlite3.connect(person.home / DIARY) as diary:
            said.append("\n".join(diary.iterdump()).replace(note, "NOTE"))
        (person.home / DIARY).unlink()
    assert said[0] == said[1]


def test_it_can_be_switched_off_and_on_again(person: Person) -> None:
    seen = []
    for how in ("off", "on"):
        said = person.run("safety", "--listening", how).stdout
        assert "do not rely on it" in said
        seen.append(help_words.MORE in person.run("checkin", "7", "7", "6", "--note", typed=f"{CARE_WORDS}\n").stdout)
    assert seen == [False, True]


def test_a_reason_for_a_new_start_and_the_name_of_an_activity_are_looked_at(person: Person) -> None:
    shown = person.run("pace", "--log", "20", "--for", CARE_WORDS).stdout
    assert help_words.MORE in shown
