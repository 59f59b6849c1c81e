"""What is a person's own for hard moments: contacts, grounding steps, the listening; and the signs, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass

from cbtpain.cli.help_desk import HelpDesk
from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.errors import OK, Rejected, Stopped
from cbtpain.play.control import Control, control
from cbtpain.screen.help_now import sign_groups
from cbtpain.screen.output import Output
from cbtpain.screen.terminal import Terminal
from cbtpain.store.own_help import CONTACTS, GROUNDING, LISTENING, LONGEST, MOST, is_line, keep_lines, own_lines
from cbtpain.store.settings import remember
from cbtpain.words import safety as words


def set_listening(services: Services, given: str) -> int:
    """Switch it on or off; the exit code. Raises ``Rejected`` and ``StoreFault``."""
    kept = {"on": "yes", "off": "no"}.get(given.strip().lower())
    if kept is None:
        raise Rejected("listening_on_or_off")
    remember(services.home, LISTENING, kept)
    services.out().say(words.LISTENS, words.LISTENING_ON if kept == "yes" else words.LISTENING_OFF)
    return OK


def show_signs(services: Services) -> int:
    """All of them, page by page on a terminal."""
    desk = HelpDesk(services)
    terminal = services.terminal(services.out())
    if not (terminal.interactive and services.stdout.isatty()):
        desk.show_signs(None)
        return OK
    pages = list(sign_groups(desk.safety, desk.emergency_number))
    for at, page in enumerate(pages, start=1):
        terminal.out.say(*page)
        try:
            if at < len(pages) and control(ask(services, terminal, "", words.SIGNS_PROMPT)) is Control.BACK:
                break
        except Stopped:
            break
    return OK


def contacts(services: Services) -> int:
    """The person's own contacts: listed, added to, changed, taken out; the exit code. Raises ``StoreFault``."""
    return _Lines(services, CONTACTS, words.CONTACTS_HEAD, words.CONTACTS_ADD).tend()


def grounding(services: Services) -> int:
    """The same for what helps through a hard moment."""
    return _Lines(services, GROUNDING, words.GROUNDING_HEAD, words.GROUNDING_ADD, words.PICKS).tend()


@dataclass
class _Lines:
    """One list in the settings; each change is on disk before the next prompt."""

    services: Services
    name: str
    head: str
    how: str
    picks: Sequence[str] = ()

    def tend(self) -> int:
        terminal = self.services.terminal(self.services.out())
        terminal.out.say(self.head, words.CONTACTS_WHERE)
        changed = False
        try:
            while self._change(terminal):
                changed = True
        except Stopped as stopped:
            if not changed and not stopped.end_of_input:
                raise
        terminal.out.say(words.CLOSED)
        return OK

    def _change(self, terminal: Terminal) -> bool:
        """One thing typed, and done; False at the end."""
        lines = own_lines(self.services.home, self.name)
        offered = [pick for pick in self.picks if pick not in lines]
        typed = ask(self.services, terminal, "\n".join(self._shown(lines, offered)), words.PROMPT).strip()
        if not typed or control(typed) is Control.BACK:
            return False
        at = int(typed) - 1 if typed.isdecimal() and len(typed) < 3 else -1
        if 0 <= at < len(lines):
            self._edit(terminal, lines, at)
        else:
            text = offered[at - len(lines)] if len(lines) <= at < len(lines) + len(offered) else typed
            self._keep(terminal.out, [*lines, text])
        return True

    def _shown(self, lines: Sequence[str], offered: Sequence[str]) -> list[str]:
        numbered = [words.LINE.format(number=at, text=text) for at, text in enumerate([*lines, *offered], start=1)]
        picks = [words.GROUNDING_PICKS, *numbered[len(lines) :]] if offered else []
        return [*(numbered[: len(lines)] or [words.NONE_YET]), *picks, self.how]

    def _edit(self, terminal: Terminal, lines: list[str], at: int) -> None:
        question = words.CHANGE.format(text=lines[at])
        typed = ask(self.services, terminal, question, words.PROMPT_CHANGE).strip()
        if not typed or control(typed) is Control.BACK:
            return
        if typed.lower() == words.TAKE_OUT:
            keep_lines(self.services.home, self.name, [*lines[:at], *lines[at + 1 :]])
            terminal.out.say(words.TAKEN_OUT)
        else:
            self._keep(terminal.out, [*lines[:at], typed, *lines[at + 1 :]])

    def _keep(self, out: Output, lines: Sequence[str]) -> None:
        if not all(map(is_line, lines)):
            out.say(words.TOO_LONG.format(longest=LONGEST))
        elif len(lines) > MOST:
            out.say(words.FULL.format(most=MOST))
        elif len(set(lines)) < len(lines):
            out.say(words.TWICE)
        else:
            keep_lines(self.services.home, self.name, lines)
            out.say(words.KEPT)
