"""A session that has waited long: what would fit now? Asked once a week, and answered without blame."""

from datetime import date

from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.errors import CbtpainError, Rejected, StoreFault
from cbtpain.measures.agenda import Lived, last_ended, next_session
from cbtpain.measures.sessions import week_on
from cbtpain.play.control import Control, control
from cbtpain.play.days_ahead import day_to_come, last_day_of
from cbtpain.screen.terminal import Terminal
from cbtpain.store.settings import PAUSED, REPLAN_ASKED, SESSION_DAY, remember, setting
from cbtpain.words import bare as words
from cbtpain.words.faults import sentence
from cbtpain.words.numbers import week_day

_REST_DAYS = "14"
_ROOM = "make-room"
"""What is left where breathing made things worse."""


def replan(services: Services, terminal: Terminal, known: Lived) -> int | None:
    """The exit code where something was done at once; None where the three lines follow. Raises ``Stopped``."""
    today = services.clock.now().local_date
    number = next_session(known.done)
    if number is None or not _is_time(services, today):
        return None
    terminal.out.say(words.WAITS.format(number=number, day=week_day(last_ended(known.done) or today)))
    for key, text in words.WAYS.items():
        terminal.out.item(f"  {key}  ", text.format(number=number))
    answer = ask(services, terminal, words.WHAT_FITS, words.WAYS_PROMPT).strip()
    try:
        # Noted at once: whoever leaves it as it is, is not asked again for a week.
        remember(services.home, REPLAN_ASKED, today.isoformat())
        return _done(services, terminal, answer, number)
    except StoreFault as fault:
        terminal.out.say(sentence(fault))
        return None


def _is_time(services: Services, today: date) -> bool:
    try:
        asked_on = date.fromisoformat(setting(services.home, REPLAN_ASKED) or "")
    except ValueError:
        return True
    return today >= week_on(asked_on) or asked_on > today


def _done(services: Services, terminal: Terminal, answer: str, number: int) -> int | None:
    match answer:
        case "1":
            # YAML, the player and the screens cost about 50 ms.
            from cbtpain.cli.session import take

            return take(services, None, short=True, bell=False)
        case "2":
            _another_day(services, terminal, number)
        case "3":
            # YAML, the player and the screens cost about 50 ms.
            from cbtpain.cli.flare_plan import planned_small
            from cbtpain.cli.practice_small import practise_small

            small = planned_small(services)
            return practise_small(services, small.skill, small.version) if small else practise_small(services, _ROOM)
        case "4":
            today = services.clock.now().local_date
            last = last_day_of(_REST_DAYS, today)
            remember(services.home, PAUSED, last.isoformat())
            remember(services.home, SESSION_DAY, f"{number} {last.isoformat()}")
            terminal.out.say(words.RESTS.format(day=week_day(last)), "")
    return None


def _another_day(services: Services, terminal: Terminal, number: int) -> None:
    """Asked until it is a day; Enter alone leaves it, and so does ``b``. Raises ``Stopped``."""
    today = services.clock.now().local_date
    while text := ask(services, terminal, words.WHICH_DAY, words.DAY_PROMPT).strip():
        if control(text) is Control.BACK:
            return
        try:
            day = day_to_come(text, today)
        except (Rejected, CbtpainError):
            terminal.out.say(words.NOT_A_DAY)
            continue
        remember(services.home, SESSION_DAY, f"{number} {day.isoformat()}")
        terminal.out.say(words.PLANNED.format(number=number, day=week_day(day)), "")
        return
