"""Running a guided exercise: phase after phase, paused, moved on or stopped at any second.

Seconds are counted tick by tick: a laptop that slept, or a program that was suspended,
finds the exercise where it was, and what is logged is the time that was really spent.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import NamedTuple, Protocol

from cbtpain.course.exercise import Phase
from cbtpain.errors import Stopped

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
    """Whole seconds really spent, and whether it was stopped before its end.

    ``by`` is what stopped it where that was no key: a signal, or the end of the terminal.
    """

    seconds: int
    stopped: bool
    by: Stopped | None = None


class _Cut(Exception):
    """Out of a part, with the seconds done of it."""

    def __init__(self, done: float, by: Stopped) -> None:
        super().__init__()
        self.done, self.by = done, by


def run(phases: Sequence[Phase], face: Face, wait: Wait, monotonic: Callable[[], float]) -> Spent:
    """Do the phases in real time. A signal or a closed terminal stops it like a key: what was done of it is told."""
    spent = 0.0
    stopped = False
    for number, phase in enumerate(phases, start=1):
        try:
            done, stopped = _phase(phase, face, wait, monotonic, (number, len(phases)))
        except _Cut as cut:
            return Spent(round(spent + cut.done), stopped=True, by=cut.by)
        spent += done
        if stopped:
            break
    face.end()
    return Spent(round(spent), stopped)


def _phase(
    phase: Phase, face: Face, wait: Wait, monotonic: Callable[[], float], place: tuple[int, int]
) -> tuple[float, bool]:
    left, paused, last = float(phase.seconds), False, monotonic()
    try:
        face.begin(*place, phase)
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
                case Key.NEXT | Key.STOP:
                    return phase.seconds - max(left, 0), key is Key.STOP
                case Key.HELP_NOW:
                    face.help_now()
                    paused = True
                case None:
                    pass
    except (Stopped, OSError) as by:
        # What cannot be written to any more was closed: an end of input like any other.
        raise _Cut(phase.seconds - max(left, 0), _stop(by)) from None
    return float(phase.seconds), False


def _stop(by: BaseException) -> Stopped:
    return by if isinstance(by, Stopped) else Stopped(end_of_input=True)
