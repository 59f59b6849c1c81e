"""The note of a check-in: asked for, or read from piped input; never from the command line."""

from dataclasses import replace

from cbtpain.cli.listening import Listener
from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.play.note import note_of
from cbtpain.screen.terminal import Terminal
from cbtpain.words import checkin as words


def ask_note(services: Services, terminal: Terminal) -> str:
    """One line, asked again while it is too long; empty where it is left out."""
    question = words.ASK_NOTE
    while True:
        try:
            note = note_of(ask(services, terminal, question, words.PROMPT_NOTE))
        except Rejected as fault:
            question = words.NOTE_TOO_LONG.format(**fault.fields)
        else:
            Listener(services)(note)
            return note


def piped_note(terminal: Terminal) -> str:
    """All of the piped input. Raises ``Rejected`` when it is empty or too long."""
    text = note_of(terminal.read_rest())
    if not text:
        raise Rejected("note_is_empty")
    return text


def one_shot_note(services: Services, *, as_json: bool) -> str:
    """The note of a check-in given at once: asked for on a terminal, else all of the piped input."""
    # Words in between would spoil what a program reads.
    beside = replace(services, stdout=services.stderr) if as_json else services
    terminal = services.terminal(services.errors if as_json else services.out())
    if terminal.interactive:
        note = ask_note(beside, terminal)
        services.helped = beside.helped
        return note
    note = piped_note(terminal)
    Listener(beside, may_ask=False)(note)
    services.helped = beside.helped
    return note
