"""A session on a screen: one idea at a time, the choices numbered, the keys always the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cbtpain.course.prompt import Form, Option, Prompt
from cbtpain.errors import CbtpainError, Rejected, Stopped
from cbtpain.play.answer import Value
from cbtpain.play.control import Control, control
from cbtpain.play.filling import line, paragraphs, said
from cbtpain.play.note import LONGEST
from cbtpain.play.parse import chosen, numbered, parse
from cbtpain.play.player import Play
from cbtpain.screen.terminal import Terminal
from cbtpain.words import exercise as exercise_words
from cbtpain.words import flare as flare_words
from cbtpain.words import session as words
from cbtpain.words.faults import sentence
from cbtpain.words.numbers import span

_NO_STORIES = "n"
_UNBOUNDED = 100
"""From here on the limit of a number is there to catch a slip, and is not worth saying."""


@dataclass(frozen=True)
class Doings:
    """What a session asks of the rest of the program; ``exercise`` takes the version that was chosen."""

    today: date
    help_now: Callable[[], None]
    signs: Callable[[], None]
    flare: Callable[[], None]
    """The plan for a flare, in the middle of whatever is asked, and back."""
    checkin: Callable[[], Value]
    exercise: Callable[[Play, str], Value]
    wrote: Callable[[str], None]
    """Told of what was written in own words, once it is kept."""
    help_within: Callable[[], None]
    """The help lines in the middle of a text or an exercise: nothing is asked there."""
    no_stories: Callable[[], None]
    hold: Callable[[], None]
    """Called where the input ended with something still to be kept: no signal cuts in before it is."""


class SessionScreen:
    """Shows prompts and reads answers; a ``play.drive.Screen`` of a ``Play``."""

    def __init__(self, terminal: Terminal, doings: Doings) -> None:
        self._terminal = terminal
        self._out = terminal.out
        self._doings = doings
        self._shown: Play | None = None
        self._chosen: Option | None = None
        self._stopping: Stopped | None = None

    def ask(self, play: Play) -> str:
        self._stop_if_told()
        if not play.given_here and self._is_empty(play):
            return ""
        if play is not self._shown:
            self._show(play)
            self._shown = play
        if play.prompt.form is Form.CHECKIN and not play.given_here:
            # Its first question follows at once; no key is asked for in between.
            return ""
        text = self._terminal.read(label(play), paste=play.prompt.form is Form.LINES)
        if play.prompt.form is not Form.LINES or not text.strip() or control(text) is not None:
            return text
        return "\n".join([text, *self._more_lines(text)])

    @staticmethod
    def _is_empty(play: Play) -> bool:
        """True for a screen to read of whose words none are left, their slots being empty."""
        return play.prompt.form is Form.SHOW and not paragraphs(play.prompt.text, play)

    def taken(self, play: Play, text: str) -> Value:
        if play.prompt.story and text.strip().lower() == _NO_STORIES:
            self._doings.no_stories()
            return None
        try:
            value = parse(play.prompt, text, self._doings.today)
        except Rejected:
            # Whatever was written where no words are taken is looked at as well.
            self._doings.wrote(text)
            raise
        self._chosen = chosen(play.prompt, text) if play.prompt.form is Form.PICK else None
        match play.prompt.form:
            case Form.EXERCISE:
                return self._exercise(play, str(value))
            case Form.CHECKIN:
                return self._doings.checkin()
        return value

    def _exercise(self, play: Play, version: str) -> Value:
        """One that was cut off is kept as far as it was done, and then the sitting stops."""
        try:
            return self._doings.exercise(play, version)
        except Stopped as stopped:
            if stopped.done is None:
                raise
            self._stopping = stopped
            return dict(stopped.done)

    def refuse(self, fault: CbtpainError) -> None:
        self._out.say(sentence(fault))

    def help(self, play: Play) -> None:
        own = paragraphs(play.prompt.help, play)
        self._out.say(*(own or [words.HELP_FOR[play.prompt.form]]), words.KEYS, flare_words.KEY)

    def help_now(self) -> None:
        self._doings.help_now()
        self._shown = None

    def flare(self) -> None:
        self._doings.flare()
        self._shown = None

    def at_first(self) -> None:
        self._out.say(words.FIRST)

    def kept(self, before: Play, after: Play) -> None:
        """The choice said once more where nothing is drawn, the feedback to it, and what it brings about."""
        prompt, value = before.prompt, after.answers[before.prompt.id].value
        if self._chosen is not None and prompt.form is Form.PICK and value is not None:
            self._answer_to_choice(self._chosen, after)
        elif prompt.form is Form.PICKS and (spoken := said(prompt, value, after)):
            self._out.say(words.chose(spoken))
        elif prompt.form in (Form.LINE, Form.LINES) and isinstance(value, str) and value:
            self._doings.wrote(value)
        self._stop_if_told()

    def _stop_if_told(self) -> None:
        """Whatever ended the input among several lines: what was written before it is kept first."""
        if self._stopping is not None:
            raise self._stopping

    def _answer_to_choice(self, option: Option, play: Play) -> None:
        """By the option itself: several may be kept under one name."""
        if self._out.plain:
            self._out.say(words.chose(line(option.text, play)))
        self._out.say(*paragraphs(option.reply, play))
        self._do(option.does)

    def _do(self, what: str) -> None:
        match what:
            case "help-now":
                self._doings.help_now()
                self._wait()
            case "signs":
                self._doings.signs()
                self._wait()
            case "pause":
                raise Stopped()

    def _wait(self) -> None:
        """Nothing of the course until the person asks for it."""
        while self._terminal.interactive:
            match control(self._terminal.read(words.AFTER_HELP)):
                case Control.HELP_NOW:
                    self._doings.help_now()
                case Control.FLARE:
                    self._doings.flare()
                case Control.STOP:
                    raise Stopped()
                case _:
                    return

    def _more_lines(self, first: str) -> list[str]:
        lines: list[str] = []
        try:
            while (text := self._terminal.read(words.MORE_LINES, paste=True)).strip():
                if control(text) is Control.HELP_NOW:
                    self._doings.help_within()
                elif control(text) is Control.FLARE:
                    self._out.say(flare_words.AFTER_TEXT)
                elif len("\n".join([first, *lines, text])) > LONGEST:
                    # Refused whole, everything before it would be lost with it.
                    self._out.say(words.LONG_ENOUGH)
                    break
                else:
                    lines.append(text)
        except Stopped as stopped:
            self._doings.hold()
            self._stopping = stopped
        return lines

    def _show(self, play: Play) -> None:
        prompt = play.prompt
        self._out.say("")
        if prompt.story:
            self._out.say(words.MADE_UP.format(who=prompt.who) if prompt.who else words.MADE_UP_UNNAMED)
        if prompt.title:
            self._out.heading(line(prompt.title, play))
        for number, paragraph in enumerate(paragraphs(prompt.text, play)):
            self._out.say(*([""] if number else []), paragraph)
        if prompt.form is Form.SCALE:
            self._out.say(words.ENDS.format(low=prompt.low, high=prompt.high))
        if prompt.form in (Form.PICK, Form.PICKS) or (prompt.form is Form.EXERCISE and len(prompt.options) > 1):
            self._list(play)
        elif prompt.form is Form.EXERCISE:
            self._out.say(exercise_words.VERSION.format(title=prompt.options[0].text))
        if play.given_here:
            self._say_given(play)

    def _list(self, play: Play) -> None:
        for number, option in numbered(play.prompt).items():
            self._out.item(words.OPTION.format(number=number), line(option.text, play))

    def _say_given(self, play: Play) -> None:
        if play.given is None:
            self._out.say(words.YOU_SKIPPED)
            return
        spoken = _spoken(play)
        if spoken:
            self._out.say(words.YOU_SAID.format(said=spoken.rstrip(".")))
        elif play.prompt.form is not Form.SHOW:
            self._out.say(words.YOU_ANSWERED)


def _spoken(play: Play) -> str:
    prompt = play.prompt
    if prompt.form is Form.CHECKIN:
        return words.CHECKIN_DONE
    if prompt.form is Form.EXERCISE and isinstance(play.given, dict):
        return next((option.said for option in prompt.options if option.id == play.given["version"]), "")
    return said(prompt, play.given, play)


def label(play: Play) -> str:
    """What stands before the cursor: what may be typed."""
    prompt = play.prompt
    match prompt.form:
        case Form.SHOW:
            return words.STORY if prompt.story else words.ENTER
        case Form.PICK | Form.PICKS:
            return _list_label(prompt)
        case Form.SCALE:
            return words.SCALE
        case Form.NUMBER if prompt.most >= _UNBOUNDED:
            logged = bool(prompt.default_fact and prompt.default) and not play.given_here
            text = words.COUNT_DEFAULT if logged else words.COUNT
            return text.format(default=prompt.default)
        case Form.NUMBER:
            text = words.NUMBER_DEFAULT if prompt.default and not play.given_here else words.NUMBER
            return text.format(least=prompt.least, most=prompt.most, default=prompt.default)
        case Form.EXERCISE if play.given_here:
            return words.BEGIN_AGAIN.format(numbers=_numbers(prompt))
        case Form.LINE if play.given_here:
            return words.LINE_AGAIN
        case Form.EXERCISE if len(prompt.options) > 1:
            usual = next(number for number, option in numbered(prompt).items() if option.id == prompt.version)
            return words.BEGIN_ONE_OF.format(numbers=_numbers(prompt), usual=usual)
        case Form.EXERCISE:
            return words.BEGIN
        case Form.CHECKIN:
            return words.KEEP_CHECKIN
    return {Form.DATE: words.DATE, Form.LINE: words.LINE, Form.LINES: words.LINES}[prompt.form]


def _list_label(prompt: Prompt) -> str:
    if prompt.form is Form.PICK or prompt.most == 1:
        return words.NUMBERS.format(numbers=_numbers(prompt))
    every = prompt.most >= len(prompt.options)
    return (words.ONE_OR_MORE if every else words.SOME).format(numbers=_numbers(prompt), most=prompt.most)


def _numbers(prompt: Prompt) -> str:
    return span(numbered(prompt))
