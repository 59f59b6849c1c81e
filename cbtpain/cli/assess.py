"""``cbtpain assess``: the milestone set, at the start and three, six and twelve months after it."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words


def assess(
    context: typer.Context,
    now: Annotated[bool, typer.Option("--now", help=help_words.ASSESS_NOW)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    # YAML, the questions and the screens cost about 30 ms, which the other commands do without.
    from cbtpain.cli.assess_asked import take_set

    raise typer.Exit(take_set(services, anyway=now))
