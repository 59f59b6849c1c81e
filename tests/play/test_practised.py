"""What an answer says of a practice."""

from dataclasses import replace

import pytest

from cbtpain.course.expand import prompts_of
from cbtpain.course.session import Session
from cbtpain.course.shelf import Shelf
from cbtpain.paths import content
from cbtpain.play.answer import Answer, Value
from cbtpain.play.player import Play, resume
from cbtpain.play.practised import practised
from cbtpain.play.world import World
from cbtpain.records import REVIEW, Practice
from tests.play.small import CLOSE, Raw, Told, reading, session_of, shipped, started, taking

RELAX: Raw = {"id": "relax", "kind": "exercise", "exercise": "breath"}
NOTICE: Raw = {"id": "notice", "kind": "notice", "of": "relax", "better": "Good.", "same": "Common.", "worse": "Stop."}
BACK: Raw = {"id": "back", "kind": "review", "of": "there", "skill": "breath", "text": "How often?"}
BACK |= dict.fromkeys(("none", "some", "most", "worse"), "Words.")
DONE: Value = {"version": "full", "seconds": 60, "ended": "done"}
STOPPED: Value = {"version": "full", "seconds": 10, "ended": "stopped"}
AT_ONCE: Value = {"version": "full", "seconds": 9, "ended": "stopped"}
PRINTED: Value = {"version": "full", "seconds": 0, "ended": "printed"}


def at(*values: Value) -> Play:
    """After the cautions and the eyes, and then these."""
    return taking(started(RELAX, NOTICE, CLOSE), True, "open", *values)


def test_a_practice_grows_with_each_answer_and_stays_one() -> None:
    first = Practice("breath", "relax", measure="tension", before=7)
    told = [practised(at(*([7, DONE, 3, "better"][:count]))) for count in range(1, 5)]
    assert told == [
        first._replace(times=0),
        first,
        first._replace(after=3),
        first._replace(after=3, felt="better"),
    ]


@pytest.mark.parametrize(("did", "times"), [(DONE, 1), (STOPPED, 1), (AT_ONCE, 0), (PRINTED, 0), (None, 0)])
def test_a_part_of_one_counts_and_one_that_was_only_printed_or_skipped_does_not(did: Value, times: int) -> None:
    found = practised(at(7, did))
    assert found is not None
    assert found.times == times


def test_what_was_noticed_is_about_the_version_that_was_done() -> None:
    given: dict[str, Value] = {"movement": "no", "energy": "yes", "do-now-small.do": DONE, "notice": "worse"}
    answers = {id_: Answer(value) for id_, value in given.items()}
    play = replace(resume(shipped("pace-by-the-clock"), World(), answers), changed="notice")
    assert practised(play) == Practice("move", "do-now-small", measure="as-planned", felt="worse")


def test_what_was_noticed_of_a_worksheet_is_about_no_exercise() -> None:
    sheet: Raw = {"id": "sheet", "kind": "worksheet", "worksheet": "plan"}
    notice: Raw = {**NOTICE, "of": "sheet"}
    play = resume(session_of(RELAX, sheet, notice, CLOSE), World(), {"relax.do": Answer(DONE)})
    assert practised(replace(play, changed="notice")) is None


def test_a_skipped_rating_is_none() -> None:
    found = practised(at(None, DONE, None))
    assert found is not None
    assert (found.before, found.after) == (None, None)


def test_one_that_is_skipped_after_all_is_taken_back() -> None:
    done = at(7, DONE)
    gone = done.back().skip()
    found = practised(gone)
    assert found is not None
    assert (found.times, found.ref) == (0, "relax")


@pytest.mark.parametrize(("given", "times"), [(0, 0), (4, 4), (None, 0)])
def test_the_count_of_a_week_is_a_practice_of_the_skill_it_is_about(given: Value, times: int) -> None:
    world = Told({"plan_made": "yes", "practice_share": 50}).world
    counted = practised(taking(started(BACK, CLOSE, world=world), given))
    assert counted == Practice("breath", "back.times", times=times, source=REVIEW)


def test_a_count_that_names_no_skill_is_none() -> None:
    world = Told({"plan_made": "yes", "practice_share": 50}).world
    nameless = {key: value for key, value in BACK.items() if key != "skill"}
    assert practised(taking(started(nameless, CLOSE, world=world), 4)) is None


def test_any_other_answer_is_about_no_practice() -> None:
    assert practised(taking(started(reading("hello"), CLOSE), True)) is None


def test_done_as_planned_is_a_word_and_no_number() -> None:
    given: dict[str, Value] = {"movement": "no", "energy": "no", "do-now.do": DONE, "do-now.after": "part"}
    answers = {id_: Answer(value) for id_, value in given.items()}
    play = replace(resume(shipped("pace-by-the-clock"), World(), answers), changed="do-now.after")
    assert practised(play) == Practice("move", "do-now", measure="as-planned", done="part")


RECORD: Raw = {"id": "look", "kind": "worksheet", "worksheet": "record"}
FILLED: dict[str, Value] = {
    "look.thought": "no-use",
    "look.strength": 7,
    "look.habit": "blame",
    "look.question": "friend",
    "look.fair": "hard-day",
    "look.after": 4,
    "notice": "better",
}


def of_the_course(*steps: Raw) -> Session:
    """A session of these steps, with the worksheets that the program comes with."""
    return Session("made-up", "here", 1, 1, "A session", "One thing.", "0" * 64, prompts_of(steps, Shelf(content())))


def filled(count: int) -> Practice | None:
    """The record with its first answers, and better, same or worse after it."""
    given = dict(list(FILLED.items())[:count])
    notice: Raw = {**NOTICE, "of": "look"}
    play = resume(of_the_course(RECORD, notice, CLOSE), World(), {id_: Answer(value) for id_, value in given.items()})
    return practised(replace(play, changed=list(given)[-1]))


def test_a_worksheet_with_a_measure_is_a_practice_as_soon_as_what_it_counts_with_is_given() -> None:
    first = Practice("thoughts", "look", times=0, measure="strength")
    rated = first._replace(before=7)
    counted = rated._replace(times=1)
    whole = counted._replace(after=4)
    told = [first, rated, rated, counted, counted, whole, whole._replace(felt="better")]
    assert told == [filled(count) for count in range(1, 8)]


def test_own_words_for_what_it_counts_with_count_once() -> None:
    sheet: Raw = {"id": "small", "kind": "worksheet", "worksheet": "problem"}
    given: dict[str, Value] = {"small.problem": "forms", "small.first-step": "own", "small.first-step.own": "call"}
    play = resume(of_the_course(sheet, CLOSE), World(), {id_: Answer(value) for id_, value in given.items()})
    expected = Practice("problem", "small", times=1, measure="step-done")
    assert expected == practised(replace(play, changed="small.first-step.own"))


def test_a_problem_that_is_nobodys_business_is_no_practice() -> None:
    sheet: Raw = {"id": "small", "kind": "worksheet", "worksheet": "problem"}
    play = resume(of_the_course(sheet, CLOSE), World(), {"small.problem": Answer("aside")})
    found = practised(replace(play, changed="small.problem"))
    assert found is not None
    assert found.times == 0
