"""Where the person is and the one next thing: in two lines, and as what Enter does."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from cbtpain.cli import doing
from cbtpain.cli.services import Services
from cbtpain.measures.agenda import Lived, Next, longer, next_session, next_thing, second_is_near, session_from
from cbtpain.measures.flares import going_on
from cbtpain.measures.milestones import half_done
from cbtpain.measures.steps import due_on
from cbtpain.words import bare as words
from cbtpain.words import flare as flare_words
from cbtpain.words.numbers import week_day


class Spot(NamedTuple):
    """Two lines, the command, and what Enter does."""

    where: str
    following: str
    command: str
    do: Callable[[Services], int]


def spot(lived: Lived, today: date) -> Spot:
    """In a flare nothing is due, and what Enter does stays what it is."""
    flare = going_on(lived.flares, today)
    thing = next_thing(lived, today)
    command, do = _DOINGS[thing]
    if flare is not None:
        where = flare_words.IN_FLARE.format(day=week_day(flare.begun_on))
        return Spot(where, flare_words.IF_YOU_LIKE.format(command=command), command, do)
    where, following = _lines(thing, lived, today)
    return Spot(where, following, command, do)


def _lines(thing: Next, lived: Lived, today: date) -> tuple[str, str]:
    match thing:
        case Next.BEGIN:
            return words.NEW, words.BEGIN
        case Next.GO_ON:
            run = lived.half_done[0]
            return words.HALF_DONE.format(number=run.number, sessions=run.sessions), words.GO_ON
        case Next.CHECKIN_ON:
            return words.BEGUN, words.CHECKIN_ON
        case Next.SESSION:
            return _between(lived, today), _session(lived, today)
        case Next.CHECKIN if next_session(lived.done) is not None:
            return _between(lived, today), words.CHECKIN_DUE
    return _after_course(lived), _after(thing, lived, today)


def _between(lived: Lived, today: date) -> str:
    last = lived.done[-1]
    where = words.DONE.format(number=last.number, day=week_day(last.ended_on or today))
    if longer(lived, today):
        beside = words.LONGER_HALF_DONE if half_done(lived.sets, today) is not None else words.LONGER_OPEN
        where = beside.format(where=where)
    return where


def _session(lived: Lived, today: date) -> str:
    number, day = next_session(lived.done), session_from(lived, today) or today
    is_planned = lived.planned is not None and lived.planned.number == number
    if second_is_near(lived, today):
        return words.SECOND
    if today >= day:
        return words.NEXT.format(number=number)
    text = words.NEXT_PLANNED if is_planned else words.NEXT_SOON
    return text.format(number=number, day=week_day(day))


def _after_course(lived: Lived) -> str:
    if lived.last_rating is None:
        return words.COURSE_DONE
    return words.COURSE_DONE_LAST.format(day=week_day(lived.last_rating))


def _after(thing: Next, lived: Lived, today: date) -> str:
    match thing:
        case Next.LONGER:
            return words.ASSESS_ON if half_done(lived.sets, today) is not None else words.ASSESS
        case Next.BOOSTER:
            return words.BOOSTER_DUE
        case Next.CHECKIN:
            return words.CHECKIN_DUE
    return words.CHECKIN_LATER.format(day=week_day(due_on(lived.last_rating, today)))


_DOINGS: dict[Next, tuple[str, Callable[[Services], int]]] = {
    Next.BEGIN: (words.START, doing.start),
    Next.GO_ON: (words.START, doing.start),
    Next.SESSION: (words.START, doing.start),
    Next.CHECKIN_ON: (words.CHECKIN, doing.checkin),
    Next.CHECKIN: (words.CHECKIN, doing.checkin),
    Next.LONGER: (words.LONGER, doing.assess),
    Next.BOOSTER: (words.BOOSTER, doing.booster),
    Next.PROGRESS: (words.PROGRESS, doing.progress),
}
