"""The page for the doctor beside the weekly ratings: daily ones, the change as rated, mood where it was asked for."""

from datetime import date
from pathlib import Path

import pytest

from cbtpain.measures.mood import Band, MoodScores, mood_scores
from cbtpain.records import Quick
from cbtpain.store.fast_quick import writing_quick
from cbtpain.words import report as words
from tests.cli.here import PersonHere
from tests.cli.test_assess import HEAVY, NHIS, NO_ACTIVITY, OWN, PEG, PGIC, given_to_the_end, typed
from tests.cli.test_report import MOMENT
from tests.conftest import Person, at

THREE_MONTHS, NOW = at("2026-05-03"), at("2026-05-04")
MOOD_START = words.MOOD.format(day="1 Feb 2026", total=3, band=words.BANDS["mild"], phq_2=3, gad_2=0)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return PersonHere(tmp_path / "home")


def report(person: Person, *more: str) -> str:
    return person.run("report", "--text", *more, now=NOW).stdout


def test_mood_is_on_it_where_the_person_put_it_there(person: Person) -> None:
    given_to_the_end(person, HEAVY, "1", "3")
    told = report(person)
    assert MOOD_START in told
    assert words.MOOD_IS in told
    assert words.MOOD_TITLE not in report(person, "--without", "mood")


def test_mood_is_not_on_it_otherwise_unless_asked_for(person: Person, tmp_path: Path) -> None:
    given_to_the_end(person, HEAVY, "3")
    assert words.MOOD_TITLE not in report(person)
    assert MOOD_START in report(person, "--with", "mood")
    shown = person.run("report", now=NOW).stdout
    assert words.ON_IT_NOT.format(parts=words.listed(list(words.PARTS.values())), names="mood,goal,notes") in shown
    assert words.PARTS["mood"] not in person.run("report", "--since", "2026-05-04", now=NOW).stdout
    path = tmp_path / "page.html"
    person.run("report", "--with", "mood", "--yes", "--to", str(path), now=NOW)
    assert MOOD_START in path.read_text(encoding="utf-8")


def test_the_change_is_told_in_the_words_it_was_chosen_by(person: Person) -> None:
    given_to_the_end(person, HEAVY, "3")
    set_of_three = typed(PEG, OWN, NO_ACTIVITY, NHIS, PGIC, ["2"])
    person.run("assess", now=THREE_MONTHS, typed=set_of_three)
    line = words.PGIC.format(day="3 May 2026", said="much improved")
    assert line in report(person)
    assert line not in report(person, "--without", "change")
    assert line not in report(person, "--since", "2026-05-04")


def test_daily_ratings_are_one_line(person: Person) -> None:
    with writing_quick(person.home) as diary:
        for day, pain in ((1, 7), (2, 8), (3, 4), (5, 5)):
            diary.keep(Quick(date(2026, 5, day), pain, 4), MOMENT)
    line = words.DAYS.format(first="1 May 2026", last="5 May 2026", rated=4, high=2, median="5.0")
    assert line in report(person)
    assert line not in report(person, "--without", "daily")


@pytest.mark.parametrize(
    ("total", "band"),
    [
        *((0, Band.NONE), (2, Band.NONE), (3, Band.MILD), (5, Band.MILD)),
        *((6, Band.MODERATE), (8, Band.MODERATE), (9, Band.SEVERE), (12, Band.SEVERE)),
    ],
)
def test_the_bands_are_those_of_the_source(total: int, band: Band) -> None:
    assert MoodScores(total, 0, 0).band is band


def test_without_all_four_answers_there_is_no_score() -> None:
    assert mood_scores({"nervous": 1, "worry": 1, "interest": 0}) is None
    assert mood_scores({"nervous": 1, "worry": 2, "interest": 0, "down": 3}) == MoodScores(6, 3, 3)
