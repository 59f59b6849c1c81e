"""Saying words aloud through whatever speech program is installed; without one, or where it goes wrong, silence.

The words go to the program's standard input: what stands in an argument list may be read by
everybody on the machine. It runs in a process group of its own, which is ended as a whole.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple

_WINDOWS_SAYS = (
    "Add-Type -AssemblyName System.Speech; $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.Rate = -2; [Console]::InputEncoding = [Text.Encoding]::UTF8; $voice.Speak([Console]::In.ReadToEnd())"
)


class Program(NamedTuple):
    """How a speech program is started; ``hush`` is a command that silences what it handed on to a service."""

    command: Sequence[str]
    hush: Sequence[str] = ()
    platforms: Sequence[str] = ()
    """``sys.platform`` it belongs to; empty: any. A program of the same name elsewhere may do anything."""


PROGRAMS = (
    Program(("espeak-ng", "-s", "140", "--stdin")),
    Program(("espeak", "-s", "140", "--stdin")),
    Program(("spd-say", "--rate", "-20", "--wait", "--pipe-mode"), hush=("spd-say", "--cancel")),
    # Neither of the two was tried on its machine; their command lines are as their makers document them.
    Program(("say", "-r", "150", "-f", "-"), platforms=("darwin",)),
    Program(("powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS_SAYS), platforms=("win32",)),
)
_FIRST_PATIENCE = 15.0
"""Seconds a program may take to begin, and to end, over the words themselves."""
_A_WORD = 0.7
"""Seconds a word may take: well under the slowest pace of these programs."""
_GENTLY = 0.3
"""Seconds between asking a program to end and ending it."""


def find_program(platform: str = sys.platform, which: Callable[[str], str | None] = shutil.which) -> Program | None:
    """The first that is installed, with its full path; None where there is none."""
    for program in PROGRAMS:
        path = which(program.command[0]) if not program.platforms or platform in program.platforms else None
        if path is not None:
            return program._replace(command=(path, *program.command[1:]), hush=_hush(program, path))
    return None


def _hush(program: Program, path: str) -> tuple[str, ...]:
    return (path, *program.hush[1:]) if program.hush else ()


class Voice:
    """One voice. What is being said gives way to what is said next; ``gone`` once it was given up on."""

    def __init__(self, program: Program, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._program = program
        self._monotonic = monotonic
        self._speaking: subprocess.Popen[bytes] | None = None
        self._until = 0.0
        self._waiting_since: float | None = None
        self.gone = False

    def say(self, words: str) -> None:
        """Begin to say it, and return at once."""
        self._end()
        if self.gone or not words.strip():
            return
        now = self._monotonic()
        # Nothing has been said to its end since then, whatever was begun meanwhile.
        self._waiting_since = now if self._waiting_since is None else self._waiting_since
        self._until = self._waiting_since + _FIRST_PATIENCE + _A_WORD * len(words.split())
        try:
            self._speaking = _started(self._program.command)
            assert self._speaking.stdin is not None
            self._speaking.stdin.write(words.encode("utf-8", errors="replace")[:_MOST] + b"\n")
            self._speaking.stdin.close()
        except OSError:
            self._give_up()

    def look(self) -> None:
        """See how it goes: a program that died, or says nothing to its end for too long, is given up on."""
        if self._speaking is None:
            return
        code = self._speaking.poll()
        if code == 0:
            self._speaking, self._waiting_since = None, None
        elif code is not None or self._monotonic() > self._until:
            self._give_up()

    def hush(self) -> bool:
        """Silence, at once; True where something was cut off by it."""
        self.look()
        spoke = self._speaking is not None
        self._end()
        self._waiting_since = None
        return spoke

    def _give_up(self) -> None:
        self.gone = True
        self._end()

    def _end(self) -> None:
        speaking, self._speaking = self._speaking, None
        if speaking is None:
            return
        if speaking.poll() is None and self._program.hush:
            _run_briefly(self._program.hush)
        _end_group(speaking)


_MOST = 4_000
"""Bytes; less than a pipe holds, so that writing never waits for a program that does not read."""


def _started(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    # A fixed command line from PROGRAMS; the words go to its input, and no shell reads any of it.
    return subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _run_briefly(command: Sequence[str]) -> None:
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_GENTLY,
            check=False,
        )


def _end_group(process: "subprocess.Popen[bytes]") -> None:
    """The program and whatever it started; nothing of it is left."""
    for how in ("SIGTERM", "SIGKILL"):
        with suppress(OSError):
            _signal_group(process, how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_GENTLY)
            break
    with suppress(OSError):
        _signal_group(process, "SIGKILL")
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()


def _signal_group(process: "subprocess.Popen[bytes]", how: str) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, getattr(signal, how))
    else:
        process.kill()
