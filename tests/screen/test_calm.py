"""What is seen while an exercise runs: in place and quiet on a terminal, a line a part in plain form."""

import io
from collections.abc import Callable
from typing import Protocol

import pytest

from cbtpain.course.exercise import Phase
from cbtpain.screen.calm import CalmFace, PlainFace
from cbtpain.screen.glyphs import ASCII, UNICODE, Glyphs
from cbtpain.screen.output import Output
from cbtpain.timer.exercise import Face
from cbtpain.words import exercise as words

BREATHE = Phase(30, "Breathe out.", "Out.")
EMPTIED = "\r\x1b[2K"
BELL = "\a"


class Made(Protocol):
    def __call__(self, out: Output, show_help: Callable[[], None], *, bell: bool = False) -> Face: ...


CALM: Made = CalmFace
PLAIN: Made = PlainFace
BOTH = pytest.mark.parametrize("made", [CALM, PLAIN], ids=["calm", "plain"])


def output(width: int | None = 80, glyphs: Glyphs = UNICODE) -> Output:
    return Output(io.StringIO(), width, False, glyphs)


def seen(out: Output) -> str:
    assert isinstance(out.stream, io.StringIO)
    return out.stream.getvalue()


def nothing() -> None:
    pass


def ticked(
    left: float, total: float = 30, *, width: int | None = 80, glyphs: Glyphs = UNICODE, paused: bool = False
) -> str:
    """The one line that is drawn in place."""
    out = output(width, glyphs)
    CalmFace(out, nothing).tick(left, total, paused=paused)
    assert seen(out).startswith(EMPTIED)
    return seen(out).removeprefix(EMPTIED)


@BOTH
def test_the_words_of_a_part_stay_to_be_read(made: Made) -> None:
    out = output()
    made(out, nothing).begin(1, 3, BREATHE)
    assert "Breathe out." in seen(out)
    assert seen(out).endswith("\n")


def test_the_plain_form_says_how_long_a_part_is() -> None:
    out = output()
    PlainFace(out, nothing).begin(1, 3, BREATHE)
    assert seen(out) == words.PLAIN_PHASE.format(text="Breathe out.", seconds=30) + "\n"


def test_the_plain_form_moves_nothing_while_it_counts() -> None:
    out = output()
    face = PlainFace(out, nothing)
    for left in range(30, 0, -1):
        face.tick(left, 30, paused=False)
    assert seen(out) == ""


def test_the_plain_form_says_that_it_is_paused_and_that_it_goes_on_once_each() -> None:
    out = output()
    face = PlainFace(out, nothing)
    for paused in (False, True, True, True, False, False):
        face.tick(9, 30, paused=paused)
    assert seen(out).splitlines() == [words.PAUSED, words.GOES_ON]


def test_the_line_fills_from_left_to_right_and_stays_as_long_as_it_was() -> None:
    bars = [ticked(left).split()[0] for left in (30, 20, 10, 1)]
    full, empty = UNICODE.floor, UNICODE.goal
    assert [bar.count(full) for bar in bars] == [0, 10, 20, 29]
    assert {30} == {len(bar) for bar in bars}
    assert all(bar == full * bar.count(full) + empty * bar.count(empty) for bar in bars)


@pytest.mark.parametrize(
    ("left", "said"), [(30, "30"), (29.5, "30"), (29.0, "29"), (0.4, "1"), (0.01, "1"), (100, "100")]
)
def test_the_seconds_left_are_whole_and_never_nought(left: float, said: str) -> None:
    assert [said, "s"] == ticked(left, 120).split()[1:3]


def test_a_pause_is_said_on_the_same_line() -> None:
    assert ticked(9, paused=True).endswith(f" 9 s  {words.PAUSED_SHORT}")
    assert words.PAUSED_SHORT not in ticked(9)


def test_the_keys_stand_behind_the_seconds_while_it_runs() -> None:
    assert {"p", "n", "q"} <= set(words.KEYS_SHORT.split())
    assert ticked(9).endswith(f" 9 s  {words.KEYS_SHORT}")
    assert words.KEYS_SHORT not in ticked(9, paused=True)


@pytest.mark.parametrize(("left", "total"), [(0.4, 30), (29.5, 30), (599, 600), (5000, 12_000)])
@pytest.mark.parametrize("paused", [True, False])
def test_the_line_fits_every_width(left: float, total: float, paused: bool) -> None:
    drawn = [ticked(left, total, paused=paused, width=width) for width in range(1, 201)]
    assert "\n" not in "".join(drawn)
    assert [(width, text) for width, text in enumerate(drawn, start=1) if len(text) >= width] == []


@pytest.mark.parametrize("width", [5, 8, 14])
def test_where_there_is_no_room_for_a_bar_the_seconds_stand_alone(width: int) -> None:
    assert ticked(29.5, width=width).strip() == "30 s"


def test_where_there_is_no_room_for_the_seconds_nothing_is_drawn() -> None:
    assert [ticked(29.5, width=1), ticked(29.5, width=4)] == ["", ""]


@pytest.mark.parametrize("paused", [True, False])
def test_the_keys_give_way_before_the_bar_does(paused: bool) -> None:
    tail = words.PAUSED_SHORT if paused else words.KEYS_SHORT
    drawn = [ticked(29.5, paused=paused, width=width) for width in (14, 15, 33, 34, 80)]
    assert [UNICODE.goal * 6 in text for text in drawn] == [False, True, True, True, True]
    assert [text.endswith(f" 30 s  {tail}") for text in drawn] == [False, False, False, True, True]


@pytest.mark.parametrize("width", [15, 33, 34, 40, 80, None])
def test_a_pause_leaves_the_bar_as_long_as_it_was(width: int | None) -> None:
    running, paused = (ticked(9, width=width, paused=paused).split()[0] for paused in (False, True))
    assert running == paused


def test_where_the_width_is_not_known_the_line_is_a_short_one() -> None:
    for paused in (True, False):
        assert len(ticked(29.5, width=None, paused=paused)) < 40


def test_a_terminal_without_the_letters_has_others() -> None:
    assert ticked(10, glyphs=ASCII).isascii()


@BOTH
def test_a_persons_words_in_a_part_drive_nothing(made: Made) -> None:
    out = output()
    made(out, nothing).begin(1, 1, Phase(3, "Think of \x1b[2J[b]{0}\x07."))
    written = seen(out).replace(EMPTIED, "")
    assert "Think of [2J[b]{0}." in written
    assert written.replace("\n", "").isprintable()


@BOTH
def test_the_help_lines_are_shown_in_the_midst_of_it(made: Made) -> None:
    out = output()
    face = made(out, lambda: out.say("HELP"))
    face.begin(1, 1, BREATHE)
    face.help_now()
    assert seen(out).splitlines()[-1].removeprefix(EMPTIED.removeprefix("\r")) == "HELP"


def test_the_line_is_emptied_before_the_help_lines() -> None:
    out = output()
    face = CalmFace(out, lambda: out.say("HELP"))
    face.tick(9, 30, paused=False)
    face.help_now()
    assert seen(out).endswith(f"{EMPTIED}HELP\n")


@BOTH
@pytest.mark.parametrize(("bell", "rings"), [(True, 3), (False, 0)])
def test_a_bell_rings_between_the_parts_and_at_the_end_where_it_was_asked_for(
    made: Made, bell: bool, rings: int
) -> None:
    out = output()
    face = made(out, nothing, bell=bell)
    for number in (1, 2, 3):
        face.begin(number, 3, BREATHE)
        assert seen(out).count(BELL) == (number - 1 if bell else 0)
    face.end()
    assert rings == seen(out).count(BELL)


def test_the_line_is_emptied_at_the_end() -> None:
    out = output()
    face = CalmFace(out, nothing)
    face.tick(9, 30, paused=False)
    face.end()
    assert seen(out).endswith(EMPTIED)


def test_leaving_in_the_midst_empties_the_line_and_rings_no_bell() -> None:
    out = output()
    face = CalmFace(out, nothing, bell=True)
    face.tick(9, 30, paused=False)
    drawn = seen(out)
    face.leave()
    assert seen(out) == drawn + EMPTIED


def test_leaving_the_plain_form_moves_nothing() -> None:
    out = output()
    PlainFace(out, nothing, bell=True).leave()
    assert seen(out) == ""


# what is left of the whole


def test_the_line_says_which_part_it_is_and_about_how_long_is_left() -> None:
    out = output()
    face = CalmFace(out, nothing, lengths=[45, 200, 145])
    face.begin(2, 3, BREATHE)
    face.tick(200, 200, paused=False)
    assert seen(out).endswith("2 of 3, 6 min left")


@pytest.mark.parametrize("width", [10, 20, 40, 55])
def test_where_there_is_no_room_for_the_whole_it_is_left_out(width: int) -> None:
    out = output(width)
    face = CalmFace(out, nothing, lengths=[45, 200, 145])
    face.tick(45, 45, paused=False)
    assert "left" not in seen(out)
    assert len(seen(out).removeprefix(EMPTIED)) < width


def test_the_plain_form_says_what_is_left_where_a_minute_less_is() -> None:
    out = output()
    lengths = [45, 60, 5, 5, 60, 20]
    face = PlainFace(out, nothing, lengths=lengths)
    for number, seconds in enumerate(lengths, start=1):
        face.begin(number, 6, Phase(seconds, "Part.", ""))
    told = [line for line in seen(out).splitlines() if "seconds)" not in line]
    assert told == [
        "6 parts, about 3 minutes in all.",
        "Part 3 of 6, about 2 minutes left.",
        "Part 4 of 6, about a minute left.",
    ]
