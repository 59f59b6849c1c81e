"""``cbtpain practice``: one guided exercise, rated before and after, and logged; or logged afterwards, in one line."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.errors import OK, Rejected
from cbtpain.words import commands as help_words

NORMAL = "normal"


def practice(
    context: typer.Context,
    skill: Annotated[str | None, typer.Argument(metavar="[SKILL]", help=help_words.SKILL, show_default=False)] = None,
    times: Annotated[str | None, typer.Argument(metavar="[TIMES]", help=help_words.TIMES, show_default=False)] = None,
    short: Annotated[bool, typer.Option("--short", help=help_words.PRACTICE_SHORT)] = False,
    bad_day: Annotated[bool, typer.Option("--bad-day", help=help_words.BAD_DAY)] = False,
    seated: Annotated[bool, typer.Option("--seated", help=help_words.SEATED)] = False,
    in_bed: Annotated[bool, typer.Option("--in-bed", help=help_words.IN_BED)] = False,
    standing: Annotated[bool, typer.Option("--standing", help=help_words.STANDING)] = False,
    version: Annotated[str, typer.Option("--version", metavar="ID", help=help_words.OF_VERSION)] = "",
    speed: Annotated[str, typer.Option("--speed", metavar="slow|normal|fast", help=help_words.SPEED)] = NORMAL,
    speak: Annotated[bool | None, typer.Option("--speak/--no-speak", help=help_words.SPEAK, show_default=False)] = None,
    remember: Annotated[bool, typer.Option("--remember", help=help_words.SPEAK_REMEMBER)] = False,
    bell: Annotated[bool, typer.Option("--bell", help=help_words.BELL)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
    log: Annotated[bool, typer.Option("--log", help=help_words.PRACTICE_LOG)] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help=help_words.PRACTICE_ON)] = None,
    undo: Annotated[bool, typer.Option("--undo", help=help_words.PRACTICE_UNDO)] = False,
    lately: Annotated[bool, typer.Option("--list", help=help_words.PRACTICE_LIST)] = False,
) -> None:
    services: Services = context.obj
    services.plain = plain
    if sum((log, undo, lately)) > 1 or ((undo or lately) and skill) or (on and not log) or (times and not log):
        raise Rejected("practice_one_thing")
    if log or undo or lately:
        # The log reads no exercise, and does without the player and the screens (about 50 ms).
        from cbtpain.cli.practice_log import list_lately, log_times, undo_last

        if log:
            raise typer.Exit(log_times(services, skill, times, on))
        raise typer.Exit(undo_last(services) if undo else list_lately(services))
    # YAML, the player and the screens cost about 50 ms, which the other commands do without.
    from cbtpain.cli.practice_do import do, list_skills
    from cbtpain.cli.practice_wanted import remember_speaking, wanted_of

    if remember:
        remember_speaking(services, speak)
    if skill is None:
        raise typer.Exit(OK if remember else list_skills(services))
    places = {"seated": seated, "bed": in_bed, "standing": standing}
    versions = {"short": short, "gentle": bad_day, version: bool(version)}
    raise typer.Exit(do(services, wanted_of(skill, versions, places, (speed, speak, bell))))
