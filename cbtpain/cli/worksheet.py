"""``cbtpain worksheet``: the worksheets of the course, filled in whenever one is wanted."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words

group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)

Plain = Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)]


@group.command("new", help=help_words.WORKSHEET_NEW)
def new(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help=help_words.WORKSHEET_NAME, show_default=False)
    ] = None,
    plain: Plain = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    # YAML, the player and the screens cost about 50 ms, which the other commands do without.
    from cbtpain.cli.worksheet_new import fill_in, list_sheets

    raise typer.Exit(list_sheets(services) if name is None else fill_in(services, name))
