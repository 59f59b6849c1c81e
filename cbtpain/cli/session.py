"""Taking a session: which one, what is said on the way in, the walk itself, and the way out."""

from dataclasses import dataclass
from datetime import timedelta

from cbtpain.cli import ahead
from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.cli.session_doings import doings
from cbtpain.cli.session_keep import SessionKeeper
from cbtpain.cli.session_past import Past, answers_of, past
from cbtpain.cli.session_world import world_of
from cbtpain.cli.signals import Pause
from cbtpain.course.load import Course
from cbtpain.course.session import Session
from cbtpain.errors import OK, USAGE, NotThere, Rejected, Stopped
from cbtpain.measures.facts import WEEK
from cbtpain.play.drive import drive
from cbtpain.play.player import resume
from cbtpain.play.rating import whole
from cbtpain.records import DONE, Run
from cbtpain.screen.keys import forget_typed
from cbtpain.screen.session import SessionScreen
from cbtpain.screen.terminal import Terminal
from cbtpain.words import session as words
from cbtpain.words.checkin import NO, YES, YES_NO
from cbtpain.words.numbers import week_day


@dataclass(frozen=True)
class Visit:
    """One sitting: the session, the run that goes on (or a blank one), and what came before."""

    course: Course
    session: Session
    run: Run
    past: Past

    @property
    def goes_on(self) -> bool:
        return self.run.id is not None


def take(services: Services, number: str | None, *, short: bool, bell: bool) -> int:
    """Take a session to its end or to a pause; the exit code. Raises ``CbtpainError``."""
    course = Course(services.course_folder)
    before = past(services, course.key)
    id_ = chosen_session(course, before, number)
    if id_ is None:
        return _all_done(services, course)
    ahead.begin()
    visit = visit_of(services, course, before, id_, short=short)
    terminal = services.terminal(services.out())
    _greet(services, terminal, visit)
    forget_typed(services.stdin)
    return _walk(services, terminal, visit, bell=bell)


def chosen_session(course: Course, before: Past, number: str | None) -> str | None:
    """The session that was named; else the half-done one; else the first not finished; None after the last."""
    ids = course.session_ids
    if number is not None:
        return _named(ids, number)
    half_done = next((run.session for run in before.open if run.session in ids), None)
    finished = {run.session for run in before.done}
    return half_done or next((id_ for id_ in ids if id_ not in finished), None)


def _named(ids: list[str], number: str) -> str:
    if number in ids:
        return number
    try:
        return ids[whole(number, 1, len(ids)) - 1]
    except Rejected:
        raise NotThere("no_such_session", given=number[:20], sessions=len(ids)) from None


def visit_of(services: Services, course: Course, before: Past, id_: str, *, short: bool) -> Visit:
    session = course.session(id_)
    open_run = next((run for run in before.open if run.session == id_), None)
    blank = Run(
        course=course.key,
        session=id_,
        number=session.number,
        sessions=session.sessions,
        digest=session.digest,
        short=short,
        begun_on=services.clock.now().local_date,
    )
    if open_run is None:
        return Visit(course, session, blank, before)
    return Visit(course, session, open_run._replace(short=open_run.short or short), before)


def _greet(services: Services, terminal: Terminal, visit: Visit) -> None:
    session, out = visit.session, terminal.out
    if not visit.course.shipped:
        out.say(words.PACK.format(title=visit.course.title))
    head = words.GOES_ON if visit.goes_on else words.HEAD
    out.heading(head.format(number=session.number, sessions=session.sessions, title=session.title))
    out.say(*_notes(services, visit), words.KEYS)


def _notes(services: Services, visit: Visit) -> list[str]:
    """What is worth a line before the first screen."""
    if visit.goes_on:
        edited = visit.run.digest != visit.session.digest
        return [*([words.EDITED] if edited else []), words.DROP_HINT]
    notes = [words.SHORT] if visit.run.short else []
    finished = {run.session for run in visit.past.done}
    if visit.session.id in finished:
        return [*notes, words.ONCE_MORE]
    earlier = [id_ for id_ in visit.course.session_ids[: visit.session.number - 1] if id_ not in finished]
    if earlier:
        return [*notes, words.AHEAD.format(number=visit.course.session_ids.index(earlier[0]) + 1)]
    return [*notes, *_soon(services, visit.past)]


def _soon(services: Services, before: Past) -> list[str]:
    today = services.clock.now().local_date
    ends = [run.ended_on for run in before.done if run.ended_on is not None]
    if not ends or today - max(ends) > timedelta(days=1):
        return []
    return [words.SOON.format(when=words.TODAY if max(ends) == today else words.YESTERDAY)]


def _walk(services: Services, terminal: Terminal, visit: Visit, *, bell: bool) -> int:
    run, session = visit.run, visit.session
    world = world_of(services, session, visit.past, run if visit.goes_on else None)
    answers = answers_of(visit.past.of(run))
    play = resume(session, world, answers, short=run.short)
    pause = Pause()
    keeper = SessionKeeper(services, run._replace(digest=session.digest), pause)
    screen = SessionScreen(terminal, doings(services, terminal, visit.course, pause, bell=bell))
    try:
        with pause.listening():
            drive(play, screen, keeper)
    except Stopped as stopped:
        return _paused(services, keeper, stopped)
    finally:
        keeper.close()
    _finished(services, terminal, visit)
    return OK


def _paused(services: Services, keeper: SessionKeeper, stopped: Stopped) -> int:
    """Any stop is a pause, but for an input that ended on an answer that was refused."""
    if stopped.refused:
        services.errors.say(words.REFUSED_AT_END)
        return USAGE
    if keeper.run.state == DONE:
        services.out().say(words.FINISHED.format(number=keeper.run.number), words.FOOT)
        return OK
    # A rating of the check-in may have been kept before any answer of the session.
    text = words.PAUSED if keeper.kept_something or stopped.kept else words.PAUSED_NOTHING
    services.out().say(text.format(command=_way_back(services)), words.FOOT)
    return OK


def _way_back(services: Services) -> str:
    """The command that goes on, with what was asked for on the way in."""
    content = [] if services.content is None else ["--content", str(services.content)]
    return " ".join([words.GO_ON, *(["--plain"] if services.plain else []), *content])


def _finished(services: Services, terminal: Terminal, visit: Visit) -> None:
    number, sessions = visit.session.number, visit.session.sessions
    today = services.clock.now().local_date
    following = words.NEXT.format(number=number + 1, day=week_day(today + WEEK))
    terminal.out.say("", words.FINISHED.format(number=number), following if number < sessions else words.ALL_DONE)
    terminal.out.say(words.FOOT)


def _all_done(services: Services, course: Course) -> int:
    services.out().say(words.COURSE_DONE.format(sessions=len(course.session_ids)), words.FOOT)
    return OK


def drop_open(services: Services) -> int:
    """Drop the half-done session after one question; the exit code."""
    course = Course(services.course_folder)
    before = past(services, course.key)
    terminal = services.terminal(services.out())
    if not before.open:
        terminal.out.say(words.NOTHING_OPEN)
        return OK
    run = before.open[0]
    question = words.ASK_DROP.format(number=run.number, title=course.session(run.session).title)
    terminal.out.say(
        words.DROPPED.format(number=run.number) if _says_yes(services, terminal, question, run) else words.LEFT
    )
    return OK


def _says_yes(services: Services, terminal: Terminal, question: str, run: Run) -> bool:
    while True:
        try:
            answer = ask(services, terminal, question, YES_NO).strip().lower()
        except Stopped:
            return False
        if answer in NO:
            return False
        if answer in YES:
            break
    # SQLModel takes 0.3-0.4 s, which taking a session has a thread import.
    from cbtpain.store.repository import Store
    from cbtpain.store.runs import Runs

    store = Store(services.home)
    try:
        Runs(store).drop(run, services.clock.now())
    finally:
        store.close()
    return True
