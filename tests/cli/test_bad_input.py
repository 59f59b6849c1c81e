"""What cannot be accepted: exit 2, one message on the error stream, and nothing written at all."""

import pytest

from cbtpain.errors import Rejected
from cbtpain.measures.limits import BACKDATE_DAYS
from cbtpain.version import VERSION
from cbtpain.words.faults import sentence
from tests.conftest import Person, at

NOW = at("2026-02-15")
COMMANDS = ("start", "checkin", "progress", "help-now", "about", "content")


def refusal(person: Person, *words: str, now: str = NOW) -> str:
    """The one message on the error stream."""
    done = person.run(*words, now=now, expect=2)
    assert done.stdout == ""
    assert done.stderr.endswith("\n")
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr
    assert not person.home.exists()
    return done.stderr.strip()


@pytest.mark.parametrize(
    "bad", ["11", "-1", "3.5", "seventy", "🙂", "", " ", "7/9", "11/10", "?", "b", "q", "!", "\x1b[31m7", "9" * 10_000]
)
def test_an_item_that_is_no_rating_is_refused(person: Person, bad: str) -> None:
    assert refusal(person, "checkin", "7", bad, "-") == sentence(Rejected("bad_item", place="second"))


@pytest.mark.parametrize(("at_item", "place"), [(0, "first"), (2, "third")])
def test_the_item_that_is_no_rating_is_named(person: Person, at_item: int, place: str) -> None:
    numbers = ["11" if number == at_item else "7" for number in range(3)]
    assert refusal(person, "checkin", *numbers) == sentence(Rejected("bad_item", place=place))


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        (("7",), Rejected("too_few", given=1)),
        (("-1",), Rejected("too_few", given=1)),
        (("7", "7"), Rejected("too_few", given=2)),
        (("7", "7", "6", "5"), Rejected("too_many", given=4)),
        (("-", "-", "-"), Rejected("all_skipped")),
        (("skip", "s", "-"), Rejected("all_skipped")),
        (("-1", "-1", "-1"), Rejected("bad_item", place="first")),
        (("--", "-1", "7", "7"), Rejected("bad_item", place="first")),
    ],
)
def test_numbers_that_make_no_check_in_are_refused(person: Person, numbers: tuple[str, ...], fault: Rejected) -> None:
    assert refusal(person, "checkin", *numbers) == sentence(fault)


@pytest.mark.parametrize(
    ("option", "fault"),
    [
        (("--on", "2026-02-16"), Rejected("future_date")),
        (("--on", "9999-12-31"), Rejected("future_date")),
        (("--on", "2026-02-31"), Rejected("not_a_day")),
        (("--on", "20260215"), Rejected("not_a_day")),
        (("--on", "tomorrow"), Rejected("future_date")),
        (("--on", ""), Rejected("not_a_day")),
        (("--on", "2026-02-11"), Rejected("too_long_ago", days=BACKDATE_DAYS)),
        (("--on", "1900-01-01"), Rejected("too_long_ago", days=BACKDATE_DAYS)),
        (("--on", "0001-01-01"), Rejected("not_a_day")),
        (("--source", "doctor"), Rejected("bad_source")),
        (("--source", ""), Rejected("bad_source")),
        (("--source", "PAPER"), Rejected("bad_source")),
    ],
)
def test_a_day_or_source_that_cannot_be_taken_is_refused(
    person: Person, option: tuple[str, str], fault: Rejected
) -> None:
    assert refusal(person, "checkin", "7", "7", "6", *option) == sentence(fault)


@pytest.mark.parametrize(
    ("option", "fault"),
    [
        (("--on", "2026-02-31"), Rejected("not_a_day")),
        (("--on", "2026-02-16"), Rejected("future_date")),
        (("--source", "doctor"), Rejected("bad_source")),
    ],
)
def test_a_day_or_source_that_cannot_be_taken_is_refused_before_anything_is_asked(
    person: Person, option: tuple[str, str], fault: Rejected
) -> None:
    assert refusal(person, "checkin", *option) == sentence(fault)


@pytest.mark.parametrize("now", ["2026-02-15T09:00:00", "2026-02-15", "now", "2026-02-31T09:00:00Z", "0"])
def test_a_clock_that_is_not_set_to_a_moment_with_an_offset_is_refused(person: Person, now: str) -> None:
    assert refusal(person, "checkin", "7", "7", "6", now=now) == sentence(Rejected("bad_now"))


@pytest.mark.parametrize("command", [(), ("start",), ("checkin",), ("progress",)])
def test_every_command_that_needs_the_day_refuses_a_broken_clock(person: Person, command: tuple[str, ...]) -> None:
    assert refusal(person, *command, now="2026-02-15T09:00:00") == sentence(Rejected("bad_now"))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("nosuch",), "nosuch"),
        (("check-in", "7", "7", "6"), "check-in"),
        (("--nosuch",), "--nosuch"),
        (("progress", "--nosuch"), "--nosuch"),
        (("progress", "extra"), "extra"),
        (("about", "-x"), "-x"),
        (("start", "7", "7", "6"), "7"),
        (("checkin", "7", "7", "6", "--on"), "--on"),
        (("checkin", "7", "7", "6", "--source"), "--source"),
    ],
)
def test_an_unknown_command_or_option_is_named_in_the_refusal(
    person: Person, words: tuple[str, ...], named: str
) -> None:
    assert named in refusal(person, *words)


@pytest.mark.parametrize("words", [("--nosuch",), ("7", "7", "6", "--nosuch"), ("--nosuch", "7", "7", "6")])
def test_an_unknown_option_of_the_check_in_is_not_counted_as_a_number(person: Person, words: tuple[str, ...]) -> None:
    assert refusal(person, "checkin", *words) == sentence(Rejected("unknown_option"))


def test_a_refused_check_in_leaves_the_diary_as_it_was(person: Person) -> None:
    person.run("checkin", "7", "7", "6", now=NOW)
    before = person.run("progress", "--json", now=NOW).stdout
    for bad in (["11", "7", "7"], ["7", "7"], ["7", "7", "7", "--on", "2026-02-31"], ["7", "7", "7", "--note"]):
        person.run("checkin", *bad, now=NOW, expect=2)
    assert before == person.run("progress", "--json", now=NOW).stdout


@pytest.mark.parametrize("words", [("--version",), ("--version", "progress")])
def test_the_version_is_told_whatever_the_clock_says(person: Person, words: tuple[str, ...]) -> None:
    done = person.run(*words, now="broken")
    assert (done.stdout, done.stderr) == (f"cbtpain {VERSION}\n", "")
    assert not person.home.exists()


@pytest.mark.parametrize("words", [("--help",), ("-h",), *((command, "--help") for command in COMMANDS)])
def test_every_command_has_help_whatever_the_clock_says(person: Person, words: tuple[str, ...]) -> None:
    done = person.run(*words, now="broken")
    assert " ".join(["Usage: cbtpain", *words[:-1]]) in done.stdout
    assert done.stderr == ""
    assert not person.home.exists()
