"""``cbtpain help-now``: works before set-up, offline, and with everything else broken.

Nothing here may end in an error: where the course's files cannot be read, a few words
and numbers that are part of the program stand in for them.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.errors import Stopped
from cbtpain.play.control import Control, control
from cbtpain.words import commands as help_words
from cbtpain.words import help_now as words

if TYPE_CHECKING:
    from cbtpain.cli.help_desk import HelpDesk


def help_now(
    context: typer.Context,
    place: Annotated[
        str | None, typer.Argument(metavar="[COUNTRY]", help=help_words.COUNTRY, show_default=False)
    ] = None,
    country: Annotated[str | None, typer.Option("--country", help=help_words.COUNTRY)] = None,
    show_all: Annotated[bool, typer.Option("--all", help=help_words.ALL_COUNTRIES)] = False,
    remember: Annotated[bool, typer.Option("--remember", help=help_words.REMEMBER)] = False,
    signs: Annotated[bool, typer.Option("--signs", help=help_words.SIGNS)] = False,
) -> None:
    services: Services = context.obj
    country = country or place
    try:
        desk = _desk(services)
        if show_all:
            desk.show_all()
        elif signs:
            desk.show_signs(country)
        else:
            desk.show(country)
            if remember and country:
                desk.remember(country)
            _go_on(services, desk)
    except Exception:
        services.out().say(*words.LAST_RESORT)


def show_page(services: Services) -> None:
    """The whole page, for whoever asked for it on the command line, however it was typed."""
    try:
        _desk(services).show(None)
    except Exception:
        services.out().say(*words.LAST_RESORT)


def show_lines(services: Services, *, may_ask: bool = True) -> None:
    """What ``!`` shows at any prompt: short, and the country asked for where it is not known.

    It may not ask while single keys are read: what was typed would not be seen.
    """
    try:
        desk = _desk(services)
        desk.show_short()
        if may_ask and not desk.knows_the_country:
            _ask_country(services, desk)
    except Exception:
        services.out().say(*words.LAST_RESORT)


def _ask_country(services: Services, desk: "HelpDesk") -> None:
    """On a terminal, once: it is kept for the next time. Whatever is no country leaves it as it is."""
    terminal = services.terminal(services.out())
    if not (terminal.interactive and services.stdout.isatty()):
        return
    terminal.out.say(words.ASK_COUNTRY)
    named = terminal.read(words.PROMPT_COUNTRY)
    if desk.knows(named):
        desk.remember(named)
        desk.show_numbers()
    elif named.strip() and control(named) is None:
        terminal.out.say(words.NOT_HERE)


def show_signs(services: Services) -> None:
    """The signs in the body, as a check-in shows them."""
    try:
        _desk(services).show_signs(None)
    except Exception:
        services.out().say(*words.LAST_RESORT)


def _desk(services: Services) -> "HelpDesk":
    # YAML and the lines cost about 20 ms, which the other commands do without.
    from cbtpain.cli.help_desk import HelpDesk

    return HelpDesk(services)


def _go_on(services: Services, desk: "HelpDesk") -> None:
    """On a terminal, another country is one key away."""
    terminal = services.terminal(services.out())
    while terminal.interactive and services.stdout.isatty():
        try:
            terminal.out.say("", words.ASK)
            answer = terminal.read(words.PROMPT).strip()
        except Stopped:
            return
        if not answer or control(answer) in (Control.STOP, Control.SKIP, Control.BACK):
            return
        if answer.lower() == "a":
            desk.show_all()
        elif answer.lower() == "r":
            desk.show_signs(None)
        elif desk.knows(answer):
            desk.show(answer)
            desk.remember(answer)
        else:
            terminal.out.say(words.NOT_HERE)
