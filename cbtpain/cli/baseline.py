"""``cbtpain baseline reset``: a new start from today on; the old one stays in the diary."""

from typing import Annotated

import typer

from cbtpain.errors import Rejected
from cbtpain.words import commands as help_words

group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)


@group.command("reset", help=help_words.BASELINE_RESET)
def reset(
    context: typer.Context,
    typed: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
    reason: Annotated[bool, typer.Option("--reason", help=help_words.REASON)] = False,
) -> None:
    if typed:
        raise Rejected("reason_is_asked")
    # About 3 ms that every other command does without.
    from cbtpain.cli.baseline_reset import set_start_anew

    raise typer.Exit(set_start_anew(context.obj, with_reason=reason))


@group.command("undo", help=help_words.BASELINE_UNDO)
def undo(context: typer.Context) -> None:
    # About 3 ms that every other command does without.
    from cbtpain.cli.baseline_reset import undo_reset

    undo_reset(context.obj)
