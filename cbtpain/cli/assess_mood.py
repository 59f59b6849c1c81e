"""What the answers to the PHQ-4 bring: words and a choice, never a score, a lock or anything that is stored."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cbtpain.cli.help_now import show_lines, show_page
from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.course.safety import safety
from cbtpain.measures.mood import Weeks, weeks
from cbtpain.paths import content
from cbtpain.screen.terminal import Terminal
from cbtpain.words import assess as words

Values = Mapping[str, int | None]


class Mood(NamedTuple):
    """What was said to the PHQ-4, now and in the sets before; ``put_on_page`` keeps that the doctor may see it."""

    given: Values
    earlier: Sequence[Values]
    put_on_page: Callable[[], None]


def say_what_fits(services: Services, terminal: Terminal, mood: Mood) -> bool:
    """Say it, where there is something to say; False where a break is wanted. Raises ``Stopped``."""
    found = weeks(mood.given)
    if found is Weeks.VERY_HARD:
        again = bool(mood.earlier) and weeks(mood.earlier[-1]) is Weeks.VERY_HARD
        return _very_hard(services, terminal, again=again)
    if found is Weeks.HEAVY:
        _heavy(services, terminal, mood.put_on_page)
    return True


def say_unseen(services: Services, given: Values) -> None:
    """What was not seen to its end the last time, once more at the next start."""
    if weeks(given) is Weeks.VERY_HARD:
        services.out().say(words.VERY_HARD_UNSEEN)
        show_lines(services, may_ask=False)


def _heavy(services: Services, terminal: Terminal, put_on_page: Callable[[], None]) -> None:
    terminal.out.say("", words.HEAVY)
    while True:
        match ask(services, terminal, words.HEAVY_CHOICES, words.HEAVY_PROMPT).strip():
            case "1":
                put_on_page()
                terminal.out.say("", words.HEAVY_ON_PAGE, words.HEAVY_DOCTOR)
            case "2":
                show_page(services)
            case "3" | "":
                return


def _very_hard(services: Services, terminal: Terminal, *, again: bool) -> bool:
    terminal.out.say("", words.VERY_HARD)
    show_lines(services)
    terminal.out.say(*([words.NOT_ENOUGH] if again else []), words.VERY_HARD_AFTER)
    while True:
        match ask(services, terminal, words.VERY_HARD_CHOICES, words.VERY_HARD_PROMPT).strip():
            case "1":
                show_page(services)
            case "2":
                terminal.out.say("", *safety(content()).doctor, words.DOCTOR_PAGE)
            case "3":
                return False
            case "4" | "":
                return True
