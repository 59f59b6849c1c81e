"""A guided exercise in real time: a clock that a test moves, and keys that a test presses."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.exercise import Phase
from cbtpain.errors import Stopped
from cbtpain.timer.exercise import TICK, Key, Spent, run

PHASES = (Phase(3, "In."), Phase(2, "Out."), Phase(4, "Stay."))
ALL = sum(phase.seconds for phase in PHASES)
LONGEST = 2
"""Seconds that a wait counts at most, however long it was."""
Wait = tuple[float | None, Key | None]
"""How long a wait lasts (None: as long as it was asked to), and the key that ends it."""


@dataclass
class Sitting:
    """Waits as it was told, one after the other, and then as long as it is asked; notes what is shown."""

    waits: Sequence[Wait] = ()
    now: float = 1000.0
    log: list[object] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)
    ticks: list[tuple[float, bool]] = field(default_factory=list)
    help_takes: float = 0.0

    def __post_init__(self) -> None:
        self._left = list(self.waits)

    def wait(self, seconds: float) -> Key | None:
        took, key = self._left.pop(0) if self._left else (None, None)
        self.asked.append(seconds)
        self.now += seconds if took is None else took
        return key

    def begin(self, number: int, count: int, phase: Phase) -> None:
        self.log.append((number, count, phase.text))

    def tick(self, left: float, total: float, *, paused: bool) -> None:
        assert 0 < left <= total
        self.ticks.append((left, paused))

    def help_now(self) -> None:
        self.log.append("help")
        self.now += self.help_takes

    def end(self) -> None:
        self.log.append("end")

    def monotonic(self) -> float:
        return self.now


def sat(*waits: Wait, phases: Sequence[Phase] = PHASES, help_takes: float = 0.0) -> tuple[Spent, Sitting]:
    sitting = Sitting(waits, help_takes=help_takes)
    return run(phases, sitting, sitting.wait, sitting.monotonic), sitting


def spent(*waits: Wait) -> Spent:
    return sat(*waits)[0]


AS_ASKED: Wait = (None, None)


def pressed(key: Key, after: float | None = None) -> Wait:
    return after, key


def test_the_phases_are_done_in_order_and_all_their_seconds_are_counted() -> None:
    told, sitting = sat()
    assert told == Spent(ALL, stopped=False)
    assert sitting.log == [(1, 3, "In."), (2, 3, "Out."), (3, 3, "Stay."), "end"]
    assert sitting.now == 1000 + ALL


def test_it_counts_down_second_by_second() -> None:
    _, sitting = sat(phases=[Phase(3, "In.")])
    assert sitting.ticks == [(3, False), (2, False), (1, False)]
    assert sitting.asked == [TICK] * 3


def test_no_wait_is_longer_than_what_is_left() -> None:
    _, sitting = sat((0.75, None), phases=[Phase(2, "In.")])
    assert sitting.asked == [1, 1, 0.25]


def test_without_phases_it_is_over_at_once() -> None:
    assert sat(phases=[])[0] == Spent(0, stopped=False)


@pytest.mark.parametrize("minutes", [1, 60])
def test_a_pause_stops_the_count_for_as_long_as_it_lasts(minutes: int) -> None:
    waits = (AS_ASKED, pressed(Key.PAUSE, 0.5), *[(1.0, None)] * (60 * minutes), pressed(Key.PAUSE, 0.0))
    told, sitting = sat(*waits)
    assert told == Spent(ALL, stopped=False)
    assert {1.5} == {left for left, paused in sitting.ticks if paused}
    assert sitting.now == 1000 + ALL + 60 * minutes


def test_what_was_spent_before_a_pause_counts() -> None:
    assert spent(pressed(Key.PAUSE, 1.0), (30.0, None), pressed(Key.STOP, 1.0)) == Spent(1, stopped=True)


def test_next_goes_to_the_next_part_and_counts_what_was_spent() -> None:
    told, sitting = sat(pressed(Key.NEXT, 1.0))
    assert told == Spent(1 + 2 + 4, stopped=False)
    assert sitting.log == [(1, 3, "In."), (2, 3, "Out."), (3, 3, "Stay."), "end"]


def test_next_in_the_last_part_ends_it() -> None:
    assert spent(*[AS_ASKED] * 5, pressed(Key.NEXT, 0.0)) == Spent(5, stopped=False)


def test_next_out_of_a_pause_begins_the_next_part_going() -> None:
    told, sitting = sat(pressed(Key.PAUSE, 0.0), (20.0, None), pressed(Key.NEXT, 1.0))
    assert told == Spent(6, stopped=False)
    assert (2.0, False) in sitting.ticks


@pytest.mark.parametrize(
    ("waits", "seconds"),
    [
        ([pressed(Key.STOP, 0.0)], 0),
        ([AS_ASKED, pressed(Key.STOP, 1.0)], 2),
        ([*[AS_ASKED] * 4, pressed(Key.STOP, 0.0)], 4),
        ([*[AS_ASKED] * 4, pressed(Key.STOP, 0.5)], 4),
        ([*[AS_ASKED] * 8, pressed(Key.STOP, 1.0)], 9),
    ],
)
def test_stop_counts_what_was_spent_and_no_more(waits: list[Wait], seconds: int) -> None:
    told, sitting = sat(*waits)
    assert told == Spent(seconds, stopped=True)
    assert sitting.log[-1] == "end"


def test_a_stop_in_the_first_part_shows_no_other() -> None:
    assert sat(pressed(Key.STOP, 1.0))[1].log == [(1, 3, "In."), "end"]


@pytest.mark.parametrize("gap", [2.0, 2.5, 60.0, 86_400.0])
def test_a_machine_that_slept_finds_the_exercise_where_it_was(gap: float) -> None:
    """A lid that was shut, or a program that was suspended, counts two seconds at most."""
    assert spent((gap, None), pressed(Key.STOP, 0.0)) == Spent(LONGEST, stopped=True)


def test_a_gap_in_a_pause_counts_nothing() -> None:
    assert spent(pressed(Key.PAUSE, 1.0), (86_400.0, None), pressed(Key.STOP, 0.0)) == Spent(1, stopped=True)


@pytest.mark.parametrize("key", [Key.NEXT, Key.STOP])
def test_a_part_never_counts_more_than_its_seconds(key: Key) -> None:
    told, _ = sat((1.5, None), pressed(key, 86_400.0), phases=[Phase(2, "In.")])
    assert told.seconds == 2


def test_the_help_lines_are_shown_and_it_waits_until_one_goes_on() -> None:
    told, sitting = sat(
        AS_ASKED, pressed(Key.HELP_NOW, 0.0), *[(1.0, None)] * 100, pressed(Key.PAUSE, 0.0), help_takes=300.0
    )
    assert sitting.log == [(1, 3, "In."), "help", (2, 3, "Out."), (3, 3, "Stay."), "end"]
    assert told == Spent(ALL, stopped=False)
    assert sitting.ticks[:3] == [(3, False), (2, False), (2, True)]


def test_the_help_lines_out_of_a_pause_leave_it_paused() -> None:
    told, sitting = sat(pressed(Key.PAUSE, 0.0), pressed(Key.HELP_NOW, 5.0), (5.0, None), pressed(Key.STOP, 5.0))
    assert told == Spent(0, stopped=True)
    assert sitting.ticks == [(3, False), (3, True), (3, True), (3, True)]


def up_to(seconds: int) -> st.SearchStrategy[float]:
    """In sixty-fourths, which a float adds up exactly."""
    return st.integers(0, 64 * seconds).map(lambda part: part / 64)


WAITS = st.lists(st.tuples(st.none() | up_to(100), st.none() | st.sampled_from(Key)), max_size=60)
MADE_UP = st.lists(st.integers(1, 9).map(lambda seconds: Phase(seconds, str(seconds))), max_size=5)


@given(MADE_UP, WAITS)
def test_it_never_counts_more_than_was_lived_through_nor_more_than_there_is(
    phases: list[Phase], waits: list[Wait]
) -> None:
    sitting = Sitting([*waits, *[pressed(Key.NEXT, 0.0)] * (len(phases) + 1)])
    told = run(phases, sitting, sitting.wait, sitting.monotonic)
    assert 0 <= told.seconds <= min(sum(phase.seconds for phase in phases), sitting.now - 1000 + 0.5)
    assert told.stopped == (Key.STOP in [key for _, key in waits[: len(sitting.asked)]])
    assert sitting.log[-1] == "end"


@given(MADE_UP, st.lists(up_to(2), max_size=60))
def test_without_a_key_every_part_is_done_to_its_end(phases: list[Phase], waits: list[float]) -> None:
    told, sitting = sat(*[(took, None) for took in waits], phases=phases)
    assert told == Spent(sum(phase.seconds for phase in phases), stopped=False)
    assert [(n, len(phases), phase.text) for n, phase in enumerate(phases, start=1)] == sitting.log[:-1]


@pytest.mark.parametrize("ending", [Stopped(exit_code=143), Stopped(end_of_input=True), OSError()])
def test_what_cuts_it_off_leaves_what_was_done(ending: BaseException) -> None:
    sitting = Sitting()
    waited = iter([1.0] * 4)

    def wait(seconds: float) -> None:
        if (took := next(waited, None)) is None:
            raise ending
        sitting.now += took

    spent = run(PHASES, sitting, wait, sitting.monotonic)
    assert (spent.seconds, spent.stopped) == (4, True)
    assert spent.by is not None
    if isinstance(ending, Stopped):
        assert spent.by is ending
    assert "end" not in sitting.log


def test_a_terminal_that_is_gone_when_a_part_begins_cuts_it_off_there() -> None:
    class Gone(Sitting):
        def begin(self, number: int, count: int, phase: Phase) -> None:
            if number == 2:
                raise OSError
            super().begin(number, count, phase)

    sitting = Gone()
    spent = run(PHASES, sitting, sitting.wait, sitting.monotonic)
    assert (spent.seconds, spent.stopped) == (PHASES[0].seconds, True)
