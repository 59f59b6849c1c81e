"""Bare ``cbtpain``: where the person is and the one next thing, in three lines; Enter does it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.errors import OK, Stopped
from cbtpain.measures.sessions import week_on
from cbtpain.measures.steps import due_on
from cbtpain.play.control import Control, control
from cbtpain.records import Run
from cbtpain.store import fast
from cbtpain.store.fast_runs import reading_runs
from cbtpain.words import bare as words
from cbtpain.words.numbers import week_day

SHIPPED = "cbtpain"
"""The key of the course that came with the program: read from here, bare ``cbtpain`` needs no YAML."""


class Spot(NamedTuple):
    """Two lines, and what Enter does."""

    where: str
    following: str
    do: Callable[[Services], int]


class Longer(NamedTuple):
    """What is said of the milestone set: beside where the person is between two sessions, or as the next thing."""

    beside: str
    following: str


def where_i_am(services: Services) -> int:
    """Say it in three lines; on a terminal, Enter goes on. The exit code."""
    spot = _spot(services)
    out = services.out()
    out.say(spot.where, spot.following, words.FOOT)
    terminal = services.terminal(out)
    if not (terminal.interactive and services.stdout.isatty()):
        return OK
    try:
        answer = terminal.read(words.PROMPT)
    except Stopped:
        return OK
    if control(answer) is Control.HELP_NOW:
        # 20 ms of YAML that the three lines do without.
        from cbtpain.cli.help_now import show_lines

        show_lines(services)
    elif not answer.strip():
        return spot.do(services)
    return OK


def _spot(services: Services) -> Spot:
    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        begun = diary.begun(today) is not None
        last = diary.last_on()
        day_zero = diary.first_on()
    due = due_on(last, today) <= today
    open_runs, done = _runs(services)
    found = _in_course(open_runs, done, today, begun=begun)
    if open_runs or begun or not done:
        return found or _after_course(last, due_on(last, today), due=due)
    longer = _longer(services, day_zero, today)
    if found is None:
        found = _after_course(last, due_on(last, today), due=due)
        return found if longer is None else Spot(found.where, longer.following, _assess)
    return found if longer is None else found._replace(where=longer.beside.format(where=found.where))


def _longer(services: Services, day_zero: date | None, today: date) -> Longer | None:
    """The milestone set, where it is half done or open; before the first rating it is not spoken of."""
    # About 2 ms, which whoever has not finished a session yet does without.
    from cbtpain.measures.milestones import due, half_done
    from cbtpain.store.fast_assessments import assessments

    sets = assessments(services.home)
    if half_done(sets, today) is not None:
        return Longer(words.LONGER_HALF_DONE, words.ASSESS_ON)
    is_open = day_zero is not None and due(day_zero, today, sets) is not None
    return Longer(words.LONGER_OPEN, words.ASSESS) if is_open else None


def _runs(services: Services) -> tuple[list[Run], list[Run]]:
    """The half-done runs that can be gone on with, the last touched first, and the finished ones."""
    if "CBTPAIN_CONTENT" not in services.environ:
        return _read(services, SHIPPED)
    # 30 ms of YAML, for a course of one's own alone: it may have lost a session meanwhile.
    from cbtpain.course.load import Course

    course = Course(services.course_folder)
    open_runs, done = _read(services, course.key)
    return [run for run in open_runs if run.session in course.session_ids], done


def _read(services: Services, course_key: str) -> tuple[list[Run], list[Run]]:
    with reading_runs(services.home, course_key) as runs:
        return runs.open(), runs.done()


def _in_course(open_runs: list[Run], done: list[Run], today: date, *, begun: bool) -> Spot | None:
    if open_runs:
        run = open_runs[0]
        return Spot(words.HALF_DONE.format(number=run.number, sessions=run.sessions), words.GO_ON, _start)
    if begun:
        return Spot(words.BEGUN, words.CHECKIN_ON, _checkin)
    if not done:
        return Spot(words.NEW, words.BEGIN, _start)
    return _between(done, today)


def _between(done: list[Run], today: date) -> Spot | None:
    """After a session: the next one; None after the last."""
    finished = {run.number for run in done}
    sessions = done[-1].sessions
    number = next((n for n in range(1, sessions + 1) if n not in finished), None)
    if number is None:
        return None
    last = done[-1]
    ended = last.ended_on or today
    then = week_on(ended)
    following = words.NEXT if today >= then else words.NEXT_SOON
    return Spot(
        words.DONE.format(number=last.number, day=week_day(ended)),
        following.format(number=number, day=week_day(then)),
        _start,
    )


def _after_course(last: date | None, due_on_: date, *, due: bool) -> Spot:
    where = words.COURSE_DONE if last is None else words.COURSE_DONE_LAST.format(day=week_day(last))
    if due:
        return Spot(where, words.CHECKIN_DUE, _checkin)
    return Spot(where, words.CHECKIN_LATER.format(day=week_day(due_on_)), _progress)


def _start(services: Services) -> int:
    # YAML, the player and the screens cost about 50 ms, which the three lines do without.
    from cbtpain.cli.session import take

    return take(services, None, short=False, bell=False)


def _checkin(services: Services) -> int:
    # YAML and the questions cost about 20 ms, which the three lines do without.
    from cbtpain.cli.checkin_asked import ask_one_by_one
    from cbtpain.cli.stopping import stopped_code

    try:
        ask_one_by_one(services)
    except Stopped as stopped:
        return stopped_code(services, stopped)
    return OK


def _assess(services: Services) -> int:
    # YAML, the questions and the screens cost about 30 ms, which the three lines do without.
    from cbtpain.cli.assess_asked import take_set

    return take_set(services, anyway=False)


def _progress(services: Services) -> int:
    # About 3 ms that the three lines do without.
    from cbtpain.cli.progress import show_progress

    show_progress(services)
    return OK
