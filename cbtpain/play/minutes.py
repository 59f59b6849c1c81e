"""From what a person typed to whole minutes: ``25``, ``25min``, ``twenty-five``."""

import re
import unicodedata

from cbtpain.errors import Rejected
from cbtpain.words.numbers import NUMBER_WORDS, TEENS, TENS

LONGEST_PART = 180
"""Minutes of one activity or rest by the clock."""
_LONGEST = 32
_UNIT = re.compile(r"\s*(m|min|mins|minutes?)$")
_WORDS = re.compile(r"[\s-]+")


def minutes(text: str, kind: str, most: int = LONGEST_PART) -> int:
    """A whole number from 1 to ``most``, as digits of any script or in words to ninety-nine.

    Raises ``Rejected(kind)`` for everything else.
    """
    folded = unicodedata.normalize("NFKC", text.strip()[:_LONGEST]).lower()
    plain = _UNIT.sub("", folded)
    number = int(plain) if plain.isdecimal() else _in_words(plain)
    if number is None or len(text.strip()) >= _LONGEST or not 1 <= number <= most:
        raise Rejected(kind, most=most)
    return number


def _in_words(text: str) -> int | None:
    known = NUMBER_WORDS | TEENS | TENS
    match _WORDS.split(text):
        case [one]:
            return known.get(one)
        case [ten, one] if ten in TENS and 1 <= NUMBER_WORDS.get(one, 0) < 10:
            return TENS[ten] + NUMBER_WORDS[one]
    return None
