"""A day to come back: a check-in, one skill rehearsed, the person's own figures, and the next date."""

from cbtpain.cli.aside import walk_aside
from cbtpain.cli.exercising import Manner
from cbtpain.cli.lived import lived
from cbtpain.cli.practice_do import Wanted, do
from cbtpain.cli.progress import show_progress
from cbtpain.cli.services import Services
from cbtpain.course.aside import booster
from cbtpain.course.load import Course
from cbtpain.course.versions import Asked
from cbtpain.errors import OK, USAGE
from cbtpain.measures.agenda import course_finished_on
from cbtpain.measures.reminding import next_booster
from cbtpain.play.player import Play
from cbtpain.words import aside as aside_words
from cbtpain.words import booster as words
from cbtpain.words.numbers import week_day

_SKILL, _NONE = "skill", "none"


def take_booster(services: Services) -> int:
    """Take it, or go on with a half-done one; the exit code. Raises ``CbtpainError``."""
    course = Course(services.course_folder)
    terminal = services.terminal(services.out())
    walked = walk_aside(services, terminal, course, booster(course), short=False, bell=False, goes_on=True)
    if walked.stopped is not None and walked.stopped.refused:
        services.errors.say(aside_words.REFUSED_AT_END)
        return USAGE
    if walked.stopped is not None:
        kept = walked.kept_something or walked.stopped.kept
        text = aside_words.PAUSED if kept else aside_words.STOPPED_NOTHING
        terminal.out.say(text.format(command=words.COMMAND))
        return OK
    skill = _chosen(walked.play)
    if skill is not None:
        terminal.out.say("")
        code = do(services, Wanted(skill, Asked(), Manner()))
        if code != OK:
            return code
    terminal.out.say("", words.NUMBERS)
    show_progress(services)
    terminal.out.say("", _next(services))
    return OK


def _chosen(play: Play) -> str | None:
    value = play.live.get(_SKILL)
    return value if isinstance(value, str) and value != _NONE else None


def _next(services: Services) -> str:
    today = services.clock.now().local_date
    finished_on = course_finished_on(lived(services).done)
    day = next_booster(finished_on, today) if finished_on is not None else None
    return words.NEXT.format(day=week_day(day)) if day is not None else words.NO_NEXT
