"""A prompt outside the questions: the help lines and stopping are one key away here too."""

from cbtpain.cli.flare_here import show_flare
from cbtpain.cli.help_now import show_lines
from cbtpain.cli.services import Services
from cbtpain.errors import Stopped
from cbtpain.play.control import Control, control
from cbtpain.screen.terminal import Terminal
from cbtpain.words import flare as flare_words


def ask(services: Services, terminal: Terminal, question: str, prompt: str) -> str:
    """Show the question, a paragraph a line, and read one line; a skip is an empty one. Raises ``Stopped``."""
    terminal.out.say("", *question.split("\n"))
    while True:
        text = terminal.read(prompt)
        match control(text):
            case Control.HELP_NOW:
                show_lines(services)
                terminal.out.say("", *question.split("\n"))
            case Control.FLARE:
                show_flare(services)
                terminal.out.say("", *question.split("\n"))
            case Control.HELP:
                terminal.out.say(*question.split("\n"), flare_words.KEY)
            case Control.STOP:
                raise Stopped()
            case Control.SKIP:
                return ""
            case _:
                return text
