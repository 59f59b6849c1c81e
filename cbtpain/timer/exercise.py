"""Running a guided exercise: phase after phase, paused, moved on or stopped at any second.

Seconds are counted tick by tick: a laptop that slept, or a program that was suspended,
finds the exercise where it was, and what is logged is the time that was really spent.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import NamedTuple, Protocol

from cbtpain.course.exercise import Phase

TICK = 1.0
_LONGEST_TICK = 2.0
"""Seconds; a longer gap means that nobody was there for it."""


class Key(Enum):
    """What may be pressed while it runs."""

    PAUSE = auto()
    NEXT = auto()
    STOP = auto()
    HELP_NOW = auto()


class Face(Protocol):
    """What the person sees of it."""

    def begin(self, number: int, count: int, phase: Phase) -> None: ...
    def tick(self, left: float, total: float, *, paused: bool) -> None: ...
    def help_now(self) -> None: ...
    def end(self) -> None: ...


Wait = Callable[[float], Key | None]
"""Wait that many seconds at most; a key that was pressed meanwhile ends the wait."""


class Spent(NamedTuple):
    """Whole seconds really spent, and whether it was stopped before its end."""

    seconds: int
    stopped: bool


def run(phases: Sequence[Phase], face: Face, wait: Wait, monotonic: Callable[[], float]) -> Spent:
    """Do the phases in real time."""
    spent = 0.0
    stopped = False
    for number, phase in enumerate(phases, start=1):
        face.begin(number, len(phases), phase)
        done, stopped = _phase(phase, face, wait, monotonic)
        spent += done
        if stopped:
            break
    face.end()
    return Spent(round(spent), stopped)


def _phase(phase: Phase, face: Face, wait: Wait, monotonic: Callable[[], float]) -> tuple[float, bool]:
    left, paused, last = float(phase.seconds), False, monotonic()
    while left > 0:
        face.tick(left, phase.seconds, paused=paused)
        key = wait(min(TICK, left))
        now = monotonic()
        if not paused:
            left -= min(now - last, _LONGEST_TICK)
        last = now
        match key:
            case Key.PAUSE:
                paused = not paused
            case Key.NEXT:
                return phase.seconds - max(left, 0), False
            case Key.STOP:
                return phase.seconds - max(left, 0), True
            case Key.HELP_NOW:
                face.help_now()
                paused = True
            case None:
                pass
    return float(phase.seconds), False
