"""Stopping: never in the middle of keeping, and always with a true word on what is kept."""

import os
import signal
import sqlite3
from pathlib import Path

import pytest

from cbtpain.cli.signals import Pause
from cbtpain.errors import Stopped
from cbtpain.paths import DIARY
from cbtpain.words import checkin as words
from cbtpain.words import session as session_words
from tests.conftest import Person, at, one_session

HELLO = '{id: "hello", kind: "reading", text: "Your pain is real."}'
WHEN_DUE = '{id: "checkin", kind: "checkin", when: {fact: "checkin_due", equals: "yes"}}'


def rows(person: Person) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(person.home / DIARY)
    try:
        wanted = "SELECT occurred_on, revision, pain, enjoyment, activity, source, days_back FROM checkin ORDER BY id"
        return connection.execute(wanted).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_stops_where_the_person_is(number: signal.Signals, code: int) -> None:
    with pytest.raises(Stopped) as stopped, Pause().listening():
        os.kill(os.getpid(), number)
    assert stopped.value.exit_code == code


def test_a_signal_waits_until_what_is_being_kept_is_kept() -> None:
    pause, done = Pause(), list[str]()

    def keep_and_go_on() -> None:
        with pause.listening():
            with pause.held():
                os.kill(os.getpid(), signal.SIGTERM)
                done.append("kept")
            done.append("never reached")

    with pytest.raises(Stopped):
        keep_and_go_on()
    assert done == ["kept"]


def test_several_signals_at_once_are_one_stop_and_what_the_first_puts_in_order_is_done() -> None:
    done = list[str]()

    def interrupted() -> None:
        with Pause().listening():
            try:
                os.kill(os.getpid(), signal.SIGTERM)
            finally:
                os.kill(os.getpid(), signal.SIGHUP)
                os.kill(os.getpid(), signal.SIGINT)
                done.append("in order")

    with pytest.raises(Stopped) as stopped:
        interrupted()
    assert (done, stopped.value.exit_code) == (["in order"], 128 + signal.SIGTERM)


def test_after_the_conversation_signals_mean_what_they_meant_before() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Pause().listening():
        pass
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_check_in_for_an_earlier_day_names_that_day_as_the_way_back(person: Person) -> None:
    told = person.run("checkin", "--on", "yesterday", typed="3\n", now=at("2026-02-02"))
    assert words.PAUSED.format(command="cbtpain checkin --on 2026-02-01") in told.stdout


def test_going_on_days_later_is_marked_as_filled_in_later(person: Person) -> None:
    person.run("checkin", typed="7\n", now=at("2026-02-01"))
    person.run("checkin", "--on", "2026-02-01", typed="7\n6\n", now=at("2026-02-03"))
    assert rows(person)[-1] == ("2026-02-01", 2, 7, 7, 6, "self", 2)


def test_going_on_from_paper_is_kept_as_from_paper(person: Person) -> None:
    person.run("checkin", typed="7\n", now=at("2026-02-01"))
    person.run("checkin", "--source", "paper", typed="7\n6\n", now=at("2026-02-01"))
    assert rows(person)[-1] == ("2026-02-01", 2, 7, 7, 6, "paper", 0)


def test_an_answer_taken_back_is_taken_back(person: Person) -> None:
    told = person.run("checkin", typed="7\nb\ns\ns\ns\n", now=at("2026-02-01"))
    assert rows(person)[-1][2:5] == (None, None, None)
    assert "pain 7" not in told.stdout
    again = person.run("checkin", typed="2\n", now=at("2026-02-01"))
    assert words.GOES_ON not in again.stdout
    assert words.OPENING in again.stdout
    assert rows(person)[-1][2:5] == (2, None, None)


def test_what_another_terminal_kept_meanwhile_is_named_as_replaced(person: Person) -> None:
    person.run("checkin", "8", "8", "8", now=at("2026-02-01"))
    told = person.run("checkin", "1", "2", "3", now=at("2026-02-01"))
    assert words.REPLACED.format(items="8, 8, 8") in told.stdout


def test_a_begun_check_in_of_yesterday_does_not_put_off_the_next(person: Person, tmp_path: Path) -> None:
    course = one_session(tmp_path / "course", WHEN_DUE)
    person.run("checkin", typed="7\n", now=at("2026-02-01"))
    person.run("start", typed="7\n7\n6\n\n", now=at("2026-02-02"), more=course)
    assert rows(person)[-1] == ("2026-02-02", 1, 7, 7, 6, "self", 0)


def test_a_finished_check_in_of_yesterday_does(person: Person, tmp_path: Path) -> None:
    course = one_session(tmp_path / "course", WHEN_DUE)
    person.run("checkin", "7", "7", "6", now=at("2026-02-01"))
    told = person.run("start", typed="\n", now=at("2026-02-02"), more=course)
    assert session_words.FINISHED.format(number=1) in told.stdout
    assert rows(person) == [("2026-02-01", 1, 7, 7, 6, "self", 0)]


def test_a_check_in_broken_off_in_a_session_goes_on_in_it(person: Person, tmp_path: Path) -> None:
    course = one_session(tmp_path / "course", WHEN_DUE)
    person.run("start", typed="7\n", now=at("2026-02-01"), more=course)
    assert rows(person) == [("2026-02-01", 1, 7, None, None, "self", 0)]
    told = person.run("start", typed="6\n5\n\n", now=at("2026-02-01"), more=course)
    assert words.GOES_ON in told.stdout
    assert rows(person) == [("2026-02-01", 1, 7, 6, 5, "self", 0)]


def test_the_way_into_a_session_is_said_once(person: Person, tmp_path: Path) -> None:
    course = one_session(tmp_path / "course", HELLO, WHEN_DUE)
    first = person.run("start", typed="\n", now=at("2026-02-01"), more=course).stdout
    again = person.run("start", now=at("2026-02-01"), more=course).stdout
    place = {"number": 1, "sessions": 1, "title": "First"}
    for said in (session_words.HEAD.format(**place), "Your pain is real."):
        assert [said in told for told in (first, again)] == [True, False]
    assert session_words.GOES_ON.format(**place) in again


def test_bare_cbtpain_says_that_a_check_in_was_begun_today(person: Person) -> None:
    person.run("checkin", typed="7\n", now=at("2026-02-01"))
    assert "began a check-in today" in person.run(now=at("2026-02-01")).stdout
