"""Silence on request: up to a day, or until it is taken back."""

from cbtpain.cli.pausing import OFF, OPEN
from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.play.days_ahead import last_day_of
from cbtpain.store.settings import PAUSED, remember
from cbtpain.words import remind as words
from cbtpain.words.numbers import week_day

_LONGEST = 366
"""Days."""


def pause_reminders(services: Services, until: str | None) -> None:
    """Raises ``Rejected`` for a day that is none or is over, and ``StoreFault``."""
    if until is None:
        remember(services.home, PAUSED, OPEN)
        services.out().say(words.PAUSED)
        return
    try:
        day = last_day_of(until, services.clock.now().local_date, most=_LONGEST)
    except Rejected:
        raise Rejected("not_a_pause") from None
    remember(services.home, PAUSED, day.isoformat())
    services.out().say(words.PAUSED_UNTIL.format(day=week_day(day)))


def resume_reminders(services: Services) -> None:
    """Raises ``StoreFault``."""
    remember(services.home, PAUSED, OFF)
    services.out().say(words.RESUMED)
