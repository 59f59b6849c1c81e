"""The worst day, a screen at a time: usual or new, the signs or the plan, one key that marks the day.

The plan shows whatever is wrong: without a diary, with one that cannot be read, without a terminal.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from cbtpain.cli import flare_keep
from cbtpain.cli.flare_plan import Plan, plan_of
from cbtpain.cli.help_desk import HelpDesk
from cbtpain.cli.help_now import show_lines
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.course.flare import flare_texts
from cbtpain.errors import Stopped, StoreFault
from cbtpain.paths import content
from cbtpain.play.control import Control, control
from cbtpain.screen import flare as screen
from cbtpain.screen.terminal import Terminal
from cbtpain.words import flare as words
from cbtpain.words.faults import sentence
from cbtpain.words.numbers import week_day


class Pressed(Enum):
    """What was answered at a screen that waits for Enter."""

    ON = auto()
    BACK = auto()
    SKIP = auto()


class FlareWalk:
    """One walk; ``marked`` once the day is, ``fault`` is what kept it from being.

    Raises ``ContentFault`` where the words or the signs cannot be read.
    """

    def __init__(self, services: Services, terminal: Terminal, pause: Pause) -> None:
        self._services = services
        self._terminal = terminal
        self._out = terminal.out
        self._texts = flare_texts(content())
        self._pause = pause
        self._desk = HelpDesk(services)
        self.fault: StoreFault | None = None
        self.marked = False

    def take(self) -> None:
        """From the question to the mark. Raises ``Stopped``; an input that ended has been shown all of it."""
        try:
            self._from_question()
        except Stopped as stopped:
            if stopped.end_of_input and not self._terminal.interactive and not self.marked:
                self._print_rest()
            raise

    def from_plan(self) -> bool:
        """From the plan to the mark, for whoever has said that it is the usual pain; False where ``b`` led back."""
        plan = plan_of(self._services)
        try:
            found = flare_keep.here(self._services)
        except StoreFault:
            found = None
        prompt = words.MARK_PROMPT if found is None else words.MARKED_PROMPT
        match self._wait(self._shown_plan(plan), prompt):
            case Pressed.BACK:
                return False
            case Pressed.SKIP if found is None:
                self._out.say(words.NOTHING_MARKED)
            case _:
                self._mark()
        return True

    def _from_question(self) -> None:
        while True:
            usual = self._ask_usual()
            if (usual or self._signs()) and self.from_plan():
                return

    def _ask_usual(self) -> bool:
        """Left out, it is taken for the usual pain: the plan says once more what is not. ``b`` leads out, as ``q``."""
        self._say(screen.question(self._texts))
        while True:
            text = self._terminal.read(words.PROMPT)
            said = text.strip().lower().rstrip(".")
            if said in words.USUAL or control(text) is Control.SKIP:
                return True
            if said in words.NOT_USUAL:
                return False
            if control(text) is Control.BACK:
                raise Stopped()
            self._hear(text, screen.question(self._texts), words.REFUSED)

    def _signs(self) -> bool:
        """Page by page, the most urgent first; False where ``b`` leads back to the question."""
        pages = [*self._sign_pages(), [self._texts.care]]
        at = 0
        while 0 <= at < len(pages):
            last = at == len(pages) - 1
            pressed = self._wait(pages[at], words.CARE_PROMPT if last else words.SIGNS_PROMPT)
            at += -1 if pressed is Pressed.BACK else 1
        return at > 0

    def _sign_pages(self) -> Iterator[list[str]]:
        return screen.sign_pages(self._desk.safety, self._desk.emergency_number)

    def _wait(self, lines: Sequence[str], prompt: str) -> Pressed:
        self._say(lines)
        while True:
            text = self._terminal.read(prompt)
            match control(text):
                case Control.BACK:
                    return Pressed.BACK
                case Control.SKIP:
                    return Pressed.SKIP
                case None if text.strip().lower() in words.LEAVES:
                    return Pressed.SKIP
                case None if text.strip().lower() in words.GOES_ON:
                    return Pressed.ON
            self._hear(text, lines, words.HELP)

    def _hear(self, text: str, lines: Sequence[str], otherwise: str) -> None:
        """The keys that lead no further. Raises ``Stopped``."""
        match control(text):
            case Control.STOP:
                raise Stopped()
            case Control.HELP_NOW:
                show_lines(self._services)
                self._say(lines)
            case Control.HELP | Control.FLARE:
                self._out.say(words.HELP)
            case _:
                self._out.say(otherwise)

    def _shown_plan(self, plan: Plan) -> list[str]:
        unread = [words.PLAN_UNREADABLE] if plan.fault is not None else []
        return [*unread, *screen.plan(self._texts, plan.said, no_breath=plan.no_breath)]

    def _mark(self) -> None:
        try:
            with self._pause.held():
                found = flare_keep.mark(self._services)
                self.marked = True
        except StoreFault as fault:
            self.fault = fault
            self._out.say("", words.NOT_MARKED, sentence(fault))
            return
        since = week_day(found.flare.begun_on)
        told = words.MARKED_ALREADY.format(day=since) if found.before else words.MARKED
        self._out.say("", self._texts.no_blame, told, words.HOW_BACK, *([] if found.before else [words.MISTAKE]))

    def _print_rest(self) -> None:
        """Where nobody can press a key, all of it at once, and how to mark the day."""
        for page in self._sign_pages():
            self._say(page)
        self._say([self._texts.care])
        self._say(self._shown_plan(plan_of(self._services)))
        self._out.say("", words.NOTHING_MARKED, words.MARK_LATER)

    def _say(self, lines: Sequence[str]) -> None:
        screen.say(self._out, lines)
