"""``progress`` beside the ratings: daily life from the longer set, which way the ratings went, medicines beside it."""

import json
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.records import Practice, Run, Said
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from cbtpain.words import life as life_words
from cbtpain.words import practice as practice_words
from cbtpain.words import progress as words
from tests.cli.here import PersonHere
from tests.cli.test_assess import AT_START, OWN, PEG, START, THREE_MONTHS, typed
from tests.conftest import at, one_session

EASIER = ["8", "3", "5", "4", "5", "5", "5"]
"""Moving 6, then 4; people the same; trouble with sleep 4, then 5; confidence 6, then 5."""


@pytest.fixture
def someone(tmp_path: Path) -> PersonHere:
    return PersonHere(tmp_path / "home")


@pytest.fixture
def assessed(someone: PersonHere) -> PersonHere:
    """Both times the longer set, the second broken off half way."""
    assert OWN[3:] == ["6", "5", "4", "6"]
    someone.run("assess", now=START, typed=AT_START)
    someone.run("assess", now=THREE_MONTHS, typed=typed(PEG, EASIER))
    return someone


def weekly(person: PersonHere, *ratings: str, first: int = 1) -> None:
    for week, rating in enumerate(ratings):
        person.run("checkin", *rating.split(), now=at(f"2026-02-{first + 7 * week:02}" if week < 4 else "2026-03-01"))


def test_what_the_longer_set_asked_stands_beside_its_own_start(assessed: PersonHere) -> None:
    lines = assessed.run("progress", now=THREE_MONTHS).stdout.splitlines()
    told = lines[lines.index(life_words.ONE_ANSWER) - 4 :][:4]
    assert [line.rpartition(": ")[2] for line in told] == ["better.", "the same.", "ups and downs.", "ups and downs."]
    assert "6 on 1 Feb 2026, 4 on 3 May 2026" in told[0]


def test_programs_read_it_with_its_direction(assessed: PersonHere) -> None:
    items = json.loads(assessed.run("progress", "--json", now=THREE_MONTHS).stdout)["items"]
    assert [(one["id"], one["start"], one["now"]) for one in items] == [
        *(("moving", 6, 4), ("people", 5, 5), ("sleep", 4, 5), ("confidence", 6, 5)),
    ]
    assert [one["direction"] for one in items] == ["lower_better"] * 3 + ["higher_better"]
    assert {(one["start_on"], one["now_on"]) for one in items} == {("2026-02-01", "2026-05-03")}


def test_a_start_alone_is_for_programs_only(someone: PersonHere) -> None:
    someone.run("assess", now=START, typed=AT_START)
    assert life_words.ONE_ANSWER not in someone.run("progress", now=START).stdout
    items = json.loads(someone.run("progress", "--json", now=START).stdout)["items"]
    assert {(one["now"], one["now_on"]) for one in items} == {(None, None)}


def test_a_new_diary_has_none_of_it(someone: PersonHere) -> None:
    told = someone.run("progress", now=START).stdout
    assert life_words.ONE_ANSWER not in told
    assert practice_words.TITLE not in told
    assert json.loads(someone.run("progress", "--json", now=START).stdout)["items"] == []


def test_a_slope_that_is_clear_is_told_with_its_interval_and_medicines_are_spoken_of(someone: PersonHere) -> None:
    weekly(someone, "8 8 8", "8 8 7", "8 7 7", "7 7 7", "7 7 6")
    told = someone.run("progress", now=at("2026-03-01")).stdout
    assert words.SLOPE["down"].format(weeks=4, points="1.3", low="1.3", high="1.3") in told
    assert told.count(words.MEDICINES) == 1


def test_a_slope_that_is_not_clear_has_no_numbers(someone: PersonHere) -> None:
    weekly(someone, "7 7 7", "6 6 7", "7 7 8", "6 7 7", "7 7 7")
    told = someone.run("progress", now=at("2026-03-01")).stdout
    assert words.SLOPE["not_clear"].format(weeks=4) in told
    assert "between" not in told


@pytest.mark.parametrize("now", ["2026-02-28", "2026-04-01"], ids=["four ratings", "an old last one"])
def test_too_few_or_too_old_ratings_have_no_direction(someone: PersonHere, now: str) -> None:
    ratings = ("8 8 8", "8 8 7", "8 7 7", "7 7 7", "7 7 6")
    weekly(someone, *ratings[: 4 if now < "2026-03" else 5])
    assert "your ratings" not in someone.run("progress", now=at(now)).stdout


def test_practice_in_a_course_of_ones_own_is_called_as_that_course_calls_it(
    someone: PersonHere, tmp_path: Path
) -> None:
    more = one_session(tmp_path / "mine")
    with (tmp_path / "mine" / "course.yaml").open("a", encoding="utf-8") as file:
        file.write('skills: {tea: "a slow cup of tea"}\n')
    run = Run("pack:one", "first", 1, 1, "d", short=False, begun_on=date(2026, 2, 1))
    moment = Moment(datetime(2026, 2, 1, 8, tzinfo=UTC), 60, None)
    with closing(Store(someone.home)) as store:
        Runs(store).keep(run, Said("tea", '"yes"', "yes"), moment, done=True, practice=Practice("tea", "a", times=3))
    assert "a slow cup of tea: 3 times" in someone.run("progress", now=START, more=more).stdout
    assert practice_words.TITLE not in someone.run("progress", now=START).stdout


def test_a_fault_in_a_course_of_ones_own_keeps_nobody_from_their_ratings(someone: PersonHere, tmp_path: Path) -> None:
    more = one_session(tmp_path / "mine")
    (tmp_path / "mine" / "course.yaml").write_text("sessions: [", encoding="utf-8")
    someone.run("checkin", "7", "7", "6", now=START)
    assert "6.7" in someone.run("progress", now=START, more=more).stdout
