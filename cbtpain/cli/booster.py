"""``cbtpain booster``: a day to come back, after the last session."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words


def booster(
    context: typer.Context,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    # YAML, the player and the screens cost about 50 ms, which the other commands do without.
    from cbtpain.cli.booster_take import take_booster

    raise typer.Exit(take_booster(services))
