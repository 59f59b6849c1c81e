"""``cbtpain cards``: the person's coping cards, to be read on a bad day."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words


def cards(
    context: typer.Context,
    moment: Annotated[
        str | None, typer.Option("--moment", metavar="MOMENT", help=help_words.CARDS_MOMENT, show_default=False)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=help_words.CARDS_ALL)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    # YAML, the player and the screens cost about 50 ms, which the other commands do without.
    from cbtpain.cli.cards_show import show

    raise typer.Exit(show(services, moment, every=every))
