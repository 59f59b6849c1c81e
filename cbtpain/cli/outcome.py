"""What a check-in changed: the trend before and after, and when the next one is due."""

from datetime import date
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.measures.notice import is_clearly_higher
from cbtpain.measures.steps import due_on
from cbtpain.measures.trend import Trend, trend
from cbtpain.records import Checkin
from cbtpain.store import fast


class Before(NamedTuple):
    """What stood for a day before a check-in, and the trend it gave."""

    checkin: Checkin | None
    begun: Checkin | None
    trend: Trend


class Outcome(NamedTuple):
    """A check-in as it was kept, and what it changed. ``higher``: ask whether it is the usual pain."""

    kept: Checkin
    before: Before
    trend: Trend
    due_on: date
    higher: bool


def before(services: Services, day: date) -> Before:
    """Read what stands for that day; nothing is created."""
    with fast.reading(services.home) as diary:
        return Before(diary.on(day), diary.begun(day), trend(diary, services.clock.now().local_date))


def outcome(services: Services, kept: Checkin, stood: Before) -> Outcome:
    """Read back what the diary says now."""
    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        now = trend(diary, today)
        return Outcome(kept, stood, now, due_on(diary.last_on(), today), is_clearly_higher(kept, now, diary))
