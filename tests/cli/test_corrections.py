"""What a second check-in for a day may change, and what the person is told of it."""

import json
from typing import Any

from cbtpain.words import checkin as words
from cbtpain.words.faults import SENTENCES
from tests.conftest import Person, at


def severity(person: Person, now: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(person.run("progress", "--json", now=now).stdout)["severity"]
    return found


def test_a_question_left_open_cannot_be_answered_from_memory_months_later(person: Person) -> None:
    person.run("checkin", "7", "-", "-", now=at("2026-02-01"))
    refused = person.run("checkin", "7", "7", "6", "--on", "2026-02-01", now=at("2026-06-01"), expect=2)
    assert SENTENCES["too_long_ago"].format(days=3) in refused.stderr
    assert severity(person, at("2026-06-01"))["baseline"]["state"] == "none"


def test_a_question_left_open_can_be_answered_within_three_days_and_is_marked(person: Person) -> None:
    person.run("checkin", "7", "-", "-", now=at("2026-02-01"))
    person.run("checkin", "7", "7", "6", "--on", "2026-02-01", now=at("2026-02-03"))
    point = severity(person, at("2026-02-03"))["points"][0]
    assert (point["value"], point["backfilled"], point["source"]) == (6.67, True, "self")


def test_a_slip_of_the_finger_can_be_mended_at_any_time(person: Person) -> None:
    person.run("checkin", "7", "7", "9", now=at("2026-02-01"))
    person.run("checkin", "7", "7", "6", "--on", "2026-02-01", now=at("2026-06-01"))
    point = severity(person, at("2026-06-01"))["points"][0]
    assert (point["value"], point["backfilled"], point["revision"]) == (6.67, False, 2)


def test_paper_does_not_take_the_place_of_a_rating_given_in_time(person: Person) -> None:
    person.run("checkin", "7", "7", "6", now=at("2026-02-01"))
    refused = person.run("checkin", "1", "1", "1", "--source", "paper", now=at("2026-02-01"), expect=2)
    assert refused.stderr.strip() == SENTENCES["paper_over_self"]
    assert severity(person, at("2026-02-01"))["points"][0]["value"] == 6.67


def test_a_slip_copied_from_paper_can_be_mended_and_stays_paper(person: Person) -> None:
    person.run("checkin", "7", "7", "9", "--on", "2025-12-01", "--source", "paper", now=at("2026-02-01"))
    person.run("checkin", "7", "7", "6", "--on", "2025-12-01", now=at("2026-02-01"))
    point = severity(person, at("2026-02-01"))["points"][0]
    assert (point["value"], point["source"], point["revision"]) == (6.67, "paper", 2)


def test_an_ordinary_new_rating_is_not_told_as_a_change_of_an_old_one(person: Person) -> None:
    for day in ("2026-02-01", "2026-02-08", "2026-02-15"):
        person.run("checkin", "7", "7", "6", now=at(day))
    told = person.run("checkin", "5", "4", "5", now=at("2026-02-22"))
    assert words.STATUS_CHANGED not in told.stdout


def test_a_correction_that_moves_the_reading_says_so_once(person: Person) -> None:
    for day in ("2026-02-01", "2026-02-08"):
        person.run("checkin", "7", "7", "6", now=at(day))
    person.run("checkin", "4", "5", "5", now=at("2026-02-15"))
    told = person.run("checkin", "7", "5", "5", "--on", "yesterday", now=at("2026-02-16"))
    again = person.run("checkin", "7", "5", "5", "--on", "2026-02-15", now=at("2026-02-17"))
    assert (told.stdout.count(words.STATUS_CHANGED), again.stdout.count(words.STATUS_CHANGED)) == (1, 0)


def test_a_second_rating_in_the_window_tells_the_new_start_value(person: Person) -> None:
    person.run("checkin", "8", "7", "7", now=at("2026-02-01"))
    told = person.run("checkin", "6", "6", "6", now=at("2026-02-08"))
    assert words.START_CHANGED.format(before="7.3", after="6.7") in told.stdout


def test_days_no_one_can_mean_are_refused(person: Person) -> None:
    person.run("checkin", "3", "3", "3", "--on", "0001-01-10", "--source", "paper", now=at("2026-02-01"), expect=2)
    person.run("checkin", "3", "3", "3", now=at("9999-12-28"), expect=2)
    person.run("checkin", "3", "3", "3", now="2026-02-15T00:00:10+00:00:30", expect=2)
    assert not person.home.exists()


def test_a_high_rating_copied_from_paper_is_not_asked_about(person: Person) -> None:
    for day in ("2026-02-01", "2026-02-08"):
        person.run("checkin", "3", "3", "3", now=at(day))
    told = person.run("checkin", "--on", "2025-12-01", "--source", "paper", typed="9\n9\n9\n", now=at("2026-02-08"))
    assert words.HIGHER_UNASKED not in told.stdout


def test_a_rating_two_points_over_the_start_is_asked_about(person: Person) -> None:
    person.run("checkin", "3", "3", "3", now=at("2026-02-01"))
    told = person.run("checkin", typed="6\n6\n6\n", now=at("2026-02-04"))
    assert words.HIGHER_UNASKED in told.stdout
