"""The check-in asked one by one at a real terminal: every key, every way to leave, every way back."""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import pexpect
import pytest

from cbtpain.course.instrument import peg
from cbtpain.errors import Rejected
from cbtpain.paths import DIARY, content
from cbtpain.records import ITEMS
from cbtpain.words import checkin as words
from cbtpain.words import help_now as help_words
from cbtpain.words import session as session_words
from cbtpain.words.faults import sentence
from tests.conftest import Person, at, one_session
from tests.waiting import until_it_waits

NOW = at("2026-02-15")
NEXT_DAY = at("2026-02-16")
NEXT_WEEK = at("2026-02-22")
QUESTIONS = peg(content()).items
WIDTHS = pytest.mark.parametrize("columns", [80, 40])
EACH_QUESTION = pytest.mark.parametrize("at_question", range(len(ITEMS)))
CHECKIN = '{id: "checkin", kind: "checkin"}'
Row = tuple[int, int | None, int | None, int | None, int]


def unwrapped(text: str) -> str:
    return " ".join(text.split())


@dataclass
class Seat:
    """A person at a terminal: reads up to a prompt, types a line, leaves."""

    child: Any
    screen: StringIO = field(default_factory=StringIO)

    def __post_init__(self) -> None:
        self.child.delaybeforesend = None
        self.child.delayafterclose = 0.01
        self.child.logfile_read = self.screen

    @property
    def seen(self) -> str:
        return unwrapped(self.screen.getvalue())

    def reads(self, prompt: str) -> str:
        """What came up before the prompt, without its line breaks."""
        self.child.expect_exact(prompt)
        return unwrapped(self.child.before)

    def types(self, *lines: str, prompt: str = words.PROMPT) -> None:
        for line in lines:
            self.child.expect_exact(prompt)
            self.child.send(f"{line}\r")

    def presses(self, key: str, prompt: str = words.PROMPT) -> None:
        self.child.expect_exact(prompt)
        until_it_waits(self.child.pid)
        self.child.sendcontrol(key)

    def leaves(self) -> int:
        """The exit code, after all was said."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert "Traceback" not in self.seen
        assert self.child.signalstatus is None
        return int(self.child.exitstatus)


def sit_down(
    person: Person, *command: str, columns: int = 80, now: str = NOW, more: Mapping[str, str] | None = None
) -> Seat:
    environ = person.environ(now, {"TERM": "xterm", "LANG": "en_GB.UTF-8", **(more or {})})
    arguments = ["-m", "cbtpain", *(command or ("checkin",))]
    return Seat(
        pexpect.spawn(sys.executable, arguments, env=environ, dimensions=(24, columns), encoding="utf-8", timeout=20)
    )


def rows(person: Person) -> list[Row]:
    """Every revision in the diary, in the order it was written."""
    connection = sqlite3.connect(person.home / DIARY)
    try:
        found: Sequence[Row] = connection.execute(
            "SELECT revision, pain, enjoyment, activity, asked FROM checkin ORDER BY id"
        ).fetchall()
    finally:
        connection.close()
    return list(found)


def notes(person: Person) -> list[str]:
    connection = sqlite3.connect(person.home / DIARY)
    try:
        return [text for (text,) in connection.execute("SELECT text FROM note ORDER BY id")]
    finally:
        connection.close()


@WIDTHS
def test_three_answers_are_kept_and_every_question_shows_its_range_and_what_its_ends_mean(
    person: Person, columns: int
) -> None:
    seat = sit_down(person, columns=columns)
    for number, item in enumerate(QUESTIONS, start=1):
        asked = seat.reads(words.PROMPT)
        assert item.text in asked
        assert f"0 = {item.low}. 10 = {item.high}." in asked
        assert f"{number} of {len(ITEMS)}" in asked
        seat.child.send(f"{number}\r")
    assert seat.leaves() == 0
    assert rows(person) == [(1, 1, 2, 3, 3)]
    assert max(map(len, seat.screen.getvalue().splitlines())) <= columns
    assert "\x1b" not in seat.screen.getvalue()


def test_after_a_stop_the_prompt_and_what_was_typed_are_shown_again(person: Person) -> None:
    seat = sit_down(person)
    seat.child.expect_exact(words.PROMPT)
    until_it_waits(seat.child.pid)
    seat.child.send("1")
    seat.child.expect_exact("1")
    until_it_waits(seat.child.pid)
    os.kill(seat.child.pid, signal.SIGSTOP)
    os.kill(seat.child.pid, signal.SIGCONT)
    seat.child.expect_exact(f"{words.PROMPT}1")
    seat.child.send("0\r")
    seat.types("5", "5")
    assert seat.leaves() == 0
    assert rows(person)[-1] == (1, 10, 5, 5, 3)


@WIDTHS
def test_help_and_help_lines_are_one_key_away_at_every_question_and_answer_nothing(
    person: Person, columns: int
) -> None:
    seat = sit_down(person, columns=columns)
    for item in QUESTIONS:
        seat.types("?")
        assert unwrapped(item.help) in seat.reads(words.PROMPT)
        seat.child.send("!\r")
        shown = seat.reads(words.PROMPT)
        assert "116 123" in shown
        assert item.text in shown.rpartition("116 123")[2]
        seat.child.send("5\r")
    assert seat.leaves() == 0
    assert rows(person) == [(1, 5, 5, 5, 3)]


@EACH_QUESTION
def test_a_question_can_be_skipped(person: Person, at_question: int) -> None:
    seat = sit_down(person)
    seat.types(*("s" if number == at_question else "4" for number in range(3)))
    assert seat.leaves() == 0
    items = [None if number == at_question else 4 for number in range(3)]
    assert rows(person) == [(1, *items, 3)]
    assert words.NO_SCORE in seat.seen


def test_skipping_every_question_writes_nothing_and_is_told_as_it_is_for_numbers(person: Person) -> None:
    seat = sit_down(person)
    seat.types("s", "-", "skip")
    assert seat.leaves() == 2
    assert sentence(Rejected("all_skipped")) in seat.seen
    assert not person.home.exists()


@EACH_QUESTION
def test_stopping_keeps_what_was_given(person: Person, at_question: int) -> None:
    seat = sit_down(person)
    seat.types(*["4"] * at_question, "q")
    assert seat.leaves() == 0
    if at_question:
        assert words.PAUSED.format(command=words.GO_ON) in seat.seen
        given: list[int | None] = [4] * at_question
        assert rows(person) == [(1, *(given + [None] * 3)[:3], at_question)]
    else:
        assert words.PAUSED_NOTHING in seat.seen
        assert not person.home.exists()


def test_back_at_the_first_question_stays_there(person: Person) -> None:
    seat = sit_down(person)
    seat.types("b")
    assert words.NO_EARLIER in seat.reads(words.PROMPT)
    seat.child.send("7\r")
    seat.types("7", "6")
    assert seat.leaves() == 0
    assert rows(person) == [(1, 7, 7, 6, 3)]


@pytest.mark.parametrize("at_question", [1, 2])
def test_an_earlier_answer_can_be_changed_and_the_first_one_stays_in_the_diary(
    person: Person, at_question: int
) -> None:
    seat = sit_down(person)
    seat.types(*["7"] * at_question, "b")
    assert words.ENTER_KEEPS.format(answer=7) in seat.reads(words.PROMPT)
    seat.child.send("2\r")
    seat.types(*["6"] * (3 - at_question))
    assert seat.leaves() == 0
    first: list[int | None] = [7] * at_question
    last = [7] * (at_question - 1) + [2] + [6] * (3 - at_question)
    assert rows(person) == [(1, *(first + [None] * 3)[:3], at_question), (2, *last, 3)]


def test_enter_keeps_an_answer_gone_back_to(person: Person) -> None:
    seat = sit_down(person)
    seat.types("7", "6", "b", "b", "", "", "5")
    assert seat.leaves() == 0
    assert rows(person) == [(1, 7, 6, 5, 3)]


def test_an_answer_taken_back_by_skipping_everything_is_not_said_to_be_kept(person: Person) -> None:
    seat = sit_down(person)
    seat.types("7", "b", "s", "s", "s")
    seat.leaves()
    assert f"{words.LABELS['pain']} 7" not in seat.seen


def test_a_value_that_cannot_be_taken_is_asked_again(person: Person) -> None:
    seat = sit_down(person)
    seat.types("11", "seventy", "", "seven", "Zero", " TEN ")
    assert seat.leaves() == 0
    assert seat.seen.count(sentence(Rejected("not_a_rating"))) == 3
    assert rows(person) == [(1, 7, 0, 10, 3)]


Leave = Callable[[Seat], None]


def hit_by(number: signal.Signals) -> Leave:
    def leave(seat: Seat) -> None:
        seat.reads(words.PROMPT)
        until_it_waits(seat.child.pid)
        seat.child.kill(number)

    return leave


WAYS_OUT: list[tuple[str, Leave, int]] = [
    ("Ctrl-C", lambda seat: seat.presses("c"), 130),
    ("Ctrl-D", lambda seat: seat.presses("d"), 2),
    ("SIGTERM", hit_by(signal.SIGTERM), 128 + signal.SIGTERM),
    ("SIGHUP", hit_by(signal.SIGHUP), 128 + signal.SIGHUP),
]
EACH_WAY_OUT = pytest.mark.parametrize(
    ("leave", "code"), [way[1:] for way in WAYS_OUT], ids=[way[0] for way in WAYS_OUT]
)


@EACH_WAY_OUT
def test_leaving_before_an_answer_writes_nothing(person: Person, leave: Leave, code: int) -> None:
    seat = sit_down(person)
    leave(seat)
    assert code == seat.leaves()
    assert not person.home.exists()


@EACH_WAY_OUT
def test_leaving_after_an_answer_is_a_pause_that_says_how_to_come_back(person: Person, leave: Leave, code: int) -> None:
    seat = sit_down(person)
    seat.types("7")
    leave(seat)
    assert seat.leaves() == 0
    assert seat.seen.count(words.PAUSED.format(command=words.GO_ON)) == 1
    assert rows(person) == [(1, 7, None, None, 1)]


def test_ctrl_c_while_an_answer_is_being_kept_leaves_it_kept_or_not_and_the_exit_code_says_which(
    person: Person,
) -> None:
    seat = sit_down(person)
    seat.types("7")
    seat.child.sendcontrol("c")
    if seat.child.expect([pexpect.EOF, pexpect.TIMEOUT], timeout=5):
        seat.child.sendcontrol("c")
    code = seat.leaves()
    kept = rows(person) if (person.home / DIARY).exists() else []
    assert (code, kept) in [(0, [(1, 7, None, None, 1)]), (130, [])]


def test_a_terminal_that_is_closed_leaves_what_was_given(person: Person) -> None:
    seat = sit_down(person)
    seat.types("7")
    seat.reads(words.PROMPT)
    seat.child.close(force=False)
    assert rows(person) == [(1, 7, None, None, 1)]


def test_a_check_in_broken_off_goes_on_the_same_day_at_the_next_question(person: Person) -> None:
    first = sit_down(person)
    first.types("7", "q")
    assert first.leaves() == 0
    second = sit_down(person)
    shown = second.reads(words.PROMPT)
    assert words.GOES_ON in shown
    assert QUESTIONS[1].text in shown
    assert QUESTIONS[0].text not in shown
    second.child.send("6\r")
    second.types("5")
    assert second.leaves() == 0
    assert rows(person) == [(1, 7, 6, 5, 3)]


def test_a_check_in_broken_off_does_not_go_on_the_next_day(person: Person) -> None:
    first = sit_down(person)
    first.types("7", "q")
    assert first.leaves() == 0
    second = sit_down(person, now=NEXT_DAY)
    shown = second.reads(words.PROMPT)
    assert words.GOES_ON not in shown
    assert QUESTIONS[0].text in shown
    second.child.send("q\r")
    assert second.leaves() == 0
    assert rows(person) == [(1, 7, None, None, 1)]


@pytest.mark.parametrize("answer", ["2", "No", ""])
def test_a_day_that_has_a_check_in_stays_as_it_was_unless_the_person_says_yes(person: Person, answer: str) -> None:
    person.run("checkin", "7", "7", "6", now=NOW)
    seat = sit_down(person)
    assert words.numbers((7, 7, 6)) in seat.reads(words.YES_NO)
    seat.child.send(f"{answer}\r")
    assert seat.leaves() == 0
    assert words.LEFT_AS_IT_WAS in seat.seen
    assert rows(person) == [(1, 7, 7, 6, 3)]


def test_a_correction_the_person_wants_is_a_new_revision(person: Person) -> None:
    person.run("checkin", "7", "7", "6", now=NOW)
    seat = sit_down(person)
    seat.types("what", "1", prompt=words.YES_NO)
    seat.types("5", "5", "5")
    assert seat.leaves() == 0
    assert words.REPLACED.format(items=words.numbers((7, 7, 6))) in seat.seen
    assert rows(person) == [(1, 7, 7, 6, 3), (2, 5, 5, 5, 3)]


def test_the_help_lines_are_one_key_away_before_a_correction_too(person: Person) -> None:
    person.run("checkin", "7", "7", "6", now=NOW)
    seat = sit_down(person)
    seat.types("!", prompt=words.YES_NO)
    assert "116 123" in seat.reads(words.YES_NO)
    seat.presses("d", prompt="")
    seat.leaves()
    assert rows(person) == [(1, 7, 7, 6, 3)]


def test_a_note_is_asked_for_after_the_numbers_and_kept(person: Person) -> None:
    seat = sit_down(person, "checkin", "--note")
    seat.types("7", "7", "6")
    seat.types("!", prompt=words.PROMPT_NOTE)
    assert "116 123" in seat.reads(words.PROMPT_NOTE)
    seat.child.send("slept badly [/b] 100%\r")
    assert seat.leaves() == 0
    assert notes(person) == ["slept badly [/b] 100%"]
    assert words.NOTE_KEPT in seat.seen


def test_a_note_can_be_left_out(person: Person) -> None:
    seat = sit_down(person, "checkin", "--note")
    seat.types("7", "7", "6")
    seat.types("", prompt=words.PROMPT_NOTE)
    assert seat.leaves() == 0
    assert notes(person) == []
    assert words.NOTE_KEPT not in seat.seen


@pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 2)])
def test_three_numbers_with_a_note_that_is_broken_off_are_told_truly(person: Person, key: str, code: int) -> None:
    seat = sit_down(person, "checkin", "7", "7", "6", "--note")
    seat.presses(key, prompt=words.PROMPT_NOTE)
    assert code == seat.leaves()
    assert not person.home.exists()
    assert "was written" in seat.seen


def test_a_much_higher_rating_asks_whether_it_is_the_usual_pain(person: Person) -> None:
    person.run("checkin", "3", "3", "3", now=NOW)
    seat = sit_down(person, now=NEXT_WEEK)
    seat.types("9", "9", "9")
    seat.types("2", prompt=words.PROMPT_USUAL)
    assert seat.leaves() == 0
    assert help_words.SIGNS_TITLE in seat.seen
    assert words.SEE_CHART in seat.seen


def test_leaving_at_the_question_about_usual_pain_does_not_ask_to_go_on_with_a_finished_check_in(
    person: Person,
) -> None:
    person.run("checkin", "3", "3", "3", now=NOW)
    seat = sit_down(person, now=NEXT_WEEK)
    seat.types("9", "9", "9")
    seat.presses("c", prompt=words.PROMPT_USUAL)
    assert seat.leaves() == 0
    assert rows(person)[1:] == [(1, 9, 9, 9, 3)]
    assert words.PAUSED.format(command=words.GO_ON) not in seat.seen


def test_ctrl_c_in_start_is_a_pause(person: Person, tmp_path: Path) -> None:
    seat = sit_down(person, "start", more=one_session(tmp_path / "course", CHECKIN))
    seat.presses("c")
    assert seat.leaves() == 0
    assert session_words.PAUSED_NOTHING.format(command=session_words.GO_ON) in seat.seen
    assert not person.home.exists()


def test_ctrl_c_in_start_after_a_question_of_the_check_in_keeps_it(person: Person, tmp_path: Path) -> None:
    seat = sit_down(person, "start", more=one_session(tmp_path / "course", CHECKIN))
    seat.types("7")
    seat.presses("c")
    assert seat.leaves() == 0
    assert rows(person) == [(1, 7, None, None, 1)]
    assert session_words.PAUSED.format(command=session_words.GO_ON) in seat.seen


def test_what_was_typed_before_the_first_screen_of_a_session_answers_nothing(person: Person, tmp_path: Path) -> None:
    seat = sit_down(person, "start", more=one_session(tmp_path / "course", CHECKIN))
    seat.child.send("7\r6\r")
    seat.types("q")
    assert seat.leaves() == 0
    assert session_words.PAUSED_NOTHING.format(command=session_words.GO_ON) in seat.seen
    assert not person.home.exists()


def test_the_arrow_up_brings_back_nothing_that_was_typed_before(person: Person) -> None:
    seat = sit_down(person)
    seat.types("7", "\x1b[A", "6", "5")
    assert seat.leaves() == 0
    assert seat.seen.count(sentence(Rejected("not_a_rating"))) == 1
    assert rows(person) == [(1, 7, 6, 5, 3)]
