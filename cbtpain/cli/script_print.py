"""What ``cbtpain script`` does: every version that fits, with its choices as asked or in the safest form."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from cbtpain.cli.practice_told import without_tightening
from cbtpain.cli.services import Services
from cbtpain.cli.session_past import past
from cbtpain.cli.session_world import world_of
from cbtpain.course import practice as steps
from cbtpain.course.aside import exercise_ids
from cbtpain.course.load import Course
from cbtpain.course.versions import PLACES, POSITION, Asked, meant
from cbtpain.errors import OK, Rejected
from cbtpain.measures.known import YES
from cbtpain.measures.speed import SPEEDS, at_speed
from cbtpain.play.answer import Answer
from cbtpain.play.exercise import phases
from cbtpain.play.player import Play, resume
from cbtpain.report.script import Script, Version, headline
from cbtpain.report.script import markdown as as_markdown
from cbtpain.screen.output import Output
from cbtpain.words import practice_do as practice_words
from cbtpain.words import script as words

Raw = Mapping[str, Any]
WAY, TIGHTEN, SORE, NONE = "way", "tighten", "sore", "none"
"""The choice between tightening and letting go, and the one of sore parts, which goes with it."""


class Wanted(NamedTuple):
    """What was asked for; ``version`` is an id or empty, ``places`` what was named of them."""

    skill: str
    version: str
    places: Sequence[str]
    tighten: bool
    speed: str


def list_scripts(services: Services) -> int:
    """The exercises, a line each."""
    course = Course(services.course_folder)
    ids = exercise_ids(course)
    out = services.out()
    out.say(words.ONE_OF.format(id=ids[0]))
    out.say(*(practice_words.SKILL.format(id=id_, title=course.shelf.exercise(id_)["title"]) for id_ in ids))
    return OK


def print_script(services: Services, wanted: Wanted, *, markdown: bool) -> int:
    """Print it; the exit code. Raises ``CbtpainError``."""
    if len(wanted.places) > 1:
        raise Rejected("one_version")
    if wanted.speed not in SPEEDS:
        raise Rejected("bad_speed")
    course = Course(services.course_folder)
    exercise = steps.known_exercise(course, wanted.skill)
    place = next(iter(wanted.places), "")
    meant(exercise, Asked(wanted.version, place))
    play = _play(services, course, exercise, wanted, place)
    versions = tuple(_versions(exercise, play, wanted, place))
    script = Script(exercise["title"], exercise["care"].split("\n"), versions)
    if wanted.tighten:
        # On the error stream: what is printed may be on its way into a file.
        services.errors.say(*without_tightening(play, exercise))
    out = services.out()
    if markdown:
        out.raw(as_markdown(script))
    else:
        _print(out, script)
    return OK


def _play(services: Services, course: Course, exercise: Raw, wanted: Wanted, place: str) -> Play:
    """Where its choices are answered as asked; what nobody asked for stays open, which is the safest form."""
    session = steps.practice(course, wanted.skill)
    world = world_of(services, session, past(services, course.key), None)
    chosen: dict[str, Answer] = {}
    if place:
        chosen[POSITION] = Answer(place)
    if wanted.tighten and world.fact("no_tightening", {}) != YES:
        chosen |= {WAY: Answer(TIGHTEN), SORE: Answer([NONE])}
    return resume(session, world, {f"{exercise['id']}.{name}": answer for name, answer in chosen.items()})


def _versions(exercise: Raw, play: Play, wanted: Wanted, place: str) -> Iterable[Version]:
    do = next(one for one in play.session.prompts if one.id == f"{exercise['id']}.do")
    for one in exercise["versions"]:
        fits = not place or place in (one.get("places") or PLACES)
        if fits and wanted.version in ("", one["id"]):
            found = phases(exercise, do, one["id"], play)
            yield Version(
                one["title"], [phase._replace(seconds=at_speed(phase.seconds, wanted.speed)) for phase in found]
            )


def _print(out: Output, script: Script) -> None:
    out.heading(script.title)
    out.say(words.HOW, "", f"{words.CARE}:", *(paragraph for paragraph in script.care if paragraph.strip()))
    for version in script.versions:
        out.say("")
        out.heading(headline(version))
        for phase in version.phases:
            out.item(words.LINE.format(seconds=phase.seconds), phase.say)
