"""The plan as it stands, and the last days beside it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cbtpain.cli.beside import course_and_names
from cbtpain.cli.flare_plan import planned_skill
from cbtpain.cli.services import Services
from cbtpain.cli.session_past import Given, Past, past
from cbtpain.course.prompt import OWN
from cbtpain.measures.plan_week import PlanWeek, plan_week
from cbtpain.screen.plan import PlanLines, say_plan
from cbtpain.store.fast_flares import flares
from cbtpain.store.fast_practices import logged

_WHAT, _NONE = "plan.what", "none"
_GOAL = "value-goal.goal"


class Made(NamedTuple):
    """A plan: the day it was made on, and what was given for it, by prompt."""

    on: date
    given: dict[str, Given]


def show_plan(services: Services) -> None:
    """Say it. Raises ``StoreFault``."""
    course, names = course_and_names(services)
    before = past(services, course)
    made = latest_plan(before)
    today = services.clock.now().local_date
    log = logged(services.home, course)
    week = plan_week(log, made.on if made is not None else None, today, flares(services.home))
    say_plan(services.out(), _lines(before, made), week, names, _to_do(services, week))


def _to_do(services: Services, week: PlanWeek) -> str:
    """The skill to name a command for: the one done last, else the planned one; empty where none is known."""
    return week.skills[-1].skill if week.skills else planned_skill(services)


def latest_plan(before: Past) -> Made | None:
    """The last one that was made, in a session or by this command; a half-done one counts from its first answer."""
    for run in reversed(before.in_order(None)):
        given = {one.prompt: one for one in before.of(run) if one.value is not None}
        if _WHAT in given:
            return Made(run.ended_on or run.begun_on, given)
    return None


def _lines(before: Past, made: Made | None) -> PlanLines | None:
    goal = _last_said(before, _GOAL)
    if made is None:
        return PlanLines(goal=goal) if goal else None

    def said(prompt: str) -> str:
        return made.given[prompt].said if prompt in made.given else ""

    fewer = made.given.get("plan.fewer") or made.given.get("plan.often")
    return PlanLines(
        made_on=made.on,
        rest=made.given[_WHAT].value == _NONE,
        what=said(_WHAT),
        when=said("plan.when"),
        where=said("plan.where"),
        days=fewer.value if fewer is not None and isinstance(fewer.value, int) else None,
        barrier=said("barrier.what") if _value(made, "barrier.what") != _NONE else "",
        then=said("barrier.then"),
        goal=goal,
    )


def _value(made: Made, prompt: str) -> object:
    return made.given[prompt].value if prompt in made.given else None


def _last_said(before: Past, prompt: str) -> str:
    """Own words stand with the line they were typed at."""
    for one in _latest_first(before, prompt):
        if one.value == OWN:
            return next((own.said for own in _latest_first(before, f"{prompt}.{OWN}")), "")
        return one.said
    return ""


def _latest_first(before: Past, prompt: str) -> Iterator[Given]:
    for run in reversed(before.in_order(None)):
        yield from (one for one in before.of(run) if one.prompt == prompt and one.value is not None)
