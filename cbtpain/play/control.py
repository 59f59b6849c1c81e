"""The keys that work at every prompt, as a closed set, read before anything else."""

from enum import Enum, auto


class Control(Enum):
    HELP = auto()
    BACK = auto()
    SKIP = auto()
    STOP = auto()
    HELP_NOW = auto()
    FLARE = auto()


_WORDS = {
    "?": Control.HELP,
    "help": Control.HELP,
    "b": Control.BACK,
    "back": Control.BACK,
    "s": Control.SKIP,
    "skip": Control.SKIP,
    "-": Control.SKIP,
    "q": Control.STOP,
    "quit": Control.STOP,
    "stop": Control.STOP,
    "!": Control.HELP_NOW,
    "help-now": Control.HELP_NOW,
    "f": Control.FLARE,
    "flare": Control.FLARE,
}


def control(text: str) -> Control | None:
    """The control a line of input is, if it is one."""
    return _WORDS.get(text.strip().lower())
