"""The words for the hardest moments where what was answered asks for them: once a run, and nothing is kept of it."""

from dataclasses import replace

from cbtpain.cli.help_now import show_lines, show_page
from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.errors import Stopped
from cbtpain.screen.terminal import Terminal
from cbtpain.words import help_now as words


def say_crisis(services: Services, terminal: Terminal) -> None:
    """The message and the numbers, then three ways on (curriculum 6.6). Raises ``Stopped`` for a break."""
    if services.helped:
        return
    services.helped = True
    show_lines(services)
    ask_ways_on(services, terminal)


def ask_ways_on(services: Services, terminal: Terminal) -> None:
    """Someone to talk to, a break, or on; asked for at a terminal alone. Raises ``Stopped`` for a break."""
    while terminal.interactive:
        match ask(services, terminal, words.CRISIS_CHOICES, words.CRISIS_PROMPT).strip():
            case "1":
                show_page(services)
            case "2":
                raise Stopped()
            case "3" | "":
                return


def say_lines(services: Services, *, beside_json: bool) -> None:
    """The message and the numbers where nothing is asked; beside what a program reads, never in it."""
    if services.helped:
        return
    services.helped = True
    show_lines(replace(services, stdout=services.stderr) if beside_json else services, may_ask=False)
