"""Reading from the person: one line at a time, no arrows, no cursor moves, no timing.

Works the same from a keyboard, a pipe, a dictation tool or a screen reader. End of
input and Ctrl-C both become ``Stopped``.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread
from types import FrameType
from typing import TextIO

from cbtpain.errors import INTERRUPTED, Stopped
from cbtpain.screen.output import Output, printable


class Terminal:
    """Prompts on an output and answers from an input stream."""

    def __init__(self, stdin: TextIO, out: Output) -> None:
        self.stdin = stdin
        self.out = out
        self.interactive = stdin.isatty()

    def read(self, prompt: str, *, paste: bool = False) -> str:
        """One line without its end; with ``paste`` a pasted text comes whole.

        Raises ``Stopped`` at the end of input and on Ctrl-C.
        """
        try:
            if self.interactive and self.stdin is sys.stdin and self.out.stream is sys.stdout:
                return self._edited(prompt, paste=paste)
            self.out.prompt(prompt)
            line = self.stdin.readline()
        except EOFError:
            line = ""
        except KeyboardInterrupt:
            self._leave_line()
            raise Stopped(exit_code=INTERRUPTED) from None
        except Stopped:
            self._leave_line()
            raise
        if not line.endswith("\n"):
            self._leave_line()
        elif not self.interactive:
            self.out.say(printable(line.strip()[:_ECHO]))
        if not line:
            raise Stopped(end_of_input=True)
        return line.rstrip("\r\n")

    def _leave_line(self) -> None:
        """Off the prompt's line. Of a closed terminal there is none, and what was typed is still to be kept."""
        with suppress(OSError):
            self.out.say("")

    def read_rest(self) -> str:
        """All that is left of piped input."""
        return self.stdin.read()

    def _edited(self, prompt: str, *, paste: bool) -> str:
        # readline makes the arrow keys edit the line; without it they land in the answer.
        with suppress(ImportError, AttributeError):
            import readline  # importing it is what switches it on

            # What was typed before is nobody's business: the arrow up does not bring it back.
            readline.set_auto_history(False)
            # A pasted text is then one answer, its blank lines with it, and does not answer what follows. It takes
            # two escapes a prompt, so it is asked for where a text is written, and nowhere else.
            readline.parse_and_bind(f"set enable-bracketed-paste {'on' if paste and not self.out.plain else 'off'}")
        try:
            with _shown_again_after_a_stop(self.out, prompt):
                return input(printable(prompt))
        except OSError:
            # The terminal was closed: an end of input like any other.
            raise EOFError from None


@contextmanager
def _shown_again_after_a_stop(out: Output, prompt: str) -> Iterator[None]:
    """After Ctrl-Z and ``fg`` the shell's lines stand where the prompt was."""

    def show(number: int, frame: FrameType | None) -> None:
        readline = sys.modules.get("readline")
        # A terminal that was closed meanwhile is told by the read itself.
        with suppress(OSError):
            out.prompt(prompt + (readline.get_line_buffer() if readline is not None else ""))

    # Windows has no such signal, and Python hears signals in its main thread alone.
    if not hasattr(signal, "SIGCONT") or current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGCONT, show)
    try:
        yield
    finally:
        signal.signal(signal.SIGCONT, before)


_ECHO = 60
"""How much of a piped answer is shown again, so that a transcript can be read."""
