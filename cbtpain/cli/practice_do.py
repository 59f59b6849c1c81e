"""What ``cbtpain practice`` does: the list of exercises, and one of them from its rating before to its log."""

from cbtpain.cli.aside import walk_aside
from cbtpain.cli.services import Services
from cbtpain.course.aside import exercise_ids, practice
from cbtpain.course.load import Course
from cbtpain.errors import OK, USAGE
from cbtpain.words import aside as words


def list_skills(services: Services) -> int:
    """The exercises, a line each."""
    course = Course(services.course_folder)
    ids = exercise_ids(course)
    services.out().say(words.SKILLS.format(id=ids[0]))
    services.out().say(*(words.SKILL.format(id=id_, title=course.shelf.exercise(id_)["title"]) for id_ in ids))
    return OK


def do(services: Services, skill: str, *, short: bool, bell: bool) -> int:
    """Do it; the exit code. Raises ``NotThere``, ``ContentFault`` and ``StoreFault``."""
    course = Course(services.course_folder)
    terminal = services.terminal(services.out())
    walked = walk_aside(services, terminal, course, practice(course, skill), short=short, bell=bell, goes_on=False)
    if walked.stopped is None:
        terminal.out.say(words.PRACTISED)
    elif walked.stopped.refused:
        services.errors.say(words.REFUSED_AT_END)
        return USAGE
    else:
        terminal.out.say(words.STOPPED if walked.kept_something else words.STOPPED_NOTHING)
    return OK
