"""What the diary knows for the worst day: the person's own plan, what made things worse, what is planned.

Nothing here raises: a diary that cannot be read leaves the usual plan, and ``fault`` says why.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from cbtpain.cli.services import Services
from cbtpain.errors import CbtpainError
from cbtpain.store.fast_flares import plan_said
from cbtpain.store.fast_practices import practices
from cbtpain.words.flare import OFFER_SMALL

if TYPE_CHECKING:
    from cbtpain.course.load import Course

SHIPPED = "cbtpain"
BREATH = "breath"
FOR_A_BAD_DAY = ("gentle", "short")
_BREATHES = (BREATH, "mini")
_WORSE = "worse"
_WHAT = "plan.what"
_SKILL_OF = {
    "relax": "pmr",
    "minis": "mini",
    "move": "move",
    "good-thing": "good-thing",
    "picture": "imagery",
    "activity": "pacing",
    "thought": "thoughts",
    "problem": "problem",
}
"""By what is chosen in ``worksheets/plan.yaml``; a session words its own choices, and is about its own skill."""


class Plan(NamedTuple):
    """``said`` by field of the worksheet; ``no_breath`` where breathing exercises made things worse."""

    said: Mapping[str, str]
    no_breath: bool = False
    fault: CbtpainError | None = None


def plan_of(services: Services) -> Plan:
    """The newest plan; the usual one, an empty ``said``, where none was made or none can be read."""
    try:
        key = _course_key(services)
        no_breath = _made_worse(services, key, _BREATHES)
        return Plan(plan_said(services.home, key), no_breath)
    except CbtpainError as fault:
        return Plan({}, fault=fault)


class Small(NamedTuple):
    """An exercise in its version for a bad day (empty: it has none), and how it is offered."""

    skill: str
    version: str
    said: str


def planned_small(services: Services) -> Small | None:
    """What the latest plan is about, where that is an exercise, else the breath; None where it made things worse."""
    # YAML costs about 20 ms, which the screens before it have paid.
    from cbtpain.course.aside import exercise_ids
    from cbtpain.course.load import Course

    try:
        course = Course(services.course_folder)
        about = _planned(services, course)
        skill = about if about in exercise_ids(course) else BREATH
        known = skill in exercise_ids(course) and not _made_worse(services, course.key, (skill,))
        return _small(course, skill) if known else None
    except CbtpainError:
        return None


def planned_skill(services: Services) -> str:
    """The skill of the latest plan; empty where none can be told, or where it made things worse."""
    # YAML costs about 20 ms, which a week with something in it does without.
    from cbtpain.course.load import Course

    try:
        course = Course(services.course_folder)
        skill = _planned(services, course)
        return "" if _made_worse(services, course.key, (skill,)) else skill
    except CbtpainError:
        return ""


def _planned(services: Services, course: "Course") -> str:
    """The skill of the latest plan: as it was chosen, else that of the session it was made in; empty where none is."""
    # The answers of every run cost about 2 ms, which the screens before it do without.
    from cbtpain.cli.session_past import past

    before = past(services, course.key)
    for run in reversed(before.in_order(None)):
        chosen = next((one.value for one in before.of(run) if one.prompt == _WHAT and one.value is not None), None)
        if chosen is not None:
            of_session = course.shelf.session(run.session).get("skill") if run.session in course.session_ids else ""
            return _SKILL_OF.get(str(chosen)) or str(of_session or "")
    return ""


def _small(course: "Course", skill: str) -> Small:
    titles = {str(one["id"]): str(one["title"]) for one in course.shelf.exercise(skill)["versions"]}
    version = next((one for one in FOR_A_BAD_DAY if one in titles), "")
    said = OFFER_SMALL.format(skill=course.skill_names.get(skill, skill), version=titles.get(version, ""))
    return Small(skill, version, said)


def _made_worse(services: Services, key: str, skills: tuple[str, ...]) -> bool:
    return any(one.felt == _WORSE and one.skill in skills for one in practices(services.home, key))


def _course_key(services: Services) -> str:
    if services.content is None and "CBTPAIN_CONTENT" not in services.environ:
        return SHIPPED
    # 30 ms of YAML, for a course of one's own alone.
    from cbtpain.course.load import Course

    return Course(services.course_folder).key
