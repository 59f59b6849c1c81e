"""From what a person typed to the last day of a flare: a day, or how many days from today on."""

from datetime import date, timedelta

from cbtpain.errors import Rejected
from cbtpain.play.day import day_of
from cbtpain.play.rating import whole

_DAYS = ("day", "days", "d")


def last_day_of(text: str, today: date, most: int = 28) -> date:
    """``2026-12-01``, ``tomorrow``, ``3`` or ``three days``: today is the first of them.

    Raises ``Rejected``: ``not_a_last_day``; ``flare_ends_before`` for a day before today;
    ``flare_too_long`` for more than ``most`` days.
    """
    parts = text.strip().lower().split()
    if len(parts) == 2 and parts[1] in _DAYS:
        parts = parts[:1]
    last = _counted(parts, today) or _named(text, today)
    if last < today:
        raise Rejected("flare_ends_before")
    if (last - today).days >= most:
        raise Rejected("flare_too_long", days=most)
    return last


def _counted(parts: list[str], today: date) -> date | None:
    try:
        return today + timedelta(days=whole(parts[0], 1, 366) - 1) if len(parts) == 1 else None
    except (Rejected, OverflowError):
        return None


def _named(text: str, today: date) -> date:
    try:
        return day_of(text, today)
    except Rejected:
        raise Rejected("not_a_last_day") from None
