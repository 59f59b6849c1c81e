"""A worksheet as a text for an editor, and back: nothing is guessed, and nothing but what is there is read."""

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.course.aside import worksheet, worksheet_ids
from cbtpain.course.load import Course
from cbtpain.course.prompt import OWN, Form, Prompt
from cbtpain.course.session import Session
from cbtpain.paths import content
from cbtpain.play.answer import Answer, Value
from cbtpain.play.changes import changes
from cbtpain.play.form import FormReader, Read, form_text
from cbtpain.play.paper import blank, marked, told
from cbtpain.play.player import Play, resume
from cbtpain.play.world import World
from cbtpain.words import worksheet as words

TODAY = date(2026, 3, 2)
COURSE = Course(content())
NAMES = worksheet_ids(COURSE)


@cache
def sheet(name: str) -> Session:
    return worksheet(COURSE, name)


def play(name: str, answers: Mapping[str, Value] = {}) -> Play:  # never changed
    return resume(sheet(name), World(), {id_: Answer(value) for id_, value in answers.items()})


def reader(before: Play) -> FormReader:
    prompts = {prompt.id: prompt for prompt in before.session.prompts}
    return FormReader(marked(before, {before.session.prompts[0].step}), prompts, TODAY)


def text_of(before: Play) -> str:
    return form_text(marked(before, {before.session.prompts[0].step}), "A worksheet")


def read(before: Play, text: str) -> Read:
    return reader(before).read(text)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)


def given_to(prompt: Prompt) -> st.SearchStrategy[Value]:
    """What somebody could answer there."""
    options = [option.kept for option in prompt.options if option.id == option.kept]
    match prompt.form:
        case Form.PICK:
            return st.sampled_from(options)
        case Form.PICKS:
            others = [option.kept for option in prompt.options if option.kept != "none"]
            return st.lists(st.sampled_from(others), min_size=1, max_size=prompt.most, unique=True)
        case Form.LINE:
            return WORDS.map(str.strip)
        case _:
            return st.integers(max(prompt.least, 0), prompt.most)


@st.composite
def walked(draw: st.DrawFn) -> Play:
    """A worksheet, filled in on its way to some point; some questions left out."""
    here = play(draw(st.sampled_from(NAMES)))
    for _ in range(draw(st.integers(0, 14))):
        if here.done:
            break
        skips = here.prompt.form is not Form.SHOW and draw(st.booleans()) and draw(st.booleans())
        value = None if skips else True if here.prompt.form is Form.SHOW else draw(given_to(here.prompt))
        here = here.accept(value)
        if here.places[here.at - 1].prompt.id == "again":
            break
    return here


@settings(max_examples=40, deadline=None)
@given(walked())
def test_a_text_that_nobody_touched_changes_nothing(before: Play) -> None:
    found = read(before, text_of(before))
    assert found.problems == []
    assert changes(before, found.values, found.values, within={before.session.prompts[0].step}).values == {}
    for id_, value in before.answers.items():
        prompt = next((one for one in before.session.prompts if one.id == id_), None)
        if prompt is not None and prompt.form is not Form.SHOW and value.value not in (None, ""):
            expected = sorted(value.value) if isinstance(value.value, list) else value.value
            seen = found.values.get(id_, expected if id_.endswith(f".{OWN}") else None)
            assert (sorted(seen) if isinstance(seen, list) else seen) == expected


@settings(max_examples=40, deadline=None)
@given(walked(), st.lists(st.tuples(st.integers(0, 60), st.text(max_size=30)), max_size=4))
def test_whatever_is_written_into_it_is_read_or_told_with_its_line(
    before: Play, written: list[tuple[int, str]]
) -> None:
    lines = text_of(before).split("\n")
    for at, text in written:
        lines.insert(at, text)
    text = "\n".join(lines)
    found = read(before, text)
    count = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= problem.line <= count for problem in found.problems)
    assert set(found.values) <= {prompt.id for prompt in before.session.prompts}
    changes(before, found.values, {}, within={before.session.prompts[0].step})


CARD: Mapping[str, Value] = {"card.moment": "during", "card.line": "out-slowly"}


def changed(old: str, new: str, answers: Mapping[str, Value] = CARD, name: str = "card") -> Read:
    before = play(name, answers)
    text = text_of(before)
    assert old in text
    return read(before, text.replace(old, new, 1))


@pytest.mark.parametrize("mark", ["- [X]", "[x]", "*[ x ]", "- (x)", "  - [v] ", "+ [*]"])
def test_any_mark_between_brackets_counts(mark: str) -> None:
    found = changed("- [ ] my own words\n> ", f"{mark} my own words\none thing", {"card.moment": "during"})
    assert found.problems == []
    assert (found.values["card.line"], found.values["card.line.own"]) == (OWN, "one thing")


def test_own_words_alone_choose_themselves_and_may_stand_behind_their_choice() -> None:
    found = changed("- [x] One breath out. Then the next.", "- [ ] one breath  out. then the next")
    assert found.values["card.line"] is None
    found = changed("- [ ] my own words\n> ", "- [x] my own words: one: thing", {})
    assert found.values["card.line.own"] == "one: thing"
    found = changed("- [ ] my own words\n> ", "- [ ] my own words\n> one thing", {})
    assert found.values["card.line"] == OWN


def test_own_words_beside_another_choice_are_told() -> None:
    found = changed("- [ ] my own words\n> ", "- [ ] my own words\n> one thing")
    assert [(one.text, one.prompt) for one in found.problems] == [(words.OWN_NOT_MARKED, "card.line")]
    assert "card.line" not in found.values


def test_a_question_taken_out_stays_as_it_was_and_one_with_other_words_is_known_by_its_number() -> None:
    before = play("card", CARD)
    text = text_of(before)
    first, second = text.index("1. "), text.index("2. ")
    found = read(before, text[:first] + text[second:])
    assert (found.problems, list(found.values)) == ([], ["card.line"])
    found = changed("2. Which line could you believe on a bad day?", "2. Which line?")
    assert (found.problems, found.values["card.line"]) == ([], "out-slowly")


def test_what_is_not_one_of_the_choices_a_number_or_a_day_is_told() -> None:
    record: Mapping[str, Value] = {"record.thought": "no-use", "record.strength": 7}
    assert changed("> 7", "> seven", record, "record").values["record.strength"] == 7
    assert [one.text for one in changed("> 7", "> 11", record, "record").problems] == [words.WANT_0_TO_10]
    assert changed("> 7", "", record, "record").values["record.strength"] is None
    assert [one.text for one in changed("- [x] One breath", "One breath").problems] == [words.NOT_A_CHOICE]
    found = changed("\n> ", f"\n> {'x' * 1001}", {})
    assert [one.text for one in found.problems] == [words.TOO_LONG.format(limit=1000)]


def test_more_than_can_be_chosen_is_told_and_so_is_none_of_them_beside_another() -> None:
    assert [one.text for one in changed("- [ ] afterwards", "- [x] afterwards").problems] == [words.ONE_CHOICE]
    letter: Mapping[str, Value] = {"letter.starts": ["helped"]}
    found = changed("- [ ] Not today", "- [x] Not today", letter, "letter")
    assert [one.text for one in found.problems] == [words.NONE_WITH_OTHERS]


def test_a_question_that_stands_there_twice_is_told() -> None:
    found = changed("2. Which", "1. For which moment would you like a card?\n2. Which")
    assert [one.text for one in found.problems] == [words.TWICE]


def test_an_answer_that_is_offered_no_more_is_refused_and_taken_back() -> None:
    before = play("card", CARD)
    found = changes(before, {"card.moment": "after", "card.line": "out-slowly"}, CARD, within={"card"})
    assert (found.values, found.taken_back, found.refused) == ({"card.moment": "after"}, ["card.line"], ["card.line"])


def test_an_answer_that_does_not_go_with_the_others_is_refused_and_the_others_are_kept() -> None:
    before = play("letter", {"letter.starts": ["helped"], "letter.helped": "tea"})
    new: Mapping[str, Value] = {"letter.starts": ["helped"], "letter.helped": "rest", "letter.next": "a walk"}
    found = changes(before, new, {"letter.starts": ["helped"], "letter.helped": "tea"}, within={"letter"})
    assert (found.values, found.refused) == ({"letter.helped": "rest"}, ["letter.next"])


@pytest.mark.parametrize("name", NAMES)
def test_a_blank_one_has_every_question_and_a_told_one_what_is_on_the_way(name: str) -> None:
    here = play(name)
    step = sheet(name).prompts[0].step
    ids = [row.id for row in blank(here, {step})]
    assert ids == [one.id for one in sheet(name).prompts if not one.id.endswith(f".{OWN}") and one.id in ids]
    assert {row.id for row in told(here, {step}, ended=False)} <= set(ids)
    assert not any(row.put for row in blank(here, {step}))


def test_conditions_are_told_in_words() -> None:
    by_id = {row.id: row for row in blank(play("value-goal"), {"value-goal"})}
    whens = {choice.kept: choice.when for choice in by_id["value-goal.goal"].choices}
    assert whens["meal"] == 'If you chose "People I care for"'
    assert whens["door"] == 'If you chose "my own words"'
    assert by_id["value-goal.smaller"].when == "If that was below 7"
    barrier = {row.id: row for row in blank(play("barrier"), {"barrier"})}["barrier.then"]
    assert barrier.when == 'Unless you chose "Nothing I can think of"'
    assert barrier.choices[2].when == 'If you chose "No time" or "Too tired" or "Low mood" or "I do not see the point"'
