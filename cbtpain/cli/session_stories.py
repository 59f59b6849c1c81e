"""Stories left out for good, and brought back: a setting, so that it holds for every session."""

from cbtpain.cli.services import Services
from cbtpain.errors import StoreFault
from cbtpain.screen.output import Output
from cbtpain.store.settings import STORIES, remember, setting
from cbtpain.words import session as words
from cbtpain.words.faults import sentence

_NO, _YES = "no", "yes"


def are_left_out(services: Services) -> bool:
    return setting(services.home, STORIES) == _NO


def leave_out(services: Services, out: Output) -> None:
    """From the next session on; that it could not be kept is said, and is no error in the middle of one."""
    try:
        remember(services.home, STORIES, _NO)
        out.say(words.NO_STORIES)
    except StoreFault as fault:
        out.say(sentence(fault))


def bring_back(services: Services) -> None:
    """Raises ``StoreFault``."""
    if are_left_out(services):
        remember(services.home, STORIES, _YES)
