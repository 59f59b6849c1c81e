"""How long the parts of an exercise last at another speed, and what is left of it. Exact until it is a whole second."""

from collections.abc import Sequence
from fractions import Fraction

SPEEDS = {"slow": Fraction(6, 5), "normal": Fraction(1), "fast": Fraction(4, 5)}
"""Letting go takes 20 to 30 seconds (UW Health 5883); the usual 25 stay within that at either speed."""
OWN_LENGTH = 6
"""Seconds. A breath in, a breath out and a tightening last at most this long, and keep their length at any speed."""
_MINUTE = 60
_NEARLY = 45
"""Seconds: below, what is left is told in tens of seconds."""
_TENS = 10


def at_speed(seconds: int, speed: str) -> int:
    """Whole seconds of a part (at least 1) at ``slow``, ``normal`` or ``fast``: halves up, never below 1."""
    if seconds <= OWN_LENGTH:
        return seconds
    return max(1, int(seconds * SPEEDS[speed] + Fraction(1, 2)))


def minutes_left(seconds: float) -> int:
    """Whole minutes for "about 4 minutes left": the nearest, halves up; 0 where less than 45 seconds are left."""
    return 0 if seconds < _NEARLY else max(1, int(Fraction(seconds) / _MINUTE + Fraction(1, 2)))


def tens_left(seconds: float) -> int:
    """Seconds left, in tens, upwards; at least 10."""
    return max(_TENS, -(-int(seconds) // _TENS) * _TENS)


def left_after(lengths: Sequence[int], number: int) -> int:
    """Seconds of the parts behind the one with that number, which counts from 1."""
    return sum(lengths[number:])


def minutes_and_seconds(seconds: int) -> tuple[int, int]:
    """Whole minutes, and the seconds beyond them."""
    return divmod(seconds, _MINUTE)
