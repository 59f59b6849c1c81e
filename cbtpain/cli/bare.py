"""Bare ``cbtpain``: where the person is and the one next thing, in three lines; Enter does it."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from cbtpain.cli.flare_back import ask_back, flares_known
from cbtpain.cli.services import Services
from cbtpain.errors import OK, Stopped
from cbtpain.measures.flares import reckoned_from
from cbtpain.measures.sessions import week_on
from cbtpain.measures.steps import due_on
from cbtpain.play.control import Control, control
from cbtpain.records import Flare, Run
from cbtpain.store import fast
from cbtpain.store.fast_runs import reading_runs
from cbtpain.words import bare as words
from cbtpain.words import flare as flare_words
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
    out = services.out()
    terminal = services.terminal(out)
    try:
        flare = ask_back(services, terminal)
        spot = _spot(services, offers=flare is None)
        spot = spot if flare is None else _in_flare(spot, flare)
        out.say(spot.where, spot.following, words.FOOT)
        if not (terminal.interactive and services.stdout.isatty()):
            return OK
        answer = terminal.read(words.PROMPT if flare is None else flare_words.BARE_PROMPT)
    except Stopped:
        return OK
    match control(answer):
        case Control.HELP_NOW:
            # 20 ms of YAML that the three lines do without.
            from cbtpain.cli.help_now import show_lines

            show_lines(services)
        case Control.FLARE:
            # 25 ms of YAML and screens that the three lines do without.
            from cbtpain.cli.flare_do import walk_flare

            return walk_flare(services)
        case _ if not answer.strip():
            return spot.do(services)
    return OK


def _in_flare(spot: Spot, flare: Flare) -> Spot:
    """Nothing is due; what Enter does stays what it is."""
    where = flare_words.IN_FLARE.format(day=week_day(flare.begun_on))
    return spot._replace(where=where, following=flare_words.IF_YOU_LIKE.format(command=_COMMANDS[spot.do]))


def _spot(services: Services, *, offers: bool) -> Spot:
    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        begun = diary.begun(today) is not None
        last = diary.last_on()
        day_zero = diary.first_on()
    due = due_on(last, today) <= today
    open_runs, done = _runs(services)
    found = _begun(open_runs, done, begun=begun) or _between(done, flares_known(services), today)
    if open_runs or begun or not done:
        return found or _after_course(last, due_on(last, today), due=due)
    longer = _longer(services, day_zero, today) if offers else None
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


def _begun(open_runs: list[Run], done: list[Run], *, begun: bool) -> Spot | None:
    """What is half done, or the very beginning; None between two sessions and after the last."""
    if open_runs:
        run = open_runs[0]
        return Spot(words.HALF_DONE.format(number=run.number, sessions=run.sessions), words.GO_ON, _start)
    if begun:
        return Spot(words.BEGUN, words.CHECKIN_ON, _checkin)
    if not done:
        return Spot(words.NEW, words.BEGIN, _start)
    return None


def _between(done: list[Run], known: list[Flare], today: date) -> Spot | None:
    """After a session: the next one; None after the last."""
    finished = {run.number for run in done}
    sessions = done[-1].sessions
    number = next((n for n in range(1, sessions + 1) if n not in finished), None)
    if number is None:
        return None
    last = done[-1]
    ended = last.ended_on or today
    then = week_on(reckoned_from(ended, known, today))
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


_COMMANDS: dict[Callable[[Services], int], str] = {
    _start: words.START,
    _checkin: words.CHECKIN,
    _assess: words.LONGER,
    _progress: words.PROGRESS,
}
