"""The two numbers of a one-shot quick check-in."""

from collections.abc import Sequence

from cbtpain.errors import Rejected
from cbtpain.play.control import Control, control
from cbtpain.play.rating import rating
from cbtpain.records import QUICK_ITEMS
from cbtpain.words.numbers import PLACES


def quick_ratings(texts: Sequence[str]) -> tuple[int | None, int | None]:
    """Pain and trouble, also as ``5,4``; None where ``-`` (or ``skip``) stands.

    Raises ``Rejected`` with kind ``unknown_option``, ``quick_count``, ``bad_quick_item`` or
    ``quick_skipped``.
    """
    # Not at a slash: 7/10 is one number.
    texts = texts[0].split(",") if len(texts) == 1 else texts
    if any(text.startswith("--") for text in texts):
        raise Rejected("unknown_option")
    if len(texts) != len(QUICK_ITEMS):
        raise Rejected("quick_count", given=len(texts))
    pain, trouble = (_item(text, place) for text, place in zip(texts, PLACES))
    if pain is None and trouble is None:
        raise Rejected("quick_skipped")
    return pain, trouble


def _item(text: str, place: str) -> int | None:
    if control(text) is Control.SKIP:
        return None
    try:
        return rating(text)
    except Rejected:
        raise Rejected("bad_quick_item", place=place) from None
