"""The command line: names, help and options. What a command does is in its own file."""

from typing import Annotated

import typer

from cbtpain.cli import (
    about,
    assess,
    baseline,
    booster,
    cards,
    checkin,
    content,
    data,
    flare,
    guide,
    help_now,
    pace,
    plan,
    practice,
    progress,
    ratings,
    remind,
    report,
    script,
    skills,
    start,
    today,
    worksheet,
)
from cbtpain.cli.door import DoorGroup
from cbtpain.version import VERSION
from cbtpain.words import commands as words

# rich_markup_mode=None halves the time of --help (markdown and pygments are not imported).
app = typer.Typer(
    cls=DoorGroup,
    help=words.APP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"cbtpain {VERSION}")
        raise typer.Exit


@app.callback()
def cbtpain(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help=words.VERSION, callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        # About 2 ms, and four modules that the commands do without.
        from cbtpain.cli.bare import where_i_am

        raise typer.Exit(where_i_am(context.obj))


app.command("start", help=words.START)(start.start)
app.command("checkin", help=words.CHECKIN, context_settings={"ignore_unknown_options": True})(checkin.checkin)
app.command("today", help=words.TODAY)(today.today)
app.command("practice", help=words.PRACTICE)(practice.practice)
app.command("script", help=words.SCRIPT)(script.script)
app.command("plan", help=words.PLAN)(plan.plan)
app.command("skills", help=words.SKILLS)(skills.skills)
app.command("pace", help=words.PACE, context_settings={"ignore_unknown_options": True})(pace.pace)
app.add_typer(worksheet.group, name="worksheet", help=words.WORKSHEET)
app.command("cards", help=words.CARDS)(cards.cards)
# "--until 3 days" is two words of the shell.
app.command("flare", help=words.FLARE, context_settings={"allow_extra_args": True})(flare.flare)
app.command("assess", help=words.ASSESS)(assess.assess)
app.add_typer(ratings.group, name="ratings", help=words.RATINGS)
app.add_typer(baseline.group, name="baseline", help=words.BASELINE)
app.command("progress", help=words.PROGRESS)(progress.progress)
app.command("report", help=words.REPORT)(report.report)
app.command("booster", help=words.BOOSTER)(booster.booster)
app.add_typer(remind.group, name="remind", help=words.REMIND)
app.command("guide", help=words.GUIDE)(guide.guide)
app.command("help-now", help=words.HELP_NOW)(help_now.help_now)
app.command("about", help=words.ABOUT)(about.about)
app.add_typer(data.group, name="data", help=words.DATA)
app.add_typer(content.group, name="content", help=words.CONTENT_GROUP)
