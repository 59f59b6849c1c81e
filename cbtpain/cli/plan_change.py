"""Making a new plan between the sessions."""

from cbtpain.cli.aside import walk_aside
from cbtpain.cli.services import Services
from cbtpain.course.aside import week_plan
from cbtpain.course.load import Course
from cbtpain.errors import OK, USAGE
from cbtpain.words import aside as aside_words
from cbtpain.words import plan as words

_COMMAND = "cbtpain plan --change"


def change_plan(services: Services) -> int:
    """Ask for it, or go on with a half-done one; the exit code. Raises ``ContentFault`` and ``StoreFault``."""
    course = Course(services.course_folder)
    terminal = services.terminal(services.out())
    session = week_plan(course, words.TITLE)
    walked = walk_aside(services, terminal, course, session, short=False, bell=False, goes_on=True)
    if walked.stopped is None:
        terminal.out.say(words.KEPT)
    elif walked.stopped.refused:
        services.errors.say(aside_words.REFUSED_AT_END)
        return USAGE
    elif walked.kept_something:
        terminal.out.say(aside_words.PAUSED.format(command=_COMMAND))
    else:
        terminal.out.say(aside_words.STOPPED_NOTHING)
    return OK
