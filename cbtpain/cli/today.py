"""``cbtpain today``: what is due, and the one next thing."""

from typing import Annotated

import typer

from cbtpain.cli.due_now import is_time
from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words
from cbtpain.words.bare import PROMPT_WORD


def today(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help=help_words.TODAY_JSON)] = False,
    prompt: Annotated[bool, typer.Option("--prompt", help=help_words.TODAY_PROMPT)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    # About 5 ms that the other commands do without.
    from cbtpain.cli import bare, today_told

    # "--prompt" alone is answered before Typer is imported; with more beside it, it is told here.
    if json:
        today_told.tell_json(services)
    elif prompt:
        services.out().raw(f"{PROMPT_WORD}\n" if is_time(services) else "")
    else:
        raise typer.Exit(bare.where_i_am(services))
