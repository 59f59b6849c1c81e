"""A skill of the course by its name, or by a plain word for it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cbtpain.course.aside import exercise_ids
from cbtpain.course.load import Course
from cbtpain.course.nearest import nearest
from cbtpain.errors import NotThere

_MOST_TOLD = 40


class Skill(NamedTuple):
    """``name`` is how it is called inside a sentence; ``measure`` is empty where no exercise of that id has one."""

    id: str
    name: str
    measure: str = ""


def skill_called(course: Course, said: str, also: Mapping[str, str]) -> Skill:
    """By its id, its name, a plain word of ``also``, or one of these in the plural.

    Raises ``NotThere("no_such_skill")`` and ``ContentFault``.
    """
    exercises = exercise_ids(course)
    ids = list(dict.fromkeys([*course.skill_names, *exercises]))
    by_name = {name.casefold(): id_ for id_, name in course.skill_names.items()}
    known = {word: id_ for word, id_ in also.items() if id_ in ids} | by_name | {id_: id_ for id_ in ids}
    id_ = next((known[form] for form in _forms(said) if form in known), None)
    if id_ is None:
        raise NotThere("no_such_skill", given=said[:_MOST_TOLD], nearest=nearest(said, [*ids, *also]))
    exercise = course.shelf.exercise(id_) if id_ in exercises else None
    name = course.skill_names.get(id_) or (exercise["title"] if exercise else id_)
    return Skill(id_, name, exercise["measure"]["id"] if exercise else "")


def _forms(said: str) -> Iterable[str]:
    told = "-".join(said.strip().casefold().split())
    plain = said.strip().casefold()
    return [plain, told, plain.removesuffix("s"), told.removesuffix("s"), plain.removesuffix("es")]
