"""From what a person typed to a day ahead: the last one of a flare or a pause, or one to come back on."""

from datetime import date, timedelta

from cbtpain.errors import Rejected
from cbtpain.play.day import day_of
from cbtpain.play.rating import whole

_DAYS = ("day", "days", "d")
_MOST_COUNTED = 9999
"""More than is taken anywhere, so that too many days are told of as that."""


def last_day_of(text: str, today: date, most: int = 28) -> date:
    """``2026-12-01``, ``tomorrow``, ``3`` or ``three days``: today is the first of them.

    Raises ``Rejected``: ``not_a_last_day``; ``flare_ends_before`` for a day before today;
    ``flare_too_long`` for more than ``most`` days.
    """
    last = _counted(text, today) or _named(text, today)
    if last < today:
        raise Rejected("flare_ends_before")
    if (last - today).days >= most:
        raise Rejected("flare_too_long", days=most)
    return last


def day_to_come(text: str, today: date, most: int = 366) -> date:
    """``2026-12-01``, ``tomorrow``, ``5`` or ``five days``: in five days, tomorrow is the first of them.

    Raises ``Rejected("not_a_last_day")`` for a day before today and for one more than ``most`` days on, too.
    """
    last_before = _counted(text, today)
    day = _named(text, today) if last_before is None else last_before + timedelta(days=1)
    if not 0 <= (day - today).days <= most:
        raise Rejected("not_a_last_day")
    return day


def _counted(text: str, today: date) -> date | None:
    """The last of so many days, today the first; None where no number was typed."""
    parts = text.strip().lower().split()
    if len(parts) == 2 and parts[1] in _DAYS:
        parts = parts[:1]
    try:
        return today + timedelta(days=whole(parts[0], 1, _MOST_COUNTED) - 1) if len(parts) == 1 else None
    except (Rejected, OverflowError):
        return None


def _named(text: str, today: date) -> date:
    try:
        return day_of(text, today)
    except Rejected:
        raise Rejected("not_a_last_day") from None
