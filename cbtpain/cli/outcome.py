"""Reading what stands for a day before a check-in, and what the diary says after it."""

from datetime import date
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.measures.notice import is_clearly_higher, is_worse_again
from cbtpain.measures.outcome import Outcome
from cbtpain.measures.steps import due_on
from cbtpain.measures.trend import Trend, trend
from cbtpain.records import Checkin
from cbtpain.store import fast


class Before(NamedTuple):
    """What stands for a day: a check-in, one that was broken off, and the trend so far."""

    checkin: Checkin | None
    begun: Checkin | None
    trend: Trend


def before(services: Services, day: date) -> Before:
    """Read what stands for that day; nothing is created."""
    with fast.reading(services.home) as diary:
        return Before(diary.on(day), diary.begun(day), trend(diary, services.clock.now().local_date))


def outcome(services: Services, kept: Checkin, was: Trend) -> Outcome:
    """Read back what the diary says now, and what the check-in took the place of."""
    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        now = trend(diary, today)
        higher = is_clearly_higher(kept, now, diary)
        replaced = diary.replaced_by(kept)
        again = is_worse_again(kept, now, diary)
        return Outcome(kept, replaced, was, now, due_on(diary.last_on(), today), higher, again)
