"""Time: the instant in UTC, and the local day it belongs to.

``SystemClock`` is the only caller of ``datetime.now``. ``CBTPAIN_NOW`` replaces
``now()`` alone; timers go on running on the monotonic clock.
"""

import os
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, Protocol

from cbtpain.errors import Rejected


class Moment(NamedTuple):
    """An instant, with the offset (minutes east of UTC) and zone it was lived in."""

    utc: datetime
    offset_min: int
    zone: str | None = None

    @property
    def local_date(self) -> date:
        """The day on the person's calendar; it ends at midnight."""
        return (self.utc + timedelta(minutes=self.offset_min)).date()

    @property
    def local(self) -> datetime:
        """The time on the wall there, without a zone."""
        return (self.utc + timedelta(minutes=self.offset_min)).replace(tzinfo=None)

    @property
    def at_utc(self) -> str:
        """The instant as text, ``YYYY-MM-DDTHH:MM:SSZ``."""
        return self.utc.strftime("%Y-%m-%dT%H:%M:%SZ")


_FIRST_YEAR, _LAST_YEAR = 1970, 9000
"""Dates are added to and taken from; at the ends of the calendar that would go wrong."""


class Clock(Protocol):
    """What the rest of the program may ask about time."""

    def now(self) -> Moment: ...
    def monotonic(self) -> float: ...
    def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> Moment:
        return moment_of(datetime.now().astimezone(), zone_name(os.environ))

    def monotonic(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class SetClock(SystemClock):
    """A clock whose ``now()`` stands still; everything else runs."""

    def __init__(self, moment: Moment) -> None:
        self._moment = moment

    def now(self) -> Moment:
        return self._moment


def clock_from(environ: Mapping[str, str]) -> Clock:
    """The clock the environment asks for.

    Raises ``Rejected("bad_now")`` when CBTPAIN_NOW is not an ISO date-time of this age
    with an offset in whole minutes: without one the local day would be a guess.
    """
    text = environ.get("CBTPAIN_NOW")
    if not text:
        return SystemClock()
    try:
        told = datetime.fromisoformat(text)
        offset = told.utcoffset()
        if offset is None or offset % timedelta(minutes=1) or not _FIRST_YEAR <= told.year <= _LAST_YEAR:
            raise Rejected("bad_now")
        return SetClock(moment_of(told, None))
    except (ValueError, OverflowError):
        raise Rejected("bad_now") from None


_FASTEST = 100_000


def speed_from(environ: Mapping[str, str]) -> int:
    """How many seconds of a timer by the clock go into a real one: 1, or for tests CBTPAIN_TEST_SPEED.

    A test cannot wait for minutes; anything but a whole number from 1 to 100,000 is 1.
    """
    told = environ.get("CBTPAIN_TEST_SPEED", "")
    return min(max(int(told), 1), _FASTEST) if told.isascii() and told.isdecimal() else 1


def moment_of(aware: datetime, zone: str | None) -> Moment:
    """The moment of an aware date-time; its offset is cut to whole minutes."""
    offset = aware.utcoffset() or timedelta()
    return Moment(aware.astimezone(UTC), int(offset.total_seconds() // 60), zone)


def zone_name(environ: Mapping[str, str]) -> str | None:
    """The zone's name (``Europe/Berlin``) where the system tells it, else None."""
    named = environ.get("TZ", "").lstrip(":")
    if "/" in named and not named.startswith("/"):
        return named
    target = os.path.realpath("/etc/localtime")
    _, found, name = target.partition("zoneinfo/")
    return name if found else None
