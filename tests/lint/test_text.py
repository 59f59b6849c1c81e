"""What a person reads at a prompt, as the rules see it."""

import pytest

from cbtpain.course.prompt import Form, Option, Prompt
from cbtpain.lint.text import plain, said, screen_level, shown, unquoted

REST = Option("rest", "Rest", "rest", "more rest", reply="Rest is fine.\n\nTake it.")
WALK = Option("walk", "A walk", "walk", "A walk")


def prompt(form: Form = Form.PICK, **more: object) -> Prompt:
    told = {"title": "Now", "text": "What now?\n\nTake one.", "help": "One is fine.\nOr none.", "options": (REST, WALK)}
    return Prompt(id="now", step="now", form=form, **(told | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You want {{why}}.", "You want what you said."),
        ("You want {{why|something more}}.", "You want something more."),
        ("{{plan.what}}, {{calm/why}}, {{fact:next_date}}", "what you said, what you said, what you said"),
        ("{{why|}}", "what you said"),
        ("{{ .field }}", "what you said"),
        ("{why} and {{}} stay", "{why} and {{}} stay"),
    ],
)
def test_slots_take_their_own_words_or_words_of_a_usual_length(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "you must" and left.', "He said   and left."),
        ('"a" b "c"', "  b  "),
        ('One " alone', 'One " alone'),
        ('One "\nand one "', 'One "\nand one "'),
    ],
)
def test_what_stands_in_quotes_is_left_out(text: str, expected: str) -> None:
    assert unquoted(text) == expected


def test_a_screen_has_the_title_each_paragraph_and_the_choices() -> None:
    assert list(shown(prompt())) == ["Now", "What now?", "Take one.", "Rest", "A walk"]


def test_a_scale_has_what_its_ends_mean() -> None:
    found = list(shown(prompt(Form.SCALE, options=(), title="", low="at ease", high="as tense as can be")))
    assert found == ["What now?", "Take one.", "at ease", "as tense as can be"]
    assert "at ease" not in shown(prompt(Form.NUMBER, low="at ease"))


def test_the_versions_of_an_exercise_are_no_choices_to_read_through() -> None:
    assert list(shown(prompt(Form.EXERCISE))) == ["Now", "What now?", "Take one."]


def test_what_is_said_has_help_replies_and_words_said_again_as_well() -> None:
    assert set(said(prompt(who="Ana"))) == {
        *("Now", "What now?", "Take one.", "Rest", "A walk"),
        *("One is fine.", "Or none.", "Ana", "more rest", "Rest is fine.", "Take it."),
    }
    assert "A walk" in said(prompt(Form.EXERCISE))


def test_the_words_of_a_screen_are_those_that_stand_on_it() -> None:
    assert (screen_level(prompt()).words, screen_level(prompt()).sentences) == (8, 5)
