"""A start set anew: asked once, the old one stays, the trend is of the ratings since."""

from contextlib import closing
from typing import Any

import pytest

from cbtpain.store.opening import open_for_writing
from cbtpain.words import anew as words
from cbtpain.words.faults import SENTENCES
from tests.cli.here import printed, severity, weeks
from tests.conftest import Person, at

NOW = at("2026-03-01")


@pytest.fixture
def rated(person: Person) -> Person:
    weeks(person, dict.fromkeys(("2026-02-01", "2026-02-08", "2026-02-15"), (7, 7, 6)))
    return person


def episodes(person: Person) -> list[tuple[Any, ...]]:
    with closing(open_for_writing(person.home)) as connection:
        return connection.execute("SELECT begins_on, reason FROM episode ORDER BY id").fetchall()


def test_a_new_start_is_made_of_the_ratings_from_then_on(rated: Person) -> None:
    told = rated.run("baseline", "reset", typed="1\n", now=NOW).stdout
    assert words.ASK.format(value="6.7") in told
    assert words.RATE in told
    assert severity(rated, NOW)["baseline"]["state"] == "none"

    printed(rated, "checkin", "4", "4", "4", now=NOW)
    found = severity(rated, NOW)
    assert (found["baseline"]["value"], found["baseline"]["state"]) == (4.0, "in_progress")
    assert (found["set_anew_on"], len(found["points"])) == ("2026-03-01", 4)


def test_progress_says_in_one_line_when_it_was_set_anew_and_shows_what_came_after(rated: Person) -> None:
    rated.run("baseline", "reset", typed="yes\n", now=NOW)
    printed(rated, "checkin", "4", "4", "4", now=NOW)
    told = printed(rated, "progress", now=NOW)

    assert told.splitlines().count(words.SINCE.format(day="1 Mar 2026")) == 1
    assert "15 Feb 2026" not in told
    assert "15 Feb 2026" in printed(rated, "ratings", "list", now=NOW)


def test_a_check_in_of_the_same_day_is_the_first_of_the_new_start(rated: Person) -> None:
    printed(rated, "checkin", "4", "4", "4", now=NOW)
    told = rated.run("baseline", "reset", typed="1\n", now=NOW).stdout

    assert words.RATED in told
    assert severity(rated, NOW)["baseline"]["readings"] == [{"on": "2026-03-01", "value": 4.0}]


def test_the_reason_is_asked_for_and_kept(rated: Person) -> None:
    told = rated.run("baseline", "reset", "--reason", typed="1\na fall, all is different\n", now=NOW).stdout

    assert words.REASON_KEPT in told
    assert episodes(rated) == [("2026-03-01", "a fall, all is different")]


def test_a_reason_on_the_command_line_is_refused_and_not_said_again(rated: Person) -> None:
    refused = rated.run("baseline", "reset", "--reason", "31415", now=NOW, expect=2)

    assert refused.stderr.strip() == SENTENCES["reason_is_asked"]
    assert "31415" not in refused.stdout + refused.stderr
    assert episodes(rated) == []


@pytest.mark.parametrize("typed", ["2\n", "\n", "q\n", "", "maybe\n", "1\nq\n"], ids=repr)
def test_nothing_is_written_unless_it_was_agreed_to_the_end(rated: Person, typed: str) -> None:
    before = severity(rated, NOW)
    told = rated.run("baseline", "reset", "--reason", typed=typed, now=NOW).stdout

    assert words.LEFT in told
    assert episodes(rated) == []
    assert severity(rated, NOW) == before


def test_a_reason_left_out_sets_it_anew_all_the_same(rated: Person) -> None:
    rated.run("baseline", "reset", "--reason", typed="1\n\n", now=NOW)
    assert episodes(rated) == [("2026-03-01", "")]


def test_without_a_start_there_is_nothing_to_set_anew(person: Person) -> None:
    assert person.run("baseline", "reset", typed="1\n", now=NOW).stdout.strip() == words.NO_START
    assert not person.home.exists()


def test_the_latest_new_start_counts(rated: Person) -> None:
    rated.run("baseline", "reset", typed="1\n", now=NOW)
    printed(rated, "checkin", "4", "4", "4", now=NOW)
    later = at("2026-04-01")
    rated.run("baseline", "reset", typed="1\n", now=later)
    printed(rated, "checkin", "6", "6", "6", now=later)

    assert severity(rated, later)["baseline"]["value"] == 6.0
    assert [begins for begins, _ in episodes(rated)] == ["2026-03-01", "2026-04-01"]


def test_a_new_start_is_taken_back_and_brought_back_again(rated: Person) -> None:
    before = severity(rated, NOW)
    printed(rated, "checkin", "4", "4", "4", now=NOW)
    was = severity(rated, NOW)
    rated.run("baseline", "reset", "--reason", typed="1\na fall\n", now=NOW)
    anew = severity(rated, NOW)
    told = rated.run("baseline", "undo", now=NOW).stdout

    assert before["baseline"] == was["baseline"]
    assert told.splitlines() == [words.UNDONE.format(value="6.7"), words.UNDO]
    assert severity(rated, NOW) == was
    rated.run("baseline", "undo", now=NOW)
    assert severity(rated, NOW) == anew
    assert episodes(rated) == [("2026-03-01", "a fall"), (None, ""), ("2026-03-01", "")]


def test_taking_back_the_second_new_start_leaves_the_first(rated: Person) -> None:
    for day in ("2026-02-15", "2026-03-01"):
        printed(rated, "checkin", "4", "4", "4", now=at(day))
        rated.run("baseline", "reset", typed="1\n", now=at(day))
    printed(rated, "baseline", "undo", now=NOW)

    assert severity(rated, NOW)["set_anew_on"] == "2026-02-15"


def test_there_is_nothing_to_take_back_where_nothing_was_set_anew(person: Person) -> None:
    told = person.run("baseline", "undo", now=NOW, expect=5)
    assert told.stderr.strip() == SENTENCES["no_new_start"]
    assert not person.home.exists()
