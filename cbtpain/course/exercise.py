"""A guided exercise as its file words it."""

from typing import NamedTuple


class Phase(NamedTuple):
    """Words, and how many seconds they stand; ``say`` is for a voice where it differs."""

    seconds: int
    text: str
    say: str = ""
