"""What may be logged afterwards: how often, and for which day."""

from datetime import date

from cbtpain.errors import Rejected

MOST_TIMES = 50
"""Times a day; one-minute practices ride on cues, and more than this is a slip of the finger."""
LOG_DAYS = 28
"""Days back: longer ago nobody remembers how often."""
LATELY_DAYS = 14
AS_PLANNED = ("as-planned", "step-done")
"""Measures that are answered yes, part or no."""
MEASURE_OF = {"pacing": "as-planned", "problem": "step-done", "thoughts": "strength"}
"""Of skills that are no guided exercise."""


def logged_on(day: date, today: date) -> date:
    """The day, where a practice may be logged for it.

    Raises ``Rejected``: ``practice_ahead``, ``practice_too_long_ago``.
    """
    if day > today:
        raise Rejected("practice_ahead")
    if (today - day).days > LOG_DAYS:
        raise Rejected("practice_too_long_ago", days=LOG_DAYS)
    return day


def times_of(given: int) -> int:
    """How often. Raises ``Rejected("bad_times")`` outside 1 to ``MOST_TIMES``."""
    if not 1 <= given <= MOST_TIMES:
        raise Rejected("bad_times", most=MOST_TIMES)
    return given
