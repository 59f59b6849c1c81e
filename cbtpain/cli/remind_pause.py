"""Silence on request: up to a day, or until it is taken back."""

from datetime import date
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.play.days_ahead import last_day_of
from cbtpain.store.settings import PAUSED, remember, setting
from cbtpain.words import remind as words
from cbtpain.words.numbers import week_day

_OPEN, _OFF = "open", ""
_LONGEST = 366
"""Days."""


class Pausing(NamedTuple):
    """``until`` is the last silent day; None for a pause without an end."""

    paused: bool
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is silent on that day."""
        return self.paused and (self.until is None or day <= self.until)


def pausing(services: Services) -> Pausing:
    """As it was last set. What cannot be read is no pause: nobody is left without their reminder by a fault."""
    kept = setting(services.home, PAUSED) or _OFF
    if kept in (_OPEN, _OFF):
        return Pausing(kept == _OPEN)
    try:
        return Pausing(True, date.fromisoformat(kept))
    except ValueError:
        return Pausing(False)


def pause_reminders(services: Services, until: str | None) -> None:
    """Raises ``Rejected`` for a day that is none or is over, and ``StoreFault``."""
    if until is None:
        remember(services.home, PAUSED, _OPEN)
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
    remember(services.home, PAUSED, _OFF)
    services.out().say(words.RESUMED)
