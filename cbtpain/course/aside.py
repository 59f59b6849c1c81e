"""Walks outside the sessions: one exercise, or one worksheet, played as a session of one step.

They are answered, kept, gone back in and stopped like a session, by the same player. What is
kept of them is a run whose id names the kind and the file: ``practice:pmr``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cbtpain.course.expand import prompts_of
from cbtpain.course.load import Course
from cbtpain.course.nearest import nearest
from cbtpain.course.seal import digest_of
from cbtpain.course.session import Session
from cbtpain.course.shelf import EXERCISES, WORKSHEETS
from cbtpain.errors import NotThere
from cbtpain.records import ASIDE, BOOSTER
from cbtpain.words import safety as words

Raw = Mapping[str, Any]
PRACTICE_OF, WORKSHEET_OF = f"practice{ASIDE}", f"worksheet{ASIDE}"
BOOSTER_FILE = "booster.yaml"
WEEK_PLAN = f"plan{ASIDE}week"
"""The plan made between two sessions: it takes the place of the last session's."""
SAFETY = "safety"
SCREEN = f"{SAFETY}{ASIDE}screen"
_NOTHING_LEFT_OUT = "none"
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
    return walk_of(course, WORKSHEET_OF + id_, course.shelf.worksheet(id_)["title"], steps, digest_of(path))


def week_plan(course: Course, title: str) -> Session:
    """The week's plan and its if-then. Raises ``ContentFault``."""
    folder = course.shelf.root / WORKSHEETS
    steps: list[Raw] = [{"id": kind, "kind": kind, "core": "true"} for kind in ("plan", "barrier")]
    for step in steps:
        course.trust(folder / f"{step['kind']}.yaml", "worksheet")
    return walk_of(course, WEEK_PLAN, title, steps, digest_of(folder / "plan.yaml"))


def booster(course: Course) -> Session:
    """A day to come back. Raises ``NotThere("no_booster")`` for a course that has none, and ``ContentFault``."""
    path = course.shelf.root / BOOSTER_FILE
    if not path.is_file():
        raise NotThere("no_booster")
    raw = course.shelf.file(path)
    return walk_of(course, BOOSTER, raw["title"], raw["steps"], digest_of(path))


def screen(course: Course, *, flagged: str) -> Session:
    """The safety screen of the course's first session, each line with its words as a reply.

    ``flagged`` is what is kept of something named before that is still to be checked, else empty: then "none of
    these" is said as what became of that. Raises ``NotThere("no_safety_screen")`` and ``ContentFault``.
    """
    path = course.shelf.session_path(course.shelf.session_ids[0])
    steps = course.shelf.file(path)["steps"]
    found = next((step for step in steps if step.get("id") == SAFETY and step.get("kind") == "choose"), None)
    if found is None:
        raise NotThere("no_safety_screen")
    options = [_replied(option) for option in found["options"] if not flagged or _kept(option) != _NOTHING_LEFT_OUT]
    if flagged:
        options += [
            {"id": "still", "as": flagged, "text": words.STILL, "reply": words.STILL_REPLY},
            {"id": "checked", "as": _NOTHING_LEFT_OUT, "text": words.CHECKED, "reply": words.CHECKED_REPLY},
        ]
    step: Raw = {"id": SAFETY, "kind": "choose", "core": "true", "safety": "true", "text": found["text"]}
    return walk_of(course, SCREEN, words.TITLE, [{**step, "help": words.HELP, "options": options}], digest_of(path))


def _kept(option: Raw) -> str:
    return str(option.get("as") or option["id"])


def _replied(option: Raw) -> Raw:
    plain = {key: option[key] for key in ("id", "as", "said", "text", "zero") if key in option}
    return {**plain, "reply": words.REPLIES[_kept(option)]} if _kept(option) in words.REPLIES else plain


def walk_of(course: Course, id_: str, title: str, steps: Sequence[Raw], digest: str) -> Session:
    """Those steps as a session of their own; ``digest`` is that of the text they come from."""
    return Session(
        course=course.key,
        id=id_,
        number=1,
        sessions=1,
        title=title,
        message="",
        digest=digest,
        prompts=prompts_of(steps, course.shelf),
        skill_names=course.skill_names,
    )
