"""The safety screen outside the sessions: one key, its words, and what is left out from then on."""

from cbtpain.cli.aside import walk_aside
from cbtpain.cli.services import Services
from cbtpain.cli.session_past import Past, past
from cbtpain.course.aside import screen
from cbtpain.course.load import Course
from cbtpain.errors import OK, USAGE
from cbtpain.measures.careful import MUST_NOT_MOVE
from cbtpain.measures.known import SAFETY
from cbtpain.words import aside as aside_words
from cbtpain.words import safety as words


def take_screen(services: Services) -> int:
    """Take it; the exit code. Raises ``CbtpainError``."""
    course = Course(services.course_folder)
    terminal = services.terminal(services.out())
    last = _last_said(past(services, course.key))
    flagged = last if isinstance(last, str) and last in MUST_NOT_MOVE else ""
    session = screen(course, flagged=flagged)
    walked = walk_aside(services, terminal, course, session, short=False, bell=False, goes_on=False)
    if walked.stopped is not None and walked.stopped.refused:
        services.errors.say(aside_words.REFUSED_AT_END)
        return USAGE
    if walked.stopped is not None and not walked.kept_something:
        terminal.out.say(aside_words.STOPPED_NOTHING)
        return OK
    terminal.out.say("", words.AFTER)
    return OK


def _last_said(before: Past) -> object:
    """The last answer to the screen, in any run."""
    given = [one.value for run in before.in_order(None) for one in before.of(run) if one.prompt == SAFETY]
    return next((value for value in reversed(given) if value is not None), None)
