"""Plain or drawn, wrapped or not; and no one's words drive a terminal."""

import io
import os
from collections.abc import Mapping

import pytest

from cbtpain.screen.glyphs import ASCII, UNICODE
from cbtpain.screen.output import Output, output, printable


class FakeTerminal(io.StringIO):
    """A stream that says it is a terminal; its width comes from COLUMNS."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def on_terminal(environ: Mapping[str, str], *, plain: bool = False) -> Output:
    return output(FakeTerminal(), {"COLUMNS": "80", "TERM": "xterm", **environ}, plain=plain)


def test_a_terminal_is_drawn_on() -> None:
    assert on_terminal({}).drawn


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"ACCESSIBLE": "true"}, {"COLUMNS": "39"}])
def test_the_plain_form_is_chosen_by_the_terminal_or_the_person(environ: dict[str, str]) -> None:
    assert not on_terminal(environ).drawn


def test_the_plain_form_is_chosen_by_its_option() -> None:
    assert not on_terminal({}, plain=True).drawn


@pytest.mark.parametrize("value", ["", "0"])
def test_accessible_switched_off_is_off(value: str) -> None:
    assert on_terminal({"ACCESSIBLE": value}).drawn


def test_a_pipe_is_plain_and_not_wrapped() -> None:
    stream = io.StringIO()
    out = output(stream, {"COLUMNS": "20"})
    out.say("word " * 30)
    assert (out.drawn, stream.getvalue().count("\n")) == (False, 1)


def test_on_a_terminal_no_line_is_wider_than_the_eye_likes() -> None:
    stream = FakeTerminal()
    output(stream, {"COLUMNS": "200"}).say("word " * 60)
    assert max(map(len, stream.getvalue().splitlines())) <= 78


def test_a_terminal_made_narrower_meanwhile_is_wrapped_as_narrow_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = [80]
    monkeypatch.setattr(FakeTerminal, "fileno", lambda stream: 0)
    monkeypatch.setattr(os, "get_terminal_size", lambda number: os.terminal_size((columns[0], 24)))
    stream = FakeTerminal()
    out = output(stream, {"TERM": "xterm"})
    out.say("word " * 20)
    assert max(map(len, stream.getvalue().splitlines())) > 40
    before = len(stream.getvalue())
    columns[0] = 40
    out.say("word " * 20)
    assert max(map(len, stream.getvalue()[before:].splitlines())) <= 40


def test_control_characters_are_taken_out_and_brackets_stay() -> None:
    assert printable("\x1b[31m[never]\x07 [/b]\u202e\u009b") == "[31m[never] [/b]"


def test_a_stream_that_cannot_hold_the_glyphs_gets_plain_letters() -> None:
    assert output(io.TextIOWrapper(io.BytesIO(), encoding="ascii"), {}).glyphs == ASCII
    assert output(io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), {}).glyphs == UNICODE


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007", "\u3000", "\u2028", "\t", "\x0b"])
def test_no_kind_of_space_is_lost_between_two_words(space: str) -> None:
    assert printable(f"two{space}words") == "two words"


def test_line_ends_stay_and_what_drives_a_terminal_does_not() -> None:
    assert printable("one\r\ntwo\x1b[2J\u202e\x00") == "one\ntwo[2J"
