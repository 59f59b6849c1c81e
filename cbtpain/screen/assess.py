"""The milestone set on a screen: one question at a time, what its ends mean, the keys always the same."""

from collections.abc import Callable
from datetime import date

from cbtpain.course.prompt import Form
from cbtpain.errors import CbtpainError, Rejected
from cbtpain.play.parse import numbered, parse
from cbtpain.play.sheet import Given, Question, Sheet, taken
from cbtpain.screen.terminal import Terminal
from cbtpain.words import assess as words
from cbtpain.words import flare as flare_words
from cbtpain.words.faults import sentence
from cbtpain.words.numbers import span
from cbtpain.words.session import HELP_FOR

_ACTIVITY = "{activity}"


class AssessScreen:
    """Shows questions and reads answers; a ``play.drive.Screen`` of a ``Sheet``.

    ``wrote`` is told of what was written in own words.
    """

    def __init__(
        self,
        terminal: Terminal,
        today: date,
        help_now: Callable[[], None],
        flare: Callable[[], None],
        wrote: Callable[[str], None],
    ) -> None:
        self._terminal = terminal
        self._out = terminal.out
        self._today = today
        self._help_now = help_now
        self._flare = flare
        self._wrote = wrote
        self._shown: Sheet | None = None

    def ask(self, sheet: Sheet) -> str:
        if sheet is not self._shown:
            self._show(sheet)
            self._shown = sheet
        return self._terminal.read(_label(sheet.question))

    def taken(self, sheet: Sheet, text: str) -> Given:
        try:
            value = parse(sheet.question.prompt, text, self._today)
        except Rejected:
            # Whatever was written where no words are taken is looked at as well.
            self._wrote(text)
            raise
        return taken(sheet.question, value)

    def kept(self, before: Sheet, after: Sheet) -> None:
        """The choice said once more where nothing is drawn."""
        question = before.question
        value = after.answers[question.key]
        if isinstance(value, str):
            self._wrote(value)
        elif value is not None and question.prompt.form is Form.PICK and self._out.plain:
            self._out.say(words.CHOSE.format(said=_said(question, value)))

    def refuse(self, fault: CbtpainError) -> None:
        self._out.say(sentence(fault))

    def help(self, sheet: Sheet) -> None:
        prompt = sheet.question.prompt
        self._out.say(prompt.help or HELP_FOR[prompt.form], words.KEYS, flare_words.KEY)

    def help_now(self) -> None:
        self._help_now()
        self._shown = None

    def flare(self) -> None:
        self._flare()
        self._shown = None

    def at_first(self) -> None:
        self._out.say(words.PEG_IS_KEPT)

    def _show(self, sheet: Sheet) -> None:
        question, prompt = sheet.question, sheet.question.prompt
        # A person's own words stand in the question as they are; nothing in them is looked through for slots.
        text = prompt.text.replace(_ACTIVITY, _activity(sheet, question))
        number, count = sheet.place
        self._out.say("", *([question.stem] if question.stem and question.counts else []))
        shape = words.QUESTION if question.counts else words.UNCOUNTED
        self._out.say(shape.format(number=number, count=count, text=text))
        if prompt.form in (Form.SCALE, Form.NUMBER):
            ends = words.ENDS if prompt.form is Form.SCALE else words.RANGE_ENDS
            self._out.say(ends.format(low=prompt.low, high=prompt.high, least=prompt.least, most=prompt.most))
        for choice, option in numbered(prompt).items() if prompt.form is Form.PICK else ():
            self._out.say(words.OPTION.format(number=choice, text=option.text))
        if sheet.given_here:
            given = sheet.answers[question.key]
            told = words.YOU_SKIPPED if given is None else words.YOU_SAID.format(said=_said(question, given))
            self._out.say(told)


def _activity(sheet: Sheet, question: Question) -> str:
    return question.named or str(sheet.answers.get(question.needs) or "")


def _said(question: Question, given: Given) -> str:
    return next((one.text for one in question.prompt.options if one.kept == str(given)), str(given))


def _label(question: Question) -> str:
    prompt = question.prompt
    match prompt.form:
        case Form.PICK:
            return words.NUMBERS.format(numbers=span(numbered(prompt)))
        case Form.LINE:
            return words.LINE
        case Form.NUMBER:
            return words.NUMBER.format(least=prompt.least, most=prompt.most)
    return words.SCALE
