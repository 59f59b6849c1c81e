"""Facts that the course's conditions and slots may ask for, computed from what is kept.

Every one is a whole number, a word or nothing; shares are cut toward zero to a whole
percent, and compared as whole numbers. The list of names stands in ``FACTS``.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from cbtpain.measures.boosters import BOOSTERS
from cbtpain.measures.careful import (
    ENERGY,
    MUST_NOT_MOVE,
    any_is,
    movement_clear,
    no_raise,
    no_tightening,
    skill_left_out,
)
from cbtpain.measures.flares import planned_for, reckoned_from
from cbtpain.measures.known import SAFETY, YES, Known, Live
from cbtpain.measures.pacing import SetTime, Told, half_of, is_steady, is_whole, left_out, raised_lately, rest_of
from cbtpain.measures.pacing import set_time as set_time_of
from cbtpain.measures.practice import ENOUGH, SkillSoFar, skills_so_far
from cbtpain.measures.reading import tenths
from cbtpain.measures.sessions import week_on
from cbtpain.records import Run
from cbtpain.words import practice as words
from cbtpain.words.numbers import week_day

LOW_MOOD = 3
"""Mood at or below this at two sessions running brings the words of ``mood_low_again``."""


def fact(name: str, known: Known, live: Live) -> str | int | None:
    """The fact of that name; None where there is nothing to tell."""
    found = FACTS[name](known, live)
    return YES if found is True else None if found is False else found


def share(times: int, planned: Fraction | int) -> int:
    """How much of a plan was done, in whole percent, cut toward zero; ``planned`` is above 0."""
    return int(100 * times // planned)


def planned_times(known: Known) -> int | None:
    """The number of times the reviewed plan asks for: the smaller one where it was made smaller."""
    for field in ("plan.fewer", "plan.often"):
        value = known.earlier.get(f"{known.reviewed}/{field}")
        if is_whole(value):
            return int(str(value))
    return None


def _times(known: Known, live: Live) -> int | None:
    value = live.get(known.times_asked)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _planned(known: Known, live: Live) -> int | None:
    return planned_times(known)


def _share(known: Known, live: Live) -> int | None:
    """On a flare day half counts (CURRICULUM 8, T.dip): what was planned for such a day is halved."""
    times, planned = _times(known, live), planned_times(known)
    if times is None or not planned:
        return None
    made_on = max((run.ended_on for run in known.done if _made_it(run, known) and run.ended_on), default=known.today)
    return share(times, planned_for(planned, known.flares, min(made_on, known.today), known.today))


def _made_it(run: Run, known: Known) -> bool:
    return run.session == known.reviewed


def _plan_made(known: Known, live: Live) -> bool:
    return bool(planned_times(known))


def _felt_worse(known: Known, live: Live) -> bool:
    of = f"{known.reviewed}/notice"
    return any(value == "worse" for name, value in known.earlier.items() if name.startswith(of))


def _first_time(known: Known, live: Live) -> bool:
    return all(run.session != known.session for run in known.done)


def _sessions_done(known: Known, live: Live) -> int:
    return len({run.session for run in known.done})


def _days_away(known: Known, live: Live) -> int | None:
    ends = [run.ended_on for run in known.done if run.ended_on is not None]
    return (known.today - max(ends)).days if ends else None


def _mood_low_again(known: Known, live: Live) -> bool:
    now = live.get("mood")
    # Of two finished on one day, the one begun last; max() takes the first.
    others = [run for run in reversed(known.done) if run.session != known.session]
    last = max(others, key=lambda run: run.ended_on or date.min, default=None)
    before = known.earlier.get(f"{last.session}/mood") if last is not None else None
    return all(is_whole(mood) and int(str(mood)) <= LOW_MOOD for mood in (now, before))


def _barrier_most(known: Known, live: Live) -> str | None:
    """The one picked in most sessions; of several, the one picked last."""
    picked = [str(value) for name, value in known.earlier.items() if name.endswith("/barrier.what") and value]
    return max(reversed(picked), key=picked.count) if picked else None


def _barrier_most_said(known: Known, live: Live) -> str | None:
    most = _barrier_most(known, live)
    names = [name for name, value in known.earlier.items() if name.endswith("/barrier.what") and value == most]
    return known.words.get(names[-1]) if names else None


def _pacing_out(known: Known, live: Live) -> bool:
    return left_out([*known.told, Told(known.today, live)])


def _set_time(known: Known, live: Live) -> SetTime | None:
    """As of the answers here; told earlier in a half-done run counts too, as it was shown."""
    return set_time_of([*known.told, Told(known.today, live)], may_rise=not no_raise(known, live))


def _without_the_step(live: Live) -> Live:
    return {step: live[step] for step in ("pacing.usual", ENERGY) if step in live}


def _pacing_start(known: Known, live: Live) -> int | None:
    found = _set_time(known, live)
    return None if found is None else found.start


def _pacing(of_it: Callable[[int], int]) -> Callable[[Known, Live], int | None]:
    """What goes by the minutes of now; nothing where pacing is left out for now."""

    def minutes(known: Known, live: Live) -> int | None:
        found = _set_time(known, live)
        return None if found is None or found.left_out else of_it(found.now)

    return minutes


def _pacing_before(known: Known, live: Live) -> int | None:
    """As it was when this session began: the question about a step names it, also to somebody who comes back to it."""
    return _pacing(int)(known, _without_the_step(live))


def _raised_lately(known: Known, live: Live) -> bool:
    found = _set_time(known, live)
    return found is not None and raised_lately(found, known.today)


def _unchecked(known: Known, live: Live) -> bool:
    """Pain that was new or different after moving, or perhaps so, and nobody has said yet that it was looked at."""
    is_new = any_is("usual-or-new", ("new", "not-sure"))(known, live)
    return is_new and not any_is("checked", ("yes", "settled"))(known, live)


def _step_up_due(known: Known, live: Live) -> bool:
    """Three steady days by the timer's log; what a session asks before a step up was asked (CURRICULUM 3, S3)."""
    found = _set_time(known, _without_the_step(live))
    if found is None or found.left_out or raised_lately(found, known.today):
        return False
    may = any_is(ENERGY, ("no",))(known, live) and any_is("movement", ("no",))(known, live)
    must_not = any_is(SAFETY, MUST_NOT_MOVE)(known, live) or _unchecked(known, live)
    return may and not must_not and is_steady(found, known.paced, known.flares, known.today)


def _on_the_day(days_on: Callable[[date], date]) -> Callable[[Known, Live], str]:
    return lambda known, live: week_day(days_on(known.today))


def _next_date(known: Known, live: Live) -> str:
    """A week on; in a flare, a week after it."""
    return week_day(week_on(reckoned_from(known.today, known.flares, known.today)))


def _used_so_far(known: Known, live: Live) -> str | None:
    """The skills practised often enough, in the order of the course: a list, never a ranking (CURRICULUM 3)."""
    so_far = {one.skill: one for one in skills_so_far(known.practised)}
    told = (so_far[skill] for skill in known.skill_names if skill in so_far and so_far[skill].times >= ENOUGH)
    return words.NEXT.join(_used(one, known.skill_names[one.skill]) for one in told) or None


def _used(one: SkillSoFar, name: str) -> str:
    times = words.TIMES.format(skill=name, times=one.times)
    rest = _means(one)
    return words.WITH.format(times=times, rest=rest) if rest else times


def _means(one: SkillSoFar) -> str | None:
    if not one.tells_means or one.before is None or one.after is None:
        return None
    measure = words.MEASURES.get(one.measure, one.measure)
    return words.MEANS.format(measure=measure, before=tenths(one.before), after=tenths(one.after))


def _own_averages(known: Known, live: Live) -> str | None:
    found = next((one for one in skills_so_far(known.practised) if one.skill == known.skill), None)
    means = _means(found) if found is not None else None
    return words.ON_AVERAGE.format(means=means, rated=found.rated) if found is not None and means else None


FACTS: dict[str, Callable[[Known, Live], str | int | bool | None]] = {
    "practice_times": _times,
    "practice_planned": _planned,
    "practice_share": _share,
    "days_logged": lambda known, live: known.days_logged or None,
    "plan_made": _plan_made,
    "felt_worse": _felt_worse,
    "checkin_due": lambda known, live: known.checkin_due,
    "first_time": _first_time,
    "sessions_done": _sessions_done,
    "days_away": _days_away,
    "mood_low_again": _mood_low_again,
    "barrier_most": _barrier_most,
    "barrier_most_said": _barrier_most_said,
    "no_raise": no_raise,
    "pacing_out": _pacing_out,
    "no_movement": any_is(SAFETY, MUST_NOT_MOVE),
    **{f"left_out_{skill.replace('-', '_')}": skill_left_out(skill) for skill in words.SKILLS},
    "movement_clear": movement_clear,
    "screened": lambda known, live: (known.latest.get(SAFETY) or live.get(SAFETY)) is not None,
    "no_tightening": no_tightening,
    "pacing_start": _pacing_start,
    "pacing_before": _pacing_before,
    "pacing_now": _pacing(int),
    "pacing_half": _pacing(half_of),
    "pacing_rest": _pacing(rest_of),
    "raised_lately": _raised_lately,
    "step_up_due": _step_up_due,
    "pacing_unchecked": _unchecked,
    "next_date": _next_date,
    **{name: _on_the_day(days_on) for name, days_on in BOOSTERS.items()},
    "no_stories": lambda known, live: known.no_stories,
    "used_so_far": _used_so_far,
    "own_averages": _own_averages,
}
