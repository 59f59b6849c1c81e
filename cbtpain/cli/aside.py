"""A walk outside the sessions, from the command line: begun or gone on with, walked, ended."""

from cbtpain.cli import ahead
from cbtpain.cli.exercising import Manner
from cbtpain.cli.services import Services
from cbtpain.cli.session_past import past
from cbtpain.cli.walking import Visit, Walked, blank_run, walk
from cbtpain.course.load import Course
from cbtpain.course.session import Session
from cbtpain.records import OPEN, Run
from cbtpain.screen.keys import forget_typed
from cbtpain.screen.terminal import Terminal
from cbtpain.words import aside as words


def walk_aside(
    services: Services, terminal: Terminal, course: Course, session: Session, *, short: bool, bell: bool, goes_on: bool
) -> Walked:
    """Walk it. With ``goes_on`` a half-done one is gone on with; without, one that was cut off is ended first.

    Raises ``StoreFault`` and ``ContentFault``.
    """
    ahead.begin()
    before = past(services, course.key)
    half_done = [run for run in before.aside if run.session == session.id and run.state == OPEN]
    if not goes_on:
        end(services, half_done)
    run = half_done[-1] if half_done and goes_on else blank_run(services, session, short=short)
    terminal.out.heading(session.title)
    terminal.out.say(*([words.GOES_ON] if run.id is not None else []), words.KEYS)
    forget_typed(services.stdin)
    walked = walk(services, terminal, Visit(course, session, run, before), Manner(bell=bell))
    if walked.stopped is not None and not goes_on and walked.kept_something:
        end(services, [walked.run])
    return walked


def end(services: Services, runs: list[Run]) -> None:
    """What was answered in them stands; nothing goes on with them."""
    if not runs:
        return
    ahead.ready()
    # SQLModel takes 0.3-0.4 s, which a thread imports meanwhile.
    from cbtpain.store.repository import Store
    from cbtpain.store.runs import Runs

    store = Store(services.home)
    try:
        for run in runs:
            Runs(store).end(run, services.clock.now())
    finally:
        store.close()
