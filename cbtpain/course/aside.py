"""Walks outside the sessions: one exercise, or one worksheet, played as a session of one step.

They are answered, kept, gone back in and stopped like a session, by the same player. What is
kept of them is a run whose id names the kind and the file: ``practice:pmr``.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cbtpain.course.expand import prompts_of
from cbtpain.course.load import Course
from cbtpain.course.nearest import nearest
from cbtpain.course.seal import digest_of
from cbtpain.course.session import Session
from cbtpain.course.shelf import EXERCISES, WORKSHEETS
from cbtpain.errors import NotThere
from cbtpain.records import ASIDE, BOOSTER

Raw = Mapping[str, Any]
PRACTICE_OF, WORKSHEET_OF = f"practice{ASIDE}", f"worksheet{ASIDE}"
BOOSTER_FILE = "booster.yaml"
WEEK_PLAN = f"plan{ASIDE}week"
"""The plan made between two sessions: it takes the place of the last session's."""
_MOST_TOLD = 40
"""Letters of an unknown name that are said again."""


def exercise_ids(course: Course) -> list[str]:
    """Every guided exercise: the skills of the course in their order, then the others by name."""
    return _ids(course, EXERCISES)


def worksheet_ids(course: Course) -> list[str]:
    """Every worksheet, by name."""
    return _ids(course, WORKSHEETS)


def _ids(course: Course, folder: str) -> list[str]:
    found = sorted(path.stem for path in (course.shelf.root / folder).glob("*.yaml"))
    first = [id_ for id_ in course.skill_names if id_ in found]
    return [*first, *(id_ for id_ in found if id_ not in first)]


def worksheet(course: Course, id_: str) -> Session:
    """Its fields, in order. Raises ``NotThere("no_such_worksheet")`` and ``ContentFault``."""
    if id_ not in (ids := worksheet_ids(course)):
        raise NotThere("no_such_worksheet", given=id_[:_MOST_TOLD], nearest=nearest(id_, ids))
    path = course.shelf.root / WORKSHEETS / f"{id_}.yaml"
    course.trust(path, "worksheet")
    steps: list[Raw] = [{"id": id_, "kind": "worksheet", "worksheet": id_, "core": "true"}]
    return _session(course, WORKSHEET_OF + id_, course.shelf.worksheet(id_)["title"], steps, path)


def week_plan(course: Course, title: str) -> Session:
    """The week's plan and its if-then. Raises ``ContentFault``."""
    folder = course.shelf.root / WORKSHEETS
    steps: list[Raw] = [{"id": kind, "kind": kind, "core": "true"} for kind in ("plan", "barrier")]
    for step in steps:
        course.trust(folder / f"{step['kind']}.yaml", "worksheet")
    return _session(course, WEEK_PLAN, title, steps, folder / "plan.yaml")


def booster(course: Course) -> Session:
    """A day to come back. Raises ``NotThere("no_booster")`` for a course that has none, and ``ContentFault``."""
    path = course.shelf.root / BOOSTER_FILE
    if not path.is_file():
        raise NotThere("no_booster")
    raw = course.shelf.file(path)
    return _session(course, BOOSTER, raw["title"], raw["steps"], path)


def _session(course: Course, id_: str, title: str, steps: Sequence[Raw], path: Path) -> Session:
    return Session(
        course=course.key,
        id=id_,
        number=1,
        sessions=1,
        title=title,
        message="",
        digest=digest_of(path),
        prompts=prompts_of(steps, course.shelf),
        skill_names=course.skill_names,
    )
