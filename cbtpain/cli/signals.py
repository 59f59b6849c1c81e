"""Ctrl-C, a closed terminal and a shutdown become the same pause, and never in the middle of keeping."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from cbtpain.errors import INTERRUPTED, Stopped

_FROM_SHELL = 128
_CAUGHT = ("SIGINT", "SIGTERM", "SIGHUP")


_ONE_STOP = 0.5
"""Seconds. A logout sends several signals, and a hurting hand presses Ctrl-C twice: that is one stop. A second one
must not cut into what the first is putting in order."""


class Pause:
    """Inside ``listening`` a signal raises ``Stopped``; inside ``held`` it waits until the block is done.

    Between a commit and the line that notes it, a raise would make the program deny
    what is on disk.
    """

    def __init__(self) -> None:
        self._holding = False
        self._pending: int | None = None
        self._raised_at = -_ONE_STOP

    @contextmanager
    def listening(self) -> Iterator[None]:
        caught = [number for name in _CAUGHT if (number := getattr(signal, name, None)) is not None]
        before = {number: signal.signal(number, self._stop) for number in caught}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._pending is not None:
            raise _stopped(self._pending)

    def hold(self) -> None:
        """From now on a signal waits for the next block that is held: something typed is still to be kept."""
        self._holding = True

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self._holding:
            self._pending = number
        elif time.monotonic() - self._raised_at > _ONE_STOP:
            self._raised_at = time.monotonic()
            raise _stopped(number)


@contextmanager
def silent_when_suspended(hush: Callable[[], object]) -> Iterator[None]:
    """Inside, Ctrl-Z silences first what speaks in a process of its own, which the terminal does not suspend."""
    # Windows has no such signal.
    number = getattr(signal, "SIGTSTP", None)
    if number is None:
        yield
        return

    def suspend(_: int, frame: FrameType | None) -> None:
        hush()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, suspend)

    before = signal.signal(number, suspend)
    try:
        yield
    finally:
        signal.signal(number, before)


def _stopped(number: int) -> Stopped:
    return Stopped(exit_code=INTERRUPTED if number == signal.SIGINT else _FROM_SHELL + number)
