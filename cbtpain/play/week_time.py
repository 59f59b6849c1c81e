"""A day of the week and an hour, as a person types them."""

import re
from datetime import time

from cbtpain.errors import Rejected
from cbtpain.words.remind import DAYS

_ENOUGH = 2
"""Letters that name a day; one would be two days at once."""
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?")
_NOON = 12


def weekday_of(text: str) -> int:
    """0 (Monday) to 6. Raises ``Rejected("not_a_weekday")``."""
    said = text.strip().casefold()
    found = [number for number, name in enumerate(DAYS) if len(said) >= _ENOUGH and name.casefold().startswith(said)]
    if len(found) != 1:
        raise Rejected("not_a_weekday")
    return found[0]


def time_of(text: str) -> time:
    """``18:30``, ``18``, ``6pm``. Raises ``Rejected("not_a_time")``."""
    found = _CLOCK.fullmatch(text.strip().casefold())
    if found is None:
        raise Rejected("not_a_time")
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half is not None:
        if not 1 <= hour <= _NOON:
            raise Rejected("not_a_time")
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise Rejected("not_a_time") from None
