"""Coping cards, one a screen: the moment, the line, and nothing else."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cbtpain.errors import Stopped
from cbtpain.play.control import Control, control
from cbtpain.screen.output import Output
from cbtpain.screen.terminal import Terminal
from cbtpain.words import cards as words


class Card(NamedTuple):
    """``moment`` is the id of the moment it is for, and ``told`` how that reads; both empty where none was chosen."""

    line: str
    moment: str = ""
    told: str = ""


def say_all(out: Output, cards: Sequence[Card]) -> None:
    """All of them, with nothing asked."""
    for number in range(len(cards)):
        _say(out, cards, number)


def leaf_through(
    terminal: Terminal, cards: Sequence[Card], help_now: Callable[[], None], flare: Callable[[], None]
) -> None:
    """One after the other, until the last was seen or the person stops. Raises ``Stopped`` on a signal."""
    out, at = terminal.out, 0
    _say(out, cards, at)
    while True:
        try:
            text = terminal.read(words.NEXT if at + 1 < len(cards) else words.LAST)
        except Stopped as stopped:
            if stopped.end_of_input:
                return
            raise
        match control(text):
            case Control.HELP:
                out.say(words.HELP)
            case Control.HELP_NOW:
                help_now()
                _say(out, cards, at)
            case Control.FLARE:
                flare()
                _say(out, cards, at)
            case Control.STOP:
                return
            case Control.BACK if at == 0:
                out.say(words.FIRST)
            case Control.BACK:
                at -= 1
                _say(out, cards, at)
            case _ if at + 1 == len(cards):
                return
            case _:
                at += 1
                _say(out, cards, at)


def _say(out: Output, cards: Sequence[Card], number: int) -> None:
    card = cards[number]
    out.say("", words.HEAD.format(number=number + 1, count=len(cards), moment=card.told or words.NO_MOMENT), "")
    for line in card.line.splitlines():
        out.heading(f"    {line}")
    out.say("")
