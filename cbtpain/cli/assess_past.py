"""Reading the earlier sets: what was given in this one, what activities were named, what the moods were."""

from collections.abc import Mapping, Sequence

from cbtpain.cli.services import Services
from cbtpain.play.sheet import ACTIVITIES, NAME, PHQ_4, Given, key_of
from cbtpain.records import Assessed, Assessment
from cbtpain.store.fast_assessments import assessed

Before = Sequence[Sequence[Assessed]]
"""The answers of earlier sets, oldest first."""


def answers_of(services: Services, chosen: Assessment) -> list[Assessed]:
    """What counts in a set so far. Raises ``StoreFault``."""
    return [] if chosen.id is None else assessed(services.home, chosen)


def before(services: Services, sets: Sequence[Assessment], chosen: Assessment) -> Before:
    """Of the other sets, in order; those that were broken off too. Raises ``StoreFault``."""
    return [assessed(services.home, one) for one in sets if one.id != chosen.id]


def sheet_values(answers: Sequence[Assessed]) -> dict[str, Given]:
    """By ``instrument/item``."""
    return {key_of(one.instrument, one.item): one.value if one.words is None else one.words for one in answers}


def activities_before(earlier: Before) -> list[str]:
    """The names given last, in their order; what an earlier set has named comes back by them."""
    named: dict[str, str] = {}
    for answers in earlier:
        named |= {one.item: one.words for one in answers if _is_name(one) and one.words}
    return [named[item] for item in sorted(named)]


def _is_name(one: Assessed) -> bool:
    return one.instrument == ACTIVITIES and one.item.startswith(f"{NAME}-")


def moods_before(earlier: Before) -> list[Mapping[str, int | None]]:
    """The answers to the PHQ-4 of each set that has any, oldest first."""
    found = [{one.item: one.value for one in answers if one.instrument == PHQ_4} for answers in earlier]
    return [values for values in found if values]


def mood_of(services: Services, one: Assessment) -> Mapping[str, int | None]:
    """The answers to the PHQ-4 of a set; empty where it has none. Raises ``StoreFault``."""
    return next(iter(moods_before([assessed(services.home, one)])), {})
