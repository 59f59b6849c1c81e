"""``cbtpain remind``: a calendar file, the lines for this machine's own scheduler, and silence on request."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words

group = typer.Typer(
    rich_markup_mode=None, invoke_without_command=True, pretty_exceptions_enable=False, add_completion=False
)


@group.callback()
def remind(
    context: typer.Context,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help=help_words.REMIND_ON)] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help=help_words.REMIND_AT)] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help=help_words.REMIND_TITLE)] = None,
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=52, help=help_words.REMIND_WEEKS)] = 12,
    to: Annotated[str | None, typer.Option("--to", metavar="FILE", help=help_words.REMIND_TO)] = None,
    replace: Annotated[bool, typer.Option("--replace", help=help_words.REPORT_REPLACE)] = False,
    cron: Annotated[bool | None, typer.Option("--cron/--no-cron", help=help_words.REMIND_CRON)] = None,
    every: Annotated[bool, typer.Option("--all-machines", help=help_words.REMIND_ALL)] = False,
) -> None:
    if context.invoked_subcommand is not None:
        return
    # icalendar takes 0.1 s, which every other command does without.
    from cbtpain.cli import remind_write

    services: Services = context.obj
    wish = remind_write.wish_of(services, on=on, at=at, title=title)
    if cron is None:
        remind_write.write(services, wish, remind_write.Where(to, replace=replace, weeks=weeks, every=every))
    else:
        remind_write.change_crontab(services, wish, put=cron)


@group.command("now", help=help_words.REMIND_NOW)
def now(
    context: typer.Context,
    notify: Annotated[bool, typer.Option("--notify", help=help_words.REMIND_NOTIFY)] = False,
) -> None:
    # About 3 ms that the other commands do without.
    from cbtpain.cli.remind_now import remind_now

    remind_now(context.obj, notify=notify)


# "10 days" is typed as two words.
@group.command("pause", help=help_words.REMIND_PAUSE, context_settings={"allow_extra_args": True})
def pause(
    context: typer.Context,
    until: Annotated[
        str | None, typer.Argument(metavar="[UNTIL]", help=help_words.REMIND_UNTIL, show_default=False)
    ] = None,
) -> None:
    # About 2 ms that the other commands do without.
    from cbtpain.cli.remind_pause import pause_reminders

    pause_reminders(context.obj, None if until is None else " ".join([until, *context.args]))


@group.command("resume", help=help_words.REMIND_RESUME)
def resume(context: typer.Context) -> None:
    # About 2 ms that the other commands do without.
    from cbtpain.cli.remind_pause import resume_reminders

    resume_reminders(context.obj)
