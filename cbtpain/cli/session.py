"""Taking a session: which one, what is said on the way in, the walk itself, and the way out."""

from cbtpain.cli import ahead
from cbtpain.cli.assess_offer import say_offer, say_unseen_words
from cbtpain.cli.exercising import Manner
from cbtpain.cli.flare_back import ask_back, flares_known
from cbtpain.cli.services import Services
from cbtpain.cli.session_named import session_named
from cbtpain.cli.session_past import Past, past
from cbtpain.cli.walking import Visit, Walked, blank_run, walk
from cbtpain.cli.way_back import way_back
from cbtpain.course.load import Course
from cbtpain.errors import OK, USAGE, Stopped
from cbtpain.measures.flares import reckoned_from
from cbtpain.measures.sessions import finished_lately, week_on
from cbtpain.records import DONE, Flare
from cbtpain.screen.keys import forget_typed
from cbtpain.screen.terminal import Terminal
from cbtpain.words import flare as flare_words
from cbtpain.words import session as words
from cbtpain.words.numbers import week_day


def take(services: Services, number: str | None, *, short: bool, bell: bool) -> int:
    """Take a session to its end or to a pause; the exit code. Raises ``CbtpainError``."""
    course = Course(services.course_folder)
    before = past(services, course.key)
    id_ = chosen_session(course, before, number)
    if id_ is None:
        return _all_done(services)
    visit = visit_of(services, course, before, id_, short=short)
    # Not before the session is read: a course of one's own is typed by pydantic, which the store imports too.
    ahead.begin()
    terminal = services.terminal(services.out())
    say_unseen_words(services)
    flare = ask_back(services, terminal)
    _greet(services, terminal, visit, flare)
    forget_typed(services.stdin)
    return _walk(services, terminal, visit, bell=bell)


def chosen_session(course: Course, before: Past, number: str | None) -> str | None:
    """The session that was named; else the half-done one; else the first not finished; None after the last."""
    ids = course.session_ids
    if number is not None:
        return session_named(ids, number)
    half_done = next((run.session for run in before.open if run.session in ids), None)
    finished = {run.session for run in before.done}
    return half_done or next((id_ for id_ in ids if id_ not in finished), None)


def visit_of(services: Services, course: Course, before: Past, id_: str, *, short: bool) -> Visit:
    session = course.session(id_)
    open_run = next((run for run in before.open if run.session == id_), None)
    if open_run is None:
        return Visit(course, session, blank_run(services, session, short=short), before)
    return Visit(course, session, open_run._replace(short=open_run.short or short), before)


def _greet(services: Services, terminal: Terminal, visit: Visit, flare: Flare | None) -> None:
    session, out = visit.session, terminal.out
    if not visit.course.shipped:
        out.say(words.PACK.format(title=visit.course.title))
    head = words.GOES_ON if visit.goes_on else words.HEAD
    out.heading(head.format(number=session.number, sessions=session.sessions, title=session.title))
    hurry = [] if flare is None else [flare_words.NO_HURRY.format(day=week_day(flare.begun_on))]
    out.say(*hurry, *_notes(services, visit, soon=flare is None), words.KEYS)


def _notes(services: Services, visit: Visit, *, soon: bool) -> list[str]:
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
    return [*notes, *(_soon(services, visit.past) if soon else [])]


def _soon(services: Services, before: Past) -> list[str]:
    today = services.clock.now().local_date
    lately = finished_lately(before.done, today)
    if lately is None:
        return []
    return [words.SOON.format(when=words.TODAY if lately == today else words.YESTERDAY)]


def _walk(services: Services, terminal: Terminal, visit: Visit, *, bell: bool) -> int:
    walked = walk(services, terminal, visit, Manner(bell=bell))
    if walked.stopped is not None:
        return _paused(services, walked, walked.stopped)
    _finished(services, terminal, visit)
    return OK


def _paused(services: Services, walked: Walked, stopped: Stopped) -> int:
    """Any stop is a pause, but for an input that ended on an answer that was refused."""
    if stopped.refused:
        services.errors.say(words.REFUSED_AT_END)
        return USAGE
    if walked.run.state == DONE:
        services.out().say(words.FINISHED.format(number=walked.run.number), words.FOOT)
        return OK
    # A rating of the check-in may have been kept before any answer of the session.
    text = words.PAUSED if walked.kept_something or stopped.kept else words.PAUSED_NOTHING
    services.out().say(text.format(command=way_back(services)), words.FOOT)
    return OK


def _finished(services: Services, terminal: Terminal, visit: Visit) -> None:
    finished = {visit.session.id, *(run.session for run in visit.past.done)}
    terminal.out.say("", words.FINISHED.format(number=visit.session.number), _following(services, visit, finished))
    say_offer(services, terminal.out)
    terminal.out.say(words.FOOT)


def _following(services: Services, visit: Visit, finished: set[str]) -> str:
    """The next session that was not finished, from this one on; else the first that was jumped over."""
    ids = visit.course.session_ids
    left = [number for number, id_ in enumerate(ids, start=1) if id_ not in finished]
    if not left:
        return words.COURSE_DONE
    number = next((one for one in left if one > visit.session.number), left[0])
    today = services.clock.now().local_date
    return words.NEXT.format(number=number, day=week_day(week_on(reckoned_from(today, flares_known(services), today))))


def _all_done(services: Services) -> int:
    out = services.out()
    say_unseen_words(services)
    out.say(words.COURSE_DONE)
    say_offer(services, out)
    out.say(words.FOOT)
    return OK
