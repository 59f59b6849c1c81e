"""Which days are flare days, and how long nothing is due.

A flare day is marked, and counts less where what was planned is looked back on ("on a flare day half counts",
curriculum section 8). No rating, baseline, status or goal state knows of flares: a rating is what it is.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from cbtpain.measures.limits import FLARE_DAYS, FLARE_MOST_DAYS
from cbtpain.records import Flare

_DAY = timedelta(days=1)
_HALF = Fraction(1, 2)


def a_week_from(day: date) -> date:
    """The seventh day of which that one is the first."""
    return day + (FLARE_DAYS - 1) * _DAY


def last_day(flare: Flare) -> date:
    """The last day that is marked: the one named, else the seventh; never one after the person was back.

    Nobody knows of a flare whose end was never told: more than a week is not marked unasked. The day on which the
    person is back is none, but for the one on which the flare began.
    """
    planned = flare.until if flare.until is not None else a_week_from(flare.begun_on)
    before_back = planned if flare.ended_on is None else min(planned, flare.ended_on - _DAY)
    return max(flare.begun_on, before_back)


def in_flare(flares: Iterable[Flare], day: date) -> bool:
    """Whether that day is a flare day."""
    return any(flare.begun_on <= day <= last_day(flare) for flare in flares)


def flare_days(flares: Iterable[Flare], first: date, last: date) -> set[date]:
    """The flare days from ``first`` to ``last``, both included; each once, however many flares it lies in."""
    spans = [(max(first, flare.begun_on), min(last, last_day(flare))) for flare in flares]
    return {begun + number * _DAY for begun, ended in spans for number in range((ended - begun).days + 1)}


def going_on(flares: Sequence[Flare], today: date) -> Flare | None:
    """The flare the person is in: begun, not yet back, its last day not over. Of several, the one begun last."""
    found = [one for one in flares if one.ended_on is None and one.begun_on <= today <= last_day(one)]
    return max(found, key=_age, default=None)


def latest_open(flares: Sequence[Flare]) -> Flare | None:
    """The flare begun last of those whose end was not told, be its last marked day over or not."""
    return max((one for one in flares if one.ended_on is None), key=_age, default=None)


def quiet_until(flares: Sequence[Flare], today: date) -> date | None:
    """The last day on which nothing is due or behind, where today is one; None where nothing is held back."""
    return max(
        (last_day(one) for one in flares if one.ended_on is None and one.begun_on <= today <= last_day(one)),
        default=None,
    )


def reckoned_from(day: date, flares: Iterable[Flare], today: date) -> date:
    """From when on the next step is suggested: that day, or the last day of a flare that came after it."""
    return max((day, *(last_day(one) for one in flares if one.begun_on <= today)))


def asks_back(flare: Flare, today: date, asked_on: date | None) -> bool:
    """Whether it is time to ask if the person is back: once on a later day, and once more after a week.

    Never where the last day was named, or where so much time has passed that nobody remembers.
    """
    went_on = (today - flare.begun_on).days
    if flare.ended_on is not None or flare.until is not None or not 0 < went_on <= FLARE_MOST_DAYS:
        return False
    return asked_on is None or is_long(flare, today) > is_long(flare, asked_on)


def is_long(flare: Flare, today: date) -> bool:
    """Whether a flare whose end was not told has gone on for more than a week."""
    return (today - flare.begun_on).days >= FLARE_DAYS


def planned_for(times: Fraction | int, flares: Iterable[Flare], first: date, last: date) -> Fraction:
    """What was planned for the days from ``first`` to ``last``, where on a flare day half counts.

    Raises ``ValueError`` where ``last`` lies before ``first``.
    """
    if last < first:
        raise ValueError("last lies before first")
    days = (last - first).days + 1
    halved = len(flare_days(flares, first, last))
    return Fraction(times) * (days - halved * _HALF) / days


def _age(flare: Flare) -> tuple[date, int]:
    return flare.begun_on, flare.id or 0
