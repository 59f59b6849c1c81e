"""In a flare nothing is due, nothing is locked, and on a later day it is asked once whether the person is back."""

import io
import os
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.clock import moment_of
from cbtpain.records import Flare, Run, Said
from cbtpain.store.fast_flares import flares, writing_flares
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from cbtpain.words import bare as bare_words
from cbtpain.words import checkin as checkin_words
from cbtpain.words import flare as words
from cbtpain.words import session as session_words
from tests.cli.here import weeks
from tests.cli.test_flare import MONDAY, answer, told
from tests.conftest import Person, at

DAY = timedelta(days=1)
_NOTHING = Path(os.devnull).open()  # noqa: SIM115  # for as long as the tests run


class Keyboard(io.StringIO):
    """Typed at a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return _NOTHING.fileno()


def at_terminal(person: Person, *command: str, typed: str, on: date) -> str:
    """What a terminal shows of a command, with what is typed at it, on one line."""
    out = Keyboard()
    services = Services({**person.environ(at(on.isoformat())), "TERM": "dumb"}, Keyboard(typed), out, io.StringIO())
    assert app(list(command), standalone_mode=False, obj=services) == 0
    return " ".join(out.getvalue().split())


@pytest.fixture
def one_done(person: Person) -> Person:
    """Somebody who finished session 1 on Monday."""
    with closing(Store(person.home)) as store:
        moment = moment_of(at_noon(MONDAY), None)
        run = Run("cbtpain", "calm-the-body", 1, 8, "d", short=False, begun_on=MONDAY)
        Runs(store).keep(run, Said("why", '"family"', "family"), moment, done=True)
    return person


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def in_flare(person: Person, flare: Flare) -> None:
    with writing_flares(person.home) as diary:
        diary.keep(flare, moment_of(at_noon(flare.begun_on), None))


def test_bare_says_that_nothing_is_due_and_enter_still_goes_on(one_done: Person) -> None:
    in_flare(one_done, Flare(MONDAY + 8 * DAY))
    out = at_terminal(one_done, typed="\nq\n", on=MONDAY + 8 * DAY)

    assert words.IN_FLARE.format(day="Tue 10 Mar 2026") in out
    assert words.IF_YOU_LIKE.format(command="cbtpain start") in out
    assert "Session 2 of 8" in out
    assert words.NO_HURRY.format(day="Tue 10 Mar 2026") in out


@pytest.mark.parametrize("day", [0, 8, 100])
def test_without_a_flare_bare_is_what_it_was(one_done: Person, day: int) -> None:
    assert "flare" not in told(one_done, on=MONDAY + day * DAY).out


def test_after_the_course_no_check_in_is_due_in_a_flare(one_done: Person) -> None:
    with closing(Store(one_done.home)) as store:
        for number in range(2, 9):
            run = Run("cbtpain", f"s-{number}", number, 8, "d", short=False, begun_on=MONDAY)
            Runs(store).keep(run, Said("why", '"x"', ""), moment_of(at_noon(MONDAY), None), done=True)
    assert bare_words.CHECKIN_DUE in told(one_done, on=MONDAY + DAY).out
    in_flare(one_done, Flare(MONDAY))

    out = told(one_done, on=MONDAY + DAY).out
    assert bare_words.CHECKIN_DUE not in out
    assert words.IF_YOU_LIKE.format(command="cbtpain checkin") in out


def test_the_next_session_is_suggested_a_week_after_the_flare(one_done: Person) -> None:
    in_flare(one_done, Flare(MONDAY + DAY, ended_on=MONDAY + 4 * DAY))
    out = told(one_done, on=MONDAY + 5 * DAY).out

    assert bare_words.NEXT_SOON.format(number=2, day="Thu 12 Mar 2026") in out


def test_on_a_later_day_it_is_asked_once_whether_the_person_is_back(person: Person) -> None:
    in_flare(person, Flare(MONDAY))
    question = words.ASK_BACK.format(day="Mon 2 Mar 2026")

    assert question not in at_terminal(person, typed="q\n", on=MONDAY)
    assert question not in told(person, on=MONDAY + DAY).out
    assert question in at_terminal(person, typed="\nq\n", on=MONDAY + DAY)
    assert question not in at_terminal(person, typed="q\n", on=MONDAY + 2 * DAY)
    assert [Flare(MONDAY, id=1)] == flares(person.home)


def test_who_is_back_is_no_longer_in_it(person: Person) -> None:
    in_flare(person, Flare(MONDAY))
    out = at_terminal(person, "start", typed="yes\nq\n", on=MONDAY + 2 * DAY)

    assert words.BACK.format(days="2 Mar to Tue 3 Mar 2026") in out
    assert "no hurry" not in out
    assert [Flare(MONDAY, None, MONDAY + 2 * DAY, 1)] == flares(person.home)


def test_not_yet_is_fine_and_after_a_week_it_is_asked_once_more(person: Person) -> None:
    in_flare(person, Flare(MONDAY))
    assert words.NOT_YET in at_terminal(person, "start", typed="2\nq\n", on=MONDAY + 2 * DAY)

    out = at_terminal(person, typed="2\nq\n", on=MONDAY + 8 * DAY)
    assert words.ASK_BACK_LONG.format(day="Mon 2 Mar 2026") in out
    assert [Flare(MONDAY, MONDAY + 14 * DAY, id=1)] == flares(person.home)
    assert "Are you back?" not in at_terminal(person, typed="q\n", on=MONDAY + 13 * DAY)
    assert "flare" not in at_terminal(person, typed="q\n", on=MONDAY + 15 * DAY)


@pytest.mark.parametrize("typed", ["", "q\n"])
def test_a_question_that_is_left_alone_changes_nothing(person: Person, typed: str) -> None:
    in_flare(person, Flare(MONDAY))
    at_terminal(person, typed=typed, on=MONDAY + DAY)
    assert [Flare(MONDAY, id=1)] == flares(person.home)


def test_f_at_the_three_lines_opens_the_plan(person: Person) -> None:
    assert words.MARKED in at_terminal(person, typed="f\n1\n\n\n", on=MONDAY)
    assert [Flare(MONDAY, id=1)] == flares(person.home)


def test_a_session_finished_in_a_flare_suggests_the_next_after_it(person: Person) -> None:
    in_flare(person, Flare(MONDAY, until=MONDAY + 2 * DAY))
    out = told(person, "start", "--short", typed="\n" * 9 + "s\n" * 200, on=MONDAY).out

    assert session_words.NEXT.format(number=2, day="Wed 11 Mar 2026") in out


def test_a_much_higher_rating_that_is_the_usual_pain_leads_to_the_plan(person: Person) -> None:
    weeks(person, {"2026-02-02": (3, 3, 3), "2026-02-09": (3, 3, 3)})
    out = at_terminal(person, "checkin", typed="9\n9\n9\n1\n\n", on=MONDAY)

    assert "Halve today's plan." in out
    assert out.index(words.MARKED) < out.index(checkin_words.SEE_CHART)
    assert [Flare(MONDAY, id=1)] == flares(person.home)


@pytest.mark.parametrize("typed", ["", "s\n", "q\n"])
def test_the_plan_can_be_left_and_the_check_in_is_whole(person: Person, typed: str) -> None:
    weeks(person, {"2026-02-02": (3, 3, 3), "2026-02-09": (3, 3, 3)})
    out = at_terminal(person, "checkin", typed=f"9\n9\n9\n1\n{typed}", on=MONDAY)

    assert checkin_words.SEE_CHART in out
    assert flares(person.home) == []


@pytest.mark.parametrize(
    ("session", "chosen", "offered"),
    [
        ("calm-the-body", "full", "letting tension go: the gentle one, 2 minutes"),
        ("pace-by-the-clock", "all", "calming the breath: one minute with eyes open"),
        ("plan:1", "minis", "ease in a minute: half a minute"),
        ("worksheet:plan", "none", "calming the breath: one minute with eyes open"),
    ],
)
def test_a_small_form_of_what_was_planned_is_offered(person: Person, session: str, chosen: str, offered: str) -> None:
    answer(person, "steer-attention", {"plan.what": ("all", "")})
    answer(person, session, {"plan.what": (chosen, "")})

    assert f"1 {offered}" in at_terminal(person, "flare", typed="1\n\n\n", on=MONDAY)


def test_what_made_things_worse_is_not_offered(person: Person) -> None:
    answer(person, "calm-the-body", {"notice": ("worse", "")}, felt="worse")
    out = at_terminal(person, "flare", typed="1\n\n\n", on=MONDAY)

    assert "calming the breath" not in out
    assert "1 making room" in out


def test_the_offer_is_done_in_place(person: Person) -> None:
    out = at_terminal(person, "flare", typed="1\n\n2\nq\n", on=MONDAY)

    assert "Make room" in out.partition("making room")[2]
    assert [Flare(MONDAY, id=1)] == flares(person.home)
