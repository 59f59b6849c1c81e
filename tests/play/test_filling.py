"""What a person said, put into the course's texts: as it is, and never looked through for slots."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cbtpain.play.answer import Value
from cbtpain.play.filling import line, paragraphs, said
from cbtpain.play.player import Play
from cbtpain.play.world import World
from cbtpain.words.play import AND
from tests.play.small import CLOSE, Told, choose, reading, scale, started, taking
from tests.play.small import line as one_line

WHY = choose(
    "why",
    {"id": "sleep", "text": "To sleep", "said": "better sleep"},
    {"id": "work", "text": "to work"},
    {"id": "numb", "as": "urgent", "text": "Numbness"},
    own_words="true",
)
SORE = choose("sore", "neck", "back", kind="choose-many", own_words="true")
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
SLOTS = (
    "{{why}}",
    "{{why|x}}",
    "{{fact:next_date}}",
    "{{other/why}}",
    "}}{{",
    "{{{{why}}}}",
    "{0}",
    "%s",
    "[b]x[/b]",
    "\x1b[1m",
)


def after(*values: Value, steps: tuple[dict[str, Any], ...] = (WHY,), world: World | None = None) -> Play:
    return taking(started(*steps, CLOSE, world=world), *values)


@pytest.mark.parametrize(
    ("value", "reads"), [("sleep", "better sleep"), ("work", "to work"), (None, ""), ("urgent", "")]
)
def test_a_choice_reads_as_the_course_words_it(value: Value, reads: str) -> None:
    assert reads == line("{{why}}", after(value))


def test_a_choice_kept_under_another_name_is_not_said_again() -> None:
    assert paragraphs("You said: {{why}}.", after("urgent")) == []


@given(WORDS)
@example("{{why}}")
@example("{{why|again}} {{fact:sessions_done}} {{other/why}}")
def test_own_words_are_shown_as_they_are_and_never_read_for_slots(words: str) -> None:
    play = after("own", words, world=World(words={"other/why": words}))
    assert [words, f"<{words}>", words] == [line(text, play) for text in ("{{why}}", "<{{why}}>", "{{other/why}}")]


@pytest.mark.parametrize("words", SLOTS)
def test_words_that_look_like_a_slot_or_a_command_stay_what_they_are(words: str) -> None:
    play = after("own", words)
    assert f"You want {words}, and {words}." == line("You want {{why}}, and {{why.own}}.", play)


def test_own_words_that_were_left_out_are_nothing() -> None:
    assert paragraphs("You want {{why}}.", after("own", "")) == []
    assert line("You want {{why|more}}.", after("own", None)) == "You want more."


def test_several_choices_are_joined_with_the_own_words_among_them() -> None:
    play = after(["back", "own"], "my ear", steps=(SORE,))
    assert line("{{sore}}", play) == f"take back{AND}my ear"


@pytest.mark.parametrize(("value", "reads"), [(0, "0"), (7, "7"), (None, "")])
def test_a_number_reads_as_itself_and_nought_is_something(value: Value, reads: str) -> None:
    assert reads == line("{{mood}}", after(value, steps=(scale("mood"),)))


def test_a_text_that_was_read_and_an_exercise_that_was_done_read_as_nothing() -> None:
    exercise = {"id": "relax", "kind": "exercise", "exercise": "breath"}
    done: Value = {"version": "full", "seconds": 3, "ended": "done"}
    play = after(True, True, None, None, done, steps=(reading("hello"), exercise))
    assert "relax.do" in play.live
    assert paragraphs("{{hello}}\n{{relax.do}}", play) == []


def test_a_paragraph_with_an_empty_slot_and_no_words_for_it_is_left_out() -> None:
    text = "First.\nYou want {{why}}.\n\nYou want {{why|a good day}}.\nLast."
    assert paragraphs(text, after(None)) == ["First.", "You want a good day.", "Last."]
    assert paragraphs(text, after("work")) == ["First.", "You want to work.", "You want to work.", "Last."]


def test_words_for_an_empty_slot_may_themselves_be_nothing() -> None:
    assert paragraphs("You want {{why|}}.", after(None)) == []


def test_a_line_with_an_empty_slot_is_empty() -> None:
    assert line("You want {{why}}.", after(None)) == ""


def test_an_answer_that_was_hidden_is_not_said() -> None:
    low = one_line("low", when={"step": "mood", "under": "3"})
    play = after(1, "a bad week", steps=(scale("mood"), low))
    assert line("{{low}}", play) == "a bad week"
    assert line("{{low|nothing}}", play.back().back().accept(8)) == "nothing"


def test_a_name_that_nothing_answers_to_is_empty() -> None:
    assert paragraphs("{{never}}\n{{other/never}}\n{{fact:days_away}}", after("work")) == []


def test_what_was_said_in_another_session_comes_from_there() -> None:
    world = World(words={"calm/why": "to sing"})
    assert line("{{calm/why}} {{ calm/why }} {{why}}", after("work", world=world)) == "to sing to sing to work"


def test_a_fact_is_filled_in_and_nought_is_something() -> None:
    world = Told({"practice_share": 0, "next_date": "Sun 22 Feb 2026"}).world
    text = "{{fact:practice_share}} percent; {{fact:next_date}}; {{fact:sessions_done}} said."
    assert line(text, after("work", world=world)) == "0 percent; Sun 22 Feb 2026; 1 said."


def test_an_option_may_be_worded_with_what_was_said_before() -> None:
    plan = choose("plan", {"id": "do", "text": "Do it", "said": "do {{why}}"})
    assert line("You will {{plan}}.", after("work", "do", steps=(WHY, plan))) == "You will do to work."


def test_an_option_worded_with_itself_ends() -> None:
    knot = choose("knot", {"id": "x", "text": "x", "said": "x {{knot}}"})
    assert line("{{knot}}", after("x", steps=(knot,))) == ""


def test_words_of_the_person_inside_the_words_of_an_option_are_not_read_for_slots() -> None:
    plan = choose("plan", {"id": "do", "text": "Do it", "said": "do {{why}}"})
    assert line("{{plan}}", after("own", "{{plan}}", "do", steps=(WHY, plan))) == "do {{plan}}"


@pytest.mark.parametrize("value", [None, True, {"version": "full", "seconds": 1, "ended": "done"}, "gone", ["gone"]])
def test_what_says_nothing_reads_as_nothing(value: Value) -> None:
    play = after("work")
    assert said(play.session.prompts[0], value, play) == ""


@given(WORDS.filter(lambda text: "{{" not in text))
def test_a_text_without_a_slot_stays_as_it_is(text: str) -> None:
    assert text == line(text, after("work"))
