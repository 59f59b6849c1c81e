"""``cbtpain pace``: activity and rest by the clock, here or behind the terminal."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.words import commands as help_words


def pace(
    context: typer.Context,
    minutes: Annotated[list[str] | None, typer.Argument(metavar="[MINUTES REST]", help=help_words.PACE_MINUTES)] = None,
    activity: Annotated[str, typer.Option("--for", help=help_words.PACE_FOR)] = "",
    cycles: Annotated[str | None, typer.Option("--cycles", help=help_words.PACE_CYCLES)] = None,
    background: Annotated[bool, typer.Option("--background", help=help_words.PACE_BACKGROUND)] = False,
    bell: Annotated[bool, typer.Option("--bell", help=help_words.PACE_BELL)] = False,
    notify: Annotated[bool, typer.Option("--notify", help=help_words.PACE_NOTIFY)] = False,
    status: Annotated[bool, typer.Option("--status", help=help_words.PACE_STATUS)] = False,
    short: Annotated[bool, typer.Option("--short", help=help_words.PACE_SHORT)] = False,
    as_json: Annotated[bool, typer.Option("--json", help=help_words.AS_JSON)] = False,
    stop: Annotated[bool, typer.Option("--stop", help=help_words.PACE_STOP)] = False,
    pause: Annotated[bool, typer.Option("--pause", help=help_words.PACE_PAUSE)] = False,
    log: Annotated[str | None, typer.Option("--log", help=help_words.PACE_LOG)] = None,
    step: Annotated[bool, typer.Option("--step", help=help_words.PACE_STEP)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
    run: Annotated[int | None, typer.Option("--run", hidden=True)] = None,
) -> None:
    services: Services = context.obj
    services.plain = plain
    if (short or as_json) and not status:
        raise Rejected("pace_status_only")
    if sum((status, stop, pause, log is not None, step, bool(minutes))) > 1:
        raise Rejected("pace_one_thing")
    if status or stop or pause:
        # A status line is read every few seconds: without the player and the course's files, about 60 ms less.
        from cbtpain.cli import pace_status

        if status:
            raise typer.Exit(pace_status.show_status(services, is_short=short, as_json=as_json))
        raise typer.Exit(pace_status.stop(services) if stop else pace_status.pause(services))
    if run is not None:
        # The same 60 ms.
        from cbtpain.cli.pace_behind import run_in_child

        raise typer.Exit(run_in_child(services, run, notify=notify))
    # YAML, the player and the screens cost about 60 ms, which a status line does without.
    from cbtpain.cli import pace_do

    if log is not None:
        raise typer.Exit(pace_do.log(services, log, activity))
    if step:
        raise typer.Exit(pace_do.step(services))
    wanted = pace_do.Wanted(tuple(minutes or ()), activity, cycles, background, bell, notify)
    raise typer.Exit(pace_do.begin(services, wanted))
