"""Which phases of an exercise are done, and in which words."""

from collections.abc import Mapping
from typing import Any

import pytest

from cbtpain.course.exercise import Phase
from cbtpain.course.prompt import Form
from cbtpain.play.answer import Value
from cbtpain.play.exercise import phases
from cbtpain.play.player import Play
from cbtpain.play.world import World
from tests.play.small import BREATH, CLOSE, started, taking

RELAX = {"id": "relax", "kind": "exercise", "exercise": "breath"}
EYES: tuple[Value, ...] = ("open", "closed", None)


def at_the_exercise(eyes: Value) -> Play:
    """The cautions read, the eyes open or closed, the rating before given."""
    play = taking(started(RELAX, CLOSE), True, eyes, 5)
    assert play.prompt.form is Form.EXERCISE
    return play


def done(eyes: Value, version: str = "full", exercise: Mapping[str, Any] = BREATH) -> tuple[Phase, ...]:
    play = at_the_exercise(eyes)
    return phases(exercise, play.prompt, version, play)


@pytest.mark.parametrize(
    ("eyes", "seconds"), [("open", [2, 3, 4, 5]), ("closed", [2, 3, 4]), (None, [2, 3, 4])], ids=str
)
def test_a_phase_is_done_where_what_was_chosen_for_it_fits(eyes: Value, seconds: list[int]) -> None:
    assert seconds == [phase.seconds for phase in done(eyes)]


@pytest.mark.parametrize(
    ("eyes", "words"), [("open", "Out, eyes open."), ("closed", "Out, eyes closed."), (None, "Out, eyes as they are.")]
)
def test_what_was_chosen_stands_in_the_words(eyes: Value, words: str) -> None:
    assert words == done(eyes)[1].text


def test_a_voice_says_the_words_or_others_where_the_course_has_them() -> None:
    assert [phase.say for phase in done("open")] == ["In.", "Out, eyes open.", "Stay where you are.", "Look."]


@pytest.mark.parametrize("eyes", EYES, ids=str)
def test_another_version_has_phases_of_its_own(eyes: Value) -> None:
    assert done(eyes, "short") == (Phase(1, "Out.", "Out."),)


def test_a_phase_may_look_at_a_fact() -> None:
    def fact(name: str, live: object) -> str | None:
        return {"no_tightening": "yes"}.get(name)

    exercise = {
        "versions": [
            {
                "id": "full",
                "phases": [
                    {
                        "seconds": "9",
                        "text": "Gentle fists.",
                        "when": {"not": {"fact": "no_tightening", "equals": "yes"}},
                    },
                    {"seconds": "8", "text": "Let go."},
                ],
            }
        ]
    }
    play = taking(started(RELAX, CLOSE, world=World(fact=fact)), True, None, None)
    assert [phase.text for phase in phases(exercise, play.prompt, "full", play)] == ["Let go."]
