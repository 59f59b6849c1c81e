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
_LONGEST_BAR, _SHORTEST_BAR = 30, 6
_NARROW = 40
"""Columns where nobody knows how many there are."""


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
        """Shorter than the screen is wide, or it could not be drawn in place: the keys give way first, then the bar."""
        room = (self._out.width or _NARROW) - 1
        seconds = f"{_whole(left)} s"
        # As long when it pauses as when it runs, and at its last second as at its first.
        beside = len(f"   {_whole(total):>3} s")
        with_keys = room - beside - len(f"  {words.PAUSED_SHORT}")
        if with_keys >= _SHORTEST_BAR:
            tail = words.PAUSED_SHORT if paused else words.KEYS_SHORT
            return f"  {self._drawn(with_keys, left, total)} {seconds:>5}  {tail}"
        if room - beside >= _SHORTEST_BAR:
            return f"  {self._drawn(room - beside, left, total)} {seconds:>5}"
        return seconds if len(seconds) <= room else ""

    def _drawn(self, room: int, left: float, total: float) -> str:
        width = min(room, _LONGEST_BAR)
        filled = round(width * (total - left) / total)
        return self._out.glyphs.floor * filled + self._out.glyphs.goal * (width - filled)


def _whole(seconds: float) -> int:
    """Whole seconds, never nought."""
    return max(1, -(-int(seconds * 10) // 10))
