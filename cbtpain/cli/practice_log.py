"""``cbtpain practice --log``, ``--list`` and ``--undo``: what was done away from the screen, in one line."""

from datetime import date, timedelta

from cbtpain.cli.services import Services
from cbtpain.cli.session_past import Past, past
from cbtpain.course.load import Course
from cbtpain.course.skill import Skill, skill_called
from cbtpain.errors import OK, NotThere, Rejected
from cbtpain.measures.practice_log import AS_PLANNED, LATELY_DAYS, MEASURE_OF, MOST_TIMES, logged_on, times_of
from cbtpain.play.day import day_of
from cbtpain.play.rating import whole
from cbtpain.records import PRACTICE, Logged, Practice
from cbtpain.store.fast_log import writing_log
from cbtpain.store.fast_practices import logged
from cbtpain.words import practice as practice_words
from cbtpain.words import practice_log as words
from cbtpain.words.numbers import week_day

_BY_THE_CLOCK = "pacing"


def log_times(services: Services, skill: str | None, times: str | None, on: str | None) -> int:
    """Keep one line of the log; the exit code. Raises ``CbtpainError``."""
    if skill is None:
        raise Rejected("log_what")
    course = Course(services.course_folder)
    found = skill_called(course, skill, words.ALSO)
    moment = services.clock.now()
    day = logged_on(day_of(on, moment.local_date), moment.local_date)
    practice = _practice(found, times)
    with writing_log(services.home, course.key) as log:
        kept = log.add(practice, day, moment)
    told = words.LOGGED_HOW if kept.done else words.LOGGED
    how = (words.HOW if kept.measure == AS_PLANNED[0] else words.HOW_STEP)[kept.done] if kept.done else ""
    line = told.format(skill=found.name, times=_often(kept.times), how=how, day=_said(day, moment.local_date))
    services.out().say(line, *([words.MINUTES] if found.id == _BY_THE_CLOCK else []))
    return OK


def undo_last(services: Services) -> int:
    """Take back what was logged last; the exit code. Raises ``NotThere("nothing_logged")`` and ``StoreFault``."""
    course = Course(services.course_folder)
    today = services.clock.now().local_date
    if not any(one.practice.source == PRACTICE for one in logged(services.home, course.key)):
        raise NotThere("nothing_logged")
    with writing_log(services.home, course.key) as log:
        taken_back = log.take_back(services.clock.now())
    if taken_back is None:
        raise NotThere("nothing_logged")
    practice = taken_back.practice
    line = words.TAKEN_BACK.format(
        skill=_name(course, practice), times=_often(practice.times), day=_said(taken_back.on, today)
    )
    services.out().say(line)
    return OK


def list_lately(services: Services) -> int:
    """What was logged in the last two weeks, newest first; the exit code. Raises ``StoreFault``."""
    course = Course(services.course_folder)
    today = services.clock.now().local_date
    since = today - timedelta(days=LATELY_DAYS - 1)
    found = [one for one in logged(services.home, course.key) if one.practice.source == PRACTICE and one.on >= since]
    out = services.out()
    if not found:
        out.say(words.NOTHING_LATELY)
        return OK
    so_far = past(services, course.key)
    out.say(words.LATELY)
    for one in reversed(found):
        rest = words.NEXT.join(_rest(one, so_far))
        out.say(words.LINE.format(day=_said(one.on, today), skill=_name(course, one.practice), rest=rest))
    return OK


def _practice(skill: Skill, times: str | None) -> Practice:
    """Raises ``Rejected("bad_times")``, or ``bad_times_or_done`` where yes, part and no are taken too."""
    measure = skill.measure or MEASURE_OF.get(skill.id, "")
    once = Practice(skill.id, "", measure=measure)
    if times is None:
        return once
    done = words.DONE.get(times.strip().lower())
    if done is not None and measure in AS_PLANNED:
        return once._replace(done=done)
    try:
        return once._replace(times=times_of(whole(times, 0, MOST_TIMES)))
    except Rejected:
        raise Rejected("bad_times_or_done" if measure in AS_PLANNED else "bad_times", most=MOST_TIMES) from None


def _often(times: int) -> str:
    return words.ONCE if times == 1 else words.TIMES.format(times=times)


def _said(day: date, today: date) -> str:
    near = {today: words.TODAY, today - timedelta(days=1): words.YESTERDAY}
    return near.get(day) or week_day(day)


def _name(course: Course, practice: Practice) -> str:
    return course.skill_names.get(practice.skill) or practice.skill


def _rest(one: Logged, so_far: Past) -> list[str]:
    practice = one.practice
    found = [_part(practice, so_far) or _often(practice.times)]
    if practice.done is not None:
        found.append((words.HOW if practice.measure == AS_PLANNED[0] else words.HOW_STEP)[practice.done])
    if practice.before is not None and practice.after is not None:
        measure = practice_words.MEASURES.get(practice.measure, practice.measure)
        found.append(words.RATED.format(measure=measure, before=practice.before, after=practice.after))
    return found


def _part(practice: Practice, so_far: Past) -> str:
    """Of an exercise that was stopped before its end, the seconds that were done."""
    for run in so_far.aside:
        step = practice.ref.removeprefix(f"run {run.id}: ")
        did = next((given.value for given in so_far.of(run) if given.prompt == f"{step}.do"), None)
        if step != practice.ref and isinstance(did, dict) and did.get("ended") == "stopped":
            return words.PART.format(seconds=did["seconds"])
    return ""
