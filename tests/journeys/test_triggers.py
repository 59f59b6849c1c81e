"""Each row of what is told apart for safety can fire (the curriculum, section 6.6).

Shown elsewhere, and not written again here:
usual pain, new or different: ``flare`` in tests/cli/test_flare.py (the usual path; the signs after new pain); "worse"
after ``move`` in tests/journeys/test_practice_terminal.py (movement that was worse asks); at a real terminal and with
the plan in tests/cli/test_checkin_asked.py and test_flare_quiet.py; the edges of each number in
tests/measures/test_notice.py.
The help lines: words in a text (tests/cli/test_help_now.py, test_worksheet_edit.py, test_safety.py), PHQ-4 and twice
very hard (tests/cli/test_assess.py). Three times worse: tests/journeys/test_practice_terminal.py. Harm on the page:
tests/cli/test_report.py. Mood low at two sessions running: tests/measures/test_facts.py.
"""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.course.load import Course
from cbtpain.course.prompt import Prompt
from cbtpain.course.safety import safety
from cbtpain.course.session import Session
from cbtpain.paths import content
from cbtpain.play.answer import Answer, Value
from cbtpain.play.player import Play, resume
from cbtpain.play.world import Fact, World
from cbtpain.words import checkin as words
from cbtpain.words import help_now as help_words
from cbtpain.words import session as session_words
from tests.cli.here import weeks
from tests.conftest import Person, at, one_session
from tests.journeys.sitting import everything, sit

COURSE = Course(content())
SESSIONS = {id_: COURSE.session(id_) for id_ in COURSE.session_ids}
EACH = pytest.mark.parametrize("id_", SESSIONS)
CRISIS = safety(content()).crisis[0]
START = {"2026-02-01": (3, 3, 3), "2026-02-08": (3, 3, 3)}
"""From 2 on a rating that is 1 point and a third higher is clearly higher."""


class Typed(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(
    person: Person,
    *command: str,
    day: str,
    typed: str,
    lang: str = "en_GB.UTF-8",
    more: Mapping[str, str] | None = None,
) -> str:
    """All that is shown to somebody who types these lines at a terminal, without the breaks of long lines."""
    out = Typed()
    environ = person.environ(at(day), {"LANG": lang, **(more or {})})
    held = Services(environ=environ, stdin=Typed(typed), stdout=out, stderr=io.StringIO())
    assert not app(list(command), standalone_mode=False, obj=held)
    return " ".join(out.getvalue().split())


USUAL = {
    "worse by a third and 1 point": (START, "2026-02-22", "4 4 4"),
    "2 over the start": ({"2026-02-01": (6, 6, 6)}, "2026-02-04", "8 8 8"),
    "3 over the last 28 days": (
        {"2026-02-01": (7, 7, 7), "2026-02-08": (7, 7, 7), "2026-03-10": (2, 2, 2), "2026-03-17": (4, 4, 4)},
        "2026-03-24",
        "6 6 6",
    ),
}


@pytest.mark.parametrize("name", USUAL)
def test_a_higher_rating_asks_whether_it_is_the_usual_pain(person: Person, name: str) -> None:
    given, day, now = USUAL[name]
    weeks(person, given)
    shown = at_a_terminal(person, "checkin", day=day, typed="\n".join([*now.split(), "3", ""]))
    assert shown.index(words.ASK_USUAL) < shown.index(help_words.SIGNS_TITLE)
    assert CRISIS not in shown


def worse_before(person: Person) -> None:
    weeks(person, START | {"2026-02-22": (8, 8, 8)})


def test_clearly_higher_twice_running_brings_the_lines_first_and_then_three_ways_on(person: Person) -> None:
    worse_before(person)
    shown = at_a_terminal(person, "checkin", day="2026-03-01", typed="8\n8\n8\n1\n\n1\n3\n")
    assert shown.count(CRISIS) == 2, "the lines, and the whole page where it was asked for"
    assert shown.index(CRISIS) < shown.index("116 123") < shown.index(help_words.CRISIS_CHOICES)
    assert shown.index(help_words.HOW_ALL) < shown.index(words.SEE_CHART)


def test_a_break_leaves_the_check_in_whole(person: Person) -> None:
    worse_before(person)
    shown = at_a_terminal(person, "checkin", day="2026-03-01", typed="8\n8\n8\n3\n2\n")
    assert shown.endswith(words.PAUSED_WHOLE)


@pytest.mark.parametrize("options", [(), ("--json",)], ids=["words", "json"])
def test_three_numbers_at_once_bring_the_lines_as_well(person: Person, options: tuple[str, ...]) -> None:
    worse_before(person)
    out, errors = io.StringIO(), io.StringIO()
    held = Services(environ=person.environ(at("2026-03-01")), stdout=out, stderr=errors)
    assert not app(["checkin", "8", "8", "8", *options], standalone_mode=False, obj=held)
    assert [CRISIS in out.getvalue(), CRISIS in errors.getvalue()] == [not options, bool(options)]


@pytest.mark.parametrize("options", [(), ("--json",)], ids=["words", "json"])
def test_a_note_and_a_higher_rating_in_one_run_bring_the_words_once(person: Person, options: tuple[str, ...]) -> None:
    worse_before(person)
    out, errors = io.StringIO(), io.StringIO()
    environ = person.environ(at("2026-03-01"))
    held = Services(environ=environ, stdin=io.StringIO("I want to die\n"), stdout=out, stderr=errors)
    assert not app(["checkin", "8", "8", "8", "--note", *options], standalone_mode=False, obj=held)
    assert (out.getvalue() + errors.getvalue()).count(CRISIS) == 1


def test_words_that_worry_after_a_higher_rating_bring_them_once_and_a_country_named_only_the_numbers(
    person: Person,
) -> None:
    worse_before(person)
    typed = "8\n8\n8\n3\nGB\n3\nI want to die\n"
    shown = at_a_terminal(person, "checkin", "--note", day="2026-03-01", typed=typed, lang="C")
    assert shown.count(CRISIS) == 1
    assert "116 123" in shown.partition(help_words.REMEMBERED.format(country="United Kingdom"))[2]
    assert words.NOTE_KEPT in shown


@pytest.mark.parametrize(("key", "finished"), [("2", False), ("3", True)])
def test_words_that_worry_in_a_session_are_kept_first_and_then_three_ways_on_are_asked(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, finished: bool
) -> None:
    monkeypatch.setattr("cbtpain.cli.session.forget_typed", lambda _: None)  # which needs the device itself
    course = one_session(tmp_path / "course", '{id: "free", kind: "short-text", text: "A line?"}')
    typed = f"I want to die\n{key}\n\n"
    shown = at_a_terminal(person, "start", day="2026-03-01", typed=typed, more=course)
    assert shown.index(CRISIS) < shown.index(help_words.CRISIS_CHOICES)
    assert (session_words.FINISHED.format(number=1) in shown) == finished
    assert everything(person.home)["answer"]


# what the shipped sessions ask


def shown_in(session: Session, live: Mapping[str, Value], facts: Mapping[str, Fact] | None = None) -> set[str]:
    """The steps that are there for these answers."""
    world = World(fact=lambda name, _: (facts or {}).get(name))
    play: Play = resume(session, world, {step: Answer(value) for step, value in live.items()})
    return {place.prompt.id for place in play.places}


def prompt(session: Session, id_: str) -> Prompt:
    return next(one for one in session.prompts if one.id == id_)


@EACH
@pytest.mark.parametrize(("mood", "low"), [(0, True), (2, True), (3, False), (None, False)])
def test_a_low_mood_brings_the_words_and_then_three_ways_on(id_: str, mood: Value, low: bool) -> None:
    session = SESSIONS[id_]
    assert ("mood-low" in shown_in(session, {"mood": mood})) == low
    words_of = prompt(session, "mood-low")
    assert CRISIS.split(".")[0] in words_of.text
    assert "{{fact:crisis_line" in words_of.text
    assert [option.does for option in words_of.options] == ["help-now", "pause", ""]


@EACH
def test_a_low_mood_twice_running_says_that_the_course_is_not_enough_and_goes_on(id_: str) -> None:
    session = SESSIONS[id_]
    assert "mood-low-again" not in shown_in(session, {"mood": 3})
    assert "mood-low-again" in shown_in(session, {"mood": 3}, {"mood_low_again": "yes"})
    again = prompt(session, "mood-low-again")
    assert "This course is not enough on its own." in again.text
    assert "go-on" in [option.id for option in again.options]


@EACH
def test_every_practice_in_a_session_that_was_worse_has_words_that_take_no_side(id_: str) -> None:
    session = SESSIONS[id_]
    noticed = [one.id for one in session.prompts if one.felt_of]
    assert noticed
    for step in noticed:
        assert f"{step}.worse" not in shown_in(session, {step: "same"})
        assert "Thank you for telling us" in prompt(session, f"{step}.worse").text


@pytest.mark.parametrize("skill", ["move", "small-test"])
def test_worse_after_moving_asks_for_the_usual_pain_outside_the_sessions(skill: str) -> None:
    assert COURSE.shelf.exercise(skill)["notice"]["usual"] == "true"


@pytest.mark.parametrize(("answer", "asked"), [("worse", True), ("same", False)])
def test_worse_after_moving_asks_for_the_usual_pain_in_session_3(answer: str, asked: bool) -> None:
    did: dict[str, str | int] = {"version": "full", "seconds": 90, "ended": "done"}
    live: dict[str, Value] = {"movement": "no", "energy": "no", "do-now.do": did, "notice": answer}
    assert ("usual-or-new" in shown_in(SESSIONS["pace-by-the-clock"], live)) == asked


@pytest.mark.parametrize("id_", ["good-things", "keep-it-going"])
def test_harm_is_asked_for_and_which_skill_only_where_there_was_some(id_: str) -> None:
    assert {"harms-which", "harms-now"} & shown_in(SESSIONS[id_], {"harms": "no"}) == set()
    assert {"harms-which", "harms-now"} <= shown_in(SESSIONS[id_], {"harms": "yes"})


@pytest.mark.parametrize("kept", ["aside", "forms"])
def test_nobody_who_is_not_safe_at_home_is_led_to_a_request(kept: str) -> None:
    session = SESSIONS["solve-and-ask"]
    problem = prompt(session, "problem.problem")
    not_safe = next(option for option in problem.options if option.id == "not-safe")
    assert (not_safe.kept, not_safe.does) == ("aside", "help-now")
    shown = shown_in(session, {"problem.problem": kept})
    requests = {one for one in shown if one.split(".")[0] == "request"}
    assert bool(requests) == (kept != "aside")
    assert ("aside" in shown) == (kept == "aside")


# the line at the foot

LAST = {
    "stopped before anything was kept": "q\n",
    "paused half way": "\nq\n",
    "a break chosen": "\n2\n",
    "to the end": "\n1\n\n",
}


@pytest.mark.parametrize("name", LAST)
def test_start_ends_with_the_line_that_names_help_now_however_it_ends(tmp_path: Path, name: str) -> None:
    options = 'options: [{id: "on", text: "On"}, {id: "no", text: "No", does: "pause"}]'
    break_or_on = f'{{id: "on", kind: "choose", text: "On?", {options}}}'
    course = one_session(tmp_path / "course", '{id: "first", kind: "reading", text: "One."}', break_or_on)
    code, told = sit(tmp_path / "home", at("2026-02-15"), typed=LAST[name], more=course)
    assert (code, told.splitlines()[-1]) == (0, session_words.FOOT)
    assert (session_words.FINISHED.format(number=1) in told) == (name == "to the end")


def test_start_after_the_last_session_has_it_as_well(tmp_path: Path) -> None:
    course = one_session(tmp_path / "course", '{id: "first", kind: "reading", text: "One."}')
    sit(tmp_path / "home", at("2026-02-15"), typed="\n\n", more=course)
    told = sit(tmp_path / "home", at("2026-02-16"), typed="", more=course)[1]
    assert session_words.COURSE_DONE in told
    assert told.splitlines()[-1] == session_words.FOOT
