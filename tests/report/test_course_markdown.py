"""A session on paper: every screen, every branch, every choice, so that it can be reviewed without a terminal."""

from pathlib import Path
from typing import Any

import pytest

from cbtpain.course.load import Course
from cbtpain.paths import content
from cbtpain.report.course_markdown import condition, document
from tests.course.copies import FIRST, SMALL, Copy, small

Raw = dict[str, Any]


def printed(copy: Copy, session: str) -> str:
    course = Course(copy.root)
    return document(course.session(session), course.shelf.exercise)


def screen(copy: Copy, session: str, prompt: str) -> str:
    """What stands under the heading of one prompt."""
    text = printed(copy, session)
    return text.partition(f"## `{prompt}`")[2].partition("\n## ")[0].partition("\n")[2].strip()


def test_a_session_begins_with_its_number_title_and_message() -> None:
    assert printed(Copy(SMALL), "second").startswith("# Session 2: Second\n\nAnother thing.\n\n## `open` · core\n\n")


@pytest.mark.parametrize("session", ["first", "second"])
def test_every_prompt_has_a_heading_in_the_order_it_is_asked(session: str) -> None:
    prompts = Course(SMALL).session(session).prompts
    headings = [line for line in printed(Copy(SMALL), session).splitlines() if line.startswith("## ")]
    assert headings == [f"## `{prompt.id}`{' · core' if prompt.core else ''}" for prompt in prompts]


def test_every_word_of_the_shipped_course_is_printed() -> None:
    course = Course(content())
    for id_ in course.session_ids:
        session = course.session(id_)
        text = document(session, course.shelf.exercise)
        said = [session.title, session.message]
        for prompt in session.prompts:
            said += [prompt.title, prompt.help, *filter(None, map(str.strip, prompt.text.split("\n")))]
            said += [words for option in prompt.options for words in (option.text, option.reply)]
        assert [words for words in said if words not in text] == []
        assert text.endswith("\n")


@pytest.mark.parametrize(
    ("session", "prompt", "text"),
    [
        ("first", "hello", "**Hello**\n\nYour pain is real.\n\n*?: This is to read.*\n\nSources: made-up-2020"),
        ("first", "story", "*A made-up story; can be skipped.*\n\nAna is 61."),
        (
            *("first", "story-2"),
            "*when story answered: true*\n\n*A made-up story; can be skipped.*\n\nShe sings.",
        ),
        (
            *("first", "why"),
            "Why now?\n\n- To sleep → Sleep matters.\n- To work *(goes on at checkin)*\n- my own words",
        ),
        ("first", "why.own", "*when why is own*\n\nIn your own words, one line:\n\nOne line, optional."),
        ("first", "where", "Where is it sore?\n\n- neck\n- back\n- hands\n- nowhere\n\nUp to 2 of them."),
        ("first", "checkin", "Now three questions.\n\nThe weekly check-in, where it is due."),
        (
            *("first", "relax.do"),
            "**Calm the breath**\n\nRead it first.\n\n**the full one**\n\n- 2 s: In.\n- 2 s: Out.\n"
            "- 1 s: Eyes stay {{relax.eyes}}. *(when relax.eyes is closed)*\n\n**the short one**\n\n- 1 s: Out.",
        ),
        (
            *("first", "relax.after"),
            "*when relax.do answered: true*\n\nHow tense are you now?\n\n0 = at ease · 10 = as tense as can be",
        ),
        ("first", "lines", "More?\n\nSome lines, optional."),
        ("first", "quiz", "Is pain real?\n\n- yes → Yes, it is.\n- no → It is real."),
        ("first", "plan.often", "On how many days?\n\n1 to 7"),
        (
            *("first", "barrier.then"),
            "What then?\n\n- two minutes *(when barrier.what is tired)*\n- a note *(when barrier.what is forgot)*",
        ),
        ("second", "low", "*when mood is under 4*\n\nThat is low."),
        ("second", "thoughts.1.day", "Which day?\n\nA day."),
        (
            *("second", "back.some"),
            "*when practice_share is over 0 and practice_share is under 61*\n\n*when not (felt_worse is yes)*\n\n"
            "{{fact:practice_share}} percent of it.",
        ),
    ],
)
def test_a_prompt_is_printed_with_all_that_belongs_to_it(session: str, prompt: str, text: str) -> None:
    assert screen(Copy(SMALL), session, prompt) == text


def test_paragraphs_stay_apart_and_a_jump_is_told(tmp_path: Path) -> None:
    step = '{id: "echo", kind: "reading", go: "plan", text: "One.\\nTwo."}'
    copy = small(tmp_path).change(
        FIRST, '{id: "echo", kind: "reading", text: "You want {{why}}, and wrote {{line|nothing}}."}', step
    )
    assert screen(copy, "first", "echo") == "One.\n\nTwo.\n\n*goes on at plan*"


def test_what_a_choice_brings_about_is_told(tmp_path: Path) -> None:
    option = (
        '{id: "n", text: "no", reply: "It is real.", does: "help-now", go: "plan", when: {step: line, answered: true}}'
    )
    copy = small(tmp_path).change(FIRST, '{id: "n", text: "no", reply: "It is real."}', option)
    assert screen(copy, "first", "quiz").splitlines()[-1] == (
        "- no *(when line answered: true)* → It is real. *(goes on at plan)* *(shows the help lines)*"
    )


def test_what_a_list_is_ordered_by_and_what_belongs_to_it_is_told(tmp_path: Path) -> None:
    quiz = small(tmp_path).read(FIRST)
    old = next(line for line in quiz.splitlines() if 'id: "line"' in line)
    step = '{id: "line", kind: "choose", text: "a", order_by: why, options: [{id: b, text: b, for: [sleep, work]}]}'
    copy = Copy(tmp_path / "small").change(FIRST, old.strip().removeprefix("- "), step)
    assert screen(copy, "first", "line") == "a\n\n*First what is for the answer at why.*\n\n- b *(for sleep, work)*"


A, B, C = ({"step": name, "equals": "x"} for name in "abc")


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (A, "a is x"),
        ({"step": "a", "in": ["x", "y"]}, "a is one of x, y"),
        ({"step": "a", "includes": "x"}, "a has x"),
        ({"step": "a", "over": "3"}, "a is over 3"),
        ({"field": "a", "under": "3"}, "a is under 3"),
        ({"fact": "a", "answered": "false"}, "a answered: false"),
        ({"not": A}, "not (a is x)"),
        ({"all": [A, B]}, "a is x and b is x"),
        ({"any": [A, {"not": B}]}, "a is x or not (b is x)"),
        ({"all": [{"any": [A, B]}, C]}, "(a is x or b is x) and c is x"),
        ({"any": [A, {"all": [B, {"not": {"any": [A, C]}}]}]}, "a is x or (b is x and not (a is x or c is x))"),
    ],
)
def test_a_condition_reads_as_one_would_say_it(when: Raw, text: str) -> None:
    assert condition(when) == text
