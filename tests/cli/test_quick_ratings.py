"""Quick check-ins looked through, corrected and taken back through the real command line."""

import json
from typing import Any

import pytest

from cbtpain.words import quick as quick_words
from cbtpain.words import ratings as words
from cbtpain.words.faults import SENTENCES
from tests.cli.here import printed
from tests.conftest import Person, at

NOW = at("2026-02-15")


@pytest.fixture
def daily(person: Person) -> Person:
    """One of yesterday, and one of today with a mark and a note."""
    printed(person, "checkin", "--quick", "6", "5", "--on", "yesterday", now=NOW)
    person.run("checkin", "--quick", "5", "4", "--flare", "--note", typed="slept badly\n", now=NOW)
    return person


def lines(person: Person, *more: str) -> list[str]:
    return printed(person, "ratings", "list", "--quick", *more, now=NOW).splitlines()


def for_programs(person: Person) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(person, "ratings", "list", "--json", now=NOW))
    return found


def test_they_are_listed_newest_first_with_marks_and_notes(daily: Person) -> None:
    assert lines(daily) == [
        words.QUICK_TITLE,
        "Sun 15 Feb 2026: 5, 4; the day 4.5; flare day",
        "    Note: slept badly",
        "Sat 14 Feb 2026: 6, 5; the day 5.5; filled in later",
        words.QUICK_HOW,
    ]
    assert words.QUICK_TOO.format(count=2) in printed(daily, "ratings", "list", now=NOW)
    assert [one["notes"] for one in for_programs(daily)["quick"]] == [["slept badly"], []]


def test_a_correction_keeps_mark_and_note_and_an_undo_brings_back_what_was(daily: Person) -> None:
    printed(daily, "ratings", "edit", "today", "7", "7", "--quick", now=NOW)
    assert lines(daily)[1:3] == [
        "Sun 15 Feb 2026: 7, 7; the day 7.0; flare day; 2 revisions",
        "    Note: slept badly",
    ]
    told = printed(daily, "ratings", "undo", "--quick", now=NOW)
    assert words.BEFORE_AGAIN.format(day="15 Feb 2026", items="5, 4", other="7, 7") in told
    again = printed(daily, "ratings", "undo", "today", "--quick", now=NOW)
    assert words.BEFORE_AGAIN.format(day="15 Feb 2026", items="7, 7", other="5, 4") in again


def test_a_mark_is_taken_off_and_that_can_be_undone(daily: Person) -> None:
    printed(daily, "checkin", "--quick", "5", "4", "--no-flare", now=NOW)
    assert not for_programs(daily)["quick"][0]["flare"]
    printed(daily, "ratings", "undo", "--quick", now=NOW)
    assert for_programs(daily)["quick"][0]["flare"]


def test_the_only_one_taken_back_leaves_nothing_and_comes_back_whole(person: Person) -> None:
    person.run("checkin", "--quick", "5", "4", "--flare", "--note", typed="slept badly\n", now=NOW)
    before = for_programs(person)["quick"][0]
    told = printed(person, "ratings", "undo", now=NOW)
    assert words.QUICK_TAKEN_BACK.format(day="15 Feb 2026", items="5, 4") in told
    assert lines(person) == [words.QUICK_NONE_STANDS, words.QUICK_GONE.format(days="15 Feb 2026")]
    assert for_programs(person)["quick_taken_back"] == ["2026-02-15"]

    assert words.QUICK_BACK_AGAIN.format(day="15 Feb 2026", items="5, 4") in printed(person, "ratings", "undo", now=NOW)
    assert for_programs(person)["quick"][0] == before | {"revision": 3}


def test_an_undo_without_a_day_takes_back_what_was_written_last_of_either_kind(daily: Person) -> None:
    printed(daily, "checkin", "7", "7", "6", now=at("2026-02-16"))
    weekly = printed(daily, "ratings", "undo", now=at("2026-02-16"))
    assert words.TAKEN_BACK.format(day="16 Feb 2026", items="7, 7, 6") in weekly
    printed(daily, "checkin", "--quick", "3", "3", now=at("2026-02-17"))
    told = printed(daily, "ratings", "undo", now=at("2026-02-17"))
    assert words.QUICK_TAKEN_BACK.format(day="17 Feb 2026", items="3, 3") in told


def test_enter_keeps_what_was_given_and_a_number_corrects_it(daily: Person) -> None:
    left = daily.run("ratings", "edit", "today", "--quick", typed="\n\n", now=NOW).stdout
    assert words.UNCHANGED in left
    told = daily.run("ratings", "edit", "today", "--quick", typed="\n3\n", now=NOW).stdout
    assert quick_words.REPLACED.format(items="5, 4") in told
    assert lines(daily)[1] == "Sun 15 Feb 2026: 5, 3; the day 4.0; flare day; 2 revisions"


def test_a_correction_stopped_half_way_changes_nothing_and_goes_on(daily: Person) -> None:
    stopped = daily.run("ratings", "edit", "today", "--quick", typed="8\n", now=NOW).stdout
    assert words.EDIT_QUICK_AGAIN.format(day="2026-02-15") in stopped
    assert lines(daily)[1].startswith("Sun 15 Feb 2026: 5, 4;")
    daily.run("ratings", "edit", "today", "--quick", typed="8\n2\n", now=NOW)
    assert lines(daily)[1].startswith("Sun 15 Feb 2026: 8, 2;")


def test_a_note_is_asked_for_after_the_two_questions(person: Person) -> None:
    told = person.run("checkin", "--quick", "--note", "--flare", typed="5\n4\nsat long\n", now=NOW).stdout
    assert quick_words.NOTE_KEPT in told
    assert lines(person)[1:3] == ["Sun 15 Feb 2026: 5, 4; the day 4.5; flare day", "    Note: sat long"]


def test_a_note_left_out_by_the_end_of_the_input_loses_no_number(person: Person) -> None:
    person.run("checkin", "--quick", "--note", typed="5\n4\n", now=NOW)
    assert lines(person)[1:-1] == ["Sun 15 Feb 2026: 5, 4; the day 4.5"]


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (("ratings", "undo", "--quick"), "no_quick_to_undo"),
        (("ratings", "undo", "today", "--quick"), "no_quick_on"),
        (("ratings", "edit", "today", "--quick", "5", "4"), "no_quick_on"),
    ],
    ids=repr,
)
def test_what_is_not_there_is_told(person: Person, command: tuple[str, ...], kind: str) -> None:
    refused = person.run(*command, now=NOW, expect=5)
    assert refused.stderr.strip() == SENTENCES[kind].format(day="15 Feb 2026")


@pytest.mark.parametrize("do", [("undo", "today"), ("edit", "today", "5", "4", "3")], ids=repr)
def test_a_day_with_a_quick_one_alone_says_so(daily: Person, do: tuple[str, ...]) -> None:
    refused = daily.run("ratings", *do, now=NOW, expect=5)
    assert refused.stderr.strip() == SENTENCES["only_quick_on"].format(day="15 Feb 2026")


def test_the_mark_goes_with_the_quick_one_alone(person: Person) -> None:
    refused = person.run("checkin", "7", "7", "6", "--flare", now=NOW, expect=2)
    assert refused.stderr.strip() == SENTENCES["flare_needs_quick"]
    assert not person.home.exists()
