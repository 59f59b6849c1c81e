"""From what a person typed to whole minutes: ``25``, ``25min``, ``twenty-five``."""

import re
import unicodedata

from cbtpain.words.numbers import NUMBER_WORDS, TEENS, TENS

LONGEST_PART = 180
"""Minutes of one activity or rest by the clock."""
_LONGEST = 32
_UNIT = re.compile(r"\s*(m|min|mins|minutes?)$")
_WORDS = re.compile(r"[\s-]+")


def minutes(text: str, most: int = LONGEST_PART) -> int | None:
    """A whole number from 1 to ``most``, as digits of any script or in words to ninety-nine; None for all else."""
    folded = unicodedata.normalize("NFKC", text.strip()[:_LONGEST]).lower()
    plain = _UNIT.sub("", folded)
    number = int(plain) if plain.isdecimal() else _in_words(plain)
    return number if number is not None and len(text.strip()) < _LONGEST and 1 <= number <= most else None


def _in_words(text: str) -> int | None:
    known = NUMBER_WORDS | TEENS | TENS
    match _WORDS.split(text):
        case [one]:
            return known.get(one)
        case [ten, one] if ten in TENS and 1 <= NUMBER_WORDS.get(one, 0) < 10:
            return TENS[ten] + NUMBER_WORDS[one]
    return None
