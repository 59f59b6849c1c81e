"""``cbtpain practice``: one guided exercise, rated before and after, and logged."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words


def practice(
    context: typer.Context,
    skill: Annotated[str | None, typer.Argument(metavar="[SKILL]", help=help_words.SKILL, show_default=False)] = None,
    short: Annotated[bool, typer.Option("--short", help=help_words.PRACTICE_SHORT)] = False,
    bell: Annotated[bool, typer.Option("--bell", help=help_words.BELL)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    # YAML, the player and the screens cost about 50 ms, which the other commands do without.
    from cbtpain.cli.practice_do import do, list_skills

    raise typer.Exit(list_skills(services) if skill is None else do(services, skill, short=short, bell=bell))
