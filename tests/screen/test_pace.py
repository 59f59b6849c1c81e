"""What is seen of the timer by the clock: one quiet line in place, or in plain form a line a change."""

import io
from datetime import date

import pytest

from cbtpain.records import ACTIVITY, REST, Pace, PaceMark
from cbtpain.screen.glyphs import UNICODE
from cbtpain.screen.output import Output
from cbtpain.screen.pace import CalmPaceFace, PlainPaceFace, SilentFace, planned, short, spent, status
from cbtpain.words import pace as words

PACE = Pace("cbtpain", date(2026, 2, 15), 25, 5, 2, "desk work")
EMPTIED = "\r\x1b[2K"
BELL = "\a"


def output(width: int | None = 80) -> Output:
    return Output(io.StringIO(), width, False, UNICODE)


def seen(out: Output) -> str:
    assert isinstance(out.stream, io.StringIO)
    return out.stream.getvalue()


def nothing() -> None:
    pass


def bar(left: float, *, width: int = 80, paused: bool = False) -> str:
    out = output(width)
    CalmPaceFace(out, PACE, nothing).tick(left, 1500, paused=paused)
    assert seen(out).startswith(EMPTIED)
    return seen(out).removeprefix(EMPTIED)


@pytest.mark.parametrize("left", [1500, 1499, 901, 60, 59, 0.4])
@pytest.mark.parametrize("width", [1, 6, 7, 20, 30, 40, 80, 200])
@pytest.mark.parametrize("paused", [False, True])
def test_the_line_is_always_shorter_than_the_screen_is_wide(left: float, width: int, paused: bool) -> None:
    assert len(bar(left, width=width, paused=paused)) < width


@pytest.mark.parametrize(("left", "told"), [(1500, "25 min"), (1440.5, "25 min"), (1440, "24 min"), (0.4, " 1 min")])
def test_a_minute_that_has_begun_is_left(left: float, told: str) -> None:
    assert f" {told}" in bar(left)


def test_in_plain_form_a_line_a_change_and_one_every_five_minutes() -> None:
    out = output()
    face = PlainPaceFace(out, PACE, nothing)
    face.begin(ACTIVITY, 25, 1)
    for left in range(1500, 0, -1):
        face.tick(left, 1500, paused=False)
    face.begin(REST, 5, 1)
    face.tick(300, 300, paused=True)
    face.tick(300, 300, paused=False)
    face.begin(ACTIVITY, 25, 2)
    face.end()
    assert seen(out).splitlines() == [
        "Desk work: 25 minutes.",
        *(f"{left} minutes left." for left in (20, 15, 10, 5)),
        "The time is up. Stop here. Rest: 5 minutes.",
        words.PAUSED,
        words.GOES_ON,
        "The rest is over. Desk work: 25 minutes.",
    ]


@pytest.mark.parametrize("made", [CalmPaceFace, PlainPaceFace])
def test_the_bell_rings_at_each_change_where_it_was_asked_for(made: type[PlainPaceFace]) -> None:
    for bell, rings in ((False, 0), (True, 2)):
        out = output()
        face = made(out, PACE, nothing, bell=bell)
        face.begin(ACTIVITY, 25, 1)
        face.begin(REST, 5, 1)
        face.end()
        assert seen(out).count(BELL) == rings


def test_behind_the_terminal_each_change_is_told_where_that_was_asked_for() -> None:
    told: list[str] = []
    face = SilentFace(told.append)
    face.begin(ACTIVITY, 25, 1)
    face.begin(REST, 1, 1)
    face.begin(ACTIVITY, 25, 2)
    face.end()
    assert told == ["Time to stop. Rest: 1 minute.", "The rest is over. Next: 25 minutes.", words.NOTICE_END]
    silent = SilentFace(None)
    silent.begin(ACTIVITY, 25, 1)
    silent.end()


@pytest.mark.parametrize(
    ("cycles", "told"),
    [
        (None, "Desk work by the clock: 25 minutes, then a rest of 5 minutes."),
        (1, "Desk work by the clock: 25 minutes, then a rest of 5 minutes. Once."),
        (3, "Desk work by the clock: 25 minutes, then a rest of 5 minutes. 3 times."),
    ],
)
def test_what_is_about_to_begin(cycles: int | None, told: str) -> None:
    assert planned(PACE._replace(cycles=cycles)) == told


def test_where_it_stands_in_words_and_in_short() -> None:
    mark = PaceMark(phase_s=130, active_s=130)
    resting = PaceMark(phase=REST, phase_s=0, active_s=1500, whole=1)
    assert status(PACE, mark, paused=False) == [
        "Desk work: 23 minutes left of 25 minutes.",
        "So far, activity: 2 minutes. Rest: none.",
    ]
    assert status(PACE, resting, paused=True)[:2] == ["Rest: 5 minutes left of 5 minutes.", words.RUNS_PAUSED]
    assert [short(PACE, mark, paused=False), short(PACE, resting, paused=False)] == ["23m", "rest 5m"]
    assert short(PACE, mark, paused=True) == "paused 23m"


@pytest.mark.parametrize(
    ("active", "rest", "told"),
    [
        (59, 0, words.SPENT_NOTHING),
        (60, 30, "Activity: 1 minute. Rest: under a minute. That is kept."),
        (1599, 300, "Activity: 26 minutes. Rest: 5 minutes. That is kept."),
    ],
)
def test_what_was_done_is_cut_to_whole_minutes(active: int, rest: int, told: str) -> None:
    assert spent(PaceMark(active_s=active, rest_s=rest)) == told
