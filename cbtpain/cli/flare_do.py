"""What ``cbtpain flare`` does: the walk, and what may follow it."""

from cbtpain.cli.flare_plan import Small, planned_small
from cbtpain.cli.flare_walk import FlareWalk
from cbtpain.cli.help_now import show_lines
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.errors import OK, ContentFault, Stopped
from cbtpain.play.control import Control, control
from cbtpain.screen.flare import offers, say
from cbtpain.screen.terminal import Terminal
from cbtpain.words import flare as words
from cbtpain.words.faults import sentence

MAKE_ROOM = "make-room"


def walk_flare(services: Services) -> int:
    """The walk from the question to the mark, and an offer; the exit code."""
    terminal = services.terminal(services.out())
    pause = Pause()
    try:
        walk = FlareWalk(services, terminal, pause)
    except ContentFault as fault:
        terminal.out.say(*words.LAST_RESORT)
        services.errors.say(sentence(fault))
        return fault.exit_code
    try:
        with pause.listening():
            walk.take()
            chosen = _offered(services, terminal) if terminal.interactive else None
    except Stopped as stopped:
        if stopped.end_of_input and not terminal.interactive:
            return OK
        if not walk.marked:
            terminal.out.say(words.NOTHING_MARKED)
        return OK if walk.marked else stopped.exit_code
    if walk.fault is not None:
        return walk.fault.exit_code
    return OK if chosen is None else _practise(services, chosen)


def _offered(services: Services, terminal: Terminal) -> Small | None:
    """The exercise that was chosen; stopping here leaves it out: the day is marked by now."""
    planned = planned_small(services)
    choices = [*([planned] if planned is not None else []), Small(MAKE_ROOM, "", words.OFFER_ROOM)]
    say(terminal.out, offers(planned.said if planned is not None else None))
    numbers = " or ".join(str(number) for number in range(1, len(choices) + 1))
    try:
        said = terminal.read(words.OFFER_PROMPT.format(numbers=numbers)).strip().lower()
    except Stopped:
        return None
    if control(said) is Control.HELP_NOW:
        show_lines(services)
    return next((small for small, keys in zip(choices, words.OFFERED) if said in keys), None)


def _practise(services: Services, small: Small) -> int:
    # The player and the screens cost about 30 ms, which the walk does without.
    from cbtpain.cli.practice_small import practise_small

    return practise_small(services, small.skill, small.version)
