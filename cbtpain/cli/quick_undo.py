"""``cbtpain ratings undo --quick``: the latest revision is taken back by writing one more; nothing is deleted."""

from datetime import date

from cbtpain.cli.services import Services
from cbtpain.errors import NotThere
from cbtpain.play.day import day_of
from cbtpain.screen.ratings import quick_undone
from cbtpain.store.fast_quick_ratings import reading_quick_ratings, writing_quick_ratings
from cbtpain.words.numbers import day as said_day


def undo_quick(services: Services, day: str | None) -> None:
    """Take back the latest revision of that day, or of all, and say what counts now.

    Raises ``NotThere`` where there is none, ``Rejected`` for what is no day, and ``StoreFault``.
    """
    moment = services.clock.now()
    on = None if day is None else day_of(day, moment.local_date)
    with reading_quick_ratings(services.home) as diary:
        latest = diary.latest(on)
        counted = None if latest is None else diary.on(latest.occurred_on)
    if latest is None:
        raise NotThere("no_quick_to_undo") if on is None else NotThere("no_quick_on", day=said_day(on))
    with writing_quick_ratings(services.home) as diary:
        done = diary.undo(latest.occurred_on, moment)
    assert done is not None
    services.out().say(*quick_undone(done.taken_back, done.kept, counted))


def quick_came_last(services: Services) -> bool:
    """Whether what was written last is a quick check-in. Raises ``StoreFault``."""
    with reading_quick_ratings(services.home) as diary:
        return diary.was_last()


def quick_of(services: Services, on: date) -> bool:
    """Whether that day ever had a quick check-in. Raises ``StoreFault``."""
    with reading_quick_ratings(services.home) as diary:
        return diary.latest(on) is not None
