"""``cbtpain flare``: the plan for a flare, and the days of it."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.words import commands as help_words


def flare(
    context: typer.Context,
    log: Annotated[bool, typer.Option("--log", help=help_words.FLARE_LOG)] = False,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help=help_words.FLARE_UNTIL)] = None,
    back: Annotated[bool, typer.Option("--back", help=help_words.FLARE_BACK)] = False,
    undo: Annotated[bool, typer.Option("--undo", help=help_words.FLARE_UNDO)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    if sum((until is not None or log, back, undo)) > 1 or (context.args and until is None):
        raise Rejected("flare_one_thing")
    if undo or back or log or until is not None:
        # About 5 ms, and no YAML.
        from cbtpain.cli.flare_days import end_flare, mark_at_once, undo_flare
        from cbtpain.play.days_ahead import last_day_of

        if undo or back:
            raise typer.Exit(undo_flare(services) if undo else end_flare(services))
        today = services.clock.now().local_date
        last = None if until is None else last_day_of(" ".join([until, *context.args]), today)
        raise typer.Exit(mark_at_once(services, last))
    # YAML and the screens cost about 50 ms, which the days alone do without.
    from cbtpain.cli.flare_do import walk_flare

    raise typer.Exit(walk_flare(services))
