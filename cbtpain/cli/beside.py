"""What ``progress`` puts beside the ratings: their slope, daily life, and practice by its names."""

from collections.abc import Mapping, Sequence
from datetime import date

from cbtpain.cli.services import Services
from cbtpain.errors import ContentFault, NotThere
from cbtpain.measures.life import items_so_far
from cbtpain.measures.practice import skills_so_far
from cbtpain.measures.slope import slope
from cbtpain.measures.trend import Trend
from cbtpain.records import Checkin
from cbtpain.screen.progress import Beside
from cbtpain.store.fast_flares import flares
from cbtpain.store.fast_life import life
from cbtpain.store.fast_practices import practices
from cbtpain.words.practice import SKILLS

_SHIPPED = "cbtpain"
"""The key of the course that came with the program."""


def beside_ratings(services: Services, found: Trend, checkins: Sequence[Checkin]) -> Beside:
    """Read it; ``checkins`` oldest first. Raises ``StoreFault``."""
    course, names = course_and_names(services)
    since = found.set_anew_on
    return Beside(
        slope=slope([one for one in checkins if one.occurred_on >= (since or date.min)]),
        life=items_so_far(life(services.home, course), since),
        practised=skills_so_far(practices(services.home, course)),
        skill_names=names,
        flares=flares(services.home),
    )


def course_and_names(services: Services) -> tuple[str, Mapping[str, str]]:
    """The key of the course, and the names of its skills. A fault in somebody's own keeps nobody from their ratings."""
    if "CBTPAIN_CONTENT" not in services.environ:
        return _SHIPPED, SKILLS
    # 30 ms of YAML, for a course of one's own alone.
    from cbtpain.course.load import Course

    try:
        course = Course(services.course_folder)
        return course.key, course.skill_names
    except (ContentFault, NotThere):
        return "", {}
