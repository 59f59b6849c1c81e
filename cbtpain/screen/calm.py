"""What a person sees while an exercise runs: words that stay, and one quiet line that counts down in place.

The plain face writes a line a phase and nothing else moves.
"""

from collections.abc import Callable

from cbtpain.course.exercise import Phase
from cbtpain.screen.output import Output
from cbtpain.words import exercise as words

_AGAIN = "\r\x1b[2K"
"""To the line's start, and empty it."""
_BELL = "\a"
_LONGEST_BAR = 30


class PlainFace:
    """A line a phase, with its seconds; no cursor moves."""

    def __init__(self, out: Output, show_help: Callable[[], None], *, bell: bool = False) -> None:
        self._out = out
        self._show_help = show_help
        self._bell = bell
        self._paused = False

    def begin(self, number: int, count: int, phase: Phase) -> None:
        if self._bell and number > 1:
            self._out.raw(_BELL)
        self._out.say(words.PLAIN_PHASE.format(text=phase.text, seconds=phase.seconds))

    def tick(self, left: float, total: float, *, paused: bool) -> None:
        if paused != self._paused:
            self._out.say(words.PAUSED if paused else words.GOES_ON)
            self._paused = paused

    def help_now(self) -> None:
        self._show_help()

    def end(self) -> None:
        if self._bell:
            self._out.raw(_BELL)

    def leave(self) -> None:
        """Nothing stands on the line of a plain face."""


class CalmFace:
    """The phase's words, and under them a bar that fills in place."""

    def __init__(self, out: Output, show_help: Callable[[], None], *, bell: bool = False) -> None:
        self._out = out
        self._show_help = show_help
        self._bell = bell

    def begin(self, number: int, count: int, phase: Phase) -> None:
        if self._bell and number > 1:
            self._out.raw(_BELL)
        self._clear()
        self._out.say("", phase.text)

    def tick(self, left: float, total: float, *, paused: bool) -> None:
        self._out.raw(_AGAIN + self._bar(left, total, paused=paused))

    def help_now(self) -> None:
        self._clear()
        self._show_help()

    def end(self) -> None:
        self._clear()
        if self._bell:
            self._out.raw(_BELL)

    def leave(self) -> None:
        """Out in the middle: the bar makes room for what is said next."""
        self._clear()

    def _clear(self) -> None:
        self._out.raw(_AGAIN)

    def _bar(self, left: float, total: float, *, paused: bool) -> str:
        width = min((self._out.width or _LONGEST_BAR) - len(words.PAUSED_SHORT) - 10, _LONGEST_BAR)
        filled = round(width * (total - left) / total)
        glyphs = self._out.glyphs
        bar = glyphs.floor * filled + glyphs.goal * (width - filled)
        seconds = max(1, -(-int(left * 10) // 10))
        tail = words.PAUSED_SHORT if paused else words.KEYS_SHORT
        return f"  {bar} {seconds:>3} s  {tail}"
