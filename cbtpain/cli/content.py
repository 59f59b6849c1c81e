"""``cbtpain content``: for those who write a course."""

from pathlib import Path
from typing import Annotated

import typer

from cbtpain.cli.services import Services
from cbtpain.words import commands as help_words

group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)

Folder = Annotated[Path | None, typer.Argument(metavar="[PATH]", help=help_words.CONTENT_PATH, show_default=False)]
Named = Annotated[str | None, typer.Argument(metavar="[SESSION]", help=help_words.CONTENT_SESSION, show_default=False)]
Content = Annotated[Path | None, typer.Option("--content", metavar="DIR", help=help_words.CONTENT, show_default=False)]


@group.command("check", help=help_words.CONTENT_CHECK)
def check(
    context: typer.Context,
    path: Folder = None,
    seal: Annotated[bool, typer.Option("--seal", help=help_words.CONTENT_SEAL)] = False,
) -> None:
    services: Services = context.obj
    services.content = path
    # pydantic and the models take 0.2 s, which every other command does without.
    from cbtpain.cli.authoring import check_course

    raise typer.Exit(check_course(services, seal=seal))


@group.command("new", help=help_words.CONTENT_NEW)
def new(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=help_words.CONTENT_NEW_FOLDER, show_default=False)],
) -> None:
    # shutil takes 5 ms, which every other command does without.
    from cbtpain.cli.authoring import begin

    begin(context.obj, folder)


@group.command("schema", help=help_words.CONTENT_SCHEMA)
def schema(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="[KIND]", help=help_words.CONTENT_KIND)] = "session",
) -> None:
    # pydantic and the models take 0.2 s, which every other command does without.
    from cbtpain.cli.authoring import print_schema

    print_schema(context.obj, kind)


@group.command("rehearse", help=help_words.CONTENT_REHEARSE)
def rehearse(context: typer.Context, session: Named = None, content: Content = None) -> None:
    services: Services = context.obj
    services.content = content
    # pydantic and the models take 0.2 s, which every other command does without.
    from cbtpain.cli.authoring import rehearse_sessions

    raise typer.Exit(rehearse_sessions(services, session))


@group.command("print", help=help_words.CONTENT_PRINT)
def print_(context: typer.Context, session: Named = None, content: Content = None) -> None:
    services: Services = context.obj
    services.content = content
    # YAML and the course cost about 40 ms, which the other commands do without.
    from cbtpain.cli.authoring import print_sessions

    print_sessions(services, session)
