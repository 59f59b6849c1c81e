"""A calendar file: a weekly time, and the days to come back. Its words name nothing that is private."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from cbtpain.words import remind as words

_LENGTH = timedelta(minutes=30)
_VERSION = "2.0"


class Times(NamedTuple):
    """``first`` and the days' times are without a zone: they stay the time on the wall wherever the person is.

    ``weeks`` is how many times the weekly one comes; ``days`` come once, at the same hour.
    """

    title: str
    first: datetime
    weeks: int
    days: Sequence[date] = ()


def calendar(times: Times, made: datetime) -> bytes:
    """The file, as RFC 5545 has it; ``made`` is the instant it is made at, in UTC."""
    found = Calendar()
    found.add("prodid", words.PRODUCT)
    found.add("version", _VERSION)
    for event in _events(times, made):
        found.add_component(event)
    return bytes(found.to_ical())


def _events(times: Times, made: datetime) -> Iterator[Event]:
    weekly = _event(times.title, times.first, made)
    weekly.add("rrule", {"freq": "weekly", "count": times.weeks})
    yield weekly
    for day in times.days:
        yield _event(times.title, datetime.combine(day, times.first.time()), made)


def _event(title: str, start: datetime, made: datetime) -> Event:
    event = Event()
    # The same times give the same names: a file that is imported twice does not stand in the calendar twice.
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{words.PRODUCT} {start.isoformat()}")))
    event.add("dtstamp", made)
    event.add("dtstart", start)
    event.add("duration", _LENGTH)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event
