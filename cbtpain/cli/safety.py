"""``cbtpain safety``: the safety screen at any time, the signs that need care, and what is one's own in help-now."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.words import commands as help_words


def safety(
    context: typer.Context,
    signs: Annotated[bool, typer.Option("--signs", help=help_words.SAFETY_SIGNS)] = False,
    contacts: Annotated[bool, typer.Option("--contacts", help=help_words.SAFETY_CONTACTS)] = False,
    grounding: Annotated[bool, typer.Option("--grounding", help=help_words.SAFETY_GROUNDING)] = False,
    listening: Annotated[
        str | None, typer.Option("--listening", metavar="on|off", help=help_words.SAFETY_LISTENING)
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    if sum((signs, contacts, grounding, listening is not None)) > 1:
        raise Rejected("safety_one_thing")
    if signs or contacts or grounding or listening is not None:
        # These read no course, and do without the player and the screens (about 50 ms).
        from cbtpain.cli import safety_own

        if listening is not None:
            raise typer.Exit(safety_own.set_listening(services, listening))
        if signs:
            raise typer.Exit(safety_own.show_signs(services))
        raise typer.Exit(safety_own.contacts(services) if contacts else safety_own.grounding(services))
    # YAML, the player and the screens cost about 50 ms, which the other commands do without.
    from cbtpain.cli.safety_screen import take_screen

    raise typer.Exit(take_screen(services))
