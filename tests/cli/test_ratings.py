"""Check-ins looked through, corrected and taken back through the real command line."""

import io
import json
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.store.fast_ratings import reading_ratings
from cbtpain.store.opening import open_for_writing
from cbtpain.words import checkin as checkin_words
from cbtpain.words import ratings as words
from cbtpain.words.faults import SENTENCES
from tests.cli import here
from tests.cli.here import printed, weeks
from tests.conftest import Person, at

LATER = at("2026-02-16")


@pytest.fixture
def rated(person: Person) -> Person:
    """A start of 6.67, and a week at the 30 percent line with a note."""
    given = {"2026-02-01": (7, 7, 6), "2026-02-08": (7, 7, 6), "2026-02-15": (4, 5, 5)}
    weeks(person, given, "a good week\n[b] second line")
    return person


def severity(person: Person) -> dict[str, Any]:
    return here.severity(person, LATER)


def rows(person: Person) -> list[tuple[Any, ...]]:
    with closing(open_for_writing(person.home)) as connection:
        return connection.execute("SELECT * FROM checkin ORDER BY id").fetchall()


def test_the_list_shows_numbers_score_marks_and_notes_newest_first(rated: Person) -> None:
    printed(rated, "checkin", "6", "-", "6", "--on", "yesterday", now=at("2026-02-10"))
    printed(rated, "checkin", "3", "3", "3", "--on", "2025-12-01", "--source", "paper", now=LATER)
    lines = rated.run("ratings", "list", "--plain", now=LATER).stdout.splitlines()

    assert lines == [
        words.TITLE,
        "Sun 15 Feb 2026: 4, 5, 5; score 4.7",
        "    Note: a good week",
        "    [b] second line",
        "Mon 9 Feb 2026: 6, skipped, 6; no score, a question was left out; filled in later",
        "Sun 8 Feb 2026: 7, 7, 6; score 6.7",
        "Sun 1 Feb 2026: 7, 7, 6; score 6.7",
        "Mon 1 Dec 2025: 3, 3, 3; score 3.0; from paper, not used",
        words.HOW,
    ]


def test_the_list_is_of_the_last_12_months_unless_all_is_asked_for(rated: Person) -> None:
    printed(rated, "checkin", "5", "5", "5", now=at("2027-02-12"))
    told = rated.run("ratings", "list", now=at("2027-02-12")).stdout

    assert "15 Feb 2026" in told
    assert "8 Feb 2026" not in told
    assert words.EARLIER in told
    whole = printed(rated, "ratings", "list", "--all", now=at("2027-02-12"))
    assert "8 Feb 2026" in whole
    assert words.EARLIER not in whole


def test_the_list_for_programs_has_everything(rated: Person) -> None:
    found = json.loads(rated.run("ratings", "list", "--json", now=LATER).stdout)

    assert [found["schema"], found["taken_back"]] == ["cbtpain.ratings/1", []]
    assert [one["on"] for one in found["ratings"]] == ["2026-02-15", "2026-02-08", "2026-02-01"]
    assert found["ratings"][0] == {
        "on": "2026-02-15",
        "value": 4.67,
        "partial": False,
        "backfilled": False,
        "source": "self",
        "revision": 1,
        "pain": 4,
        "enjoyment": 5,
        "activity": 5,
        "finished": True,
        "notes": ["a good week\n[b] second line"],
    }


def test_an_empty_diary_is_no_fault(person: Person) -> None:
    assert printed(person, "ratings", "list", now=LATER).strip() == words.NONE
    assert json.loads(person.run("ratings", "list", "--json", now=LATER).stdout)["ratings"] == []
    assert not person.home.exists()


def test_worked_example_21_a_correction_withdraws_the_line_and_says_so_once(rated: Person) -> None:
    assert severity(rated)["status"] == "improved_30"
    told = rated.run("ratings", "edit", "2026-02-15", "7", "5", "5", now=LATER).stdout

    assert checkin_words.REPLACED.format(items="4, 5, 5") in told
    assert told.count(checkin_words.STATUS_CHANGED) == 1
    found = severity(rated)
    assert (found["status"], found["change_percent"], found["goal_state"]) == ("some_improvement", 15, "not_reached")
    assert found["flags"] == ["within_usual_variation"]
    assert (found["points"][-1]["revision"], found["points"][-1]["backfilled"]) == (2, False)
    assert "2 revisions" in printed(rated, "ratings", "list", now=LATER)


def test_enter_keeps_what_was_given_and_a_number_corrects_it(rated: Person) -> None:
    before = rows(rated)
    told = rated.run("ratings", "edit", "yesterday", typed="\n6\n\n", now=LATER).stdout

    assert [checkin_words.ENTER_KEEPS.format(answer=given) in told for given in (4, 5)] == [True, True]
    assert checkin_words.REPLACED.format(items="4, 5, 5") in told
    assert rows(rated)[:-1] == before
    assert rows(rated)[-1][1:7] == ("2026-02-15", 2, 4, 6, 5, 3)


def test_three_times_enter_changes_nothing(rated: Person) -> None:
    before = rows(rated)
    assert words.UNCHANGED in rated.run("ratings", "edit", "2026-02-15", typed="\n\n\n", now=LATER).stdout
    assert words.UNCHANGED in rated.run("ratings", "edit", "2026-02-15", typed="\nq\n", now=LATER).stdout
    assert words.UNCHANGED in rated.run("ratings", "edit", "2026-02-15", now=LATER).stdout
    assert rows(rated) == before


def test_a_correction_that_is_broken_off_is_kept_counts_for_nothing_and_goes_on(rated: Person) -> None:
    stopped = rated.run("ratings", "edit", "2026-02-15", typed="9\nq\n", now=LATER).stdout
    assert checkin_words.PAUSED.format(command=words.EDIT_AGAIN.format(day="2026-02-15")) in stopped
    assert severity(rated)["status"] == "improved_30"

    told = rated.run("ratings", "edit", "2026-02-15", typed="\n\n\n", now=LATER).stdout
    assert checkin_words.ENTER_KEEPS.format(answer=9) in told
    assert rows(rated)[-1][1:7] == ("2026-02-15", 2, 9, 5, 5, 3)


def test_a_number_corrected_twice_with_back_ends_as_it_was_last_given(rated: Person) -> None:
    rated.run("ratings", "edit", "2026-02-15", typed="9\n8\nb\nb\n3\n\n\n", now=LATER)

    assert rows(rated)[-1][3:7] == (3, 8, 5, 3)


def test_the_latest_is_taken_back_and_brought_back_again(rated: Person) -> None:
    printed(rated, "ratings", "edit", "2026-02-15", "7", "5", "5", now=LATER)
    told = rated.run("ratings", "undo", now=LATER).stdout
    assert words.BEFORE_AGAIN.format(day="15 Feb 2026", items="4, 5, 5", other="7, 5, 5") in told
    assert "To undo this: cbtpain ratings undo 2026-02-15" in told
    assert told.count(checkin_words.STATUS_CHANGED) == 1
    assert severity(rated)["status"] == "improved_30"

    printed(rated, "ratings", "undo", "2026-02-15", now=LATER)
    assert severity(rated)["status"] == "some_improvement"


def test_the_only_one_of_a_day_is_taken_back_stays_in_the_diary_and_can_come_back(rated: Person) -> None:
    before, was = rows(rated), severity(rated)
    told = rated.run("ratings", "undo", "2026-02-15", now=LATER).stdout

    assert words.TAKEN_BACK.format(day="15 Feb 2026", items="4, 5, 5") in told
    assert (severity(rated)["status"], len(severity(rated)["points"])) == ("no_current", 2)
    assert rows(rated)[:-1] == before
    assert "15 Feb 2026: " not in printed(rated, "ratings", "list", now=LATER)
    assert words.GONE.format(days="15 Feb 2026") in printed(rated, "ratings", "list", "--all", now=LATER)

    again = printed(rated, "ratings", "undo", "2026-02-15", now=LATER)
    assert words.BACK_AGAIN.format(day="15 Feb 2026", items="4, 5, 5") in again
    now = severity(rated)
    assert now["points"][-1].pop("revision") == 3
    assert was["points"][-1].pop("revision") == 1
    assert now == was


def test_a_start_that_moves_by_an_undo_is_told(rated: Person) -> None:
    printed(rated, "ratings", "edit", "2026-02-08", "5", "5", "5", now=LATER)
    told = rated.run("ratings", "undo", "2026-02-08", now=LATER).stdout

    assert checkin_words.START_CHANGED.format(before="5.8", after="6.7") in told


def test_a_day_without_a_check_in_is_named(rated: Person) -> None:
    for command in (("edit", "2026-02-14"), ("edit", "2026-02-14", "5", "5", "5"), ("undo", "2026-02-14")):
        told = rated.run("ratings", *command, now=LATER, expect=5)
        assert told.stderr.strip() == SENTENCES["no_checkin_on"].format(day="14 Feb 2026")


def test_an_undo_of_nothing_makes_no_diary(person: Person) -> None:
    told = person.run("ratings", "undo", now=LATER, expect=5)
    assert told.stderr.strip() == SENTENCES["nothing_to_undo"]
    assert not person.home.exists()


def test_one_from_paper_stays_paper_when_it_is_corrected(person: Person) -> None:
    printed(person, "checkin", "7", "7", "9", "--on", "2025-12-01", "--source", "paper", now=LATER)
    printed(person, "ratings", "edit", "2025-12-01", "7", "7", "6", now=LATER)

    assert "7, 7, 6; score 6.7; from paper, not used; 2 revisions" in printed(person, "ratings", "list", now=LATER)


@pytest.mark.parametrize("typed", [("7", "5"), ("7", "5", "11"), ("-", "-", "-")], ids=repr)
def test_numbers_that_cannot_be_taken_change_nothing(rated: Person, typed: tuple[str, ...]) -> None:
    before = rows(rated)
    rated.run("ratings", "edit", "2026-02-15", *typed, now=LATER, expect=2)
    assert rows(rated) == before


def test_all_left_out_on_the_way_takes_it_back_and_says_so(rated: Person) -> None:
    told = rated.run("ratings", "edit", "2026-02-15", typed="9\nb\ns\ns\ns\n", now=LATER).stdout

    assert words.TAKEN_BACK.format(day="15 Feb 2026", items="4, 5, 5") in told
    assert severity(rated)["status"] == "no_current"


def answered(keys: list[str]) -> tuple[int | None, ...]:
    """What three questions hold after these keys; what is left of them is Enter."""
    answers: list[int | None] = [4, 5, 5]
    at = 0
    for key in keys:
        if at == len(answers):
            break
        if key == "b":
            at = max(at - 1, 0)
            continue
        if key:
            answers[at] = None if key == "s" else int(key)
        at += 1
    return tuple(answers)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["", "b", "s", "0", "3", "10"]), max_size=8))
def test_whatever_is_typed_ends_as_it_was_last_given_and_loses_no_row(keys: list[str]) -> None:
    with TemporaryDirectory() as folder:
        person = Person(Path(folder) / "home")
        weeks(person, {"2026-02-15": (4, 5, 5)})
        before = rows(person)
        typed = io.StringIO("".join(f"{key}\n" for key in [*keys, *[""] * 3]))
        told = Services(environ=person.environ(LATER), stdin=typed, stdout=io.StringIO(), stderr=io.StringIO())
        code = app(["ratings", "edit", "2026-02-15"], standalone_mode=False, obj=told)
        with reading_ratings(person.home) as diary:
            stands = diary.on(date(2026, 2, 15))

        assert rows(person)[0] == before[0]
        if code == 0:
            expected = answered(keys)
            assert (stands.items if stands is not None else (None, None, None)) == expected
        else:
            assert (code, rows(person)) == (2, before)
            assert answered(keys) == (None, None, None)
