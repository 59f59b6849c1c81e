"""Activity and rest by the clock: a clock that a test moves, keys that a test presses, and what is noted on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.records import ACTIVITY, ENDED, GOING, HALTED, PAUSED, REST, Pace, PaceMark
from cbtpain.timer.exercise import Key
from cbtpain.timer.pace import TICK, PaceTimer, Ticks
from tests.measures.test_facts import TODAY

LONGEST = 2
"""Seconds that a wait counts at most, however long it was."""
Wait = tuple[float | None, Key | None]
"""How long a wait lasts (None: as long as it was asked to), and the key that ends it."""


@dataclass
class Sitting:
    """Waits as it was told, one after the other, and then as long as it is asked; notes what is shown and kept."""

    waits: Sequence[Wait] = ()
    now: float = 1000.0
    awake: float = 0.0
    shown: list[object] = field(default_factory=list)
    noted: list[PaceMark] = field(default_factory=list)
    help_takes: float = 0.0
    paused: bool = False

    def __post_init__(self) -> None:
        self._left = list(self.waits)

    def wait(self, seconds: float) -> Key | None:
        assert 0 < seconds <= TICK
        # In the end somebody goes on with what was paused.
        took, key = self._left.pop(0) if self._left else (None, Key.PAUSE if self.paused else None)
        self.now += seconds if took is None else took
        self.awake += seconds if took is None else min(took, LONGEST)
        return key

    def begin(self, phase: str, minutes: int, cycle: int) -> None:
        self.shown.append((phase, minutes, cycle))

    def tick(self, left: float, total: float, *, paused: bool) -> None:
        assert 0 < left <= total
        self.paused = paused

    def help_now(self) -> None:
        self.shown.append("help")
        self.now += self.help_takes

    def end(self) -> None:
        self.shown.append("end")

    def monotonic(self) -> float:
        return self.now

    def note(self, mark: PaceMark) -> None:
        self.noted.append(mark)


def sat(
    *waits: Wait, active: int = 2, rest: int = 1, cycles: int | None = 1, help_takes: float = 0.0
) -> tuple[PaceMark, Sitting]:
    sitting = Sitting(waits, help_takes=help_takes)
    pace = Pace("cbtpain", TODAY, active, rest, cycles)
    timer = PaceTimer(pace, sitting, sitting.note, Ticks(sitting.wait, sitting.monotonic))
    return timer.run(), sitting


def after(seconds: int, key: Key) -> list[Wait]:
    """That many whole seconds, then a key."""
    return [(1.0, None)] * seconds + [(0.0, key)]


def test_activity_and_rest_run_to_their_end_in_turn() -> None:
    mark, sitting = sat(cycles=2)

    assert mark == PaceMark(ENDED, REST, 2, 60, 240, 120, 2)
    assert sitting.shown == [(ACTIVITY, 2, 1), (REST, 1, 1), (ACTIVITY, 2, 2), (REST, 1, 2), "end"]


def test_each_full_minute_and_each_change_is_noted() -> None:
    _, sitting = sat()

    assert [
        PaceMark(GOING, ACTIVITY, 1, 0, 0, 0, 0),
        PaceMark(GOING, ACTIVITY, 1, 60, 60, 0, 0),
        PaceMark(GOING, REST, 1, 0, 120, 0, 1),
        PaceMark(ENDED, REST, 1, 60, 120, 60, 1),
    ] == sitting.noted


def test_without_a_number_of_cycles_it_goes_on_until_it_is_stopped() -> None:
    mark, _ = sat(*after(3 * 180 + 30, Key.STOP), cycles=None)

    assert mark == PaceMark(HALTED, ACTIVITY, 4, 30, 390, 180, 3)


def test_what_was_paused_counts_for_nothing() -> None:
    mark, sitting = sat(*after(10, Key.PAUSE), (500.0, None), (0.0, Key.PAUSE), *after(5, Key.STOP))

    assert mark == PaceMark(HALTED, ACTIVITY, 1, 15, 15, 0, 0)
    assert [note.state for note in sitting.noted] == [GOING, PAUSED, GOING, HALTED]


def test_help_lines_pause_it_and_the_time_they_take_counts_for_nothing() -> None:
    mark, sitting = sat(*after(10, Key.HELP_NOW), (0.0, Key.PAUSE), *after(5, Key.STOP), help_takes=90)

    assert mark.active_s == 15
    assert sitting.noted[1].state == PAUSED


def test_an_activity_that_is_left_early_is_no_whole_one() -> None:
    mark, _ = sat(*after(70, Key.NEXT))

    assert mark == PaceMark(ENDED, REST, 1, 60, 70, 60, 0)


def test_a_rest_that_is_left_early_goes_on_with_the_next_activity() -> None:
    mark, sitting = sat(*[(1.0, None)] * 120, *after(20, Key.NEXT), *after(30, Key.STOP), cycles=None)

    assert mark == PaceMark(HALTED, ACTIVITY, 2, 30, 150, 20, 1)
    assert sitting.shown[:3] == [(ACTIVITY, 2, 1), (REST, 1, 1), (ACTIVITY, 2, 2)]


@pytest.mark.parametrize("gap", [3600.0, 10 * 3600.0])
def test_an_hour_of_ctrl_z_or_of_sleep_is_no_activity(gap: float) -> None:
    mark, _ = sat(*[(1.0, None)] * 10, (gap, None), (0.0, Key.STOP))

    assert mark.active_s == 10 + LONGEST


def test_where_something_else_ends_it_nothing_more_is_noted() -> None:
    sitting = Sitting()
    timer = PaceTimer(Pace("cbtpain", TODAY, 2, 1), sitting, sitting.note, Ticks(sitting.wait, sitting.monotonic))

    assert timer.halted() == PaceMark(HALTED)
    assert (sitting.noted, sitting.shown) == ([], [])


def test_a_test_may_let_minutes_pass_in_moments() -> None:
    sitting = Sitting()
    ticks = Ticks(sitting.wait, sitting.monotonic, speed=600)
    mark = PaceTimer(Pace("cbtpain", TODAY, 25, 5, 1), sitting, sitting.note, ticks).run()

    assert (mark.active_s, mark.rest_s, mark.whole) == (25 * 60, 5 * 60, 1)
    assert sitting.awake < 4
    assert len(sitting.noted) == 25 + 5 + 1


KEYS = st.none() | st.sampled_from(Key)
LASTS = st.none() | st.floats(0, 5000, allow_nan=False)


@given(st.lists(st.tuples(LASTS, KEYS), max_size=60), st.integers(1, 3), st.integers(1, 2), st.integers(1, 3))
def test_whatever_happens_no_more_is_kept_than_was_really_done(
    waits: list[Wait], active: int, rest: int, cycles: int
) -> None:
    mark, sitting = sat(*waits, active=active, rest=rest, cycles=cycles)

    assert mark.active_s + mark.rest_s <= sitting.awake + 1
    assert mark.active_s <= 60 * active * cycles
    assert mark.rest_s <= 60 * rest * cycles
    assert mark.whole <= mark.cycle <= cycles
    assert mark == sitting.noted[-1]
    for before, now in pairwise(sitting.noted):
        assert (before.active_s, before.rest_s, before.whole) <= (now.active_s, now.rest_s, now.whole)
        assert before.rest_s <= now.rest_s
        assert now.phase != before.phase or now.cycle > before.cycle or now.phase_s - before.phase_s <= 62
