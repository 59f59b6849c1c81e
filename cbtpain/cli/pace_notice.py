"""A quiet notice on the desktop, where it was asked for and the machine has a program for it; it never names pain."""

import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress

from cbtpain.words import pace as words

_LONGEST = 5
"""Seconds; a program that hangs is given up on."""


def notifier() -> Callable[[str], None] | None:
    """What shows a notice; None where there is no program for it."""
    if found := shutil.which("notify-send"):
        return lambda text: _shown([found, f"--app-name={words.NOTICE_TITLE}", words.NOTICE_TITLE, text])
    if found := shutil.which("osascript"):
        return lambda text: _shown([found, "-e", f'display notification "{text}" with title "{words.NOTICE_TITLE}"'])
    return None


def _shown(command: list[str]) -> None:
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(  # noqa: S603  # a fixed program and words of this one
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST,
            check=False,
        )
