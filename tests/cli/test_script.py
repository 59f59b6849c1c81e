"""The words of an exercise, to record or to read aloud."""

import re

import pytest

from cbtpain.course.aside import exercise_ids
from cbtpain.course.load import Course
from cbtpain.paths import content
from cbtpain.words.faults import SENTENCES
from tests.conftest import Person
from tests.journeys.hurried import piped

IDS = exercise_ids(Course(content()))
LINE = re.compile(r"^ {0,3}(\d+) s  ", re.MULTILINE)


@pytest.mark.parametrize("id_", IDS)
def test_every_exercise_has_its_words_in_all_versions(person: Person, id_: str) -> None:
    told = piped(person, "script", id_)
    for version in Course(content()).shelf.exercise(id_)["versions"]:
        assert f"\n{version['title']} (" in told
    assert "{{" not in told


def test_the_seconds_of_a_version_are_those_of_its_title_line(person: Person) -> None:
    told = piped(person, "script", "pmr", "--version", "short")
    assert "(3:00 minutes)" in told
    assert sum(int(one) for one in LINE.findall(told)) == 180


def test_without_a_word_on_it_letting_go_is_printed(person: Person) -> None:
    told = piped(person, "script", "pmr")
    assert "Leave them be." in told
    assert "fists" not in told


def test_tightening_waits_for_the_safety_questions(person: Person) -> None:
    told = piped(person, "script", "pmr", "--tighten")
    assert "safety questions were not answered yet" in told
    assert "fists" not in told
    piped(person, "start", typed="\n\n0\nq\n")
    assert "Gentle fists" in piped(person, "script", "pmr", "--tighten")


def test_a_place_leaves_the_versions_that_fit_it(person: Person) -> None:
    told = piped(person, "script", "mini", "--in-bed")
    assert "one minute in bed" in told
    assert "standing" not in told.partition("(1:00")[2]


def test_markdown_has_headings_and_a_list(person: Person) -> None:
    lines = piped(person, "script", "mini", "--markdown", "--version", "full").splitlines()
    assert lines[0] == "# Ease in a minute"
    assert "- **4 s** Sit back, and breathe in..." in lines
    assert "## one minute sitting (1:00 minutes)" in lines


def test_slower_words_have_more_seconds(person: Person) -> None:
    assert "(3:34 minutes)" in piped(person, "script", "pmr", "--version", "short", "--speed", "slow")


def test_what_there_is_not_is_told(person: Person) -> None:
    assert piped(person, "script", "pmrr") == "There is no practice called pmrr. Did you mean: pmr?\n"
    assert "There is no version of that called standing" in piped(person, "script", "pmr", "--standing")
    assert SENTENCES["bad_speed"] in piped(person, "script", "pmr", "--speed", "warp")


def test_without_a_name_they_are_listed(person: Person) -> None:
    told = piped(person, "script")
    assert [id_ for id_ in IDS if f"  {id_}" not in told] == []
