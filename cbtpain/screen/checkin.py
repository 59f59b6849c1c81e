"""A check-in on a screen: the question, what 0 and 10 mean, and the keys."""

from collections.abc import Callable, Mapping
from typing import Protocol

from cbtpain.errors import CbtpainError
from cbtpain.play.drive import WentBack
from cbtpain.play.questions import Questions
from cbtpain.play.rating import rating
from cbtpain.screen.terminal import Terminal
from cbtpain.words import checkin as words
from cbtpain.words import flare as flare_words
from cbtpain.words.faults import sentence


class Worded(Protocol):
    """One 0-10 question: its words, what 0 and 10 mean, and help."""

    @property
    def text(self) -> str: ...
    @property
    def low(self) -> str: ...
    @property
    def high(self) -> str: ...
    @property
    def help(self) -> str: ...


class CheckinScreen:
    """Shows the items of an instrument, by their ids, and reads answers; a ``play.drive.Screen``."""

    def __init__(
        self,
        terminal: Terminal,
        items: Mapping[str, Worded],
        help_now: Callable[[], None],
        flare: Callable[[], None],
        *,
        labels: Mapping[str, str] = words.LABELS,
        leads_back: bool = False,
    ) -> None:
        self._terminal = terminal
        self._items = items
        self._labels = labels
        self._help_now = help_now
        self._flare = flare
        self._leads_back = leads_back
        self._shown: Questions | None = None

    def ask(self, questions: Questions) -> str:
        if questions != self._shown:
            self._show(questions)
            self._shown = questions
        label = self._labels[questions.item].capitalize()
        return self._terminal.read(words.PROMPT_FOR.format(label=label))

    def taken(self, questions: Questions, text: str) -> int:
        return rating(text)

    def kept(self, before: Questions, after: Questions) -> None:
        """The next question says enough."""

    def refuse(self, fault: CbtpainError) -> None:
        self._terminal.out.say(sentence(fault))

    def help(self, questions: Questions) -> None:
        self._terminal.out.say(self._items[questions.item].help, words.KEYS, flare_words.KEY)

    def help_now(self) -> None:
        self._help_now()
        self._shown = None

    def flare(self) -> None:
        self._flare()
        self._shown = None

    def at_first(self) -> None:
        if self._leads_back:
            raise WentBack
        self._terminal.out.say(words.NO_EARLIER)

    def _show(self, questions: Questions) -> None:
        item = self._items[questions.item]
        number = questions.at + 1
        self._terminal.out.say(
            "",
            words.QUESTION.format(number=number, count=len(questions.items), text=item.text),
            words.ENDS.format(low=item.low, high=item.high),
        )
        if questions.given_here:
            given = questions.answers[questions.at]
            told = words.ENTER_LEAVES if given is None else words.ENTER_KEEPS.format(answer=given)
            self._terminal.out.say(told)
