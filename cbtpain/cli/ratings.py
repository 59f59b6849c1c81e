"""``cbtpain ratings``: check-ins looked through, corrected, taken back."""

from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words

group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)


@group.command("list", help=help_words.RATINGS_LIST)
def list_ratings(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=help_words.AS_JSON)] = False,
    plain: Annotated[bool, typer.Option("--plain", help=help_words.PLAIN)] = False,
    whole: Annotated[bool, typer.Option("--all", help=help_words.RATINGS_ALL)] = False,
    quick: Annotated[bool, typer.Option("--quick", help=help_words.RATINGS_QUICK)] = False,
) -> None:
    # About 3 ms that every other command does without.
    from cbtpain.cli.quick_list import show_quick
    from cbtpain.cli.ratings_list import show_ratings

    services: Services = context.obj
    services.plain = plain
    if quick and not as_json:
        show_quick(services, whole=whole)
        return
    show_ratings(services, as_json=as_json, whole=whole)


@group.command("edit", help=help_words.RATINGS_EDIT, context_settings={"ignore_unknown_options": True})
def edit(
    context: typer.Context,
    day: Annotated[str, typer.Argument(metavar="DAY", help=help_words.RATINGS_DAY)],
    numbers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PAIN ENJOYMENT ACTIVITY]", help=help_words.CHECKIN_NUMBERS, show_default=False),
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help=help_words.RATINGS_QUICK)] = False,
) -> None:
    # About 3 ms that every other command does without.
    from cbtpain.cli.quick_edit import edit_quick
    from cbtpain.cli.ratings_edit import edit_rating

    raise typer.Exit((edit_quick if quick else edit_rating)(context.obj, day, numbers or ()))


@group.command("undo", help=help_words.RATINGS_UNDO)
def undo(
    context: typer.Context,
    day: Annotated[
        str | None, typer.Argument(metavar="[DAY]", help=help_words.RATINGS_UNDO_DAY, show_default=False)
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help=help_words.RATINGS_QUICK)] = False,
) -> None:
    # About 3 ms that every other command does without.
    from cbtpain.cli.quick_undo import quick_came_last, undo_quick
    from cbtpain.cli.ratings_undo import undo_rating

    services: Services = context.obj
    if quick or (day is None and quick_came_last(services)):
        undo_quick(services, day)
    else:
        undo_rating(services, day)
