"""An exercise that is also heard: the same face, and a voice beside it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from cbtpain.course.exercise import Phase
from cbtpain.screen.voice import Voice


class Face(Protocol):
    """What is seen of an exercise."""

    def begin(self, number: int, count: int, phase: Phase) -> None: ...
    def tick(self, left: float, total: float, *, paused: bool) -> None: ...
    def help_now(self) -> None: ...
    def end(self) -> None: ...
    def leave(self) -> None: ...


class SpokenFace:
    """Each part's words are said once, and then it is quiet. Paused or stopped, it is quiet at once.

    What a pause has cut off is said again when it goes on.
    """

    def __init__(self, face: Face, voice: Voice, tell: Callable[[], None]) -> None:
        self._face = face
        self._voice = voice
        self._tell = tell
        """Says, once, that it goes on in silence."""
        self._paused = False
        self._told = False
        self._words = self._cut_off = ""

    def begin(self, number: int, count: int, phase: Phase) -> None:
        self._face.begin(number, count, phase)
        self._words = phase.say or phase.text
        self._voice.say(self._words)
        self._tell_if_gone()

    def tick(self, left: float, total: float, *, paused: bool) -> None:
        if paused and not self._paused:
            self._cut_off = self._words if self._voice.hush() else ""
        elif self._paused and not paused and self._cut_off:
            self._voice.say(self._cut_off)
        self._paused = paused
        self._voice.look()
        self._tell_if_gone()
        self._face.tick(left, total, paused=paused)

    def help_now(self) -> None:
        self._voice.hush()
        self._face.help_now()

    def end(self) -> None:
        self._face.end()
        self._voice.hush()

    def leave(self) -> None:
        self._voice.hush()
        self._face.leave()

    def _tell_if_gone(self) -> None:
        if self._voice.gone and not self._told:
            self._told = True
            with suppress(OSError):
                self._face.leave()
                self._tell()
