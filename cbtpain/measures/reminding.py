"""When somebody is to be reminded: the next times of a weekly hour, and the dates after the last session."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from cbtpain.measures.boosters import BOOSTERS

_WEEK = timedelta(days=7)


class Weekly(NamedTuple):
    """An hour of the week, in the time of wherever the person is; ``weekday`` is 0 (Monday) to 6."""

    weekday: int
    at: time


def first_time(weekly: Weekly, now: datetime) -> datetime:
    """The first time after ``now`` (both without a zone: the time on the wall)."""
    days = (weekly.weekday - now.weekday()) % len(range(7))
    found = datetime.combine(now.date() + timedelta(days=days), weekly.at)
    return found if found > now else found + _WEEK


def booster_days(finished_on: date) -> Mapping[str, date]:
    """The days to come back, by the fact that names them (CURRICULUM 3, S8)."""
    return {name: days_on(finished_on) for name, days_on in BOOSTERS.items()}


def boosters_ahead(finished_on: date, today: date) -> list[date]:
    """Those that have not come yet, today's among them."""
    return [day for day in booster_days(finished_on).values() if day >= today]


def booster_due(finished_on: date, today: date, kept_on: Sequence[date]) -> date | None:
    """The latest day to come back that has come, where no booster was taken from it on; else None."""
    come = [day for day in booster_days(finished_on).values() if day <= today]
    return come[-1] if come and not any(day >= come[-1] for day in kept_on) else None


def next_booster(finished_on: date, today: date) -> date | None:
    """The next day to come back after today; None after the last."""
    return next((day for day in booster_days(finished_on).values() if day > today), None)
