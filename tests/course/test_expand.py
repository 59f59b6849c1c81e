"""Every kind of step is spelled out into prompts, with the names its answers are kept under for good."""

from pathlib import Path
from typing import Any

import pytest

from cbtpain.course.expand import DUE, prompts_of
from cbtpain.course.prompt import Form, Option, Prompt
from cbtpain.course.shelf import Shelf
from cbtpain.paths import content
from cbtpain.words import course as words
from tests.course.copies import BREATH, PLAN, SMALL, THOUGHTS, small

Raw = dict[str, Any]
SHELF = Shelf(SMALL)
OPTIONS = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]
SHOWN, PICK, PICKS, LINE, SCALE = Form.SHOW, Form.PICK, Form.PICKS, Form.LINE, Form.SCALE


def spelled_out(kind: str, shelf: Shelf = SHELF, **keys: Any) -> list[Prompt]:
    return list(prompts_of([{"id": "new", "kind": kind, **keys}], shelf))


def only(kind: str, **keys: Any) -> Prompt:
    found = spelled_out(kind, **keys)
    assert len(found) == 1
    return found[0]


def forms(prompts: list[Prompt]) -> dict[str, Form]:
    return {prompt.id: prompt.form for prompt in prompts}


def ids(options: tuple[Option, ...]) -> list[str]:
    return [option.id for option in options]


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        *(("reading", SHOWN), ("story", SHOWN), ("close", SHOWN), ("choose", PICK), ("choose-many", PICKS)),
        *(("scale", SCALE), ("short-text", LINE), ("long-text", Form.LINES), ("quiz", PICK), ("checkin", Form.CHECKIN)),
    ],
)
def test_a_simple_step_is_one_prompt_under_the_steps_own_name(kind: str, form: Form) -> None:
    found = only(kind, text="Read.", title="Head", help="Help.", sources=["x"], core="true", options=OPTIONS)
    told = (found.id, found.step, found.form, found.text, found.title, found.help, found.sources, found.core)
    assert told == ("new", "new", form, "Read.", "Head", "Help.", ("x",), True)


def test_what_a_step_does_not_say_is_empty_and_off() -> None:
    assert only("checkin") == Prompt(id="new", step="new", form=Form.CHECKIN, text="", core=False, whens=(DUE,))


def test_a_story_names_who_is_made_up_and_the_close_is_the_last() -> None:
    story, close, reading = only("story", text="a", who="Ana"), only("close", text="a"), only("reading", text="a")
    assert (story.story, story.who, story.last) == (True, "Ana", False)
    assert (close.story, close.who, close.last) == (False, "", True)
    assert (reading.story, reading.last) == (False, False)


def test_an_option_says_what_is_kept_said_and_done() -> None:
    full = {"id": "a", "text": "A", "said": "an a", "reply": "Yes.", "go": "close", "does": "signs", "as": "x"}
    found = only("choose", text="a", options=[full | {"zero": "true", "when": {"fact": "x", "over": "1"}}, OPTIONS[1]])
    assert found.options == (
        Option("a", "A", "x", "an a", "Yes.", "close", "signs", True, {"fact": "x", "over": "1"}),
        Option("b", "B", "b", "B"),
    )


def test_own_words_are_the_last_choice_and_a_line_behind_it() -> None:
    pick, line = spelled_out("choose", text="a", options=OPTIONS, own_words="true", core="true")
    assert pick.options[-1] == Option("own", words.OWN_WORDS, "own", words.OWN_WORDS, zero=True)
    assert (line.id, line.form, line.text, line.core) == ("new.own", LINE, words.OWN_LINE, True)
    assert line.whens == ({"step": "new", "equals": "own"},)


def test_own_words_among_several_are_looked_for_among_them() -> None:
    _, line = spelled_out("choose-many", text="a", options=OPTIONS, own_words="true")
    assert line.whens == ({"step": "new", "includes": "own"},)


@pytest.mark.parametrize("more", [{"none": "none of them"}, {"options": [OPTIONS[0] | {"zero": "true"}]}])
def test_one_choice_alone_is_numbered_0(more: Raw) -> None:
    found = spelled_out("choose-many", **{"text": "a", "options": OPTIONS, "own_words": "true", **more})[0]
    assert [option.zero for option in found.options].count(True) == 1
    assert not found.options[-1].zero


def test_none_of_them_is_a_choice_like_another() -> None:
    found = only("choose-many", text="a", options=OPTIONS, none="nowhere")
    assert found.options[-1] == Option("none", "nowhere", "none", "nowhere", zero=True)


@pytest.mark.parametrize(("most", "expected"), [(None, 2), ("1", 1), ("2", 2)])
def test_of_several_as_many_may_be_taken_as_there_are_or_as_are_told(most: str | None, expected: int) -> None:
    assert only("choose-many", text="a", options=OPTIONS, most=most).most == expected


def test_a_scale_has_its_ends() -> None:
    found = only("scale", text="a", low="none", high="all")
    assert (found.low, found.high, found.least, found.most) == ("none", "all", 0, 10)


def test_an_exercise_is_its_care_its_choices_a_rating_the_timer_and_the_rating_again() -> None:
    found = spelled_out("exercise", exercise="breath", text="Read.", title="Head", help="Help.", sources=["x"])
    assert forms(found) == {
        "new.care": SHOWN,
        "new.eyes": PICK,
        "new.before": SCALE,
        "new.do": Form.EXERCISE,
        "new.after": SCALE,
    }
    care, _, before, do, after = found
    assert (care.text, care.title, care.sources) == ("Breathe as you like.", "Head", ("made-up-2020",))
    assert (do.exercise, do.version, do.short, ids(do.options)) == ("breath", "full", "short", ["full", "short"])
    assert (do.text, do.title, do.help, do.sources) == ("Read.", "Calm the breath", "Help.", ("x",))
    assert (before.text, before.low, before.high) == ("How tense are you now?", "at ease", "as tense as can be")
    assert (before.whens, after.whens) == ((), ({"step": "new.do", "answered": "true"},))
    assert after.text == before.text


def test_an_exercise_takes_the_versions_the_step_names() -> None:
    do = spelled_out("exercise", exercise="breath", version="short", short="full")[3]
    assert (do.version, do.short) == ("short", "full")


def test_the_care_for_an_exercise_is_shown_once_a_session() -> None:
    steps = [{"id": id_, "kind": "exercise", "exercise": "breath"} for id_ in ("one", "two")]
    found = prompts_of(steps, SHELF)
    assert [prompt.id for prompt in found[:5]] == ["one.care", "one.eyes", "one.before", "one.do", "one.after"]
    assert found[5].id == "two.care"
    # By whichever step comes first: where that one was left out, the next one shows it.
    assert found[5].whens == ({"not": {"step": "one.care", "answered": "true"}},)


@pytest.mark.parametrize(
    ("measure", "form", "texts"),
    [
        ('text: "Now?", before: false, low: a, high: b', SCALE, {"after": "Now?"}),
        ('text: "Now?", after: "And now?", low: a, high: b', SCALE, {"before": "Now?", "after": "And now?"}),
        ('text: "Now?", options: [{id: a, text: a}]', PICK, {"before": "Now?", "after": "Now?"}),
    ],
)
def test_a_measure_is_a_scale_or_a_choice_before_and_after(
    tmp_path: Path, measure: str, form: Form, texts: dict[str, str]
) -> None:
    old = 'text: "How tense are you now?", low: "at ease", high: "as tense as can be"'
    copy = small(tmp_path).change(BREATH, old, measure)
    found = spelled_out("exercise", Shelf(copy.root), exercise="breath")
    rated = [prompt for prompt in found if prompt.id in ("new.before", "new.after")]
    assert {prompt.id.removeprefix("new."): prompt.text for prompt in rated} == texts
    assert {prompt.form for prompt in rated} == {form}


def test_a_notice_has_words_of_its_own_for_each_answer() -> None:
    labels = {"better": "lighter"}
    found = spelled_out("notice", of="x", better="Good.", same="Common.", worse="Thanks.", labels=labels)
    asked, *told = found
    assert (asked.form, asked.text) == (PICK, words.NOTICE)
    assert [(option.id, option.text) for option in asked.options] == [
        ("better", "lighter"),
        ("same", words.NOTICED["same"]),
        ("worse", words.NOTICED["worse"]),
    ]
    assert [(prompt.id, prompt.text, prompt.whens) for prompt in told] == [
        (f"new.{name}", text, ({"step": "new", "equals": name},))
        for name, text in (("better", "Good."), ("same", "Common."), ("worse", "Thanks."))
    ]


def test_a_worksheet_is_its_fields_and_asks_for_another_round() -> None:
    found = spelled_out("worksheet", worksheet="thoughts", text="Now.")
    names = ["day", "thought", "signs", "other", "sum"]
    first, second = ([f"new.{number}.{name}" for name in names] for number in (1, 2))
    assert [prompt.id for prompt in found] == ["new.intro", *first, "new.1.more", *second]
    more = next(prompt for prompt in found if prompt.id == "new.1.more")
    assert (more.form, more.text, ids(more.options)) == (PICK, "Another one?", ["yes", "no"])
    again = {"step": "new.1.more", "equals": "yes"}
    assert {prompt.id: prompt.whens for prompt in found if prompt.whens} == dict.fromkeys(second, (again,))
    assert [prompt.form for prompt in found[1:6]] == [Form.DATE, LINE, PICKS, Form.LINES, SHOWN]


@pytest.mark.parametrize(("least", "most", "asked"), [(1, 3, [1, 2]), (2, 3, [2]), (3, 3, []), (1, 1, [])])
def test_another_round_is_asked_for_from_the_least_to_the_most(
    tmp_path: Path, least: int, most: int, asked: list[int]
) -> None:
    copy = small(tmp_path).change(THOUGHTS, "{least: 1, most: 2,", f"{{least: {least}, most: {most},")
    found = [prompt.id for prompt in spelled_out("worksheet", Shelf(copy.root), worksheet="thoughts")]
    assert [id_ for id_ in found if id_.endswith(".more")] == [f"new.{number}.more" for number in asked]
    assert [id_ for id_ in found if id_.endswith(".day")] == [f"new.{number}.day" for number in range(1, most + 1)]


def test_a_third_round_stands_behind_two_wishes_for_another(tmp_path: Path) -> None:
    copy = small(tmp_path).change(THOUGHTS, "{least: 1, most: 2,", "{least: 1, most: 3,")
    found = {prompt.id: prompt.whens for prompt in spelled_out("worksheet", Shelf(copy.root), worksheet="thoughts")}
    assert found["new.3.day"] == tuple({"step": f"new.{number}.more", "equals": "yes"} for number in (1, 2))


def test_a_worksheet_may_be_taken_in_part_and_in_the_sheets_order() -> None:
    found = spelled_out("worksheet", worksheet="plan", fields=["often", "what"])
    assert [prompt.id for prompt in found] == ["new.what", "new.often"]


def test_a_plan_is_its_worksheet_with_what_the_step_says_of_it() -> None:
    found = {prompt.id: prompt for prompt in spelled_out("plan", text="Now.", what=OPTIONS, often="3")}
    assert list(found) == [
        *("new.intro", "new.what", "new.when", "new.when.own", "new.where", "new.often", "new.confidence"),
        *("new.raise", "new.fewer", "new.sum"),
    ]
    assert ids(found["new.what"].options) == ["a", "b"]
    often = found["new.often"]
    assert (often.form, often.least, often.most, often.default) == (Form.NUMBER, 1, 7, "3")
    assert found["new.raise"].whens == ({"step": "new.confidence", "under": "7"},)
    assert found["new.sum"].text == "{{new.what}}, {{new.when}}, on {{new.often}} days."
    plain = {prompt.id: prompt for prompt in spelled_out("plan")}
    assert (plain["new.often"].default, ids(plain["new.what"].options)) == ("5", ["breath"])


def test_the_plans_matched_to_a_barrier_are_offered_where_it_was_named() -> None:
    what, then = spelled_out("barrier")
    assert ids(what.options) == ["tired", "forgot"]
    assert [(option.id, option.when) for option in then.options] == [
        ("two", {"step": "new.what", "equals": "tired"}),
        ("note", {"step": "new.what", "equals": "forgot"}),
    ]


REVIEW: Raw = {"of": "first", "text": "How many?", "none": "None.", "some": "Some.", "most": "Most.", "worse": "Worse."}


def test_a_review_counts_where_there_was_a_plan_and_has_words_for_each_share() -> None:
    times, *told = spelled_out("review", **REVIEW, unplanned="No plan.")
    assert (times.id, times.form, times.least, times.most, times.reviews) == ("new.times", Form.NUMBER, 0, 200, "first")
    assert times.whens == ({"fact": "plan_made", "equals": "yes"},)
    assert {prompt.id: prompt.text for prompt in told} == {
        f"new.{name}": text
        for name, text in (("none", "None."), ("some", "Some."), ("most", "Most."), ("worse", "Worse."))
    } | {"new.unplanned": "No plan."}


def test_a_review_without_words_for_no_plan_has_none() -> None:
    assert "new.unplanned" not in forms(spelled_out("review", **REVIEW))


WHEN = {"step": "x", "answered": "true"}


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("reading", {"text": "a"}),
        ("choose", {"text": "a", "options": OPTIONS, "own_words": "true"}),
        ("exercise", {"exercise": "breath"}),
        ("notice", {"of": "x", "better": "a", "same": "b", "worse": "c"}),
        ("worksheet", {"worksheet": "thoughts", "text": "a"}),
        ("plan", {}),
        ("barrier", {}),
        ("review", REVIEW),
    ],
)
def test_condition_title_and_jump_of_a_step_hold_for_all_of_it(kind: str, keys: Raw) -> None:
    plain = spelled_out(kind, **keys)
    found = spelled_out(kind, **keys, when=WHEN, title="Head", go="close", core="true")
    assert [prompt.whens for prompt in found] == [(WHEN, *prompt.whens) for prompt in plain]
    assert [prompt.go for prompt in found] == [""] * (len(found) - 1) + ["close"]
    assert found[0].title == "Head"
    assert [prompt.title for prompt in found[1:]] == [prompt.title for prompt in plain[1:]]
    assert {prompt.step for prompt in found} == {"new"}


def test_a_field_that_is_not_core_stays_off_the_short_path() -> None:
    found = {prompt.id: prompt.core for prompt in spelled_out("plan", core="true")}
    assert [id_ for id_, core in found.items() if not core] == ["new.where"]
    assert not any(prompt.core for prompt in spelled_out("plan"))


def test_the_line_for_own_words_of_a_field_is_on_the_path_its_field_is_on(tmp_path: Path) -> None:
    copy = small(tmp_path).change(PLAN, "own_words: true,", "own_words: true, core: false,")
    found = {prompt.id: prompt.core for prompt in spelled_out("plan", Shelf(copy.root), core="true")}
    assert (found["new.when"], found["new.when.own"]) == (False, False)


@pytest.mark.parametrize("root", [SMALL, content()], ids=["small", "shipped"])
def test_no_two_prompts_of_a_session_are_kept_under_one_name(root: Path) -> None:
    shelf = Shelf(root)
    for id_ in shelf.session_ids:
        found = [prompt.id for prompt in prompts_of(shelf.session(id_)["steps"], shelf)]
        assert sorted(set(found)) == sorted(found)


def test_prompts_are_spelled_out_the_same_way_every_time() -> None:
    steps = SHELF.session("first")["steps"]
    once = prompts_of(steps, SHELF)
    assert prompts_of(steps, Shelf(SMALL)) == once


def test_a_list_says_what_it_is_ordered_by_and_an_option_what_it_belongs_to() -> None:
    options = [OPTIONS[0] | {"for": ["x", "y"]}, OPTIONS[1]]
    for kind in ("choose", "choose-many"):
        found = spelled_out(kind, text="a", options=options, own_words="true", order_by="other/why")[0]
        assert found.order_by == "other/why"
        assert [option.belongs_to for option in found.options] == [("x", "y"), (), ()]
    assert only("choose", text="a", options=OPTIONS).order_by == ""


def test_a_list_of_a_worksheet_says_it_too(tmp_path: Path) -> None:
    field = '{id: "day", type: "pick", text: "a", order_by: "other/why", options: [{id: "a", text: "a", for: ["x"]}]}'
    copy = small(tmp_path).change(THOUGHTS, '{id: "day", type: "date", text: "Which day?"}', field)
    [first, *_] = spelled_out("worksheet", Shelf(copy.root), worksheet="thoughts")
    assert (first.order_by, first.options[0].belongs_to) == ("other/why", ("x",))
