"""``cbtpain guide``: the resource guide."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words


def guide(
    context: typer.Context,
    topic: Annotated[
        str | None, typer.Argument(metavar="[TOPIC]", help=help_words.GUIDE_TOPIC, show_default=False)
    ] = None,
    search: Annotated[str | None, typer.Option("--search", metavar="WORDS", help=help_words.GUIDE_SEARCH)] = None,
    glossary: Annotated[bool, typer.Option("--glossary", help=help_words.GUIDE_GLOSSARY)] = False,
    all_: Annotated[bool, typer.Option("--all", help=help_words.GUIDE_ALL)] = False,
    to: Annotated[str | None, typer.Option("--to", metavar="FILE", help=help_words.GUIDE_TO)] = None,
    replace: Annotated[bool, typer.Option("--replace", help=help_words.REPORT_REPLACE)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    # YAML and the guide cost about 30 ms, which the other commands do without.
    from cbtpain.cli import guide_read, guide_write

    if to is not None or all_:
        guide_write.write(services, None if all_ else topic, to, replace=replace)
    elif search is not None:
        guide_read.find(services, search)
    elif glossary:
        guide_read.explain(services, topic)
    else:
        raise typer.Exit(guide_read.read(services, topic))
