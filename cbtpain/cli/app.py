"""The command line itself: its help, its version, and what it does where no command is named."""

from typing import Annotated

import typer

from cbtpain.cli.door import DoorGroup
from cbtpain.version import VERSION
from cbtpain.words import commands as words

# rich_markup_mode=None halves the time of --help (markdown and pygments are not imported).
app = typer.Typer(
    cls=DoorGroup,
    help=words.APP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"cbtpain {VERSION}")
        raise typer.Exit


@app.callback()
def cbtpain(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help=words.VERSION, callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        # About 2 ms, and four modules that the commands do without.
        from cbtpain.cli.bare import where_i_am

        raise typer.Exit(where_i_am(context.obj))
