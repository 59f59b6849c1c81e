"""From what a person typed to a day on their calendar."""

import re
from datetime import date, timedelta

from cbtpain.errors import Rejected

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FIRST_YEAR = 1900
"""No rating is older; the year 0001 is a slip of the finger."""
_BACK = {"today": 0, "yesterday": 1, "tomorrow": -1}


def day_of(text: str | None, today: date) -> date:
    """``2026-02-15``, ``today``, ``yesterday``; today where nothing was typed.

    Raises ``Rejected("not_a_day")``, also for a 31 February.
    """
    if text is None:
        return today
    said = text.strip().lower()
    if said in _BACK:
        return today - timedelta(days=_BACK[said])
    if not _ISO.fullmatch(said):
        raise Rejected("not_a_day")
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise Rejected("not_a_day") from None
    if day.year < _FIRST_YEAR:
        raise Rejected("not_a_day")
    return day
