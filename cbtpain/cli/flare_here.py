"""``flare`` at any prompt: the walk in place, and back to what was being asked."""

from cbtpain.cli.services import Services
from cbtpain.errors import CbtpainError, Stopped
from cbtpain.words import flare as words
from cbtpain.words.faults import sentence


def show_flare(services: Services) -> None:
    """From the question to the mark; ``q`` leads back here. Raises ``Stopped`` where input or a signal ended it."""
    # YAML, the signs and the diary's plan cost about 25 ms, which most prompts do without.
    from cbtpain.cli.flare_walk import FlareWalk
    from cbtpain.cli.signals import Pause
    from cbtpain.course.flare import flare_texts
    from cbtpain.paths import content

    out = services.out()
    pause = Pause()
    try:
        with pause.listening():
            FlareWalk(services, services.terminal(out), flare_texts(content()), pause).take()
        out.say(words.LATER)
    except CbtpainError as fault:
        out.say(sentence(fault))
    except Stopped as stopped:
        if stopped.end_of_input or stopped.exit_code:
            raise
    out.say(words.BACK_HERE, "")
