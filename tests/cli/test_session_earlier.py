"""What was said before: a worksheet done aside stands whole for what a session asked, a plan for the last one alone."""

from datetime import date

from cbtpain.cli.session_earlier import Earlier
from cbtpain.cli.session_past import Given
from cbtpain.play.answer import Value
from cbtpain.records import DONE, OPEN, Run

DAY = date(2026, 2, 15)


def run(session: str, state: str = DONE) -> Run:
    return Run("small", session, 1, 1, "d", False, DAY, state, DAY if state == DONE else None, 1)


def given(**answers: Value) -> list[Given]:
    return [Given(name.replace("_", "."), value, str(value), 1, False) for name, value in answers.items()]


def earlier(*walks: tuple[Run, list[Given]]) -> dict[str, Value]:
    found = Earlier()
    for one, answers in walks:
        found.add(one, answers)
    assert found.said == {name: str(value) for name, value in found.values.items()}
    return found.values


FIRST = run("first"), given(card_line="old", card_moment="before", mood=4)


def test_each_session_stands_under_its_own_name() -> None:
    assert earlier(FIRST, (run("second"), given(mood=6))) == {
        "first/card.line": "old",
        "first/card.moment": "before",
        "first/mood": 4,
        "second/mood": 6,
    }


def test_a_worksheet_done_aside_takes_the_place_of_the_session_s_whole() -> None:
    found = earlier(FIRST, (run("worksheet:card"), given(card_line="new")))
    assert found["first/card.line"] == "new"
    assert "first/card.moment" not in found
    assert found["first/mood"] == 4
    assert found["worksheet:card/card.line"] == "new"


def test_half_done_it_changes_nothing_yet() -> None:
    assert earlier(FIRST, (run("worksheet:card", OPEN), given(card_line="new")))["first/card.line"] == "old"


def test_a_session_taken_again_later_stands_for_itself() -> None:
    found = earlier((run("worksheet:card"), given(card_line="new")), FIRST)
    assert found["first/card.line"] == "old"


def test_it_stands_for_every_session_that_asked_and_a_plan_for_the_last_alone() -> None:
    walks = [(run(name), given(plan_what=name, flare_first=name)) for name in ("first", "second")]
    found = earlier(
        *walks, (run("plan:week"), given(plan_what="new")), (run("worksheet:flare"), given(flare_first="x"))
    )
    assert (found["first/plan.what"], found["second/plan.what"]) == ("first", "new")
    assert (found["first/flare.first"], found["second/flare.first"]) == ("x", "x")


def test_a_field_that_the_session_never_came_to_is_there_as_well() -> None:
    found = earlier((run("first"), given(plan_what=None)), (run("plan:week"), given(plan_what="rest", plan_often=2)))
    assert found["first/plan.often"] == 2
