"""Walks with drawn answers: they end, every answer is one a person could give, and what is known fits together."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.conditions import parts_of
from cbtpain.course.prompt import OWN, Form
from cbtpain.course.session import Session
from cbtpain.play.answer import Value
from cbtpain.play.condition import holds
from cbtpain.play.improvise import Improvised, Improviser, conditions_of
from cbtpain.play.parse import fits
from tests.play.small import CLOSE, SHIPPED_IDS, Raw, choose, line, reading, scale, session_of, sessions, shipped

SEEDS = st.integers(0, 10_000)
REVIEW: Raw = {
    "id": "back",
    "kind": "review",
    "of": "other",
    "text": "How many times?",
    "none": "None.",
    "some": "Some.",
    "most": "Most.",
    "worse": "Worse.",
    "unplanned": "No plan.",
}


def walks(session: Session, count: int = 100, *, skips: float = 0.0, own_words: bool = True) -> list[Improvised]:
    """Walks that are drawn at will."""
    improviser, random = Improviser(session, skips=skips, own_words=own_words), Random(1)
    return [improviser.walk(random) for _ in range(count)]


def values(step: Raw, *, skips: float = 0.0, own_words: bool = True) -> set[object]:
    """All that is drawn for a step."""
    drawn = walks(session_of(step, CLOSE), skips=skips, own_words=own_words)
    return {
        tuple(value) if isinstance(value, list) else value for value in (walk.live.get(step["id"]) for walk in drawn)
    }


# every walk


@given(sessions, SEEDS, st.booleans(), st.sampled_from([0.0, 0.3, 1.0]))
def test_a_walk_begins_at_the_first_prompt_and_ends_with_the_last_screen(
    session: Session, seed: int, short: bool, skips: float
) -> None:
    walked = Improviser(session, skips=skips).walk(Random(seed), short=short)
    order = [prompt.id for prompt in session.prompts]
    places = [order.index(prompt.id) for prompt in walked.shown]
    assert places == sorted(set(places))
    assert walked.shown[-1].last
    assert short is False or all(prompt.core for prompt in walked.shown)


@given(sessions, SEEDS, st.booleans())
def test_every_answer_is_one_that_the_prompt_as_it_was_offered_takes(session: Session, seed: int, short: bool) -> None:
    walked = Improviser(session, skips=0.2).walk(Random(seed), short=short)
    assert list(walked.live) == [prompt.id for prompt in walked.shown]
    for prompt in walked.shown:
        assert fits(prompt, walked.live[prompt.id]), prompt
        assert all(holds(when, walked.live, walked.world) for when in prompt.whens)


@given(sessions, SEEDS, st.booleans(), st.booleans())
def test_the_same_seed_walks_the_same_way(session: Session, seed: int, short: bool, own_words: bool) -> None:
    one, other = (Improviser(session, own_words=own_words).walk(Random(seed), short=short) for _ in range(2))
    assert (one.shown, one.live, one.world.earlier) == (other.shown, other.live, other.world.earlier)


@pytest.mark.parametrize("id_", SHIPPED_IDS)
@pytest.mark.parametrize("short", [False, True])
def test_the_shipped_sessions_are_walked_to_their_end(id_: str, short: bool) -> None:
    improviser, random = Improviser(shipped(id_), skips=0.1), Random(3)
    for _ in range(20):
        walked = improviser.walk(random, short=short)
        assert walked.shown[-1].last
        assert all(fits(prompt, walked.live[prompt.id]) for prompt in walked.shown)


# what is drawn


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (reading("here"), {True}),
        (choose("here", "a", "b"), {"a", "b"}),
        (choose("here", "a", own_words="true"), {"a", OWN}),
        (choose("here", {"id": "a", "text": "a", "as": "x"}, {"id": "b", "text": "b", "as": "x"}), {"x"}),
        (choose("here", "a", "b", kind="choose-many", most="1"), {("a",), ("b",)}),
        (choose("here", "a", kind="choose-many", none="none of these"), {("a",), ("none",)}),
        (scale("here"), {0, 10}),
        (line("here"), {"words", ""}),
        # Nothing where it is not due.
        ({"id": "here", "kind": "checkin"}, {True, None}),
    ],
)
def test_each_value_that_makes_a_difference_is_drawn(step: Raw, expected: set[object]) -> None:
    assert values(step) == expected
    assert values(step, skips=1.0) == {None}
    assert values(step, skips=0.5) == expected | {None}


def test_none_of_these_is_never_chosen_beside_others() -> None:
    drawn = values(choose("here", "a", "b", "c", kind="choose-many", none="none of these"))
    assert {value for value in drawn if isinstance(value, tuple) and "none" in value} == {("none",)}
    assert any(isinstance(value, tuple) and len(value) == 3 for value in drawn)


def test_a_number_is_drawn_on_both_sides_of_each_limit() -> None:
    after = [reading("low", when={"step": "mood", "under": "4"}), reading("high", when={"step": "mood", "over": "9"})]
    drawn = {walked.live["mood"] for walked in walks(session_of(scale("mood"), *after, CLOSE), 200)}
    assert drawn == {0, 3, 4, 5, 8, 9, 10}


def test_what_a_list_is_ordered_by_is_drawn_too_and_orders_the_list() -> None:
    options: list[Raw] = [{"id": "a", "text": "a"}, {"id": "b", "text": "b", "for": ["home", "fun"]}]
    drawn = walks(session_of(choose("here", *options, order_by="other/value"), CLOSE))
    found = {
        (walked.world.earlier["other/value"], *(option.id for option in walked.shown[0].options)) for walked in drawn
    }
    assert found == {(None, "a", "b"), ("home", "b", "a"), ("fun", "b", "a")}


# own words


def test_without_own_words_nobody_types_a_line_of_their_own() -> None:
    steps = [choose("why", "sleep", own_words="true"), choose("many", "a", kind="choose-many", own_words="true")]
    session = session_of(*steps, CLOSE)
    own = {"why.own", "many.own"}
    assert {p.id for walked in walks(session, own_words=False) for p in walked.shown} == {"why", "many", "close"}
    assert own <= {prompt.id for walked in walks(session) for prompt in walked.shown}


def test_where_there_is_nothing_else_own_words_are_taken() -> None:
    never: Raw = {"id": "no", "text": "no", "when": {"step": "other/x", "equals": "never-said"}}
    for kind in ("choose", "choose-many"):
        session = session_of(choose("why", never, kind=kind, own_words="true"), CLOSE)
        for walked in walks(session, own_words=False):
            said = walked.live["why"]
            assert said in ("no", ["no"]) or said in (OWN, [OWN])


# what is known


def known(*steps: Raw) -> list[Mapping[str, Value]]:
    """What was known of the diary on each of many walks."""
    return [walked.world.earlier for walked in walks(session_of(*steps, CLOSE), 300)]


def test_without_a_plan_there_is_no_share_of_it() -> None:
    times = reading("times", when={"fact": "practice_times", "over": "2"})
    found = known(REVIEW, times)
    without = [one for one in found if one["fact:plan_made"] != "yes"]
    shared = [one for one in found if one["fact:plan_made"] == "yes"]
    assert without
    assert {name for one in without for name in one if "practice" in name} == set()
    assert {one["fact:practice_share"] for one in shared} == {None, 0, 1, 2, 59, 60, 61, 62}
    assert {one["fact:practice_times"] for one in shared} == {None, 1, 2, 3}


def test_a_review_says_nothing_of_a_share_where_there_was_no_plan() -> None:
    for walked in walks(session_of(REVIEW, CLOSE), 300):
        shown = {prompt.id for prompt in walked.shown}
        assert ("back.times" in shown) is ("back.unplanned" not in shown)
        assert "back.unplanned" not in shown or not shown & {"back.none", "back.some", "back.most"}


@pytest.mark.parametrize(
    ("when", "name", "expected"),
    [
        ({"fact": "felt_worse", "equals": "yes"}, "fact:felt_worse", {None, "yes"}),
        ({"fact": "days_away", "over": "20"}, "fact:days_away", {None, 19, 20, 21}),
        ({"step": "other/why", "in": ["sleep", "work"]}, "other/why", {None, "sleep", "work"}),
        ({"step": "other/mood", "under": "3"}, "other/mood", {None, 2, 3, 4}),
        ({"step": "other/note", "answered": "true"}, "other/note", {None, "words"}),
    ],
)
def test_the_diary_is_drawn_on_both_sides_of_each_comparison(when: Raw, name: str, expected: set[object]) -> None:
    assert {one[name] for one in known(reading("then", when=when))} == expected


def test_a_fact_is_told_to_the_conditions_as_it_was_drawn() -> None:
    for walked in walks(session_of(reading("then", when={"fact": "felt_worse", "equals": "yes"}), CLOSE)):
        assert walked.world.fact("felt_worse", {}) == walked.world.earlier["fact:felt_worse"]
        assert walked.world.fact("never_looked_at", {}) is None
        assert ("then" in walked.live) is (walked.world.earlier["fact:felt_worse"] == "yes")


# a walk like another one


def differences(one: Improvised, other: Improvised) -> int:
    return sum(one.live.get(id_) != other.live.get(id_) for id_ in one.live.keys() | other.live.keys())


def test_a_walk_like_another_differs_in_a_few_answers() -> None:
    session = session_of(*(choose(f"c{number}", *"abcdefghij") for number in range(50)), CLOSE)
    improviser, random = Improviser(session), Random(1)
    first = improviser.walk(random)
    near = [differences(improviser.walk(random, like=first), first) for _ in range(100)]
    far = [differences(improviser.walk(random), first) for _ in range(100)]
    assert 0 < sum(near) / 100 < 15 < 40 < sum(far) / 100
    assert max(near) < min(far)


@given(sessions, SEEDS, st.booleans())
def test_a_walk_like_another_is_a_walk_like_any(session: Session, seed: int, short: bool) -> None:
    improviser, random = Improviser(session, own_words=False), Random(seed)
    walked = improviser.walk(random, short=short)
    for _ in range(3):
        walked = improviser.walk(random, short=short, like=walked)
        assert walked.shown[-1].last
        assert all(fits(prompt, walked.live[prompt.id]) for prompt in walked.shown)
        assert walked.world.earlier.get("fact:plan_made", "yes") == "yes" or not any(
            name.startswith("fact:practice_") for name in walked.world.earlier
        )


def test_what_an_answer_kept_does_not_fit_any_more_is_drawn_anew() -> None:
    options: list[Raw] = [
        {"id": "a", "text": "a", "when": {"step": "mood", "over": "5"}},
        {"id": "b", "text": "b", "when": {"not": {"step": "mood", "over": "5"}}},
    ]
    improviser, random = Improviser(session_of(scale("mood"), choose("which", *options), CLOSE)), Random(1)
    walked = improviser.walk(random)
    seen = set()
    for _ in range(200):
        walked = improviser.walk(random, like=walked)
        mood = walked.live["mood"]
        assert isinstance(mood, int)
        seen.add(mood > 5)
        assert walked.live["which"] == ("a" if mood > 5 else "b")
    assert seen == {True, False}


# conditions


def test_every_condition_of_a_session_is_named() -> None:
    when: Raw = {"all": [{"step": "mood", "over": "5"}, {"fact": "felt_worse", "equals": "yes"}]}
    found = dict(
        conditions_of(session_of(scale("mood"), choose("which", {"id": "a", "text": "a", "when": when}), CLOSE))
    )
    assert found == {"which, option a": when}
    found = dict(conditions_of(session_of(scale("mood"), reading("then", when=when), CLOSE)))
    assert found == {"then, condition 1": when}
    assert [part.get("step") or part["fact"] for part in parts_of(when)] == ["mood", "felt_worse"]


def test_a_date_is_a_day() -> None:
    session = session_of({"id": "notes", "kind": "worksheet", "worksheet": "notes"}, CLOSE)
    dates = [prompt for prompt in session.prompts if prompt.form is Form.DATE]
    assert [prompt.id for prompt in dates] == ["notes.1.day", "notes.2.day"]
    assert all(fits(dates[0], walked.live["notes.1.day"]) for walked in walks(session))
