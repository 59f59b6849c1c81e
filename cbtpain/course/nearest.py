"""The name that was probably meant, for what was typed."""

from collections.abc import Iterable
from difflib import get_close_matches

_CLOSE = 0.6
"""How alike two names are to be taken for one, from 0 to 1: ``pmrr`` is near ``pmr``, and ``walk`` is near nothing."""


def nearest(given: str, names: Iterable[str]) -> str | None:
    """The one of the names that is most like what was typed; None where none is."""
    by_plain = {name.casefold(): name for name in names}
    close = get_close_matches(given.strip().casefold(), by_plain, n=1, cutoff=_CLOSE)
    return by_plain[close[0]] if close else None
