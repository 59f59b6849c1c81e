"""``cbtpain skills``: the toolbox."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words

Skill = str | None


def skills(
    context: typer.Context,
    keep: Annotated[Skill, typer.Option("--keep", metavar="SKILL", help=help_words.SKILLS_KEEP)] = None,
    let_go: Annotated[Skill, typer.Option("--let-go", metavar="SKILL", help=help_words.SKILLS_LET_GO)] = None,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    # About 5 ms that the other commands do without.
    from cbtpain.cli.toolbox import change_order, show_toolbox

    if keep is None and let_go is None:
        show_toolbox(services)
    else:
        change_order(services, keep, let_go)
