"""The plan, and the last days beside it, in lines."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cbtpain.measures.plan_week import PlanWeek, SkillWeek
from cbtpain.screen.output import Output
from cbtpain.words import plan as words
from cbtpain.words.numbers import week_day
from cbtpain.words.practice import command_for


class PlanLines(NamedTuple):
    """What there is of a plan, as it reads in a sentence; empty where nothing was said. ``days`` a week, 1 to 7."""

    made_on: date | None = None
    rest: bool = False
    what: str = ""
    when: str = ""
    where: str = ""
    days: int | None = None
    barrier: str = ""
    then: str = ""
    goal: str = ""


def say_plan(out: Output, plan: PlanLines | None, week: PlanWeek, names: Mapping[str, str], to_do: str) -> None:
    """``names`` of the skills, by id; ``to_do`` is the one whose command is named, or empty for the list of them."""
    if plan is None or plan.made_on is None:
        out.say(words.NONE)
    else:
        out.heading(words.MADE.format(day=week_day(plan.made_on)))
        _items(out, _plan(plan))
    if plan is not None and plan.goal:
        out.say(*_gap(out), words.GOAL.format(goal=plan.goal))
    if _say_week(out, plan, week, names):
        out.say(*_gap(out), words.CHANGE if plan is not None and plan.rest else _next(to_do))


def _plan(plan: PlanLines) -> Iterator[str]:
    if plan.rest:
        yield words.REST
        return
    told = {words.WHAT: plan.what, words.WHEN: plan.when, words.WHERE: plan.where}
    for text, value in told.items():
        if value:
            yield text.format(what=value, when=value, where=value)
    if plan.days:
        yield words.OFTEN[1 if plan.days == 1 else 0].format(days=plan.days)
    if plan.barrier and plan.then:
        yield words.IF_THEN.format(barrier=plan.barrier, then=plan.then)


def _say_week(out: Output, plan: PlanLines | None, week: PlanWeek, names: Mapping[str, str]) -> bool:
    """False where there is nothing to say: no plan, and nothing done."""
    made_on = plan.made_on if plan is not None else None
    if made_on is None and not week.days:
        return False
    out.say(*_gap(out))
    out.heading(words.SINCE if made_on == week.first else words.WEEK)
    _items(out, _week(plan, week, names))
    return True


def _week(plan: PlanLines | None, week: PlanWeek, names: Mapping[str, str]) -> Iterator[str]:
    planned = plan.days if plan is not None and not plan.rest else None
    if not week.days:
        yield words.NOTHING
    elif planned is None:
        yield words.DAYS.format(days=week.days)
    else:
        text = words.AS_PLANNED if week.days >= planned else words.PLANNED
        yield text.format(days=week.days, planned=planned)
    yield from (_skill(one, names.get(one.skill, one.skill)) for one in week.skills)
    if week.flare_days:
        yield words.ONE_FLARE_DAY if week.flare_days == 1 else words.FLARE_DAYS.format(days=week.flare_days)


def _skill(one: SkillWeek, name: str) -> str:
    if one.times == 1:
        return words.ONCE.format(skill=name)
    text = words.ON_ONE_DAY if one.days == 1 else words.ON_DAYS
    return text.format(skill=name, days=one.days, times=one.times)


def _next(to_do: str) -> str:
    return words.DO.format(command=command_for(to_do) if to_do else words.ALL_SKILLS)


def _items(out: Output, lines: Iterator[str]) -> None:
    for line in lines:
        out.item("" if out.plain else "  ", line)


def _gap(out: Output) -> list[str]:
    return [] if out.plain else [""]
