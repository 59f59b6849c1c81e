"""``cbtpain data``: the diary out of the program, and into it."""

from pathlib import Path
from typing import Annotated

import typer

from cbtpain.words import commands as help_words

group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)


@group.command("export", help=help_words.DATA_EXPORT)
def export(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="PATH", help=help_words.DATA_TO)] = "",
    form: Annotated[str, typer.Option("--format", metavar="FORM", help=help_words.DATA_FORMAT)] = "json",
    replace: Annotated[bool, typer.Option("--replace", "--force", help=help_words.DATA_FORCE)] = False,
    notes: Annotated[bool, typer.Option("--include-notes", help=help_words.DATA_NOTES)] = False,
    participant: Annotated[str, typer.Option(metavar="ID", help=help_words.DATA_PARTICIPANT)] = "participant-1",
) -> None:
    # About 20 ms that every other command does without.
    from cbtpain.cli.data_export import Asked, export_data

    export_data(context.obj, Asked(form, to, participant, replace=replace, notes=notes))


@group.command("import", help=help_words.DATA_IMPORT)
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=help_words.DATA_FILE, show_default=False)],
    columns: Annotated[str, typer.Option("--map", metavar="COLUMNS", help=help_words.DATA_MAP)] = "",
    date_format: Annotated[str, typer.Option(metavar="FORM", help=help_words.DATA_DATES)] = "YYYY-MM-DD",
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help=help_words.DATA_SKIP_BAD)] = False,
) -> None:
    # About 20 ms that every other command does without.
    from cbtpain.cli.data_import import bring_diary_back
    from cbtpain.cli.data_old import Sheet, import_old

    if columns:
        import_old(context.obj, Sheet(file, columns, date_format), skip_bad=skip_bad)
    else:
        bring_diary_back(context.obj, file)
