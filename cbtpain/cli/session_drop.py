"""Dropping a session that was begun by accident: one question, and it is off the list."""

from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.cli.session_named import session_named
from cbtpain.cli.session_past import past
from cbtpain.cli.way_back import way_back
from cbtpain.course.load import Course
from cbtpain.errors import OK, Stopped
from cbtpain.records import Run
from cbtpain.screen.terminal import Terminal
from cbtpain.words import session as words
from cbtpain.words.checkin import NO, YES, YES_NO


def drop_open(services: Services, named: str | None) -> int:
    """Drop the half-done session of that number or id, else the last touched; the exit code.

    One whose text has left the course since it was begun can be dropped as well.
    """
    course = Course(services.course_folder)
    terminal = services.terminal(services.out())
    half_done = past(services, course.key).open
    wanted = None if named is None else _wanted(course, half_done, named)
    open_runs = [run for run in half_done if wanted in (None, run.session)]
    if not open_runs:
        nothing = words.NOTHING_OPEN if wanted is None else words.NOT_OPEN
        terminal.out.say(nothing.format(number=named))
        return OK
    run = open_runs[0]
    name = _name(course, run)
    if not _says_yes(services, terminal, words.ASK_DROP.format(name=name)):
        terminal.out.say(words.LEFT.format(command=way_back(services)))
        return OK
    _drop(services, run)
    terminal.out.say(words.DROPPED.format(name=name, command=way_back(services)))
    return OK


def _wanted(course: Course, half_done: list[Run], named: str) -> str:
    """Also one that is not in the course any more, by its id. Raises ``NotThere``."""
    return named if any(run.session == named for run in half_done) else session_named(course.session_ids, named)


def _name(course: Course, run: Run) -> str:
    if run.session not in course.session_ids:
        return words.GONE_SESSION.format(id=run.session)
    number = course.session_ids.index(run.session) + 1
    return words.NAMED_SESSION.format(number=number, title=course.session(run.session).title)


def _says_yes(services: Services, terminal: Terminal, question: str) -> bool:
    while True:
        try:
            answer = ask(services, terminal, question, YES_NO).strip().lower()
        except Stopped:
            return False
        if answer in NO:
            return False
        if answer in YES:
            return True


def _drop(services: Services, run: Run) -> None:
    # SQLModel takes 0.3-0.4 s, which taking a session has a thread import.
    from cbtpain.store.repository import Store
    from cbtpain.store.runs import Runs

    store = Store(services.home)
    try:
        Runs(store).drop(run, services.clock.now())
    finally:
        store.close()
