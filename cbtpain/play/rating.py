"""From what a person typed to a rating, or a refusal that says what is accepted."""

import re
import unicodedata
from collections.abc import Sequence

from cbtpain.errors import Rejected
from cbtpain.play.control import Control, control
from cbtpain.records import HIGHEST, ITEMS, LOWEST
from cbtpain.words.numbers import NUMBER_WORDS, PLACES

_OF_TEN = re.compile(r"\s*(\S{1,10}?)\s*(?:/|out of|of)\s*(?:10|ten)\s*", re.IGNORECASE)
"""``7/10`` and ``seven out of ten`` are 7."""
_LONGEST = 32
"""No rating is longer; a pasted novel is refused without being looked through."""


def rating(text: str) -> int:
    """A whole number 0 to 10 from digits of any script or a number word; ``7/10`` is 7.

    Raises ``Rejected("not_a_rating")`` for everything else.
    """
    found = _OF_TEN.fullmatch(text)
    return whole(found[1] if found else text, LOWEST, HIGHEST)


def whole(text: str, least: int, most: int) -> int:
    """A whole number from ``least`` to ``most``, as digits of any script or, to ten, as a word.

    Raises ``Rejected("not_a_rating")`` for everything else.
    """
    folded = unicodedata.normalize("NFKC", text.strip()[:_LONGEST]).lower()
    number = NUMBER_WORDS.get(folded)
    if number is None and len(text.strip()) < _LONGEST and folded.isdecimal():
        number = int(folded)
    if number is None or not least <= number <= most:
        raise Rejected("not_a_rating")
    return number


def ratings(texts: Sequence[str]) -> tuple[int | None, ...]:
    """The three items of a one-shot check-in, also as ``7,7,6``; None where ``-`` (or ``skip``) stands.

    Raises ``Rejected`` with kind ``unknown_option``, ``too_few``, ``too_many``,
    ``bad_item`` or ``all_skipped``.
    """
    texts = re.split(r"[,/]", texts[0]) if len(texts) == 1 else texts
    if any(text.startswith("--") for text in texts):
        raise Rejected("unknown_option")
    if len(texts) != len(ITEMS):
        raise Rejected("too_few" if len(texts) < len(ITEMS) else "too_many", given=len(texts))
    given = tuple(_item(text, place) for text, place in zip(texts, PLACES))
    if not any(value is not None for value in given):
        raise Rejected("all_skipped")
    return given


def _item(text: str, place: str) -> int | None:
    if control(text) is Control.SKIP:
        return None
    try:
        return rating(text)
    except Rejected:
        raise Rejected("bad_item", place=place) from None
