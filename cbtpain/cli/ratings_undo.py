"""``cbtpain ratings undo``: the latest revision is taken back by writing one more; nothing is deleted."""

from datetime import date

from cbtpain.cli.outcome import before, outcome
from cbtpain.cli.quick_undo import quick_of
from cbtpain.cli.services import Services
from cbtpain.errors import NotThere
from cbtpain.play.day import day_of
from cbtpain.screen.outcome import moved
from cbtpain.screen.ratings import undone
from cbtpain.store.fast_ratings import reading_ratings, writing_ratings
from cbtpain.words.numbers import day as said_day


def undo_rating(services: Services, day: str | None) -> None:
    """Take back the latest revision of that day, or of the diary, and say what counts now.

    Raises ``NotThere`` where there is none, ``Rejected`` for what is no day, and ``StoreFault``.
    """
    moment = services.clock.now()
    on = _latest_on(services) if day is None else day_of(day, moment.local_date)
    stood = before(services, on)
    if stood.checkin is None and not _is_taken_back(services, on):
        raise NotThere("only_quick_on" if quick_of(services, on) else "no_checkin_on", day=said_day(on))
    with writing_ratings(services.home) as diary:
        done = diary.undo(on, moment)
    assert done is not None
    result = outcome(services, done.kept, stood.trend)._replace(replaced=done.taken_back)
    services.out().say(*undone(done.taken_back, done.kept, counted=stood.checkin), *moved(result))


def _latest_on(services: Services) -> date:
    with reading_ratings(services.home) as diary:
        latest = diary.latest()
    if latest is None:
        raise NotThere("nothing_to_undo")
    return latest.occurred_on


def _is_taken_back(services: Services, on: date) -> bool:
    with reading_ratings(services.home) as diary:
        return diary.latest(on) is not None
