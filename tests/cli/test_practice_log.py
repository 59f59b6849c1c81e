"""Practice logged afterwards, in one line: kept, listed, taken back; and what is refused."""

import pytest

from cbtpain.records import Practice
from cbtpain.store.fast_practices import logged
from cbtpain.words import practice_log as words
from cbtpain.words.faults import SENTENCES
from tests.conftest import Person, at
from tests.journeys.hurried import COURSE, piped

NOW = at("2026-02-15")


def log(person: Person, *words: str, now: str = NOW) -> str:
    return piped(person, "practice", "--log", *words, now=now)


def kept(person: Person) -> list[tuple[str, Practice]]:
    return [(one.on.isoformat(), one.practice) for one in logged(person.home, COURSE)]


def test_one_line_is_one_practice(person: Person) -> None:
    told = log(person, "minis", "5")
    assert told == "Logged: ease in a minute, 5 times, today. (cbtpain practice --undo takes it back)\n"
    assert kept(person) == [
        ("2026-02-15", Practice("mini", "log 1: mini", 5, measure="tension", source="practice")),
    ]


def test_a_number_word_a_day_and_no_number_are_understood(person: Person) -> None:
    log(person, "mini", "three", "--on", "yesterday")
    log(person, "steps", "--on", "2026-02-10")
    assert [(on, one.skill, one.times) for on, one in kept(person)] == [
        ("2026-02-10", "problem", 1),
        ("2026-02-14", "mini", 3),
    ]


def test_what_is_done_as_planned_takes_yes_part_and_no(person: Person) -> None:
    assert "a part of it" in log(person, "move", "part")
    assert "the step is done" in log(person, "steps", "yes")
    log(person, "pacing", "no")
    assert [(one.skill, one.times, one.done) for _, one in kept(person)] == [
        ("move", 1, "part"),
        ("problem", 1, "yes"),
        ("pacing", 1, "no"),
    ]


def test_undo_takes_back_the_last_and_then_the_one_before_and_keeps_what_was_said(person: Person) -> None:
    log(person, "minis", "5")
    log(person, "move", "part")
    assert piped(person, "practice", "--undo", now=NOW) == "Taken back: a bit of movement, once, today.\n"
    assert [one.skill for _, one in kept(person)] == ["mini"]
    piped(person, "practice", "--undo", now=NOW)
    assert kept(person) == []
    assert SENTENCES["nothing_logged"] in piped(person, "practice", "--undo", now=NOW)
    log(person, "breath")
    assert [one.ref for _, one in kept(person)] == ["log 3: breath"]


def test_the_list_has_the_last_two_weeks_newest_first(person: Person) -> None:
    log(person, "mini", "--on", "2026-02-01")
    log(person, "mini", "2", "--on", "2026-02-02")
    log(person, "breath", "--on", "yesterday")
    log(person, "move", "part")
    assert piped(person, "practice", "--list", now=NOW).splitlines()[1:] == [
        "  today: a bit of movement, once, a part of it",
        "  yesterday: calming the breath, once",
        "  Mon 2 Feb 2026: ease in a minute, 2 times",
    ]
    assert "Nothing was logged" in piped(person, "practice", "--list", now=at("2026-04-01"))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("minis", "0"), "bad_times"),
        (("minis", "10000"), "bad_times"),
        (("minis", "5.5"), "bad_times"),
        (("minis", "part"), "bad_times"),
        (("move", "0"), "bad_times_or_done"),
        ((), "log_what"),
        (("mini", "--on", "2026-02-16"), "practice_ahead"),
        (("mini", "--on", "tomorrow"), "practice_ahead"),
        (("mini", "--on", "2025-02-16"), "practice_too_long_ago"),
        (("mini", "--on", "2026-02-31"), "not_a_day"),
        (("mini", "--undo"), "practice_one_thing"),
    ],
)
def test_what_cannot_be_logged_is_refused_and_nothing_is_written(
    person: Person, words: tuple[str, ...], kind: str
) -> None:
    assert log(person, *words).startswith(SENTENCES[kind].partition("{")[0])
    assert kept(person) == []


def test_a_skill_that_is_not_there_is_told_with_the_nearest(person: Person) -> None:
    told = person.run("practice", "--log", "pmrr", now=NOW, expect=5)
    assert told.stderr == "There is no practice called pmrr. Did you mean: pmr?\n"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("mini", "3"), "practice_one_thing"),
        (("mini", "--list"), "practice_one_thing"),
        (("mini", "--on", "today"), "practice_one_thing"),
        (("mini", "--short", "--bad-day"), "one_version"),
        (("mini", "--seated", "--in-bed"), "one_version"),
        (("mini", "--speed", "warp"), "bad_speed"),
        (("pmr", "--standing"), "no_such_version"),
        (("--remember",), "nothing_to_remember"),
    ],
)
def test_what_does_not_go_together_is_refused(person: Person, words: tuple[str, ...], kind: str) -> None:
    assert piped(person, "practice", *words).startswith(SENTENCES[kind].partition("{")[0])
    assert not person.home.exists()


def test_printed_words_are_not_done_and_it_says_so(person: Person) -> None:
    told = piped(person, "practice", "mini", typed="\n7\n\n5\n2\n")
    assert "nothing was logged" in told
    assert "cbtpain practice --log mini" in told
    assert kept(person) == []


def test_skipped_is_not_logged(person: Person) -> None:
    assert "Nothing was logged." in piped(person, "practice", "mini", typed="\n7\ns\n")
    assert kept(person) == []


def test_without_the_safety_screen_there_is_no_tightening(person: Person) -> None:
    told = piped(person, "practice", "pmr", typed="q\n")
    assert "Letting go without tightening" in told


def test_slow_is_not_longer_for_whom_effort_harms(person: Person) -> None:
    assert "(24 seconds)" in piped(person, "practice", "move", "--short", "--speed", "slow", typed="2\n\n\n1\n1\n")


def test_a_number_of_minutes_has_a_log_of_its_own_and_that_is_said(person: Person) -> None:
    assert words.MINUTES in person.run("practice", "--log", "pacing", "20").stdout
    assert words.MINUTES not in person.run("practice", "--log", "mini", "2").stdout
