"""How long a session is, and the limits it keeps (CURRICULUM section 2). Exact fractions."""

from fractions import Fraction
from math import ceil
from typing import NamedTuple

_SECONDS_A_MINUTE = 60


class Rates(NamedTuple):
    """Words read a minute; minutes a key and a typed line take."""

    words: int
    key: Fraction
    line: Fraction


USUAL = Rates(150, Fraction(1, 10), Fraction(6, 10))
SLOW = Rates(110, Fraction(17, 100), Fraction(1))


class Size(NamedTuple):
    """What one way through a session asks: words to read, keys, typed lines, seconds of timers."""

    words: int
    keys: int
    lines: int
    seconds: int

    def minutes(self, rates: Rates = USUAL) -> Fraction:
        """words/rate + keys + lines + timers, in minutes."""
        timers = Fraction(self.seconds, _SECONDS_A_MINUTE)
        return Fraction(self.words, rates.words) + self.keys * rates.key + self.lines * rates.line + timers


FULL_MINUTES, SLOW_MINUTES, CORE_MINUTES = 28, 36, 12
FEWEST_WORDS, MOST_WORDS = 800, 1700
MOST_KEYS = 45
MOST_LINES, MOST_LINES_CORE = 4, 0
MOST_WORDS_A_SCREEN = 110
SESSION_GRADE, SCREEN_GRADE = 6, 8
MOST_WORDS_A_SENTENCE, MEAN_WORDS_A_SENTENCE = 25, 14
HOME_MINUTES_A_DAY, HOME_PRACTICES = 20, 3


def over(value: Fraction) -> str:
    """A value past its limit, for the eye: one decimal, rounded up, so that it never reads as the limit."""
    whole, tenth = divmod(ceil(value * 10), 10)
    return f"{whole}.{tenth}"


def home_minutes_a_day(practices: list[tuple[int, int]]) -> Fraction:
    """The week's minutes over seven days; each practice is (minutes, times a week)."""
    return Fraction(sum(minutes * times for minutes, times in practices), 7)
