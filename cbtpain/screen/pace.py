"""What a person sees of the timer by the clock: words that stay, and one quiet line that changes once a minute.

The plain face writes a line a change and nothing moves. Nothing here names pain: others may see the screen.
"""

from collections.abc import Callable

from cbtpain.measures.pacing import MINUTE, minutes_left, seconds_left
from cbtpain.records import ACTIVITY, Pace, PaceMark
from cbtpain.screen.output import Output
from cbtpain.words import pace as words

_AGAIN = "\r\x1b[2K"
"""To the line's start, and empty it."""
_BELL = "\a"
_LONGEST_BAR, _SHORTEST_BAR = 30, 6
_NARROW = 40
"""Columns where nobody knows how many there are."""
_TOLD_EVERY = 5
"""Minutes between two lines of the plain face that say how much is left."""


class PlainPaceFace:
    """A line a change, with its minutes, and a line every five minutes; no cursor moves."""

    def __init__(self, out: Output, pace: Pace, show_help: Callable[[], None], *, bell: bool = False) -> None:
        self._out = out
        self._pace = pace
        self._show_help = show_help
        self._bell = bell
        self._begun = self._paused = False
        self._left = 0

    def begin(self, phase: str, minutes: int, cycle: int) -> None:
        self.leave()
        self._left = minutes
        if self._bell and self._begun:
            self._out.raw(_BELL)
        self._out.say(_begins(self._pace, phase, minutes, first=not self._begun))
        self._begun = True

    def tick(self, left: float, total: float, *, paused: bool) -> None:
        if paused != self._paused:
            self._out.say(words.PAUSED if paused else words.GOES_ON)
            self._paused = paused
        now = minutes_left(left)
        if now < self._left and now % _TOLD_EVERY == 0:
            self._out.say(words.LEFT.format(minutes=words.minutes(now)))
        self._left = now

    def help_now(self) -> None:
        self.leave()
        self._show_help()

    def end(self) -> None:
        self.leave()
        if self._bell:
            self._out.raw(_BELL)

    def leave(self) -> None:
        """Out in the middle: whatever stands on the line makes room for what is said next."""


class CalmPaceFace(PlainPaceFace):
    """The words, and under them a bar that fills in place."""

    def tick(self, left: float, total: float, *, paused: bool) -> None:
        self._out.raw(_AGAIN + self._bar(left, total, paused=paused))

    def leave(self) -> None:
        self._out.raw(_AGAIN)

    def _bar(self, left: float, total: float, *, paused: bool) -> str:
        """Shorter than the screen is wide, or it could not be drawn in place: the keys give way first, then the bar."""
        room = (self._out.width or _NARROW) - 1
        told = f"{minutes_left(left):>3} min"
        tail = f"  {words.PAUSED_SHORT if paused else words.KEYS_SHORT}"
        keys = max(len(words.PAUSED_SHORT), len(words.KEYS_SHORT)) + 2
        beside = len(told) + 3
        if room - beside - keys >= _SHORTEST_BAR:
            return f"  {self._drawn(room - beside - keys, left, total)} {told}{tail}"
        if room - beside >= _SHORTEST_BAR:
            return f"  {self._drawn(room - beside, left, total)} {told}"
        return told.strip() if len(told) <= room else ""

    def _drawn(self, room: int, left: float, total: float) -> str:
        width = min(room, _LONGEST_BAR)
        filled = round(width * (total - left) / total)
        return self._out.glyphs.floor * filled + self._out.glyphs.goal * (width - filled)


class SilentFace:
    """Behind the terminal: nothing is shown; ``tell`` is called at each change, where notices were asked for."""

    def __init__(self, tell: Callable[[str], None] | None) -> None:
        self._tell = tell
        self._begun = False

    def begin(self, phase: str, minutes: int, cycle: int) -> None:
        if self._tell is not None and self._begun:
            self._tell(words.NOTICES[phase].format(minutes=words.minutes(minutes)))
        self._begun = True

    def tick(self, left: float, total: float, *, paused: bool) -> None:
        pass

    def help_now(self) -> None:
        pass

    def end(self) -> None:
        if self._tell is not None:
            self._tell(words.NOTICE_END)


def planned(pace: Pace) -> str:
    """What is about to begin, in a sentence."""
    fields = {
        "activity": words.called(pace.activity),
        "minutes": words.minutes(pace.activity_min),
        "rest": words.minutes(pace.rest_min),
    }
    if pace.cycles is None:
        return words.PLAN.format(**fields)
    text = words.PLAN_ONCE if pace.cycles == 1 else words.PLAN_AGAIN
    return text.format(**fields, cycles=pace.cycles)


def _begins(pace: Pace, phase: str, minutes: int, *, first: bool) -> str:
    told = words.minutes(minutes)
    if phase != ACTIVITY:
        return words.REST_BEGINS.format(minutes=told)
    text = words.ACTIVITY_BEGINS if first else words.AGAIN
    return text.format(activity=words.called(pace.activity), minutes=told)


def spent(mark: PaceMark) -> str:
    """What was really done."""
    if mark.active_s < MINUTE:
        return words.SPENT_NOTHING
    return words.SPENT.format(active=words.spent(mark.active_s), rest=words.spent(mark.rest_s))


def status(pace: Pace, mark: PaceMark, *, paused: bool) -> list[str]:
    """Where it stands, in words."""
    activity = mark.phase == ACTIVITY
    text = words.RUNS if activity else words.RUNS_REST
    planned_min = pace.activity_min if activity else pace.rest_min
    told = text.format(
        activity=words.called(pace.activity),
        left=words.minutes(minutes_left(seconds_left(pace, mark))),
        minutes=words.minutes(planned_min),
    )
    so_far = words.SO_FAR.format(active=words.spent(mark.active_s), rest=words.spent(mark.rest_s))
    return [told, *([words.RUNS_PAUSED] if paused else []), so_far]


def short(pace: Pace, mark: PaceMark, *, paused: bool) -> str:
    """The same in one short word or two, for a bar that others may see."""
    text = words.SHORT_PAUSED if paused else words.SHORT[mark.phase]
    return text.format(left=minutes_left(seconds_left(pace, mark)))
