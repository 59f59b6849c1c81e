"""Bare ``cbtpain``, and ``today``: where the person is and the one next thing, in three lines; Enter does it."""

from cbtpain.cli.flare_back import ask_back
from cbtpain.cli.lived import lived
from cbtpain.cli.services import Services
from cbtpain.cli.spot import spot
from cbtpain.errors import OK, Stopped
from cbtpain.measures.agenda import waits_long
from cbtpain.play.control import Control, control
from cbtpain.screen.terminal import Terminal
from cbtpain.words import bare as words
from cbtpain.words import flare as flare_words


def where_i_am(services: Services) -> int:
    """Say it in three lines; on a terminal, Enter goes on. The exit code."""
    out = services.out()
    terminal = services.terminal(out)
    at_terminal = terminal.interactive and services.stdout.isatty()
    try:
        flare = ask_back(services, terminal)
        today = services.clock.now().local_date
        known = lived(services)
        if at_terminal and flare is None and waits_long(known, today):
            # About 3 ms that every other day does without.
            from cbtpain.cli.replan import replan

            done = replan(services, terminal, known)
            if done is not None:
                return done
            known = lived(services)
        here = spot(known, today)
        out.say(here.where, here.following, words.FOOT)
        if not at_terminal:
            return OK
        answer = terminal.read(words.PROMPT if flare is None else flare_words.BARE_PROMPT)
    except Stopped:
        return OK
    if answer.strip():
        return _asked_for(services, terminal, answer)
    return here.do(services)


def _asked_for(services: Services, terminal: Terminal, answer: str) -> int:
    match control(answer):
        case Control.HELP_NOW:
            # 20 ms of YAML that the three lines do without.
            from cbtpain.cli.help_now import show_lines

            show_lines(services)
        case Control.FLARE:
            # 25 ms of YAML and screens that the three lines do without.
            from cbtpain.cli.flare_do import walk_flare

            return walk_flare(services)
    return OK
