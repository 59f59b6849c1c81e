"""What a person sees while an exercise runs: words that stay, and one quiet line that counts down in place.

The plain face writes a line a phase and nothing else moves.
"""

from collections.abc import Callable, Sequence

from cbtpain.course.exercise import Phase
from cbtpain.measures.speed import left_after, minutes_left, tens_left
from cbtpain.screen.output import Output
from cbtpain.words import exercise as words

_AGAIN = "\r\x1b[2K"
"""To the line's start, and empty it."""
_BELL = "\a"
_LONGEST_BAR, _SHORTEST_BAR = 30, 6
_NARROW = 40
"""Columns where nobody knows how many there are."""


class PlainFace:
    """A line a phase, with its seconds, and a line where a minute less is left; no cursor moves.

    ``lengths`` are the seconds of all parts; where they are not given, nothing is said of the whole.
    """

    def __init__(
        self, out: Output, show_help: Callable[[], None], *, bell: bool = False, lengths: Sequence[int] = ()
    ) -> None:
        self._out = out
        self._show_help = show_help
        self._bell = bell
        self._lengths = lengths
        self._minutes = minutes_left(sum(lengths))
        self._paused = False

    def begin(self, number: int, count: int, phase: Phase) -> None:
        if self._bell and number > 1:
            self._out.raw(_BELL)
        if self._lengths:
            self._say_what_is_left(number, count)
        self._out.say(words.PLAIN_PHASE.format(text=phase.text, seconds=phase.seconds))

    def _say_what_is_left(self, number: int, count: int) -> None:
        left = left_after(self._lengths, number - 1)
        if number == 1:
            self._out.say(words.IN_ALL.format(count=count, time=about(left)))
        elif 0 < minutes_left(left) < self._minutes:
            self._out.say(words.PART_OF.format(number=number, count=count, time=about(left)))
        self._minutes = minutes_left(left)

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

    def __init__(
        self, out: Output, show_help: Callable[[], None], *, bell: bool = False, lengths: Sequence[int] = ()
    ) -> None:
        self._out = out
        self._show_help = show_help
        self._bell = bell
        self._lengths = lengths
        self._number = 1

    def begin(self, number: int, count: int, phase: Phase) -> None:
        self._number = number
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
            return self._with_the_whole(f"  {self._drawn(with_keys, left, total)} {seconds:>5}  {tail}", left, room)
        if room - beside >= _SHORTEST_BAR:
            return f"  {self._drawn(room - beside, left, total)} {seconds:>5}"
        return seconds if len(seconds) <= room else ""

    def _with_the_whole(self, bar: str, left: float, room: int) -> str:
        """And where it fits: which part of how many, and about how long in all."""
        if not self._lengths:
            return bar
        time = about_short(left + left_after(self._lengths, self._number))
        whole = words.PART_SHORT.format(number=self._number, count=len(self._lengths), time=time)
        return f"{bar}   {whole}" if len(bar) + 3 + len(whole) <= room else bar

    def _drawn(self, room: int, left: float, total: float) -> str:
        width = min(room, _LONGEST_BAR)
        filled = round(width * (total - left) / total)
        return self._out.glyphs.floor * filled + self._out.glyphs.goal * (width - filled)


def about(seconds: float) -> str:
    """``about 4 minutes``, ``about 30 seconds``"""
    minutes = minutes_left(seconds)
    if not minutes:
        return words.ABOUT_SECONDS.format(seconds=tens_left(seconds))
    return words.ABOUT_A_MINUTE if minutes == 1 else words.ABOUT_MINUTES.format(minutes=minutes)


def about_short(seconds: float) -> str:
    """``4 min``, ``30 s``"""
    minutes = minutes_left(seconds)
    return (
        words.MINUTES_SHORT.format(minutes=minutes)
        if minutes
        else words.SECONDS_SHORT.format(seconds=tens_left(seconds))
    )


def _whole(seconds: float) -> int:
    """Whole seconds, never nought."""
    return max(1, -(-int(seconds * 10) // 10))
