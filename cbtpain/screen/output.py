"""Where sentences go, and in which form: drawn for a terminal, or plain.

Plain is append-only: no boxes, bars, colours or cursor moves. A pipe, ``--plain``,
TERM=dumb and ACCESSIBLE=1 choose it. Every control character is taken out of what is
written here, so that nobody's words can drive a terminal.
"""

import os
import textwrap
from collections.abc import Mapping
from typing import NamedTuple, TextIO

from cbtpain.screen.glyphs import ASCII, UNICODE, Glyphs

WIDEST_TEXT = 78
"""Longer lines are hard to read for tired eyes."""
NARROWEST_CHART = 40
_BOLD, _USUAL = "\x1b[1m", "\x1b[0m"


class Output(NamedTuple):
    """A stream; ``wide`` in columns at the start, None where lines are not to be wrapped.

    ``follows`` where the stream is a terminal that may be made narrower meanwhile.
    """

    stream: TextIO
    wide: int | None
    plain: bool
    glyphs: Glyphs
    follows: bool = False

    @property
    def width(self) -> int | None:
        """Columns as they are now; None where lines are not to be wrapped."""
        return _terminal_columns(self.stream) if self.follows else self.wide

    @property
    def drawn(self) -> bool:
        """True where a chart can be drawn."""
        width = self.width
        return not self.plain and width is not None and width >= NARROWEST_CHART

    def say(self, *paragraphs: str) -> None:
        """Write paragraphs, each wrapped to the width; an empty one is an empty line."""
        for paragraph in paragraphs:
            self.stream.write(self._wrapped(printable(paragraph)) + "\n")
        self.stream.flush()

    def heading(self, text: str) -> None:
        """A paragraph that stands out by its weight where the terminal draws; no colour."""
        wrapped = self._wrapped(printable(text))
        self.raw(f"{wrapped}\n" if self.plain else f"{_BOLD}{wrapped}{_USUAL}\n")

    def item(self, mark: str, text: str) -> None:
        """One entry of a list; its further lines stand under its first word."""
        hang = len(mark)
        self.raw(mark + self._wrapped(" " * hang + printable(text)).lstrip(" ") + "\n")

    def prompt(self, text: str) -> None:
        """Write a prompt and stay on its line."""
        self.stream.write(printable(text))
        self.stream.flush()

    def raw(self, text: str) -> None:
        """Write what is made for programs, as it is."""
        self.stream.write(text)
        self.stream.flush()

    def _wrapped(self, text: str) -> str:
        width = self.width
        if width is None or not text:
            return text
        indent = " " * (len(text) - len(text.lstrip(" ")))
        width = min(width, WIDEST_TEXT)
        return textwrap.fill(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def output(stream: TextIO, environ: Mapping[str, str], *, plain: bool = False, ascii_only: bool = False) -> Output:
    """The form that suits the stream, the terminal and what was asked for."""
    terminal = stream.isatty()
    chosen = plain or not terminal or environ.get("TERM") == "dumb" or environ.get("ACCESSIBLE", "0") not in ("", "0")
    glyphs = ASCII if ascii_only or not UNICODE.fit(stream.encoding or "ascii") else UNICODE
    told = environ.get("COLUMNS", "")
    if not terminal:
        return Output(stream, None, chosen, glyphs)
    if told.isdecimal() and int(told) > 0:
        return Output(stream, int(told), chosen, glyphs)
    return Output(stream, _terminal_columns(stream), chosen, glyphs, follows=True)


def _terminal_columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDEST_TEXT
    except (OSError, ValueError):
        return WIDEST_TEXT


def printable(text: str) -> str:
    """The text without control characters; line ends stay, and every other kind of space is a plain one.

    A no-break space or a tab that is only taken out makes one word of two.
    """
    spaced = (" " if letter.isspace() and letter not in "\r\n" else letter for letter in text)
    return "".join(letter for letter in spaced if letter.isprintable() or letter == "\n")
