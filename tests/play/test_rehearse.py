"""A rehearsal sees every prompt and every condition both ways, or says what it never saw."""

import pytest

from cbtpain.play.rehearse import Rehearsal, rehearse
from tests.play.small import CLOSE, SHIPPED_IDS, Raw, choose, reading, scale, session_of, shipped

MOOD = scale("mood")
WHY = choose("why", "sleep", "work", own_words="true")


def rehearsed(*steps: Raw) -> Rehearsal:
    return rehearse(session_of(*steps, CLOSE))


def test_a_session_that_is_whole_is_seen_whole() -> None:
    found = rehearsed(
        MOOD,
        reading("low", when={"step": "mood", "under": "3"}),
        WHY,
        reading("so", when={"step": "why", "in": ["sleep"]}),
        {"id": "plan", "kind": "plan"},
        {"id": "barrier", "kind": "barrier"},
        {"id": "relax", "kind": "exercise", "exercise": "breath"},
    )
    assert (found.is_whole, found.never_shown, found.one_sided) == (True, [], [])
    assert {"low", "why.own", "plan.fewer", "relax.after", "close"} <= found.shown


def test_a_rehearsal_always_comes_out_the_same() -> None:
    steps = (MOOD, reading("low", when={"step": "mood", "under": "3"}), WHY)
    assert rehearsed(*steps) == rehearsed(*steps)


def test_it_tells_how_many_conditions_there_are_and_the_longest_way() -> None:
    found = rehearsed(MOOD, reading("low", when={"step": "mood", "under": "3"}))
    assert (found.conditions, found.longest) == (1, 3)


def test_a_prompt_behind_a_condition_that_cannot_hold_is_never_shown() -> None:
    found = rehearsed(MOOD, reading("low", when={"step": "mood", "under": "0"}))
    assert (found.never_shown, found.one_sided) == (["low"], ["low, condition 1 (never)"])
    assert not found.is_whole


def test_a_condition_that_always_holds_is_told() -> None:
    always: Raw = {"any": [{"step": "mood", "over": "4"}, {"not": {"step": "mood", "over": "4"}}]}
    found = rehearsed(MOOD, reading("low", when=always))
    assert (found.never_shown, found.one_sided) == ([], ["low, condition 1 (always)"])


def test_a_step_that_every_way_jumps_over_is_never_shown() -> None:
    assert rehearsed(reading("one", go="close"), reading("two")).never_shown == ["two"]


def test_an_option_that_is_never_offered_is_told() -> None:
    never: Raw = {
        "id": "no",
        "text": "no",
        "when": {"all": [{"step": "mood", "under": "3"}, {"step": "mood", "over": "3"}]},
    }
    assert rehearsed(MOOD, choose("which", "yes", never)).one_sided == ["which, option no (never)"]


@pytest.mark.parametrize(
    "when",
    [
        {"fact": "practice_share", "over": "60"},
        {"fact": "plan_made", "equals": "yes"},
        {"fact": "barrier_most", "in": ["tired", "forgot"]},
        {"fact": "days_away", "answered": "true"},
        {"step": "other/sore", "includes": "neck"},
        {"step": "other/mood", "under": "3"},
        {"step": "mood", "answered": "false"},
        {"step": "mood", "equals": "5"},
        {"step": "why.own", "answered": "true"},
        {"step": "many", "includes": "b"},
    ],
    ids=str,
)
def test_every_kind_of_condition_is_seen_both_ways(when: Raw) -> None:
    many = choose("many", "a", "b", kind="choose-many")
    found = rehearsed(MOOD, WHY, many, reading("then", when=when))
    assert (found.never_shown, found.one_sided) == ([], [])


@pytest.mark.parametrize("id_", SHIPPED_IDS)
def test_every_shipped_session_is_whole(id_: str) -> None:
    found = rehearse(shipped(id_))
    assert (found.never_shown, found.one_sided) == ([], [])
