"""What ``cbtpain pace`` does: what is to run, from the command line or the person's plan; its run; and what follows."""

import re
from typing import NamedTuple

from cbtpain.cli.listening import Listener
from cbtpain.cli.pace_behind import run_behind
from cbtpain.cli.pace_here import run_here
from cbtpain.cli.pace_log import alone, log_minutes, say_lost
from cbtpain.cli.pace_notice import notifier
from cbtpain.cli.pace_plan import SetUp, ask_plan, ask_step, set_up
from cbtpain.cli.services import Services
from cbtpain.course.load import Course
from cbtpain.errors import OK, USAGE, Rejected
from cbtpain.measures.pacing import rest_of
from cbtpain.play.minutes import LONGEST_PART, minutes
from cbtpain.play.note import note_of
from cbtpain.records import BACKGROUND, HERE, Pace
from cbtpain.screen.pace import planned
from cbtpain.store import fast_paces
from cbtpain.store.pace_lock import let_go
from cbtpain.words import aside as aside_words
from cbtpain.words import pace as words

_MOST_CYCLES = 50
_MOST_IN_A_DAY = 720
"""Minutes of activity that may be told at once."""
_LONGEST_NAME = 60
_BETWEEN = re.compile(r"[,/:x]")


class Wanted(NamedTuple):
    """As it was typed."""

    minutes: tuple[str, ...]
    activity: str
    cycles: str | None
    background: bool
    bell: bool
    notify: bool


def begin(services: Services, wanted: Wanted) -> int:
    """Run a timer; the exit code. Raises ``Rejected``, ``StoreFault`` and ``ContentFault``."""
    course = Course(services.course_folder)
    typed = _typed(wanted)
    cycles = None if wanted.cycles is None else minutes(wanted.cycles, _MOST_CYCLES)
    if wanted.cycles is not None and cycles is None:
        raise Rejected("pace_cycles", most=_MOST_CYCLES)
    name = _name(wanted.activity)
    if wanted.notify and not wanted.background:
        raise Rejected("pace_notify_behind")
    terminal = services.terminal(services.out())
    known = set_up(services, course)
    if typed is None and (known.now is None or known.unchecked):
        known = _planned_first(services, course, known)
        if known.now is None or known.unchecked:
            return OK
    activity_min, rest_min = typed or _of_plan(known)
    pace = Pace(
        course.key,
        services.clock.now().local_date,
        activity_min,
        rest_min,
        cycles,
        name or ("" if typed else known.activity),
        BACKGROUND if wanted.background else HERE,
    )
    if not wanted.background and not terminal.interactive:
        terminal.out.say(planned(pace), words.NO_TERMINAL.format(minutes=activity_min, rest=rest_min))
        return USAGE
    Listener(services, may_ask=False)(name)
    return _run(services, course, pace, wanted, known, typed is None)


def _run(services: Services, course: Course, pace: Pace, wanted: Wanted, known: SetUp, from_plan: bool) -> int:
    lock, left = alone(services)
    try:
        say_lost(services, left)
        out = services.out()
        out.say(planned(pace))
        out.say(*([words.FLARE_DAY] if from_plan and known.flare_day else []))
        out.say(words.STOP_OR_SOONER if known.no_raise else words.STOP_AT_THE_TIME)
        pace = fast_paces.begin(services.home, pace, services.clock.now())
        if wanted.background:
            if wanted.notify and notifier() is None:
                out.say(words.NO_NOTIFIER)
            run_behind(services, pace, lock, notify=wanted.notify)
            out.say(words.IN_BACKGROUND, words.ITS_COMMANDS)
            out.say(*([words.UP_IS_OPEN] if known.step_up_due else []))
            return OK
        out.say(words.KEYS)
        by_hand = run_here(services, pace, bell=wanted.bell)
    finally:
        let_go(lock)
    return _after(services, course) if by_hand else OK


def _after(services: Services, course: Course) -> int:
    """The next size, where the rule has one; down is a command away at any time."""
    known = set_up(services, course)
    if known.step_up_due:
        services.out().say("")
        ask_step(services, course, due=True)
    elif known.now is not None:
        services.out().say(words.CHANGE)
    return OK


def step(services: Services) -> int:
    """Ask for the size of the set time; the exit code."""
    course = Course(services.course_folder)
    known = set_up(services, course)
    if known.now is None and not known.left_out:
        raise Rejected("pace_no_plan")
    walked = ask_step(services, course, due=known.step_up_due)
    if walked.stopped is not None and walked.stopped.refused:
        services.errors.say(aside_words.REFUSED_AT_END)
        return USAGE
    if walked.stopped is not None and not walked.kept_something:
        services.out().say(aside_words.STOPPED_NOTHING)
    return OK


def log(services: Services, text: str, activity: str) -> int:
    """Log minutes that were done without the timer; the exit code."""
    number = minutes(text, _MOST_IN_A_DAY)
    if number is None:
        raise Rejected("pace_minutes_told", most=_MOST_IN_A_DAY)
    course = Course(services.course_folder)
    known = set_up(services, course)
    set_to = known.half if known.flare_day else known.now
    name = _name(activity)
    log_minutes(services, course.key, number, set_to, name or known.activity)
    Listener(services, may_ask=False)(name)
    services.out().say(words.LOGGED.format(minutes=words.minutes(number)))
    services.out().say(*([words.UP_IS_OPEN] if set_up(services, course).step_up_due else []))
    return OK


def _typed(wanted: Wanted) -> tuple[int, int] | None:
    """Activity and rest, also as ``25/5``; a rest that was left out is a fifth, by the rule."""
    given = wanted.minutes
    if any(one.startswith("-") for one in given):
        raise Rejected("pace_unknown_option")
    parts = [part for one in given for part in _BETWEEN.split(one) if part]
    if not parts:
        return None
    if len(parts) > 2:
        raise Rejected("pace_too_many")
    active = _part(parts[0])
    return active, _part(parts[1]) if len(parts) > 1 else rest_of(active)


def _part(text: str) -> int:
    found = minutes(text)
    if found is None:
        raise Rejected("pace_minutes", most=LONGEST_PART)
    return found


def _of_plan(known: SetUp) -> tuple[int, int]:
    assert known.now is not None
    active = known.half if known.flare_day and known.half is not None else known.now
    return active, known.rest or rest_of(active)


def _planned_first(services: Services, course: Course, known: SetUp) -> SetUp:
    """Where there is no set time to go by: said why, or asked for."""
    out = services.out()
    terminal = services.terminal(out)
    if known.left_out or known.unchecked:
        out.say(words.LEFT_OUT if known.left_out else words.UNCHECKED)
        return known
    if not terminal.interactive:
        raise Rejected("pace_no_plan")
    out.say(words.NO_PLAN, "")
    if not ask_plan(services, course):
        out.say(aside_words.STOPPED)
        return known
    return set_up(services, course)


def _name(text: str) -> str:
    """What the activity is called: one line. Raises ``Rejected``."""
    name = " ".join(note_of(text).split()) if text else ""
    if len(name) > _LONGEST_NAME:
        raise Rejected("words_too_long", limit=_LONGEST_NAME)
    return name
