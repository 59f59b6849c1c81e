"""When to come back after the last session (CURRICULUM, section 3, S8): 2 weeks, and 1, 3, 6 and 12 months on."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

_TWO_WEEKS = timedelta(days=14)


def months_on(day: date, months: int) -> date:
    """The same day that many months on, or that month's last: a month after 31 January is 28 or 29 February."""
    year, before = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, before + 1, min(day.day, monthrange(year, before + 1)[1]))


BOOSTERS: dict[str, Callable[[date], date]] = {
    "in_two_weeks": lambda day: day + _TWO_WEEKS,
    "in_one_month": lambda day: months_on(day, 1),
    "in_three_months": lambda day: months_on(day, 3),
    "in_six_months": lambda day: months_on(day, 6),
    "in_twelve_months": lambda day: months_on(day, 12),
}
"""By the fact that a course asks for."""
