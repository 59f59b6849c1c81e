"""A worksheet as Markdown: what somebody wrote stays what it is."""

import pytest

from cbtpain.course.paper import Choice, Row
from cbtpain.course.prompt import Form
from cbtpain.report.worksheet import blank_lines, document, filled_lines, plain

PICK = Row(
    "card.line",
    Form.PICK,
    ("Which line?",),
    (Choice(1, "one", "One breath.", marked=True, when="If it is bad"), Choice(0, "own", "my own words", own=True)),
    given=("One breath.",),
    put=True,
)
SCALE = Row("card.after", Form.SCALE, ("How strong?",), low="not at all", high="very", given=("4",), put=True)
WROTE = Row("card.note", Form.LINES, ("A note?",), given=("# one\n- two",), put=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("*so* [b]", "\\*so\\* \\[b\\]"),
        ("# one", "\\# one"),
        ("- two", "\\- two"),
        ("a - b", "a - b"),
        ("<b>&", "\\<b\\>&"),
    ],
)
def test_words_are_never_read_as_marks(text: str, told: str) -> None:
    assert plain(text) == told


def test_what_was_given_stands_under_its_question_and_line_ends_stay() -> None:
    lines = list(
        filled_lines("Your card", "Today", [PICK, SCALE, WROTE, WROTE._replace(given=()), WROTE._replace(put=False)])
    )
    assert lines[:5] == ["# Your card", "", "Today", "", "## Which line?"]
    assert "4   (0 = not at all, 10 = very)" in lines
    assert "\\# one  \n\\- two" in lines
    assert "*(left out)*" in lines
    assert "*(not asked yet)*" in lines


def test_a_form_has_every_choice_with_its_mark_and_a_line_for_own_words() -> None:
    lines = list(blank_lines("Your card", "Today", [PICK, SCALE]))
    assert "- [x] One breath. *(If it is bad)*" in lines
    assert "- [ ] my own words: \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_" in lines
    assert "0 1 2 3 **4** 5 6 7 8 9 10 (0 = not at all, 10 = very)" in lines


def test_programs_are_told_what_was_given_left_out_and_open() -> None:
    rows = [PICK, WROTE._replace(given=()), WROTE._replace(given=(), put=False)]
    told = document({"name": "card"}, rows)
    assert told["schema"] == "cbtpain.worksheet/1"
    assert [one["state"] for one in told["answers"]] == ["given", "left_out", "open"]
