"""Whether reminders are paused, as it was last set."""

from datetime import date
from typing import NamedTuple

from cbtpain.cli.here import Here
from cbtpain.store.settings import PAUSED, setting

OPEN, OFF = "open", ""
"""As kept: a pause without an end; none."""


class Pausing(NamedTuple):
    """``until`` is the last silent day; None for a pause without an end."""

    paused: bool
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is silent on that day."""
        return self.paused and (self.until is None or day <= self.until)


def pausing(here: Here) -> Pausing:
    """What cannot be read is no pause: nobody is left without their reminder by a fault."""
    kept = setting(here.home, PAUSED) or OFF
    if kept in (OPEN, OFF):
        return Pausing(kept == OPEN)
    try:
        return Pausing(True, date.fromisoformat(kept))
    except ValueError:
        return Pausing(False)
