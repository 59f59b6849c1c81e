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
    title = words.NOTICE_TITLE
    if (freedesktop := shutil.which("notify-send")) is not None:
        return lambda text: _shown([str(freedesktop), f"--app-name={title}", title, text])
    if (macos := shutil.which("osascript")) is not None:
        return lambda text: _shown([str(macos), "-e", f'display notification "{text}" with title "{title}"'])
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
