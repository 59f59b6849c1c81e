"""The loop that puts questions: ask, read, refuse or keep, and only then go on.

It drives whatever knows its place: the three questions of a check-in, or a session.
"""

from collections.abc import Callable
from typing import Any, Protocol, Self, TypeVar

from cbtpain.errors import USAGE, CbtpainError, Rejected, Stopped
from cbtpain.play.control import Control, control


class WentTo(Exception):
    """To another prompt, because of what was typed at this one; nothing of it is kept."""

    def __init__(self, position: Any) -> None:
        super().__init__()
        self.position = position


class WentBack(Exception):
    """Out of what an answer is made of (a check-in inside a session), to the prompt before it."""


class Position(Protocol):
    """A frozen place among questions; every move makes a new one."""

    @property
    def done(self) -> bool: ...
    @property
    def is_first(self) -> bool: ...
    @property
    def given_here(self) -> bool: ...
    def accept(self, value: Any) -> Self: ...
    def skip(self) -> Self: ...
    def keep(self) -> Self: ...
    def back(self) -> Self: ...


Where = TypeVar("Where", bound=Position)
Asked = TypeVar("Asked", bound=Position, contravariant=True)


class Screen(Protocol[Asked]):
    """What the loop needs from whoever shows and reads."""

    def ask(self, position: Asked) -> str: ...
    def taken(self, position: Asked, text: str) -> Any:
        """What is kept of an answer; it may take a while, as an exercise does. Raises ``Rejected``."""

    def refuse(self, fault: CbtpainError) -> None: ...
    def help(self, position: Asked) -> None: ...
    def help_now(self) -> None: ...
    def flare(self) -> None: ...
    def at_first(self) -> None: ...
    def kept(self, before: Asked, after: Asked) -> None:
        """Called once an answer is on disk: what is said to it. May raise ``Stopped``."""


def drive(position: Where, screen: Screen[Where], keep: Callable[[Where], None]) -> Where:
    """Put the questions until all are done; ``keep`` commits an answer before the next one shows.

    Raises ``Stopped`` when the person or the input ends it; its exit code is 2 when
    the input ended straight after a refused value.
    """
    refused = False
    while not position.done:
        try:
            text = screen.ask(position)
        except Stopped as stopped:
            if refused and stopped.end_of_input:
                raise Stopped(exit_code=USAGE, refused=True) from None
            raise
        try:
            position = _answered(position, text, screen, keep)
            refused = False
        except Rejected as fault:
            refused = True
            screen.refuse(fault)
    return position


def _answered(position: Where, text: str, screen: Screen[Where], keep: Callable[[Where], None]) -> Where:
    match control(text):
        case None if not text.strip() and position.given_here:
            return position.keep()
        case None:
            try:
                after = position.accept(screen.taken(position, text))
            except WentBack:
                return position.back()
            except WentTo as went:
                there: Where = went.position
                return there
        case Control.SKIP:
            after = position.skip()
        case asked_for:
            return _controlled(position, asked_for, screen)
    keep(after)
    screen.kept(position, after)
    return after


def _controlled(position: Where, asked_for: Control, screen: Screen[Where]) -> Where:
    match asked_for:
        case Control.BACK if position.is_first:
            screen.at_first()
        case Control.BACK:
            return position.back()
        case Control.HELP:
            screen.help(position)
        case Control.HELP_NOW:
            screen.help_now()
        case Control.FLARE:
            screen.flare()
        case Control.STOP:
            raise Stopped()
    return position
