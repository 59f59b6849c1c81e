"""What every command is given: streams, home, clock and environment; tests hand in their own."""

import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TextIO

from cbtpain import paths
from cbtpain.clock import Clock, clock_from
from cbtpain.screen.output import Output, output
from cbtpain.screen.terminal import Terminal


@dataclass
class Services:
    """The doors to the outside, each opened when it is first needed. A stream may have been closed by the shell."""

    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    stdin: TextIO = field(default_factory=lambda: sys.stdin or io.StringIO())
    stdout: TextIO = field(default_factory=lambda: sys.stdout or io.StringIO())
    stderr: TextIO = field(default_factory=lambda: sys.stderr or io.StringIO())
    plain: bool = False
    """Asked for with ``--plain``: holds for everything the command says."""
    content: Path | None = None
    """Asked for with ``--content``: the folder of another course."""
    helped: bool = False
    """The help lines came in answer to what was written: once a run is enough. It is never kept."""

    @cached_property
    def home(self) -> Path:
        return paths.home(self.environ)

    @cached_property
    def clock(self) -> Clock:
        return clock_from(self.environ)

    @cached_property
    def errors(self) -> Output:
        return output(self.stderr, self.environ, plain=True)

    def out(self, *, plain: bool = False, ascii_only: bool = False) -> Output:
        return output(self.stdout, self.environ, plain=plain or self.plain, ascii_only=ascii_only)

    def terminal(self, out: Output) -> Terminal:
        return Terminal(self.stdin, out)

    @property
    def course_folder(self) -> Path:
        """--content, else CBTPAIN_CONTENT, else the course that came with the program.

        Raises ``ContentFault``, or ``NotThere`` for a folder under nobody's home.
        """
        return paths.course_folder(self.content or self.environ.get(paths.CONTENT_VARIABLE))

    def prepare_streams(self) -> None:
        """A byte that is not text, or a letter the terminal lacks, never ends a conversation."""
        for stream, errors in ((self.stdin, "surrogateescape"), (self.stdout, "replace"), (self.stderr, "replace")):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors=errors)
