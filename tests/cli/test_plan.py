"""``cbtpain plan`` and ``cbtpain skills``: what stands in the diary, in words that do not scold."""

import re
from contextlib import closing

import pytest

from cbtpain.clock import clock_from
from cbtpain.records import PRACTICE, Practice
from cbtpain.store.practices import log
from cbtpain.store.repository import Store
from cbtpain.words import plan as words
from tests.conftest import Person, at
from tests.journeys.test_screens import compare, shown

SUNDAY, TODAY = at("2026-03-15"), at("2026-03-23")
MADE = "1\n2\n1\n4\n8\n3\n1\n"
"""Let tension go, in the middle of the morning, in a chair, on 4 days, sure 8; too sore: the gentlest form."""
SCOLDS = re.compile(r"\b(only|should|must|fail\w*|missed|behind|streak|not enough|poor|try harder)\b", re.IGNORECASE)


def kept(person: Person, *practices: tuple[str, str, int]) -> None:
    """Day, skill and times, logged by their own command; each rated 6 before and 4 after."""
    store = Store(person.home)
    try:
        with store.transact() as diary:
            for number, (day, skill, times) in enumerate(practices):
                one = Practice(skill, f"log {number}", times, "tension", 6, 4, source=PRACTICE)
                log(diary, "cbtpain", one, clock_from({"CBTPAIN_NOW": at(day)}).now())
    finally:
        store.close()


@pytest.fixture
def planner(person: Person) -> Person:
    """Somebody with a plan of eight days ago."""
    person.run("plan", "--change", typed=MADE, now=SUNDAY)
    return person


def test_without_a_plan_it_says_how_to_make_one_and_keeps_nothing(person: Person) -> None:
    assert person.run("plan", now=TODAY).stdout == f"{words.NONE}\n"
    assert not person.home.exists()


def test_the_plan_stands_in_the_words_that_were_chosen(planner: Person) -> None:
    told = planner.run("plan", now=TODAY).stdout.splitlines()
    assert told[:6] == [
        words.MADE.format(day="Sun 15 Mar 2026"),
        "What: let tension go",
        "When: in the middle of the morning",
        "Where: in a chair",
        "How often: on 4 days of the week",
        "When being too sore gets in the way: take the gentlest form",
    ]


def test_a_newer_plan_takes_the_place_of_the_older_and_a_half_done_one_goes_on(planner: Person) -> None:
    half = planner.run("plan", "--change", typed="2\n", now=TODAY)
    assert "cbtpain plan --change" in half.stdout.splitlines()[-1]
    assert "What: a minute of calm" in planner.run("plan", now=TODAY).stdout
    done = planner.run("plan", "--change", typed="1\n1\n3\n9\n0\n", now=TODAY)
    assert done.stdout.splitlines()[-1] == words.KEPT
    assert "on 3 days" in planner.run("plan", now=TODAY).stdout


def test_rest_is_a_plan_and_nothing_is_held_against_it(person: Person) -> None:
    person.run("plan", "--change", typed="0\n0\n", now=SUNDAY)
    told = person.run("plan", now=TODAY).stdout
    assert words.REST in told
    assert "planned" not in told
    assert told.splitlines()[-1] == words.CHANGE


@pytest.mark.parametrize(
    ("chosen", "command"),
    [
        ("1", "cbtpain practice pmr"),
        ("3", "cbtpain pace"),
        ("4", "cbtpain practice move"),
        ("6", "cbtpain worksheet new record"),
    ],
)
def test_where_nothing_was_done_the_command_is_for_what_was_planned(person: Person, chosen: str, command: str) -> None:
    person.run("plan", "--change", typed=f"{chosen}{MADE[1:]}", now=SUNDAY)
    assert words.DO.format(command=command) == person.run("plan", now=TODAY).stdout.splitlines()[-1]


def test_no_command_is_named_for_what_made_it_worse(planner: Person) -> None:
    with closing(Store(planner.home)) as store, store.transact() as diary:
        one = Practice("pmr", "log 1", 1, "tension", 6, 8, felt="worse", source=PRACTICE)
        log(diary, "cbtpain", one, clock_from({"CBTPAIN_NOW": at("2026-03-01")}).now())
    assert words.DO.format(command=words.ALL_SKILLS) in planner.run("plan", now=TODAY).stdout


@pytest.mark.parametrize("times", [0, 1, 4, 7])
def test_a_week_is_described_and_never_scolded(planner: Person, times: int) -> None:
    kept(planner, *((f"2026-03-{17 + number}", "pmr", 1) for number in range(times)))
    told = planner.run("plan", now=TODAY).stdout
    assert SCOLDS.findall(told) == []
    expected = {0: words.NOTHING, 1: words.PLANNED, 4: words.AS_PLANNED, 7: words.AS_PLANNED}[times]
    assert expected.format(days=times, planned=4) in told


def test_the_goal_stands_under_the_plan_and_own_words_as_they_were_typed(planner: Person) -> None:
    planner.run("worksheet", "new", "value-goal", typed="1\n0\nsee [/b] the sea\n1\n8\n", now=SUNDAY)
    assert words.GOAL.format(goal="see [/b] the sea") in planner.run("plan", now=TODAY).stdout


def test_a_plan_made_between_two_sessions_is_the_one_the_next_session_looks_back_on(planner: Person) -> None:
    planner.run("start", "1", typed="s\n" * 60, now=at("2026-03-10"))
    planner.run("plan", "--change", typed=MADE, now=at("2026-03-20"))
    told = planner.run("start", "2", typed="s\n" * 12, now=TODAY).stdout
    assert "Your plan was: let tension go." in told


# the toolbox


def test_nothing_used_yet_lists_what_there_is(person: Person) -> None:
    told = person.run("skills", now=TODAY).stdout
    assert told.startswith(words.NOT_YET.partition("{")[0])
    assert not person.home.exists()


def test_a_skill_is_kept_close_and_let_go_again(person: Person) -> None:
    kept(person, ("2026-03-17", "pmr", 1), ("2026-03-18", "mini", 2))
    person.run("skills", "--keep", "mini", now=TODAY)
    assert person.run("skills", now=TODAY).stdout.splitlines()[:2] == [
        words.KEPT_CLOSE,
        "ease in a minute (mini): 2 times; last on Wed 18 Mar 2026",
    ]
    person.run("skills", "--let-go", "mini", now=TODAY)
    told = person.run("skills", now=TODAY).stdout
    assert words.KEPT_CLOSE not in told
    assert told.index("(pmr)") < told.index("(mini)")


def test_a_skill_that_does_not_exist_is_not_kept_and_the_nearest_is_named(person: Person) -> None:
    told = person.run("skills", "--keep", "pmrr", now=TODAY, expect=5)
    assert "Did you mean: pmr?" in told.stderr
    assert not person.home.exists()


def test_means_are_told_from_five_ratings_on_and_never_as_cause(person: Person) -> None:
    kept(person, *((f"2026-03-{10 + number}", "mini", 1) for number in range(5)))
    told = person.run("skills", now=TODAY).stdout
    assert "5 times (tension 6.0 before and 4.0 after, mean of 5)" in told
    assert "cannot show what led to what" in told


# whole screens

STYLES = pytest.mark.parametrize("style", ["80", "40", "plain", "piped"])


@STYLES
@pytest.mark.parametrize("command", ["plan", "skills"])
def test_the_screen(planner: Person, command: str, style: str) -> None:
    week = [(f"2026-03-{16 + number}", "mini", 1 + number % 2) for number in range(6)]
    kept(planner, *week, ("2026-03-21", "pmr", 1), ("2026-03-22", "pacing", 1))
    planner.run("worksheet", "new", "value-goal", typed="1\n1\n1\n8\n", now=SUNDAY)
    planner.run("skills", "--keep", "pmr", now=SUNDAY)
    match style:
        case "piped":
            text = planner.run(command, now=TODAY).stdout
        case "plain":
            text = shown(planner, 80, command, "--plain")
        case _:
            text = shown(planner, int(style), command)
    compare(f"{command}-{style}", text)
