"""Activity and rest by the clock, in turn: paused, moved on or stopped at any second.

As in ``timer.exercise`` seconds are counted tick by tick: a laptop that slept, or a program that was suspended, finds
the timer where it was, and a clock on the wall that is set back does not touch it. How far it has come is noted at
each change and at each full minute, so that a kill leaves what was really done.
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from cbtpain.records import ACTIVITY, ENDED, GOING, HALTED, PAUSED, REST, Pace, PaceMark
from cbtpain.timer.exercise import Key, Wait

TICK = 1.0
_LONGEST_TICK = 2.0
"""Seconds; a longer gap means that nobody was there for it."""
_MINUTE = 60


class Face(Protocol):
    """What the person sees of it."""

    def begin(self, phase: str, minutes: int, cycle: int) -> None: ...
    def tick(self, left: float, total: float, *, paused: bool) -> None: ...
    def help_now(self) -> None: ...
    def end(self) -> None: ...


class Ticks(NamedTuple):
    """How time passes: ``speed`` is how many seconds of the timer go into a real one, 1 but for tests."""

    wait: Wait
    monotonic: Callable[[], float]
    speed: int = 1


class PaceTimer:
    """One timer, from its first second to its last; ``at`` is how far it has come."""

    def __init__(self, pace: Pace, face: Face, note: Callable[[PaceMark], None], ticks: Ticks) -> None:
        self._pace = pace
        self._face = face
        self._note = note
        self._ticks = ticks
        self._spent = {ACTIVITY: 0.0, REST: 0.0}
        """Seconds of all phases of a kind, the one that runs included."""
        self._in_phase = 0.0
        self._state, self._phase, self._cycle, self._whole = GOING, ACTIVITY, 1, 0

    @property
    def at(self) -> PaceMark:
        """Seconds are cut, never rounded up."""
        active, rest = (int(self._spent[phase]) for phase in (ACTIVITY, REST))
        return PaceMark(self._state, self._phase, self._cycle, int(self._in_phase), active, rest, self._whole)

    def run(self) -> PaceMark:
        """Until the planned cycles are over or it is stopped; its end is noted before this returns."""
        while self._do_phase():
            if self._phase == REST and self._cycle == self._pace.cycles:
                return self._over(ENDED)
            self._turn()
        return self._over(HALTED)

    def halted(self) -> PaceMark:
        """How far it had come when something else ended it: a signal, a closed terminal. Nothing is noted or shown."""
        return self.at._replace(state=HALTED)

    def _over(self, state: str) -> PaceMark:
        self._state = state
        self._note(self.at)
        self._face.end()
        return self.at

    def _turn(self) -> None:
        self._cycle += self._phase == REST
        self._phase = REST if self._phase == ACTIVITY else ACTIVITY
        self._in_phase = 0.0

    def _do_phase(self) -> bool:
        """False where it was stopped."""
        minutes = self._pace.activity_min if self._phase == ACTIVITY else self._pace.rest_min
        total = float(minutes * _MINUTE)
        self._face.begin(self._phase, minutes, self._cycle)
        self._note(self.at)
        last = self._ticks.monotonic()
        while (left := total - self._in_phase) > 0:
            self._face.tick(left, total, paused=self._state == PAUSED)
            key = self._ticks.wait(min(TICK, self._to_next_note(left) / self._ticks.speed))
            now = self._ticks.monotonic()
            self._count(now - last, left)
            last = now
            if key in (Key.STOP, Key.NEXT):
                self._state = GOING
                return key is Key.NEXT
            self._heed(key)
        self._whole += self._phase == ACTIVITY
        return True

    def _to_next_note(self, left: float) -> float:
        """A hair more than to the full minute: a wait that ends before it would be followed by many small ones."""
        return min(left, _MINUTE - self._in_phase % _MINUTE) + 0.001

    def _count(self, real: float, left: float) -> None:
        if self._state == PAUSED:
            return
        done = min(min(real, _LONGEST_TICK) * self._ticks.speed, left)
        minute = self._in_phase // _MINUTE
        self._in_phase += done
        self._spent[self._phase] += done
        # The last minute of a phase is noted with what comes after it.
        if self._in_phase // _MINUTE > minute and done < left:
            self._note(self.at)

    def _heed(self, key: Key | None) -> None:
        match key:
            case Key.PAUSE:
                self._state = GOING if self._state == PAUSED else PAUSED
                self._note(self.at)
            case Key.HELP_NOW:
                self._face.help_now()
                if self._state != PAUSED:
                    self._state = PAUSED
                    self._note(self.at)
            case _:
                pass
