"""One exercise outside the sessions, as a session of a few steps.

First what is safe to know, where it moves the body; then the exercise; then better, same or
worse, and after worse a way on. It is kept as a run called ``practice:pmr``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cbtpain.course.aside import PRACTICE_OF, exercise_ids
from cbtpain.course.expand import prompts_of
from cbtpain.course.load import Course
from cbtpain.course.nearest import nearest
from cbtpain.course.prompt import Condition, Prompt
from cbtpain.course.seal import digest_of
from cbtpain.course.session import Session
from cbtpain.course.shelf import EXERCISES
from cbtpain.errors import NotThere
from cbtpain.words import course as course_words
from cbtpain.words import practice_steps as words

Raw = Mapping[str, Any]
NOTICE, NOTICE_REST, USUAL, NEXT = "notice", "notice-rest", "usual", "next"
GENTLE = "gentle"
SAFETY, MOVEMENT, REST = "safety", "movement", "mini"
"""The questions that sessions ask under these names, and the exercise that takes the place of movement."""
MAY_MOVE: Condition = {
    "all": [{"fact": "movement_clear", "equals": "yes"}, {"not": {"fact": "no_movement", "equals": "yes"}}]
}
_MOST_TOLD = 40
"""Letters of an unknown name that are said again."""


@dataclass(frozen=True)
class Manner:
    """``version`` is the one that is begun; with ``for_good``, leaving it out for good is offered after worse."""

    version: str = "full"
    for_good: bool = False


def known_exercise(course: Course, id_: str) -> Raw:
    """The exercise as its file has it. Raises ``NotThere("no_such_skill")`` and ``ContentFault``."""
    if id_ not in (ids := exercise_ids(course)):
        raise NotThere("no_such_skill", given=id_[:_MOST_TOLD], nearest=nearest(id_, ids))
    course.trust(course.shelf.root / EXERCISES / f"{id_}.yaml", "exercise")
    return course.shelf.exercise(id_)


def practice(course: Course, id_: str, manner: Manner | None = None) -> Session:
    """The exercise with its ratings and the way on. Raises ``NotThere("no_such_skill")`` and ``ContentFault``."""
    exercise = known_exercise(course, id_)
    steps = _steps(exercise, manner or Manner(), rest=REST in exercise_ids(course))
    prompts = prompts_of(steps, course.shelf)
    return Session(
        course=course.key,
        id=PRACTICE_OF + id_,
        number=1,
        sessions=1,
        title=exercise["title"],
        message="",
        digest=digest_of(course.shelf.root / EXERCISES / f"{id_}.yaml"),
        prompts=tuple(_noticed(one, id_) for one in prompts),
        skill_names=course.skill_names,
        asks_again=False,
    )


def _steps(exercise: Raw, manner: Manner, *, rest: bool) -> list[Raw]:
    id_ = exercise["id"]
    moves = exercise.get("moves") == "true"
    do = _exercise_step(id_, manner.version)
    found: list[Raw] = [*_before_moving(), do | {"when": MAY_MOVE}] if moves else [do]
    if moves and rest:
        in_its_place = _exercise_step(REST, "full") | {"when": {"not": MAY_MOVE}, "text": words.IN_ITS_PLACE}
        found += [in_its_place, _notice(NOTICE_REST, REST, course_words.NOTICED_AFTER)]
    told = exercise.get(NOTICE) or course_words.NOTICED_AFTER
    found.append(_notice(NOTICE, id_, told))
    if told.get("usual") == "true":
        found.append(_choose(USUAL, words.USUAL, words.USUAL_HELP, _usual()) | {"safety": "true", "when": _WORSE})
    gentle = any(version["id"] == GENTLE for version in exercise["versions"]) and manner.version != GENTLE
    found.append(_next(gentle=gentle, for_good=manner.for_good))
    return found


def _exercise_step(id_: str, version: str) -> dict[str, Any]:
    return {"id": id_, "kind": "exercise", "exercise": id_, "core": "true", "version": version, "short": version}


def _before_moving() -> list[Raw]:
    checked = [
        {"id": id_, "as": kept, "text": text, "reply": reply, "does": does}
        for id_, kept, text, reply, does in words.CHECKED_OPTIONS
    ]
    clear = [{"id": id_, "text": text, "reply": reply} for id_, text, reply in words.MOVEMENT_OPTIONS]
    no_movement: Condition = {"fact": "no_movement", "equals": "yes"}
    asked: Condition = {"all": [{"not": no_movement}, {"not": {"fact": "movement_clear", "equals": "yes"}}]}
    return [
        _choose(SAFETY, words.CHECKED, words.CHECKED_HELP, checked) | {"safety": "true", "when": no_movement},
        _choose(MOVEMENT, words.MOVEMENT, words.MOVEMENT_HELP, clear) | {"safety": "true", "when": asked},
    ]


_WORSE: Condition = {"any": [{"step": NOTICE, "equals": "worse"}, {"step": NOTICE_REST, "equals": "worse"}]}


def _notice(step: str, of: str, told: Raw) -> Raw:
    """Better, same or worse, each with its words as a reply: no key is asked for only to have read them."""
    options = [{"id": id_, "text": text, "reply": told[id_]} for id_, text in course_words.NOTICED.items()]
    return _choose(step, course_words.NOTICE, words.NOTICE_HELP, options) | {
        "when": {"step": f"{of}.do", "answered": "true"}
    }


def _usual() -> list[Raw]:
    return [{"id": id_, "text": text, "does": does} for id_, text, does in words.USUAL_OPTIONS]


def _next(*, gentle: bool, for_good: bool) -> Raw:
    offered = [*([words.GENTLE] if gentle else []), words.LEAVE, *([words.FOR_GOOD] if for_good else []), words.KEEP]
    options = [{"id": id_, "text": text, "reply": reply} for id_, text, reply in offered]
    text = f"{words.THREE_TIMES}\n\n{words.NEXT}" if for_good else words.NEXT
    return _choose(NEXT, text, words.NEXT_HELP, options) | {"when": _WORSE}


def _choose(id_: str, text: str, help_: str, options: Sequence[Raw]) -> dict[str, Any]:
    return {"id": id_, "kind": "choose", "core": "true", "text": text, "help": help_, "options": options}


def _noticed(prompt: Prompt, id_: str) -> Prompt:
    of = {NOTICE: id_, NOTICE_REST: REST}.get(prompt.id)
    return prompt if of is None else replace(prompt, felt_of=of)


def choice_ids(exercise: Raw) -> Iterable[str]:
    """The ids of what is chosen for an exercise, as its prompts are called."""
    return [f"{exercise['id']}.{field['id']}" for field in exercise.get("choices") or ()]
