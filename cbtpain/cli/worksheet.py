"""``cbtpain worksheet``: the worksheets of the course, filled in, read, changed and printed whenever one is wanted."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words

group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)

Plain = Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)]
Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help=help_words.WORKSHEET_NAME, show_default=False)]
Which = Annotated[
    str | None, typer.Argument(metavar="[NAME|NUMBER]", help=help_words.WORKSHEET_WHICH, show_default=False)
]
Markdown = Annotated[bool, typer.Option("--markdown", help=help_words.WORKSHEET_MARKDOWN)]

# In every command: YAML, the player and the screens cost about 50 ms, which the other commands do without.


@group.command("list", help=help_words.WORKSHEET_LIST)
def list_(context: typer.Context, plain: Plain = False) -> None:
    # About 50 ms, see above.
    from cbtpain.cli.worksheet_read import list_filled

    raise typer.Exit(list_filled(_services(context, plain=plain)))


@group.command("new", help=help_words.WORKSHEET_NEW)
def new(context: typer.Context, name: Name = None, plain: Plain = False) -> None:
    services = _services(context, plain=plain)
    # About 50 ms, see above.
    from cbtpain.cli.worksheet_new import fill_in, list_sheets

    raise typer.Exit(list_sheets(services) if name is None else fill_in(services, name))


@group.command("show", help=help_words.WORKSHEET_SHOW)
def show(
    context: typer.Context,
    which: Which = None,
    markdown: Markdown = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_words.AS_JSON)] = False,
    plain: Plain = False,
) -> None:
    # About 50 ms, see above.
    from cbtpain.cli.worksheet_read import show as show_one

    raise typer.Exit(show_one(_services(context, plain=plain), which, markdown=markdown, as_json=as_json))


@group.command("edit", help=help_words.WORKSHEET_EDIT)
def edit(context: typer.Context, which: Which = None, plain: Plain = False) -> None:
    # About 50 ms, see above.
    from cbtpain.cli.worksheet_edit import edit as edit_one

    raise typer.Exit(edit_one(_services(context, plain=plain), which))


@group.command("print", help=help_words.WORKSHEET_PRINT)
def print_(
    context: typer.Context,
    which: Which = None,
    every: Annotated[bool, typer.Option("--all", help=help_words.WORKSHEET_ALL)] = False,
    filled: Annotated[bool, typer.Option("--filled", help=help_words.WORKSHEET_FILLED)] = False,
    markdown: Markdown = False,
) -> None:
    # About 50 ms, see above.
    from cbtpain.cli.worksheet_print import print_paper

    raise typer.Exit(print_paper(_services(context), which, every=every, filled=filled, markdown=markdown))


def _services(context: typer.Context, *, plain: bool = False) -> Services:
    services: Services = context.obj
    services.plain = plain
    return services
