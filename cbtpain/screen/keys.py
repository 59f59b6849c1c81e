"""Single keys while an exercise runs; everywhere else the person types lines.

Where the terminal cannot give single keys, nothing is read and time alone goes on;
Ctrl-C stops there as everywhere.
"""

import os
import select
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import Any, TextIO

from cbtpain.errors import Stopped

termios: ModuleType | None
msvcrt: Any
try:
    import termios
except ImportError:
    termios = None
try:
    import msvcrt
except ImportError:
    msvcrt = None

Read = Callable[[float], str]
"""Wait that many seconds at most for a key; empty where none was pressed."""
_WINDOWS_LOOKS = 0.05


def forget_typed(stdin: TextIO) -> None:
    """Drop what was typed before there was anything to answer."""
    if termios is not None and stdin.isatty():
        with suppress(termios.error):
            termios.tcflush(stdin.fileno(), termios.TCIFLUSH)


@contextmanager
def single_keys(stdin: TextIO) -> Iterator[Read]:
    """Inside the block keys come one by one and unseen; afterwards the terminal is as it was."""
    if termios is not None:
        with _unbuffered(termios, stdin.fileno()) as read:
            yield read
    else:
        yield _windows_key if msvcrt is not None else _no_key


@contextmanager
def _unbuffered(terminal: Any, descriptor: int) -> Iterator[Read]:
    before = terminal.tcgetattr(descriptor)

    def read(seconds: float) -> str:
        try:
            # Set at every wait: after Ctrl-Z and fg the shell has put its own mode back.
            mode = terminal.tcgetattr(descriptor)
            mode[3] &= ~(terminal.ICANON | terminal.ECHO)
            terminal.tcsetattr(descriptor, terminal.TCSADRAIN, mode)
        except terminal.error:
            # The terminal was closed.
            raise Stopped(end_of_input=True) from None
        ready, _, _ = select.select([descriptor], [], [], seconds)
        if not ready:
            return ""
        pressed = os.read(descriptor, 64)
        if not pressed:
            raise Stopped(end_of_input=True)
        return pressed.decode(errors="replace")

    try:
        yield read
    finally:
        # A terminal that was closed has no mode to go back to.
        with suppress(terminal.error):
            terminal.tcsetattr(descriptor, terminal.TCSADRAIN, before)


def _windows_key(seconds: float) -> str:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if msvcrt.kbhit():
            return str(msvcrt.getwch())
        time.sleep(_WINDOWS_LOOKS)
    return ""


def _no_key(seconds: float) -> str:
    time.sleep(seconds)
    return ""
