"""The last screen of a milestone set: the middle words, the page for the doctor, and every way to leave it."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cbtpain.measures.mood import Weeks, weeks
from cbtpain.words import assess as words
from tests.cli.here import PersonHere
from tests.cli.test_assess import (
    HEAVY,
    NEXT_DAY,
    SCORES,
    USUAL,
    VERY_HARD,
    given_to_the_end,
    rows,
)
from tests.conftest import Person, at

MIDDLE = (HEAVY, ["3", "2", "1", "1"], ["3", "3", "2", "3"], ["4", "3", "3", "1"])
"""3 to 8 of 12 in all, 3 or more of 6 for worry or mood, and neither 5 for mood nor down nearly every day."""


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return PersonHere(tmp_path / "home")


def state(person: Person) -> list[object]:
    return [one for (one,) in rows(person, "state", "assessment")]


def on_page(person: Person) -> bool:
    return ("phq-4", "page", 1, None) in rows(person)


@pytest.mark.parametrize("mood", MIDDLE, ids="".join)
def test_the_middle_words_are_those_of_the_curriculum_and_no_others(person: Person, mood: list[str]) -> None:
    told = given_to_the_end(person, mood, "3")
    after = told[told.index("Feeling down, depressed, or hopeless") :]
    assert words.HEAVY in after
    assert words.HEAVY_CHOICES in after
    assert not any(other in after for other in (words.VERY_HARD, words.VERY_HARD_UNSEEN, words.NOT_ENOUGH))
    assert not re.search(SCORES, after, re.IGNORECASE)
    assert not re.search("diagnos", after.replace("not a diagnosis", ""), re.IGNORECASE)


@pytest.mark.parametrize("mood", [HEAVY, VERY_HARD], ids="".join)
def test_no_level_of_risk_is_anywhere_in_the_file(person: Person, mood: list[str]) -> None:
    given_to_the_end(person, mood, "4", "3")
    given_to_the_end(person, mood, now=at("2026-05-03"))
    with closing(sqlite3.connect(person.home / "diary.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    names = {weeks.name for weeks in Weeks if weeks}
    held = (person.home / "diary.db").read_bytes().lower()
    for word in ("risk", "tier", "band", "severe", "crisis", "suicid", "screening", *names):
        assert word.lower().replace("_", " ").encode() not in held
        assert word.lower().encode() not in held
    kept = {item for instrument, item, *_ in rows(person) if instrument == "phq-4"}
    assert kept == {"consent", "nervous", "worry", "interest", "down"}


def test_on_the_page_for_the_doctor_where_the_person_says_so(person: Person) -> None:
    told = given_to_the_end(person, HEAVY, "1", "3")
    assert words.HEAVY_ON_PAGE in told
    assert on_page(person)
    assert state(person) == ["done"]


@pytest.mark.parametrize("key", ["", "3", "2"])
def test_it_is_not_on_the_page_otherwise(person: Person, key: str) -> None:
    given_to_the_end(person, HEAVY, key, "3")
    assert not on_page(person)


@pytest.mark.parametrize("mood", [USUAL, HEAVY, VERY_HARD], ids="".join)
def test_every_question_answered_is_a_set_that_was_given(person: Person, mood: list[str]) -> None:
    """However the last screen ends: here by the end of the input."""
    told = given_to_the_end(person, mood)
    assert (words.PAUSED_AT_END in told) == (mood != USUAL)
    assert words.PAUSED not in told
    assert state(person) == ["done" if mood == USUAL else "given"]
    assert rows(person, "ended_on", "assessment") == [("2026-02-01",)]
    assert words.OFFER_HALF_DONE not in person.run("assess", now=NEXT_DAY, typed="4\n3\n").stdout
    assert state(person) == ["done"]
    assert words.GIVEN.format(day="Sun 1 Feb 2026") in person.run("assess", now=NEXT_DAY).stdout


def test_the_words_come_back_once_and_no_question_is_asked_again(person: Person) -> None:
    given_to_the_end(person, HEAVY)
    told = person.run("assess", now=NEXT_DAY, typed="1\n3\n").stdout
    assert words.HEAVY in told
    assert "of 16." not in told
    assert on_page(person)
    assert words.HEAVY not in person.run("assess", now=NEXT_DAY).stdout


def test_after_the_next_start_they_are_not_said_again(person: Person) -> None:
    given_to_the_end(person, VERY_HARD)
    assert words.VERY_HARD_UNSEEN in person.run("start", now=NEXT_DAY, typed="q\n").stdout
    assert state(person) == ["done"]
    assert words.VERY_HARD_UNSEEN not in person.run("start", now=NEXT_DAY, typed="q\n").stdout


def test_weeks_are_worked_out_from_answers_alone() -> None:
    assert weeks({"down": 2, "interest": 1}) is Weeks.HEAVY
    assert weeks({"down": 1, "interest": 1, "nervous": 1, "worry": 1}) is Weeks.USUAL
