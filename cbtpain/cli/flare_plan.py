"""What the diary knows for the worst day: the person's own plan, what made things worse, what is planned.

Nothing here raises: a diary that cannot be read leaves the usual plan, and ``fault`` says why.
"""

from collections.abc import Mapping
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.errors import CbtpainError
from cbtpain.store.fast_flares import plan_said
from cbtpain.store.fast_practices import practices
from cbtpain.store.fast_runs import reading_runs

SHIPPED = "cbtpain"
BREATH = "breath"
_BREATHES = (BREATH, "mini")
_WORSE = "worse"


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


def planned_skill(services: Services) -> tuple[str, str] | None:
    """The exercise that the latest plan is about, else the breath, and its name; None where it made things worse."""
    # YAML costs about 20 ms, which the screens before it have paid.
    from cbtpain.course.aside import exercise_ids
    from cbtpain.course.load import Course

    try:
        course = Course(services.course_folder)
        with reading_runs(services.home, course.key) as runs:
            done = [run.session for run in runs.done() if run.session in course.session_ids]
        about = course.shelf.session(done[-1]).get("skill") if done else None
        skill = str(about) if about in exercise_ids(course) else BREATH
        known = skill in exercise_ids(course) and not _made_worse(services, course.key, (skill,))
        return (skill, str(course.skill_names.get(skill, skill))) if known else None
    except CbtpainError:
        return None


def _made_worse(services: Services, key: str, skills: tuple[str, ...]) -> bool:
    return any(one.felt == _WORSE and one.skill in skills for one in practices(services.home, key))


def _course_key(services: Services) -> str:
    if services.content is None and "CBTPAIN_CONTENT" not in services.environ:
        return SHIPPED
    # 30 ms of YAML, for a course of one's own alone.
    from cbtpain.course.load import Course

    return Course(services.course_folder).key
