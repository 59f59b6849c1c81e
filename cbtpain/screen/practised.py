"""Practice so far: how many times each, and means of ratings side by side; in the order of the course."""

from collections.abc import Mapping, Sequence

from cbtpain.measures.practice import SkillSoFar
from cbtpain.measures.reading import tenths
from cbtpain.screen.output import Output
from cbtpain.words import practice as words


def say_practised(out: Output, practised: Sequence[SkillSoFar], names: Mapping[str, str]) -> None:
    """One line a skill; ``names`` by id, in the order they are told in. What has no name comes last, by its id."""
    if not practised:
        return
    found = {one.skill: one for one in practised}
    ordered = [found[skill] for skill in (*names, *(skill for skill in found if skill not in names)) if skill in found]
    mark = "" if out.plain else "  "
    out.say(*([] if out.plain else [""]))
    out.heading(words.TITLE)
    out.say(*(f"{mark}{practised_line(one, names.get(one.skill, one.skill))}" for one in ordered))
    if any(one.tells_means for one in ordered):
        out.say(words.SIDE_BY_SIDE)


def practised_line(one: SkillSoFar, name: str) -> str:
    """How often, and from enough ratings on, their means."""
    times = (words.ONCE if one.times == 1 else words.TIMES).format(skill=name, times=one.times)
    rest = _means(one)
    return words.WITH.format(times=times, rest=rest) if rest else times


def _means(one: SkillSoFar) -> str:
    """Of enough ratings to tell them; else nothing."""
    if one.percent is not None and one.measure in words.DONE_AS:
        return words.DONE_AS[one.measure].format(percent=one.percent, rated=one.rated)
    if not one.tells_means or one.before is None or one.after is None:
        return ""
    measure = words.MEASURES.get(one.measure, one.measure)
    means = words.MEANS.format(measure=measure, before=tenths(one.before), after=tenths(one.after))
    return words.MEAN_OF.format(means=means, rated=one.rated)
