"""``cbtpain report``: a page for the doctor, shown before it is written."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words


def report(
    context: typer.Context,
    to: Annotated[str | None, typer.Option("--to", metavar="FILE", help=help_words.REPORT_TO)] = None,
    text: Annotated[bool, typer.Option("--text", help=help_words.REPORT_TEXT)] = False,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help=help_words.REPORT_SINCE)] = None,
    with_: Annotated[list[str] | None, typer.Option("--with", metavar="PARTS", help=help_words.REPORT_WITH)] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="PARTS", help=help_words.REPORT_WITHOUT)
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=help_words.REPORT_NAME)] = "",
    open_: Annotated[bool, typer.Option("--open", help=help_words.REPORT_OPEN)] = False,
    yes: Annotated[bool, typer.Option("--yes", help=help_words.REPORT_YES)] = False,
    replace: Annotated[bool, typer.Option("--replace", help=help_words.REPORT_REPLACE)] = False,
) -> None:
    services: Services = context.obj
    # The course, the page and the chart cost about 40 ms, which the other commands do without.
    from cbtpain.cli.report_page import Wish, page_for
    from cbtpain.cli.report_write import Where, show, write

    wish = Wish.of(with_ or [], without or [], since=since, name=name)
    made = page_for(services, wish)
    if text:
        show(services, made)
        return
    raise typer.Exit(write(services, made, wish, Where(to, yes=yes, replace=replace, open_=open_)))
