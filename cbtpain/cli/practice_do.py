"""What ``cbtpain practice`` does: the list of exercises, and one of them from its rating before to its log."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from cbtpain.cli import ahead
from cbtpain.cli.aside import end
from cbtpain.cli.exercising import Manner
from cbtpain.cli.practice_before import THREE, Before, before, given, left_out, times_worse, worried
from cbtpain.cli.practice_told import told, told_before
from cbtpain.cli.services import Services
from cbtpain.cli.session_past import Past, past
from cbtpain.cli.session_world import world_of
from cbtpain.cli.walking import Visit, blank_run, walk
from cbtpain.course import practice as steps
from cbtpain.course.aside import exercise_ids
from cbtpain.course.load import Course
from cbtpain.course.session import Session
from cbtpain.course.versions import Asked, Meant, meant
from cbtpain.errors import OK, USAGE
from cbtpain.measures.known import YES
from cbtpain.play.answer import Answer
from cbtpain.play.player import Play, resume
from cbtpain.play.world import World
from cbtpain.records import OPEN
from cbtpain.screen.keys import forget_typed
from cbtpain.screen.practice import Known, PracticeScreen
from cbtpain.store.fast_practices import practices
from cbtpain.words import practice_do as words

_TENSION = "tension"


@dataclass(frozen=True)
class Wanted:
    """What was asked for on the command line."""

    skill: str
    asked: Asked
    manner: Manner
    short: bool = False


def list_skills(services: Services) -> int:
    """The exercises, a line each."""
    course = Course(services.course_folder)
    ids = exercise_ids(course)
    so_far = past(services, course.key)
    out = services.out()
    out.say(words.HEAD.format(id=ids[0]))
    for id_ in ids:
        line = words.SKILL_LEFT_OUT if left_out(so_far, id_) else words.SKILL
        out.say(line.format(id=id_, title=course.shelf.exercise(id_)["title"]))
    return OK


def do(services: Services, wanted: Wanted) -> int:
    """Do it; the exit code. Raises ``CbtpainError``."""
    course = Course(services.course_folder)
    exercise = steps.known_exercise(course, wanted.skill)
    version = meant(exercise, wanted.asked)
    ahead.begin()
    so_far = past(services, course.key)
    sitting = _Sitting(services, course, so_far, exercise, wanted, version)
    return sitting.take()


@dataclass(frozen=True)
class _Sitting:
    """One practice, from what is known before it to what is said after it."""

    services: Services
    course: Course
    past: Past
    exercise: Mapping[str, Any]
    wanted: Wanted
    meant: Meant

    def take(self) -> int:
        services, id_ = self.services, self.wanted.skill
        session, play, known = self._prepared()
        half_done = [run for run in self.past.aside if run.session == session.id and run.state == OPEN]
        end(services, half_done)
        terminal = services.terminal(services.out())
        terminal.out.heading(session.title)
        terminal.out.say(*told_before(self.exercise, play, known, self.meant), words.KEYS)
        forget_typed(services.stdin)
        made = partial(PracticeScreen, known=self._known(play, known))
        run = blank_run(services, session, short=self._short(known))
        visit = Visit(self.course, session, run, self.past, self._given(known))
        walked = walk(services, terminal, visit, self.wanted.manner, made)
        if walked.stopped is not None and walked.kept_something:
            end(services, [walked.run])
        if walked.stopped is not None and walked.stopped.refused:
            services.errors.say(words.REFUSED_AT_END)
            return USAGE
        terminal.out.say(told(walked, id_))
        return OK

    def _prepared(self) -> tuple[Session, Play, Before]:
        """The session with the version that is begun, and where it opens."""
        first = steps.practice(self.course, self.wanted.skill)
        world = world_of(self.services, first, self.past, None)
        known = before(self.past, self.exercise, first.digest)
        worse = times_worse(practices(self.services.home, self.course.key), self.wanted.skill)
        manner = steps.Manner(self._version(known, world) or "full", for_good=worse >= THREE - 1)
        session = steps.practice(self.course, self.wanted.skill, manner)
        play = resume(session, world, self._given(known), short=self._short(known))
        return session, play, known

    def _short(self, known: Before) -> bool:
        """What was left out last time (where one sits, eyes open or closed) is not asked for the next time."""
        return self.wanted.short or bool(known.version)

    def _given(self, known: Before) -> dict[str, Answer]:
        return given(known, self.exercise, self.meant.chosen or {})

    def _version(self, known: Before, world: World) -> str:
        """As asked for; else gentler after worse; else as last time; else the first to be offered."""
        ids = [one["id"] for one in self.exercise["versions"]]
        gently = known.gentler or (not known.version and self._takes_care(world))
        gentle = steps.GENTLE if gently and steps.GENTLE in ids else ""
        last = known.version if known.version in ids else ""
        return self.meant.version or gentle or last

    def _takes_care(self, world: World) -> bool:
        """Short and with open eyes first for somebody with much worry, two small moves for whom effort harms."""
        if self.exercise.get("moves") == "true":
            return world.fact("no_raise", {}) == YES
        return self.exercise["measure"]["id"] == _TENSION and worried(self.services)

    def _known(self, play: Play, known: Before) -> Known:
        settled = bool(self.meant.version or known.version)
        return Known(str(self.exercise["care"]), settled, list(steps.choice_ids(self.exercise)))
