"""The days of a flare, without a question: marked, ended, taken back. Stdlib sqlite3 alone, and no YAML."""

from datetime import date

from cbtpain.cli import flare_keep
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.errors import OK
from cbtpain.measures.flares import last_day
from cbtpain.records import Flare
from cbtpain.words import flare as words
from cbtpain.words.numbers import week_day


def mark_at_once(services: Services, until: date | None) -> int:
    """Mark today, up to a day where one is named, without a question; the exit code. Raises ``StoreFault``."""
    pause, out = Pause(), services.out()
    with pause.listening(), pause.held():
        found = flare_keep.mark(services, until)
    if found.before:
        told = words.MARKED_ALREADY.format(day=week_day(found.flare.begun_on))
    elif found.flare.until is not None:
        told = words.MARKED_UNTIL.format(day=week_day(found.flare.until))
    else:
        told = words.MARKED
    out.say(told, words.PLAN_HINT, words.HOW_BACK, words.SIGNS_HINT, *([] if found.before else [words.MISTAKE]))
    return OK


def end_flare(services: Services) -> int:
    """The person is back; the exit code. Raises ``StoreFault``."""
    pause, out = Pause(), services.out()
    with pause.listening(), pause.held():
        ended = flare_keep.back(services)
    today = services.clock.now().local_date
    out.say(*([words.NOT_IN_FLARE] if ended is None else said_back(ended, today)))
    return OK


def said_back(ended: Flare, today: date) -> list[str]:
    """What is said to somebody who is back; ``today`` may come before the flare, where the clock was set back."""
    last = last_day(ended)
    if last == ended.ended_on == today:
        return [words.BACK_TODAY, words.START_SMALL, words.MISTAKE]
    return [words.BACK.format(days=words.days(ended.begun_on, last)), words.START_SMALL, words.MISTAKE]


def undo_flare(services: Services) -> int:
    """Take back the latest change; the exit code. Raises ``StoreFault``."""
    pause, out = Pause(), services.out()
    with pause.listening(), pause.held():
        undone = flare_keep.undo(services)
    if undone is None:
        out.say(words.NOTHING_TO_UNDO)
        return OK
    was, now = undone
    out.say(_told(was, now), words.UNDO_UNDONE)
    return OK


def _told(was: Flare | None, now: Flare | None) -> str:
    if now is None:
        assert was is not None
        return words.UNDONE_GONE.format(day=week_day(was.begun_on))
    if now.ended_on is None:
        return words.UNDONE_ON.format(day=week_day(now.begun_on), last=week_day(last_day(now)))
    return words.UNDONE_ENDED.format(days=words.days(now.begun_on, last_day(now)))
