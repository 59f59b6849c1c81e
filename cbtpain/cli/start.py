"""``cbtpain start``: begin the course, go on where it was stopped, or open a session by its number."""

from pathlib import Path
from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words


def start(
    context: typer.Context,
    number: Annotated[
        str | None, typer.Argument(metavar="[SESSION]", help=help_words.SESSION, show_default=False)
    ] = None,
    short: Annotated[bool, typer.Option("--short", help=help_words.SHORT)] = False,
    drop: Annotated[bool, typer.Option("--drop", help=help_words.DROP)] = False,
    stories: Annotated[bool, typer.Option("--stories", help=help_words.STORIES)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
    bell: Annotated[bool, typer.Option("--bell", help=help_words.BELL)] = False,
    content: Annotated[
        Path | None, typer.Option("--content", metavar="DIR", help=help_words.CONTENT, show_default=False)
    ] = None,
) -> None:
    services: Services = context.obj
    services.plain, services.content = plain, content
    # YAML, the player and the screens cost about 50 ms, which the other commands do without.
    from cbtpain.cli.session import take
    from cbtpain.cli.session_drop import drop_open
    from cbtpain.cli.session_stories import bring_back

    if stories:
        bring_back(services)
    raise typer.Exit(drop_open(services, number) if drop else take(services, number, short=short, bell=bell))
