"""The person's own editor, on one file: found, run, and waited for."""

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from types import FrameType

from cbtpain.errors import NotThere, Rejected

_USUAL = ("nano", "micro", "sensible-editor", "vim", "vi", "notepad")
"""Looked for, in this order, where neither VISUAL nor EDITOR names one."""
_PATIENCE = 2.0
"""Seconds that an editor has to put its files in order when the program is told to end."""


def editor(environ: Mapping[str, str], *, at_terminal: bool) -> list[str]:
    """The command, with the arguments it is named with: ``code --wait``.

    Raises ``Rejected``: ``no_editor``, ``editor_unreadable``; ``NotThere("no_such_editor")``.
    """
    named = next((told for name in ("VISUAL", "EDITOR") if (told := environ.get(name, "").strip())), "")
    if not named:
        usual = next((name for name in _USUAL if which(name, path=environ.get("PATH"))), None)
        if usual is None or not at_terminal:
            raise Rejected("no_editor")
        return [usual]
    try:
        command = shlex.split(named, posix=os.name == "posix")
    except ValueError:
        raise Rejected("editor_unreadable") from None
    if not command:
        raise Rejected("no_editor")
    program = which(str(Path(command[0]).expanduser()), path=environ.get("PATH"))
    if program is None:
        raise NotThere("no_such_editor", name=command[0])
    return [program, *command[1:]]


def run_editor(command: list[str], path: Path) -> None:
    """Open the file and wait until the editor ends. Raises ``Rejected("editor_failed")``; ``Stopped`` on a signal.

    Ctrl-C is the editor's own while it runs.
    """
    try:
        with _left_to_the_editor():
            child = subprocess.Popen([*command, str(path)])  # noqa: S603  # the person's own editor
            try:
                code = child.wait()
            except BaseException:
                _end(child)
                raise
    except OSError:
        raise Rejected("editor_failed") from None
    if code != 0:
        raise Rejected("editor_failed")


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()


@contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Not ignored, which the editor would inherit."""

    def nothing(number: int, frame: FrameType | None) -> None:
        pass

    before = signal.signal(signal.SIGINT, nothing)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
