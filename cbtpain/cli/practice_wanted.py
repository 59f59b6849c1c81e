"""From the options of ``cbtpain practice`` to what is wanted, and the one setting it has."""

from collections.abc import Mapping

from cbtpain.cli.exercising import ALWAYS, SPEAK, Manner
from cbtpain.cli.practice_do import Wanted
from cbtpain.cli.services import Services
from cbtpain.course.versions import Asked
from cbtpain.errors import Rejected
from cbtpain.measures.speed import SPEEDS
from cbtpain.store.settings import remember
from cbtpain.words import practice_do as words

SHORT = "short"
NEVER = "never"
How = tuple[str, bool | None, bool]
"""Speed, spoken (None: as the setting says), bell."""


def wanted_of(skill: str, versions: Mapping[str, bool], places: Mapping[str, bool], how: How) -> Wanted:
    """Raises ``Rejected``: ``one_version`` where two were asked for, ``bad_speed``."""
    speed, speak, bell = how
    if speed not in SPEEDS:
        raise Rejected("bad_speed")
    version, place = _one_of(versions), _one_of(places)
    asked = Asked(version, place)
    return Wanted(skill.strip().lower(), asked, Manner(bell=bell, speak=speak, speed=speed), short=version == SHORT)


def _one_of(told: Mapping[str, bool]) -> str:
    found = [name for name, is_so in told.items() if is_so]
    if len(found) > 1:
        raise Rejected("one_version")
    return found[0] if found else ""


def remember_speaking(services: Services, speak: bool | None) -> None:
    """Raises ``Rejected("nothing_to_remember")`` and ``StoreFault``."""
    if speak is None:
        raise Rejected("nothing_to_remember")
    remember(services.home, SPEAK, ALWAYS if speak else NEVER)
    services.out().say(words.ALWAYS_SPOKEN if speak else words.NEVER_SPOKEN)
