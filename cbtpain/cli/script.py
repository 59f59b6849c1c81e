"""``cbtpain script``: the words of an exercise, to record them or to have them read aloud."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words

NORMAL = "normal"


def script(
    context: typer.Context,
    skill: Annotated[
        str | None, typer.Argument(metavar="[SKILL]", help=help_words.SCRIPT_SKILL, show_default=False)
    ] = None,
    version: Annotated[str, typer.Option("--version", metavar="ID", help=help_words.SCRIPT_VERSION)] = "",
    seated: Annotated[bool, typer.Option("--seated", help=help_words.SEATED)] = False,
    in_bed: Annotated[bool, typer.Option("--in-bed", help=help_words.IN_BED)] = False,
    standing: Annotated[bool, typer.Option("--standing", help=help_words.STANDING)] = False,
    tighten: Annotated[bool, typer.Option("--tighten/--let-go", help=help_words.SCRIPT_TIGHTEN)] = False,
    speed: Annotated[str, typer.Option("--speed", metavar="slow|normal|fast", help=help_words.SPEED)] = NORMAL,
    markdown: Annotated[bool, typer.Option("--markdown", help=help_words.SCRIPT_MARKDOWN)] = False,
) -> None:
    services: Services = context.obj
    # YAML and the player cost about 40 ms, which the other commands do without.
    from cbtpain.cli.script_print import Wanted, list_scripts, print_script

    if skill is None:
        raise typer.Exit(list_scripts(services))
    places = [name for name, asked in (("seated", seated), ("bed", in_bed), ("standing", standing)) if asked]
    wanted = Wanted(skill.strip().lower(), version, places, tighten=tighten, speed=speed)
    raise typer.Exit(print_script(services, wanted, markdown=markdown))
