"""The check-in with answers from a pipe: whatever comes in is kept, refused or told, and drives nothing."""

import json
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cbtpain.errors import Rejected
from cbtpain.paths import DIARY
from cbtpain.play.note import LONGEST
from cbtpain.records import Checkin
from cbtpain.store.fast import reading
from cbtpain.words import checkin as words
from cbtpain.words import session as session_words
from cbtpain.words.faults import sentence
from tests.conftest import Person, at, one_session

DAY = date(2026, 2, 15)
NOW = at(DAY.isoformat())
REFUSED = sentence(Rejected("not_a_rating"))
HELLO = '{id: "hello", kind: "reading", text: "Your pain is real."}'
CHECKIN = '{id: "checkin", kind: "checkin"}'
NEVER = ("\x1b", "\x00", "\x07", "\x9b", "\u202e")
"""What could drive a terminal or turn a line round."""


def kept(person: Person) -> list[Checkin]:
    with reading(person.home) as diary:
        return diary.checkins()


def notes(person: Person) -> list[str]:
    connection = sqlite3.connect(person.home / DIARY)
    try:
        return [text for (text,) in connection.execute("SELECT text FROM note ORDER BY id")]
    finally:
        connection.close()


def told(text: str) -> str:
    """The output, once it is known to hold nothing that drives a terminal."""
    assert [sign for sign in NEVER if sign in text] == []
    return text


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("7\n7\n6\n", id="digits"),
        pytest.param("7\r\n7\r\n6\r\n", id="lines that end as on Windows"),
        pytest.param("7\n7\n6", id="no end of the last line"),
        pytest.param(" Seven \n\u0667\n\uff16\nmore\nthan asked\n", id="words and digits of other scripts"),
    ],
)
def test_three_answers_are_kept(person: Person, typed: str) -> None:
    done = person.run("checkin", typed=typed, now=NOW)
    assert kept(person) == [Checkin(DAY, 7, 7, 6)]
    assert words.kept(DAY, words.items((7, 7, 6))) in told(done.stdout)
    assert done.stderr == ""


BAD = [
    *(b"", b" ", b"seventy", b"3.5", b"-1", b"11", b"7 7 6", b"7;7;6", b"ten\x00", b"\x1b[A7", b"\x1b]0;title\x07"),
    *("🙂".encode(), "7\ufe0f\u20e3".encode(), "\u05e9\u05d1\u05e2".encode(), "\u202e7\u202c".encode()),
    *(b"\xff\xfe7", b"\xc3", b"7" * 1_000_000, b"seven " * 170_000),
]


def test_each_value_that_cannot_be_taken_is_refused_and_the_same_question_is_asked_again(person: Person) -> None:
    done = person.run("checkin", typed=b"\n".join([*BAD, b"7", *BAD, b"7", *BAD, b"6", b""]), now=NOW)
    assert 3 * len(BAD) == told(done.stdout).count(REFUSED)
    assert kept(person) == [Checkin(DAY, 7, 7, 6)]


@pytest.mark.parametrize("typed", ["seventy\n", "\n", "s\n3.5"])
def test_an_input_that_ends_on_a_refused_value_is_a_usage_error(person: Person, typed: str) -> None:
    done = person.run("checkin", typed=typed, now=NOW, expect=2)
    assert REFUSED in told(done.stdout)
    assert sentence(Rejected("no_answer_after_refusal")) in done.stderr
    assert not person.home.exists()


def test_an_input_that_ends_on_a_refused_value_leaves_what_was_kept_before(person: Person) -> None:
    person.run("checkin", typed="7\nseventy\n", now=NOW, expect=2)
    assert kept(person) == [Checkin(DAY, 7, None, None, asked=1)]


@pytest.mark.parametrize("typed", ["7", "7\nq\n", "7\nx\n?\n"])
def test_an_input_that_ends_after_a_kept_answer_is_a_pause(person: Person, typed: str) -> None:
    done = person.run("checkin", typed=typed, now=NOW)
    assert told(done.stdout).count(words.PAUSED.format(command=words.GO_ON)) == 1
    assert done.stderr == ""
    assert kept(person) == [Checkin(DAY, 7, None, None, asked=1)]


@pytest.mark.parametrize("typed", ["", "?\n!\n", "s\n"])
def test_an_input_without_an_answer_is_a_usage_error_and_writes_nothing(person: Person, typed: str) -> None:
    done = person.run("checkin", typed=typed, now=NOW, expect=2)
    assert f"{sentence(Rejected('no_input'))}\n" == done.stderr
    assert not person.home.exists()


def test_a_closed_input_is_an_input_without_an_answer(person: Person) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m cbtpain checkin <&-', sys.executable],
        capture_output=True,
        env=person.environ(NOW),
        timeout=60,
    )
    assert (done.returncode, done.stderr.decode()) == (2, f"{sentence(Rejected('no_input'))}\n")


@pytest.mark.parametrize("typed", ["", "q\n", "s\nq\n", "s\ns\n"])
def test_start_without_an_answer_is_a_pause(person: Person, tmp_path: Path, typed: str) -> None:
    done = person.run("start", typed=typed, now=NOW, more=one_session(tmp_path / "course", CHECKIN))
    assert session_words.PAUSED_NOTHING.format(command=session_words.GO_ON) in told(done.stdout)
    assert session_words.FOOT in done.stdout
    assert not person.home.exists()


def test_a_check_in_of_a_session_that_is_skipped_through_writes_none_and_the_session_goes_on(
    person: Person, tmp_path: Path
) -> None:
    course = one_session(tmp_path / "course", CHECKIN)
    done = person.run("start", typed="s\ns\ns\n\n", now=NOW, more=course)
    assert sentence(Rejected("all_skipped")) in told(done.stdout)
    assert session_words.FINISHED.format(number=1) in done.stdout
    assert kept(person) == []


def test_a_check_in_of_a_session_is_kept_as_one(person: Person, tmp_path: Path) -> None:
    course = one_session(tmp_path / "course", CHECKIN)
    done = person.run("start", typed="7\nseventy\n7\n6\n\n", now=NOW, more=course)
    assert told(done.stdout).count(REFUSED) == 1
    assert kept(person) == [Checkin(DAY, 7, 7, 6)]


def test_back_at_the_first_question_of_a_session_s_check_in_leads_back_into_the_session(
    person: Person, tmp_path: Path
) -> None:
    course = one_session(tmp_path / "course", HELLO, CHECKIN)
    done = person.run("start", typed="\nb\n\n7\nb\nb\n\n6\n5\n\n", now=NOW, more=course)
    assert told(done.stdout).count("Your pain is real.") == 3
    assert kept(person) == [Checkin(DAY, 7, 6, 5)]


def test_a_session_that_ends_on_a_refused_rating_is_a_usage_error_and_keeps_what_was_given(
    person: Person, tmp_path: Path
) -> None:
    course = one_session(tmp_path / "course", HELLO, CHECKIN)
    done = person.run("start", typed="\n7\nseventy\n", now=NOW, more=course, expect=2)
    assert f"{session_words.REFUSED_AT_END}\n" == done.stderr
    assert kept(person) == [Checkin(DAY, 7, None, None, asked=1)]


@pytest.mark.parametrize(("typed", "code"), [("2\n", 0), ("", 2), ("7\n7\n6\n", 2)])
def test_a_day_that_has_a_check_in_is_not_changed_without_a_yes(person: Person, typed: str, code: int) -> None:
    person.run("checkin", "4", "4", "4", now=NOW)
    person.run("checkin", typed=typed, now=NOW, expect=code)
    assert kept(person) == [Checkin(DAY, 4, 4, 4)]


def test_a_correction_after_a_yes_is_a_new_revision(person: Person) -> None:
    person.run("checkin", "4", "4", "4", now=NOW)
    person.run("checkin", typed="1\n5\nb\n6\n6\n6\n", now=NOW)
    assert kept(person) == [Checkin(DAY, 6, 6, 6, revision=3)]


def test_a_day_before_can_be_asked_about(person: Person) -> None:
    person.run("checkin", "--on", "2026-02-13", typed="7\n7\n6\n", now=NOW)
    assert kept(person) == [Checkin(date(2026, 2, 13), 7, 7, 6, days_back=2)]


DRIVING = "[red]never[/red] [/b] {limit} %s \x1b[2J\x1b]0;x\x07 \u202eback 'x'); DROP TABLE note; -- 🙂"


def test_a_note_is_kept_to_the_letter_and_drives_nothing(person: Person) -> None:
    done = person.run("checkin", "--note", typed=f"7\n7\n6\n  {DRIVING}  \n", now=NOW)
    assert notes(person) == [DRIVING]
    assert words.NOTE_KEPT in told(done.stdout)


def test_a_note_of_many_lines_comes_in_beside_three_numbers(person: Person) -> None:
    text = f"first line\n\n{DRIVING}\nlast line"
    done = person.run("checkin", "7", "7", "6", "--note", typed=f"\n{text}\n", now=NOW)
    assert notes(person) == [text]
    assert kept(person) == [Checkin(DAY, 7, 7, 6)]
    assert DRIVING[:20] not in told(done.stdout)


def test_a_note_of_bytes_that_are_no_text_is_refused_before_anything_is_written(person: Person) -> None:
    told = person.run("checkin", "7", "7", "6", "--note", typed=b"bad \xff\xfe night", now=NOW, expect=2)
    assert told.stderr.strip() == sentence(Rejected("note_unreadable"))
    assert not person.home.exists()


def test_a_note_that_begins_with_a_nul_is_kept(person: Person) -> None:
    person.run("checkin", "7", "7", "6", "--note", typed=b"\x00bad night", now=NOW)
    assert [note.strip("\x00") for note in notes(person)] == ["bad night"]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Rejected("note_is_empty")),
        (" \n\t\n", Rejected("note_is_empty")),
        ("a" * (LONGEST + 1), Rejected("note_too_long", limit=LONGEST)),
        ("a" * 1_000_000, Rejected("note_too_long", limit=LONGEST)),
    ],
)
def test_a_note_that_cannot_be_taken_writes_nothing(person: Person, typed: str, fault: Rejected) -> None:
    done = person.run("checkin", "7", "7", "6", "--note", typed=typed, now=NOW, expect=2)
    assert (done.stdout, done.stderr) == ("", f"{sentence(fault)}\n")
    assert not person.home.exists()


def test_a_note_that_is_too_long_is_asked_for_again(person: Person) -> None:
    done = person.run("checkin", "--note", typed=f"7\n7\n6\n{'a' * (LONGEST + 1)}\nshort\n", now=NOW)
    assert words.NOTE_TOO_LONG.format(limit=LONGEST) in told(done.stdout)
    assert notes(person) == ["short"]


def test_a_note_that_does_not_come_leaves_the_numbers_kept(person: Person) -> None:
    person.run("checkin", "--note", typed="7\n7\n6\n", now=NOW)
    assert kept(person) == [Checkin(DAY, 7, 7, 6)]
    assert notes(person) == []


def test_json_tells_programs_what_was_kept_and_what_it_replaced(person: Person) -> None:
    first = json.loads(person.run("checkin", "7", "7", "6", "--json", now=NOW).stdout)
    done = person.run("checkin", "5", "-", "4", "--json", "--note", typed="[/b]", now=NOW)
    second = json.loads(told(done.stdout))
    items = ("pain", "enjoyment", "activity")
    assert [first["kept"][item] for item in items] == [7, 7, 6]
    assert first["replaced"] is None
    assert [second["kept"][item] for item in items] == [5, None, 4]
    assert [second["replaced"][item] for item in items] == [7, 7, 6]
    assert (second["schema"], second["next_due"]) == ("cbtpain.checkin/1", "2026-02-21")
    assert done.stderr == ""


def test_json_is_never_left_out_without_a_word(person: Person) -> None:
    done = person.run("checkin", "--json", typed="7\n7\n6\n", now=NOW, expect=None)
    if done.returncode == 0:
        assert json.loads(done.stdout.splitlines()[-1])["schema"] == "cbtpain.checkin/1"
    else:
        assert (done.returncode, bool(done.stderr)) == (2, True)
        assert not person.home.exists()
