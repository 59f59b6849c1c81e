"""One timer by the clock at a time: a lock that the system itself lets go of when its holder dies.

The holder is known by the lock and not by a number of a process, which another program may have by now: after a
kill, or when the machine was switched off, the lock is free. What is asked of the one that runs
(to stop, to pause) is a word in a small file beside it, which it looks at every second.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from cbtpain.store import folder
from cbtpain.store.connection import told_plainly

fcntl: ModuleType | None
msvcrt: Any
try:
    import fcntl
except ImportError:
    fcntl = None
try:
    import msvcrt
except ImportError:
    msvcrt = None

LOCK, WISH = "pace.lock", "pace.wish"
STOP, PAUSE = "stop", "pause"
_TRIES, _APART = 8, 0.03
"""A status that looks whether the lock is free holds it for an instant."""


def take(home: Path) -> int | None:
    """Take the lock, and forget what was asked of an earlier holder; None where another program has it.

    Returns the descriptor, which a child may inherit. Raises ``StoreFault``.
    """
    path = home / LOCK
    with told_plainly(path):
        folder.make(home)
        folder.make_file(path)
        descriptor = os.open(path, os.O_RDWR)
        for _ in range(_TRIES):
            if _locked(descriptor):
                forget(home)
                return descriptor
            time.sleep(_APART)
        os.close(descriptor)
        return None


def let_go(descriptor: int) -> None:
    """Give it back, unless a child has inherited it."""
    with suppress(OSError):
        os.close(descriptor)


def is_gone(home: Path) -> bool:
    """Whether the folder, or the lock in it, was deleted while it was held."""
    return not (home / LOCK).exists()


def ask(home: Path, wish: str) -> None:
    """Ask the one that runs. Raises ``StoreFault``."""
    path = home / WISH
    with told_plainly(path):
        folder.make_file(path)
        path.write_text(wish, encoding="ascii")


def asked(home: Path) -> str:
    """What was asked since the last look; empty where nothing was."""
    path = home / WISH
    try:
        found = path.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
    if found:
        forget(home)
    return found


def forget(home: Path) -> None:
    with suppress(OSError):
        (home / WISH).unlink()


def _locked(descriptor: int) -> bool:
    try:
        if fcntl is not None:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    return True
