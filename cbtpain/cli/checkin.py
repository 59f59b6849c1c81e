"""``cbtpain checkin``: the weekly PEG, at once with three numbers, or asked one by one."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.cli.stopping import stopped_code
from cbtpain.errors import Rejected, Stopped
from cbtpain.words import commands as help_words


def checkin(
    context: typer.Context,
    numbers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PAIN ENJOYMENT ACTIVITY]", help=help_words.CHECKIN_NUMBERS, show_default=False),
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help=help_words.ON)] = None,
    source: Annotated[str, typer.Option("--source", metavar="self|paper", help=help_words.SOURCE)] = "self",
    quick: Annotated[bool, typer.Option("--quick", help=help_words.QUICK)] = False,
    flare: Annotated[bool | None, typer.Option("--flare/--no-flare", help=help_words.FLARE_DAY)] = None,
    note: Annotated[bool, typer.Option("--note", help=help_words.NOTE)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_words.AS_JSON)] = False,
) -> None:
    services: Services = context.obj
    try:
        if quick:
            # About 3 ms that the weekly check-in does without.
            from cbtpain.cli.quick import Wanted, quick_checkin

            quick_checkin(services, numbers or (), Wanted(on, source, flare, note=note), as_json=as_json)
        elif flare is not None:
            raise Rejected("flare_needs_quick")
        elif numbers:
            # About 3 ms that --help and the other commands do without.
            from cbtpain.cli.checkin_once import keep_at_once

            keep_at_once(services, numbers, on=on, source=source, note=note, as_json=as_json)
        elif as_json:
            raise Rejected("json_needs_numbers")
        else:
            # YAML and the questions cost about 20 ms, which the one-shot form does without.
            from cbtpain.cli.checkin_asked import ask_one_by_one

            ask_one_by_one(services, on=on, source=source, note=note)
    except Stopped as stopped:
        raise typer.Exit(stopped_code(services, stopped)) from None
