"""The quick check-in through the real command line: opt-in, feedback alone, kept answer by answer."""

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from cbtpain.clock import Moment, moment_of
from cbtpain.records import Quick
from cbtpain.store.fast_quick import writing_quick
from cbtpain.store.opening import open_for_writing
from cbtpain.words import checkin as checkin_words
from cbtpain.words import quick as words
from cbtpain.words.faults import SENTENCES
from cbtpain.words.progress import MEDICINES
from tests.cli.here import printed, severity
from tests.conftest import Person, at

NOW = at("2026-02-15")
FIRST = date(2026, 2, 1)


def kept(person: Person) -> list[tuple[Any, ...]]:
    with closing(open_for_writing(person.home)) as connection:
        return connection.execute(
            "SELECT occurred_on, pain, trouble, asked, revision, source, days_back FROM quick ORDER BY id"
        ).fetchall()


def daily(person: Person, scores: Sequence[float | None]) -> None:
    """A quick check-in a day from the first on, kept directly."""
    with writing_quick(person.home) as diary:
        for number, score in enumerate(scores):
            if score is not None:
                diary.keep(Quick(FIRST + timedelta(number), int(score + 0.5), int(score)), moment())


def moment() -> Moment:
    return moment_of(datetime(2026, 2, 15, 8, tzinfo=UTC), None)


def quick(person: Person, now: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(printed(person, "progress", "--json", now=now))["quick"]
    return found


def test_two_numbers_are_kept_at_once(person: Person) -> None:
    told = person.run("checkin", "--quick", "5", "4", now=NOW)

    assert words.SCORE.format(value="4.5") in told.stdout
    assert kept(person) == [("2026-02-15", 5, 4, 2, 1, "self", 0)]


def test_the_second_question_left_open_keeps_the_first_and_goes_on_there(person: Person) -> None:
    stopped = person.run("checkin", "--quick", typed="5\nq\n", now=NOW)
    assert checkin_words.PAUSED.format(command=words.GO_ON) in stopped.stdout
    assert kept(person) == [("2026-02-15", 5, None, 1, 1, "self", 0)]

    person.run("checkin", "--quick", typed="4\n", now=NOW)
    assert kept(person) == [("2026-02-15", 5, 4, 2, 1, "self", 0)]


def test_an_answer_changed_with_back_is_a_new_revision(person: Person) -> None:
    person.run("checkin", "--quick", typed="5\nb\n6\ns\n", now=NOW)

    assert kept(person) == [("2026-02-15", 5, None, 1, 1, "self", 0), ("2026-02-15", 6, None, 2, 2, "self", 0)]


def test_a_second_one_asks_before_it_takes_the_place_of_the_first(person: Person) -> None:
    printed(person, "checkin", "--quick", "5", "4", now=NOW)
    left = person.run("checkin", "--quick", typed="2\n", now=NOW)
    assert checkin_words.LEFT_AS_IT_WAS in left.stdout
    assert len(kept(person)) == 1

    told = person.run("checkin", "--quick", typed="1\n7\n7\n", now=NOW)
    assert words.REPLACED.format(items="5, 4") in told.stdout
    assert kept(person)[-1] == ("2026-02-15", 7, 7, 2, 2, "self", 0)


def test_a_second_one_in_one_shot_says_what_it_replaced(person: Person) -> None:
    printed(person, "checkin", "--quick", "5", "4", now=NOW)
    found = json.loads(person.run("checkin", "--quick", "6", "-", "--json", now=NOW).stdout)

    assert (found["schema"], found["scale"]) == ("cbtpain.quick/1", words.SCALE)
    assert (found["kept"]["pain"], found["kept"]["value"], found["kept"]["revision"]) == (6, None, 2)
    assert found["replaced"]["value"] == 4.5


def test_worked_example_20_three_days_ago_is_refused_and_from_paper_kept_unused(person: Person) -> None:
    refused = person.run("checkin", "--quick", "5", "4", "--on", "2026-02-12", now=NOW, expect=2)
    assert refused.stderr.strip() == SENTENCES["day_too_long_ago"].format(days=2)
    assert not person.home.exists()

    person.run("checkin", "--quick", "5", "4", "--on", "2026-02-12", "--source", "paper", now=NOW)
    for day in ("2026-02-13", "2026-02-14", "2026-02-15"):
        printed(person, "checkin", "--quick", "5", "4", "--on", day, now=NOW)
    assert [row[5:] for row in kept(person)] == [("paper", 3), ("self", 2), ("self", 1), ("self", 0)]
    printed(person, "checkin", "--quick", "5", "4", now=at("2026-02-16"))
    assert quick(person, at("2026-02-16"))["baseline"] is None


def test_worked_example_19_in_json_and_in_words(person: Person) -> None:
    daily(person, [6.5, 6, None, 7.5, 5.5, 7, None, 4.5, None, 4, 5.5, None, 3.5, None])
    now = at("2026-02-14")

    assert quick(person, now) == {
        "baseline": {"value": 6.5, "exact": "13/2", "days": 5},
        "current": {"value": 4.38, "exact": "35/8", "days": 4},
    }
    told = person.run("progress", now=now).stdout
    assert "last 7 days 32 % below your first week" in told
    assert words.DECIDES in told
    assert told.count(MEDICINES) == 1


def test_with_too_few_days_progress_says_nothing_of_it(person: Person) -> None:
    daily(person, [6.5, 6, None, 7.5, 5.5, 7, None, 4.5, None, 4, 5.5])

    assert quick(person, at("2026-02-14"))["current"] is None
    assert "quick" not in printed(person, "progress", now=at("2026-02-14"))


def test_days_of_high_pain_stand_beside_those_of_the_start(person: Person) -> None:
    daily(person, [*[7] * 9, *[5] * 5, *[7] * 3, *[3] * 11])
    told = printed(person, "progress", now=at("2026-02-28"))

    assert words.HIGH_DAYS.format(now=3, of_now=14, before=9, of_before=14) in told


def test_the_weekly_trend_knows_nothing_of_it(person: Person) -> None:
    daily(person, [6] * 14)
    found = severity(person, NOW)

    assert (found["baseline"]["state"], found["points"]) == ("none", [])


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        (("5",), "quick_count"),
        (("5", "4", "3"), "quick_count"),
        (("-", "-"), "quick_skipped"),
        (("--json",), "quick_json_needs_numbers"),
    ],
    ids=repr,
)
def test_what_it_cannot_take_is_refused_and_nothing_is_written(
    person: Person, typed: tuple[str, ...], kind: str
) -> None:
    refused = person.run("checkin", "--quick", *typed, now=NOW, expect=2)

    assert refused.stderr.strip() == SENTENCES[kind].format(given=len(typed))
    assert not person.home.exists()


def test_a_minus_one_is_told_what_is_taken(person: Person) -> None:
    refused = person.run("checkin", "--quick", "-1", "4", now=NOW, expect=2)
    assert refused.stderr.strip() == SENTENCES["bad_quick_item"].format(place="first")
