"""What ``cbtpain flare`` keeps: a flare begun, its last day named, the person back, the latest of these taken back.

Whoever calls holds signals back until what was kept is also known there.
"""

from datetime import date
from functools import partial
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.measures.flares import going_on, latest_open
from cbtpain.records import Flare
from cbtpain.store.fast_flares import flares, writing_flares


class Marked(NamedTuple):
    """The flare as it stands, and whether it was marked before, just so."""

    flare: Flare
    before: bool


def here(services: Services) -> Flare | None:
    """The flare the person is in. Raises ``StoreFault``."""
    return going_on(flares(services.home), services.clock.now().local_date)


def mark(services: Services, until: date | None = None) -> Marked:
    """Mark today; one that goes on already is kept, with ``until`` as its last day where that is named.

    Raises ``StoreFault``.
    """
    moment = services.clock.now()
    today = moment.local_date
    begun = Flare(today, until)
    with writing_flares(services.home) as diary:
        found = diary.begin(begun, moment, partial(going_on, today=today))
    if found is None:
        return Marked(begun, before=False)
    return Marked(found, before=True) if until is None else Marked(name_last_day(services, found, until), False)


def name_last_day(services: Services, flare: Flare, until: date) -> Flare:
    """Have a flare that is known last up to that day. Raises ``StoreFault``."""
    return _kept(services, flare._replace(until=until))


def back(services: Services) -> Flare | None:
    """End the flare today; None where none is open. Raises ``StoreFault``."""
    found = latest_open(flares(services.home))
    if found is None:
        return None
    # Where the clock was set back, it ends on the day it began.
    return _kept(services, found._replace(ended_on=max(found.begun_on, services.clock.now().local_date)))


def undo(services: Services) -> tuple[Flare | None, Flare | None] | None:
    """Take back the latest change: what it was and what it is now; None where there was none. Raises ``StoreFault``."""
    with writing_flares(services.home) as diary:
        return diary.undo(services.clock.now())


def _kept(services: Services, flare: Flare) -> Flare:
    with writing_flares(services.home) as diary:
        return diary.keep(flare, services.clock.now())
