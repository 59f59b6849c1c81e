"""Which prompts are shown: conditions, jumps and the short path, told apart by one reason each."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.course.prompt import OWN, Form, Prompt
from cbtpain.course.session import Session
from cbtpain.play.answer import Value
from cbtpain.play.condition import holds
from cbtpain.play.walk import Look, walk
from cbtpain.play.world import World
from tests.play.small import CLOSE, SHORT, WORLDS, Raw, choose, reading, scale, session_of, sessions, shipped, value_for

Given = Mapping[str, Value]
UNANSWERED: Look = lambda prompt: (False, None)  # noqa: E731


def shown(session: Session, given_: Given, world: World, *, short: bool = False) -> list[Prompt]:
    look = lambda prompt: (prompt.id in given_, given_.get(prompt.id))  # noqa: E731
    return list(walk(session.prompts, world, look, short=short))


def seen(*steps: Raw, after: Given | None = None, short: bool = False) -> list[str]:
    """What is shown of these steps after these answers."""
    return [prompt.id for prompt in shown(session_of(*steps), after or {}, World(), short=short)]


@st.composite
def answered(draw: st.DrawFn) -> tuple[Session, Given]:
    """A session, and an answer or a skip to some of its prompts: also to prompts that are not shown."""
    session = draw(sessions)
    drawn = draw(st.lists(st.integers(0, 30), min_size=1, max_size=12))
    numbered = [(prompt, drawn[at % len(drawn)]) for at, prompt in enumerate(session.prompts)]
    return session, {
        prompt.id: None if number % 6 == 0 else value_for(prompt, number) for prompt, number in numbered if number % 5
    }


EACH = settings(max_examples=60)


@EACH
@given(answered(), WORLDS, SHORT)
def test_prompts_are_shown_in_the_order_of_the_file_and_once(
    told: tuple[Session, Given], world: World, short: bool
) -> None:
    session, given_ = told
    order = [prompt.id for prompt in session.prompts]
    places = [order.index(prompt.id) for prompt in shown(session, given_, world, short=short)]
    assert sorted(set(places)) == places


@EACH
@given(answered(), WORLDS, SHORT)
def test_every_condition_of_what_is_shown_holds_and_every_option_offered_is_one_that_holds(
    told: tuple[Session, Given], world: World, short: bool
) -> None:
    session, given_ = told
    live: dict[str, Value] = {}
    for prompt in shown(session, given_, world, short=short):
        assert all(holds(when, live, world) for when in prompt.whens)
        assert all(option.when is None or holds(option.when, live, world) for option in prompt.options)
        assert prompt.options or prompt.form not in (Form.PICK, Form.PICKS)
        assert prompt.core or not short or prompt.id in given_
        if prompt.id in given_:
            live[prompt.id] = given_[prompt.id]


@EACH
@given(answered(), WORLDS, SHORT)
def test_what_is_not_shown_has_a_reason(told: tuple[Session, Given], world: World, short: bool) -> None:
    session, given_ = told
    on_way = {prompt.id: prompt for prompt in shown(session, given_, world, short=short)}
    live: dict[str, Value] = {}
    for prompt in session.prompts:
        if prompt.id in on_way:
            live |= {prompt.id: given_[prompt.id]} if prompt.id in given_ else {}
            continue
        off_path = short and not prompt.core and prompt.id not in given_
        hidden = not all(holds(when, live, world) for when in prompt.whens)
        no_option = prompt.form in (Form.PICK, Form.PICKS) and not any(
            option.when is None or holds(option.when, live, world) for option in prompt.options
        )
        assert off_path or hidden or no_option or jumped_over(prompt, session, on_way, given_)


def jumped_over(prompt: Prompt, session: Session, on_way: Mapping[str, Prompt], given_: Given) -> bool:
    """True where something shown before it leads to a step behind it."""
    order = list(dict.fromkeys(one.step for one in session.prompts))
    here = order.index(prompt.step)
    entered = {one.step for one in on_way.values() if order.index(one.step) <= here}
    targets = [one.go for one in session.prompts if one.go and one.step in entered]
    for one in on_way.values():
        if one.step in entered:
            targets += [option.go for option in one.options if option.go and option.kept == given_.get(one.id)]
    return any(order.index(target) > here for target in targets)


@EACH
@given(answered(), WORLDS, SHORT)
def test_the_last_screen_is_always_shown(told: tuple[Session, Given], world: World, short: bool) -> None:
    session, given_ = told
    assert shown(session, given_, world, short=short)[-1].last


@EACH
@given(answered(), WORLDS, SHORT)
def test_what_is_not_shown_makes_no_difference(told: tuple[Session, Given], world: World, short: bool) -> None:
    session, given_ = told
    on_way = shown(session, given_, world, short=short)
    live = {prompt.id: given_[prompt.id] for prompt in on_way if prompt.id in given_}
    assert on_way == shown(session, live, world, short=short)


ONE, TWO, THREE = (reading(id_) for id_ in ("one", "two", "three"))


def test_everything_is_shown_where_nothing_stands_against_it() -> None:
    assert seen(ONE, TWO, CLOSE) == ["one", "two", "close"]


def test_a_step_leads_on_to_where_it_says() -> None:
    assert seen({**ONE, "go": "three"}, TWO, THREE, CLOSE) == ["one", "three", "close"]


def test_a_step_that_is_not_shown_leads_nowhere() -> None:
    hidden = {**ONE, "go": "three", "when": {"fact": "plan_made", "equals": "yes"}}
    assert seen(hidden, TWO, THREE, CLOSE) == ["two", "three", "close"]


def test_a_choice_leads_on_to_where_it_says() -> None:
    which = choose("which", "stay", {"id": "leave", "text": "leave", "go": "close"})
    assert seen(which, TWO, CLOSE, after={"which": "leave"}) == ["which", "close"]
    assert seen(which, TWO, CLOSE, after={"which": "stay"}) == ["which", "two", "close"]
    assert seen(which, TWO, CLOSE, after={"which": None}) == ["which", "two", "close"]
    assert seen(which, TWO, CLOSE) == ["which", "two", "close"]


def test_a_choice_that_leads_on_goes_before_its_step() -> None:
    which = choose("which", {"id": "leave", "text": "leave", "go": "close"}, "stay", go="three")
    assert seen(which, TWO, THREE, CLOSE, after={"which": "leave"}) == ["which", "close"]
    assert seen(which, TWO, THREE, CLOSE, after={"which": "stay"}) == ["which", "three", "close"]


def test_the_line_for_own_words_comes_before_the_jump() -> None:
    which = choose("which", "stay", own_words="true", go="three")
    assert seen(which, TWO, THREE, CLOSE, after={"which": "own"}) == ["which", "which.own", "three", "close"]


def test_a_jump_to_a_step_that_is_not_shown_goes_on_behind_it() -> None:
    hidden = {**TWO, "when": {"fact": "plan_made", "equals": "yes"}}
    assert seen({**ONE, "go": "two"}, hidden, THREE, CLOSE) == ["one", "three", "close"]


def test_a_jump_out_of_several_prompts_waits_for_the_last_of_them() -> None:
    plan: Raw = {"id": "plan", "kind": "plan", "go": "three"}
    way = seen(plan, TWO, THREE, CLOSE, after={"plan.confidence": 9})
    assert way == ["plan.what", "plan.often", "plan.confidence", "plan.sum", "three", "close"]


def test_an_answer_that_was_jumped_over_counts_for_nothing() -> None:
    which = choose("which", "stay", {"id": "leave", "text": "leave", "go": "three"})
    low = reading("low", when={"step": "mood", "under": "3"})
    assert "low" in seen(which, scale("mood"), THREE, low, CLOSE, after={"which": "stay", "mood": 1})
    assert "low" not in seen(which, scale("mood"), THREE, low, CLOSE, after={"which": "leave", "mood": 1})


def test_a_list_with_nothing_to_offer_is_not_shown() -> None:
    barrier: Raw = {"id": "barrier", "kind": "barrier"}
    assert "barrier.then" not in seen(barrier, CLOSE, after={"barrier.what": "own"})
    assert "barrier.then" in seen(barrier, CLOSE, after={"barrier.what": "tired"})


def test_the_short_path_leaves_out_what_is_not_core_and_was_not_answered() -> None:
    steps = (ONE, {**TWO, "core": "true"}, CLOSE)
    assert seen(*steps, short=True) == ["two", "close"]
    assert seen(*steps, short=True, after={"one": True}) == ["one", "two", "close"]


def test_the_last_screen_is_on_the_short_path_whatever_its_step_says() -> None:
    assert seen(ONE, {**CLOSE, "core": "false"}, short=True) == ["close"]


def test_a_field_that_is_not_core_is_left_out_of_a_core_step() -> None:
    way = seen({"id": "plan", "kind": "plan", "core": "true"}, CLOSE, short=True)
    assert way == ["plan.what", "plan.often", "plan.sum", "close"]


@pytest.mark.parametrize(("short", "version"), [(False, "full"), (True, "short")])
def test_the_short_path_offers_the_short_version_of_an_exercise(short: bool, version: str) -> None:
    session = session_of({"id": "relax", "kind": "exercise", "exercise": "breath", "core": "true"}, CLOSE)
    [done] = [prompt for prompt in shown(session, {}, World(), short=short) if prompt.form is Form.EXERCISE]
    assert version == done.version


def test_the_rating_after_an_exercise_is_asked_where_it_was_done() -> None:
    step: Raw = {"id": "relax", "kind": "exercise", "exercise": "breath"}
    assert "relax.after" not in seen(step, CLOSE)
    assert "relax.after" not in seen(step, CLOSE, after={"relax.do": None})
    assert "relax.after" in seen(step, CLOSE, after={"relax.do": {"version": "full", "seconds": 1, "ended": "stopped"}})


def cautions(after: Given, first: Raw | None = None) -> list[str]:
    """Which of two steps of one exercise show what to take care of."""
    one, two = ({"id": id_, "kind": "exercise", "exercise": "breath"} for id_ in ("one", "two"))
    return [id_ for id_ in seen({**one, **(first or {})}, two, CLOSE, after=after) if id_.endswith(".care")]


def test_the_cautions_of_an_exercise_are_read_once_a_session_at_whichever_step_comes_first() -> None:
    never = {"when": {"fact": "plan_made", "equals": "yes"}}
    assert cautions({"one.care": True}) == ["one.care"]
    assert cautions({"one.care": True}, never) == ["two.care"]
    assert cautions({"one.care": None}) == ["one.care", "two.care"]


TO_DO = choose(
    "to-do",
    {"id": "none", "text": "none", "zero": "true"},
    {"id": "clean", "text": "clean", "for": ["home"]},
    {"id": "walk", "text": "walk", "for": ["body", "quiet"]},
    {"id": "sing", "text": "sing", "when": {"fact": "plan_made", "equals": "yes"}, "for": ["fun"]},
    {"id": "cook", "text": "cook", "for": ["people", "home"]},
    {"id": "rest", "text": "rest"},
    order_by="other/value",
)
IN_THE_FILE = ["none", "clean", "walk", "cook", "rest"]


def offered(value: Value, step: Raw = TO_DO) -> list[str]:
    """The options of a list after what was chosen in another session."""
    [first, *_] = shown(session_of(step, CLOSE), {}, World(earlier={"other/value": value}))
    return [option.id for option in first.options]


@pytest.mark.parametrize(
    ("value", "first"),
    [
        ("home", ["clean", "cook"]),
        ("people", ["cook"]),
        ("quiet", ["walk"]),
        (["people", "body"], ["walk", "cook"]),
        # Offered to nobody whose plan was not made; no other choice; not chosen, skipped, own words.
        *(("fun", []), ("gone", []), (None, []), ("own", []), ([], []), (True, [])),
    ],
)
def test_what_belongs_to_an_earlier_choice_comes_first_and_all_else_stays_as_in_the_file(
    value: Value, first: list[str]
) -> None:
    assert offered(value) == [*first, *(id_ for id_ in IN_THE_FILE if id_ not in first)]


def test_a_list_may_go_by_a_choice_of_the_same_session() -> None:
    steps = (choose("value", "home", "people"), {**TO_DO, "order_by": "value"}, CLOSE)
    cases: list[tuple[Value, str]] = [("people", "cook"), ("home", "clean"), (None, "none")]
    for value, first in cases:
        found = shown(session_of(*steps), {"value": value}, World())[1]
        assert found.options[0].id == first


def test_own_words_stay_last_also_where_another_one_is_numbered_0() -> None:
    assert offered("people", {**TO_DO, "own_words": "true"}) == ["cook", "none", "clean", "walk", "rest", "own"]


def test_a_list_without_an_order_is_the_one_of_the_file() -> None:
    step = {key: value for key, value in TO_DO.items() if key != "order_by"}
    assert offered("people", step) == IN_THE_FILE


@given(st.lists(st.sets(st.sampled_from("abc"), max_size=3), min_size=1, max_size=8), st.sampled_from("abcd"))
def test_an_order_hides_nothing_and_keeps_both_parts_as_they_were(belongs: list[set[str]], value: str) -> None:
    options = [{"id": f"o{number}", "text": "a", "for": sorted(names)} for number, names in enumerate(belongs)]
    found = offered(value, choose("to-do", *options, order_by="other/value"))
    parts = [[f"o{n}" for n, names in enumerate(belongs) if (value in names) is comes] for comes in (True, False)]
    assert found == [*parts[0], *parts[1]]


VALUE = "one-minute-calm/value-goal.value"
BY_VALUE = {
    "pace-by-the-clock": ["pacing.activity"],
    "good-things": ["slots.pleasant", "slots.useful", "slots.people", "backup.backup"],
}
OF_THE_VALUE = [
    option.id for one in shipped("one-minute-calm").prompts if one.id == "value-goal.value" for option in one.options
]


@pytest.mark.parametrize("value", [*OF_THE_VALUE, None])
def test_the_good_thing_of_session_4_is_one_of_at_most_seven(value: str | None) -> None:
    pick = next(prompt for prompt in shipped("good-things").prompts if prompt.id == "pick")
    [found] = walk([replace(pick, whens=())], World(earlier={VALUE: value}), UNANSWERED)
    usual = ["music", "window", "drink", "other", "none"]
    assert [option.id for option in found.options][-len(usual) :] == usual
    assert len(found.options) <= 7


@pytest.mark.parametrize("value", OF_THE_VALUE)
@pytest.mark.parametrize("session", BY_VALUE)
def test_the_shipped_lists_of_things_to_do_begin_with_the_value_and_hide_nothing(session: str, value: str) -> None:
    ordered = [prompt for prompt in shipped(session).prompts if prompt.order_by]
    assert [(prompt.id, prompt.order_by) for prompt in ordered] == [(id_, VALUE) for id_ in BY_VALUE[session]]
    for prompt in ordered:
        alone = replace(prompt, whens=())
        [found], [usual] = (list(walk([alone], World(earlier={VALUE: one}), UNANSWERED)) for one in (value, None))
        first = [option for option in usual.options if value in option.belongs_to]
        assert list(found.options) == [*first, *(option for option in usual.options if option not in first)]


@pytest.mark.parametrize("session", BY_VALUE)
def test_every_value_brings_something_forward_in_a_list_of_the_session(session: str) -> None:
    ordered = [option for prompt in shipped(session).prompts if prompt.order_by for option in prompt.options]
    assert {value for option in ordered for value in option.belongs_to} == set(OF_THE_VALUE) - {OWN}
