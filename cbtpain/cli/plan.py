"""``cbtpain plan``: the week's practice, the goal, the if-then; and what was done."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words


def plan(
    context: typer.Context,
    change: Annotated[bool, typer.Option("--change", help=help_words.PLAN_CHANGE)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    if change:
        # YAML, the player and the screens cost about 50 ms, which showing the plan does without.
        from cbtpain.cli.plan_change import change_plan

        raise typer.Exit(change_plan(services))
    # About 5 ms that the other commands do without.
    from cbtpain.cli.plan_show import show_plan

    show_plan(services)
