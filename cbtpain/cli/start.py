"""``cbtpain start`` and bare ``cbtpain``: where the person is, and the one next thing."""

import typer

from cbtpain.cli.services import Services
from cbtpain.cli.stopping import stopped_code
from cbtpain.errors import OK, Rejected, Stopped
from cbtpain.measures.steps import due_on
from cbtpain.store import fast
from cbtpain.words import start as words
from cbtpain.words.faults import sentence
from cbtpain.words.numbers import week_day


def where_i_am(services: Services) -> None:
    """Three lines: the last check-in, the next thing, where help is."""
    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        last, begun = diary.last_on(), diary.begun(today)
    due = due_on(last, today)
    out = services.out()
    if begun is not None:
        out.say(words.BARE_BEGUN, words.BARE_FOOT)
        return
    if last is None:
        out.say(words.BARE_NEW, words.BARE_NEXT_NEW, words.BARE_FOOT)
        return
    following = words.BARE_NEXT_DUE if due <= today else words.BARE_NEXT_LATER.format(day=week_day(due))
    out.say(words.BARE_LAST.format(day=week_day(last)), following, words.BARE_FOOT)


def start(context: typer.Context) -> None:
    services: Services = context.obj
    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        last, begun = diary.last_on(), diary.begun(today)
    out = services.out()
    if last is None and begun is None:
        out.say(*words.WELCOME, "")
    if begun is not None or due_on(last, today) <= today:
        raise typer.Exit(_checkin_first(services))
    out.say(words.NOT_DUE.format(day=week_day(due_on(last, today))), words.SESSIONS_LATER, words.FOOT)


def _checkin_first(services: Services) -> int:
    # YAML and the questions cost about 20 ms, which the other commands do without.
    from cbtpain.cli.checkin_asked import ask_one_by_one

    try:
        ask_one_by_one(services)
        code = OK
        services.out().say("", words.SESSIONS_LATER)
    except Rejected as fault:
        code = _left_out(services, fault)
    except Stopped as stopped:
        code = _paused(services, stopped)
    services.out().say(words.FOOT)
    return code


def _left_out(services: Services, fault: Rejected) -> int:
    """Skipping every question is no mistake on the way in."""
    if fault.kind != "all_skipped":
        raise fault
    services.out().say(sentence(fault))
    return OK


def _paused(services: Services, stopped: Stopped) -> int:
    """Any stop in ``start`` is a pause, but for an input that ended on a refused value."""
    if stopped.refused:
        return stopped_code(services, stopped)
    services.out().say(words.PAUSED if stopped.kept else words.PAUSED_NOTHING)
    return OK
