"""Single keys as a timer takes them, one after the other, also where several arrive together."""

from cbtpain.screen.keys import Read
from cbtpain.timer.exercise import Key

KEYS = {"p": Key.PAUSE, " ": Key.PAUSE, "n": Key.NEXT, "q": Key.STOP, "!": Key.HELP_NOW}


class Keyboard:
    """A ``timer.exercise.Wait``."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._waiting: list[Key] = []

    def __call__(self, seconds: float) -> Key | None:
        if not self._waiting:
            pressed = self._read(seconds).lower()
            # Function and arrow keys come as an escape and letters, none of which was pressed.
            self._waiting = [] if pressed.startswith("\x1b") else [KEYS[one] for one in pressed if one in KEYS]
        return self._waiting.pop(0) if self._waiting else None
