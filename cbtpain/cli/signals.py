"""A closed terminal or a shutdown becomes the same pause as Ctrl-C."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from cbtpain.errors import Stopped

_FROM_SHELL = 128


@contextmanager
def pausing() -> Iterator[None]:
    """Inside the block SIGTERM and SIGHUP raise ``Stopped`` where the program stands."""
    caught = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]
    before = {number: signal.signal(number, _stop) for number in caught}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped(exit_code=_FROM_SHELL + number)
