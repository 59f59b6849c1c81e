"""Printed JSON says what it was given, in every script, and never drives or confuses a terminal."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.report.json_text import json_text

SCALARS = st.none() | st.booleans() | st.integers() | st.text()
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=10
)


@given(st.dictionaries(st.text(), VALUES), st.sampled_from([None, 2]))
def test_a_program_reads_back_what_was_written(document: dict[str, Any], indent: int | None) -> None:
    assert json.loads(json_text(document, indent=indent)) == document


@given(st.dictionaries(st.text(), VALUES))
def test_nothing_in_it_is_a_control_character(document: dict[str, Any]) -> None:
    text = json_text(document)
    assert text.endswith("\n")
    assert text[:-1].isprintable()


@pytest.mark.parametrize(
    ("letter", "written"),
    [
        pytest.param("\N{RIGHT-TO-LEFT OVERRIDE}", r"\u202e", id="turns the line around"),
        pytest.param("\x9b", r"\u009b", id="begins an escape in one byte"),
        pytest.param("\x1b", r"\u001b", id="escape"),
        pytest.param("\x7f", r"\u007f", id="delete"),
        pytest.param("\N{LINE SEPARATOR}", r"\u2028", id="ends a line"),
        pytest.param("\N{LANGUAGE TAG}", r"\udb40\udc01", id="unseen, and of two halves"),
        pytest.param("\ud800", r"\ud800", id="half a letter"),
    ],
)
def test_what_could_drive_a_terminal_is_written_as_its_number(letter: str, written: str) -> None:
    assert json_text({"id": f"a{letter}b"}) == f'{{"id": "a{written}b"}}\n'


def test_a_name_in_any_script_stays_readable() -> None:
    assert json_text({"title": "Шаг, 痛み, é"}) == '{"title": "Шаг, 痛み, é"}\n'


def test_what_is_indented_stands_on_lines_of_its_own() -> None:
    assert json_text({"a": "b\nc"}, indent=2) == '{\n  "a": "b\\nc"\n}\n'
