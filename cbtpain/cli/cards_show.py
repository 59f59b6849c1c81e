"""Showing coping cards: those of session 5 and those made by themselves, newest first."""

from collections.abc import Iterator
from functools import partial

from cbtpain.cli.flare_here import show_flare
from cbtpain.cli.help_now import show_lines
from cbtpain.cli.services import Services
from cbtpain.cli.worksheet_find import Sheets
from cbtpain.course.load import Course
from cbtpain.course.prompt import OWN, Option
from cbtpain.errors import OK, Rejected
from cbtpain.play.filling import line
from cbtpain.play.paper import marked
from cbtpain.play.player import Play
from cbtpain.screen.cards import Card, leaf_through, say_all
from cbtpain.words import cards as words
from cbtpain.words.worksheet import NO_OWN_WORDS

CARD = "card"
"""The worksheet that a card is made with; its fields ``moment`` and ``line``."""
_MOMENT, _LINE = "moment", "line"


def show(services: Services, moment: str | None, *, every: bool) -> int:
    """Show them; the exit code. Raises ``Rejected``, ``NotThere``, ``StoreFault`` and ``ContentFault``."""
    sheets = Sheets(services, Course(services.course_folder))
    blank = sheets.blank(CARD)
    moments = {option.kept: option.text for option in blank.prompt.options}
    if moment is not None and moment not in moments:
        raise Rejected("no_such_moment", moments=", ".join(moments))
    found = [card for card in dict.fromkeys(_own(sheets)) if moment in (None, card.moment)]
    out = services.out()
    if not found:
        _say_ready(services, blank, moment)
        return OK
    terminal = services.terminal(out)
    if every or not terminal.interactive or not services.stdout.isatty():
        say_all(out, found)
    else:
        leaf_through(terminal, found, partial(show_lines, services), partial(show_flare, services))
    return OK


def _own(sheets: Sheets) -> Iterator[Card]:
    """Those with a line on them."""
    for filled in sheets.all():
        if filled.name != CARD:
            continue
        rows = {row.id.rpartition(".")[2]: row for row in marked(sheets.play(filled), filled.steps)}
        moment, its_line = rows.get(_MOMENT), rows.get(_LINE)
        if its_line is None or not its_line.given or its_line.given == (NO_OWN_WORDS,):
            continue
        chosen = [choice for choice in moment.choices if choice.marked] if moment is not None else []
        yield Card(its_line.given[0], chosen[0].kept if chosen else "", chosen[0].text if chosen else "")


def _say_ready(services: Services, blank: Play, moment: str | None) -> None:
    """A line of the course for each moment, or for the one that was asked for."""
    out = services.out()
    out.say(words.READY if moment is None else words.READY_ONE)
    for option in blank.prompt.options:
        if moment in (None, option.kept) and (ready := _first_line(blank, option)):
            out.say(words.READY_LINE.format(moment=line(option.text, blank), line=ready))
    out.say(words.MAKE)


def _first_line(blank: Play, moment: Option) -> str:
    """The first that is offered for it."""
    play = blank.accept(moment.kept)
    offered = () if play.done else play.prompt.options
    return next((line(option.text, play) for option in offered if option.kept != OWN), "")
