"""What ``cbtpain flare`` does: the walk and what may follow it; without a question, a mark, an end, a taking back."""

from datetime import date

from cbtpain.cli import flare_keep
from cbtpain.cli.flare_plan import planned_skill
from cbtpain.cli.flare_walk import FlareWalk
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.errors import OK, ContentFault, Stopped
from cbtpain.measures.flares import last_day
from cbtpain.records import Flare
from cbtpain.screen.flare import offers, say
from cbtpain.screen.terminal import Terminal
from cbtpain.words import flare as words
from cbtpain.words.faults import sentence
from cbtpain.words.numbers import week_day

MAKE_ROOM = "make-room"


def walk_flare(services: Services) -> int:
    """The walk from the question to the mark, and an offer; the exit code."""
    terminal = services.terminal(services.out())
    pause = Pause()
    try:
        walk = FlareWalk(services, terminal, pause)
    except ContentFault as fault:
        terminal.out.say(*words.LAST_RESORT)
        services.errors.say(sentence(fault))
        return fault.exit_code
    try:
        with pause.listening():
            walk.take()
            chosen = _offered(services, terminal) if terminal.interactive else None
    except Stopped as stopped:
        if stopped.end_of_input and not terminal.interactive:
            return OK
        if not walk.marked:
            terminal.out.say(words.NOTHING_MARKED)
        return OK if walk.marked else stopped.exit_code
    if walk.fault is not None:
        return walk.fault.exit_code
    return OK if chosen is None else _practise(services, chosen)


def _offered(services: Services, terminal: Terminal) -> str | None:
    """The exercise that was chosen; stopping here leaves it out: the day is marked by now."""
    planned = planned_skill(services)
    choices = [*([planned[0]] if planned is not None else []), MAKE_ROOM]
    say(terminal.out, offers(planned[1] if planned is not None else None))
    numbers = " or ".join(str(number) for number in range(1, len(choices) + 1))
    try:
        said = terminal.read(words.OFFER_PROMPT.format(numbers=numbers)).strip().lower()
    except Stopped:
        return None
    return next((skill for skill, keys in zip(choices, words.OFFERED) if said in keys), None)


def _practise(services: Services, skill: str) -> int:
    # The player and the screens cost about 30 ms, which the walk does without.
    from cbtpain.cli.practice_wanted import do_the_short_one

    return do_the_short_one(services, skill)


def mark_at_once(services: Services, until: date | None) -> int:
    """Mark today, up to a day where one is named, without a question; the exit code. Raises ``StoreFault``."""
    pause, out = Pause(), services.out()
    with pause.listening():
        found = flare_keep.mark(services, pause, until)
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
    with pause.listening():
        ended = flare_keep.back(services, pause)
    out.say(*([words.NOT_IN_FLARE] if ended is None else said_back(ended)))
    return OK


def said_back(ended: Flare) -> list[str]:
    """What is said to somebody who is back."""
    last = last_day(ended)
    if last == ended.ended_on:
        return [words.BACK_TODAY, words.START_SMALL, words.MISTAKE]
    return [words.BACK.format(days=words.days(ended.begun_on, last)), words.START_SMALL, words.MISTAKE]


def undo_flare(services: Services) -> int:
    """Take back the latest change; the exit code. Raises ``StoreFault``."""
    pause, out = Pause(), services.out()
    with pause.listening():
        undone = flare_keep.undo(services, pause)
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
