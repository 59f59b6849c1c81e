"""Filling in a worksheet outside the sessions."""

from cbtpain.cli.aside import walk_aside
from cbtpain.cli.services import Services
from cbtpain.course.aside import worksheet, worksheet_ids
from cbtpain.course.load import Course
from cbtpain.errors import OK, USAGE
from cbtpain.words import aside as words


def list_sheets(services: Services, head: str = words.SHEETS) -> int:
    """The worksheets, a line each, under that head."""
    course = Course(services.course_folder)
    ids = worksheet_ids(course)
    services.out().say(head.format(id=ids[0]))
    services.out().say(*(words.SKILL.format(id=id_, title=course.shelf.worksheet(id_)["title"]) for id_ in ids))
    return OK


def fill_in(services: Services, name: str) -> int:
    """Fill it in, or go on with a half-done one; the exit code. Raises ``NotThere`` and ``StoreFault``."""
    course = Course(services.course_folder)
    terminal = services.terminal(services.out())
    walked = walk_aside(services, terminal, course, worksheet(course, name), short=False, bell=False, goes_on=True)
    if walked.stopped is None:
        terminal.out.say(words.KEPT)
        if not terminal.interactive and terminal.read_rest().strip():
            services.errors.say(words.LEFT_OVER)
    elif walked.stopped.refused:
        services.errors.say(words.REFUSED_AT_END)
        return USAGE
    elif walked.kept_something:
        terminal.out.say(words.PAUSED.format(command=f"cbtpain worksheet new {name}"))
    else:
        terminal.out.say(words.STOPPED_NOTHING)
    return OK
