"""``flare`` at any prompt: the walk in place, and back to what was being asked."""

from cbtpain.cli.services import Services
from cbtpain.errors import ContentFault, Stopped
from cbtpain.words import flare as words
from cbtpain.words.faults import sentence


def show_flare(services: Services) -> None:
    """From the question to the mark; ``q`` leads back here. Raises ``Stopped`` where input or a signal ended it."""
    out = services.out()
    try:
        if _walked(services, from_plan=False):
            out.say(words.LATER)
    except Stopped as stopped:
        if stopped.end_of_input or stopped.exit_code:
            raise
    out.say(words.BACK_HERE, "")


def show_plan(services: Services) -> None:
    """From the plan to the mark, for whoever has said that it is the usual pain. Raises ``Stopped``."""
    _walked(services, from_plan=True)


def _walked(services: Services, *, from_plan: bool) -> bool:
    """Whether the day was marked."""
    # YAML, the signs and the diary's plan cost about 25 ms, which most prompts do without.
    from cbtpain.cli.flare_walk import FlareWalk
    from cbtpain.cli.signals import Pause

    pause = Pause()
    try:
        walk = FlareWalk(services, services.terminal(services.out()), pause)
    except ContentFault as fault:
        services.out().say("", *words.LAST_RESORT, sentence(fault))
        return False
    with pause.listening():
        if from_plan:
            walk.from_plan()
        else:
            walk.take()
    return walk.marked
