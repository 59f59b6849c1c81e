"""Reading the guide: its contents, a topic page by page, words looked for, words explained."""

from functools import partial

from cbtpain.cli.flare_here import show_flare
from cbtpain.cli.guide_topic import topic_named
from cbtpain.cli.help_now import show_lines
from cbtpain.cli.services import Services
from cbtpain.course.about import sources
from cbtpain.course.guide import Guide
from cbtpain.course.guide_search import search
from cbtpain.course.nearest import nearest
from cbtpain.errors import OK, NotThere, Stopped
from cbtpain.paths import content
from cbtpain.play.control import Control, control
from cbtpain.play.drive import drive
from cbtpain.play.pages import Pages
from cbtpain.screen.guide import Reading, TopicScreen, say_contents, say_hits, say_terms, say_topic
from cbtpain.screen.terminal import Terminal
from cbtpain.words import guide as words
from cbtpain.words.faults import sentence


def read(services: Services, named: str | None) -> int:
    """A topic, or without one the contents; the exit code. Raises ``NotThere`` and ``ContentFault``."""
    guide = Guide(content())
    terminal = services.terminal(services.out())
    at_terminal = terminal.interactive and services.stdout.isatty()
    if named is not None:
        _topic(services, terminal, guide, topic_named(guide, named), paged=at_terminal)
        return OK
    say_contents(terminal.out, guide)
    if at_terminal:
        _choose(services, terminal, guide)
    else:
        terminal.out.say(words.HOW.format(id=guide.ids[0]))
    return OK


def find(services: Services, wanted: str) -> None:
    """Where words stand. Raises ``ContentFault``."""
    say_hits(services.out(), search(Guide(content()), wanted))


def explain(services: Services, term: str | None) -> None:
    """One word, or all of them. Raises ``NotThere`` and ``ContentFault``."""
    glossary = Guide(content()).glossary
    if term is None:
        services.out().heading(words.GLOSSARY)
        say_terms(services.out(), glossary.items())
        return
    by_plain = {known.casefold(): known for known in glossary}
    known = by_plain.get(term.strip().casefold())
    if known is None:
        raise NotThere("no_such_term", given=term[:40], nearest=nearest(term, list(glossary)))
    say_terms(services.out(), [(known, glossary[known])])


def _topic(services: Services, terminal: Terminal, guide: Guide, id_: str, *, paged: bool) -> None:
    topic, known = guide.topic(id_), sources(content())
    if not paged:
        say_topic(terminal.out, topic, known)
        return
    reading = Reading(topic, known, partial(show_lines, services), partial(show_flare, services))
    try:
        drive(Pages(len(topic.pages)), TopicScreen(terminal, reading), lambda position: None)
    except Stopped as stopped:
        if stopped.exit_code != OK:
            raise
    terminal.out.say(words.FOOT)


def _choose(services: Services, terminal: Terminal, guide: Guide) -> None:
    """A number or a word, until one is taken or the person leaves."""
    while True:
        try:
            answer = terminal.read(words.CHOOSE.format(last=len(guide.ids)))
        except Stopped:
            return
        match control(answer):
            case Control.HELP_NOW:
                show_lines(services)
            case Control.FLARE:
                show_flare(services)
            case Control.STOP:
                return
            case None if not answer.strip():
                return
            case _:
                try:
                    chosen = topic_named(guide, answer)
                except NotThere as fault:
                    terminal.out.say(sentence(fault))
                    continue
                _topic(services, terminal, guide, chosen, paged=True)
                return
