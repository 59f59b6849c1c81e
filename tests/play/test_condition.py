"""When a condition of the course holds: what was answered, what an earlier session and the diary say."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.prompt import Condition
from cbtpain.play.answer import Value
from cbtpain.play.condition import holds
from cbtpain.play.world import World
from tests.play.small import Told

LIVE: dict[str, Value] = {
    "notice": "worse",
    "sore": ["neck", "hands"],
    "confidence": 6,
    "hello": True,
    "skipped": None,
    "empty": "",
    "words": "12",
    "zero": 0,
    "relax.do": {"version": "full", "seconds": 60, "ended": "done"},
}
WORLD = Told({"practice_share": 60, "plan_made": "yes"}, {"calm/notice": "same", "calm/why": None}).world


def is_so(condition: Condition, live: Mapping[str, Value] = LIVE, world: World = WORLD) -> bool:
    return holds(condition, live, world)


HOLD: list[Condition] = [
    {"step": "notice", "equals": "worse"},
    {"step": "notice", "in": ["same", "worse"]},
    {"step": "sore", "includes": "hands"},
    {"step": "confidence", "under": "7"},
    {"step": "confidence", "over": "5"},
    {"step": "confidence", "equals": "6"},
    {"step": "zero", "under": "1"},
    {"step": "zero", "answered": "true"},
    {"step": "notice", "answered": "true"},
    {"step": "hello", "answered": "true"},
    {"step": "relax.do", "answered": "true"},
    {"step": "skipped", "answered": "false"},
    {"step": "empty", "answered": "false"},
    {"step": "never-asked", "answered": "false"},
    {"step": "calm/notice", "in": ["same"]},
    {"step": "calm/why", "answered": "false"},
    {"fact": "practice_share", "over": "59"},
    {"fact": "plan_made", "equals": "yes"},
    {"fact": "days_away", "answered": "false"},
]
HOLD_NOT: list[Condition] = [
    {"step": "notice", "equals": "better"},
    {"step": "notice", "equals": "wor"},
    {"step": "notice", "in": ["same", "better"]},
    {"step": "notice", "includes": "worse"},
    {"step": "sore", "includes": "back"},
    {"step": "sore", "includes": "hand"},
    {"step": "confidence", "under": "6"},
    {"step": "confidence", "over": "6"},
    {"step": "words", "over": "5"},
    {"step": "words", "under": "50"},
    {"step": "hello", "over": "0"},
    {"step": "hello", "under": "5"},
    {"step": "notice", "answered": "false"},
    {"step": "skipped", "answered": "true"},
    {"step": "empty", "answered": "true"},
    {"step": "calm/why", "answered": "true"},
    {"fact": "practice_share", "over": "60"},
    {"fact": "felt_worse", "equals": "yes"},
]


@pytest.mark.parametrize("condition", HOLD, ids=str)
def test_it_holds(condition: Condition) -> None:
    assert is_so(condition)


@pytest.mark.parametrize("condition", HOLD_NOT, ids=str)
def test_it_does_not_hold(condition: Condition) -> None:
    assert not is_so(condition)


NOTHING_SAID = pytest.mark.parametrize("name", ["skipped", "empty", "never-asked", "calm/why", "calm/never-asked"])


@NOTHING_SAID
@pytest.mark.parametrize(
    "compared",
    [{"equals": "None"}, {"equals": ""}, {"in": ["None", ""]}, {"includes": "a"}, {"under": "7"}, {"over": "0"}],
    ids=str,
)
def test_what_looks_at_something_that_was_not_said_does_not_hold(name: str, compared: Condition) -> None:
    assert not is_so({"step": name, **compared})
    assert is_so({"not": {"step": name, **compared}})


def test_a_fact_is_told_the_answers_so_far() -> None:
    how_many: Condition = {"fact": "sessions_done", "equals": "1"}
    assert is_so(how_many, {"one": 1, "two": None})
    assert not is_so(how_many, {"one": 1, "two": 2})


def test_an_answer_here_is_not_taken_for_one_of_another_session() -> None:
    assert not is_so({"step": "calm/confidence", "equals": "6"})
    assert not is_so({"step": "calm/notice", "equals": "worse"})


PARTS = st.lists(st.sampled_from([(one, True) for one in HOLD] + [(one, False) for one in HOLD_NOT]), min_size=1)


@given(PARTS)
def test_all_any_and_not_are_what_they_say(parts: list[tuple[Condition, bool]]) -> None:
    conditions, so = [one for one, _ in parts], [one for _, one in parts]
    assert all(so) == is_so({"all": conditions})
    assert any(so) == is_so({"any": conditions})
    assert (not all(so)) == is_so({"not": {"all": conditions}})
    assert (not any(so)) == is_so({"all": [{"not": one} for one in conditions]})


@given(st.integers(-5, 205), st.integers(0, 200))
def test_a_number_is_under_or_over_or_equal_to_a_limit(value: int, limit: int) -> None:
    told = [is_so({"step": "n", key: str(limit)}, {"n": value}) for key in ("under", "equals", "over")]
    assert [value < limit, value == limit, value > limit] == told


@given(st.text(st.characters()).filter(bool))
def test_no_text_is_a_number(text: str) -> None:
    assert not is_so({"any": [{"step": "n", "under": "7"}, {"step": "n", "over": "0"}]}, {"n": text})
