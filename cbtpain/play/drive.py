"""The loop that puts questions: ask, read, refuse or keep, and only then go on."""

from collections.abc import Callable
from typing import Protocol

from cbtpain.errors import USAGE, CbtpainError, Rejected, Stopped
from cbtpain.play.control import Control, control
from cbtpain.play.questions import Questions
from cbtpain.play.rating import rating


class Screen(Protocol):
    """What the loop needs from whoever shows and reads."""

    def ask(self, questions: Questions) -> str: ...
    def refuse(self, fault: CbtpainError) -> None: ...
    def help(self, questions: Questions) -> None: ...
    def help_now(self) -> None: ...
    def at_first(self) -> None: ...


Keep = Callable[[Questions], None]
"""Commits what was given; called before the next question shows."""


def drive(questions: Questions, screen: Screen, keep: Keep) -> Questions:
    """Put the questions until all are done.

    Raises ``Stopped`` when the person or the input ends it; its exit code is 2 when
    the input ended straight after a refused value.
    """
    refused = False
    while not questions.done:
        try:
            text = screen.ask(questions)
        except Stopped as stopped:
            if refused and stopped.end_of_input:
                raise Stopped(exit_code=USAGE, refused=True) from None
            raise
        try:
            questions = _answered(questions, text, screen, keep)
            refused = False
        except Rejected as fault:
            refused = True
            screen.refuse(fault)
    return questions


def _answered(questions: Questions, text: str, screen: Screen, keep: Keep) -> Questions:
    asked_for = control(text)
    if asked_for is not None:
        return _controlled(questions, asked_for, screen, keep)
    if not text.strip() and questions.given_here:
        return questions.keep()
    return _kept(questions.accept(rating(text)), keep)


def _controlled(questions: Questions, asked_for: Control, screen: Screen, keep: Keep) -> Questions:
    match asked_for:
        case Control.SKIP:
            return _kept(questions.accept(None), keep)
        case Control.BACK if questions.at == 0:
            screen.at_first()
        case Control.BACK:
            return questions.back()
        case Control.HELP:
            screen.help(questions)
        case Control.HELP_NOW:
            screen.help_now()
        case Control.STOP:
            raise Stopped()
    return questions


def _kept(questions: Questions, keep: Keep) -> Questions:
    keep(questions)
    return questions
