"""The check-in asked one by one: each answer is on disk before the next question shows."""

from collections.abc import Callable
from datetime import date
from functools import partial

from cbtpain.cli import ahead
from cbtpain.cli.checkin_keep import Keeper
from cbtpain.cli.checkin_note import ask_note
from cbtpain.cli.crisis import say_crisis
from cbtpain.cli.flare_here import show_flare, show_plan
from cbtpain.cli.help_now import show_lines, show_signs
from cbtpain.cli.outcome import Before, before, outcome
from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.course.instrument import Item, peg
from cbtpain.errors import Rejected, Stopped, StoreFault
from cbtpain.measures.dating import dated, known_source
from cbtpain.paths import content
from cbtpain.play.control import Control, control
from cbtpain.play.day import day_of
from cbtpain.play.drive import WentBack, drive
from cbtpain.play.questions import Questions, resume
from cbtpain.records import SELF, Checkin, Quick
from cbtpain.screen.checkin import CheckinScreen
from cbtpain.screen.outcome import in_session, said, tail
from cbtpain.screen.terminal import Terminal
from cbtpain.words import checkin as words
from cbtpain.words.numbers import day as said_day


def ask_one_by_one(
    services: Services, *, on: str | None = None, source: str = SELF, note: bool = False, within_session: bool = False
) -> None:
    """Ask the weekly PEG; inside a session it says less, and ``b`` leads back into the session.

    Raises ``Rejected``, ``StoreFault`` and, where the person or the input ends it,
    ``Stopped``, which tells whether anything is kept.
    """
    today = services.clock.now().local_date
    day = day_of(on, today)
    stood = before(services, day)
    origin, days_back = dated(day, today, known_source(source), stood.checkin)
    ahead.begin()
    pause = Pause()
    blank = Checkin(day, None, None, None, source=origin, days_back=days_back)
    keeper = Keeper(services, blank, stood.begun, pause)
    terminal = services.terminal(services.out())
    try:
        with pause.listening():
            if _asked(services, terminal, stood, keeper, within_session=within_session):
                _after(services, terminal, keeper, stood, note=note, within_session=within_session)
    except Stopped as stopped:
        stopped.kept = keeper.kept is not None
        stopped.go_on = _go_on(keeper.kept, today)
        raise
    finally:
        keeper.close()


def _go_on(kept: Checkin | None, today: date) -> str:
    """The command that goes on with a check-in; empty where nothing is left of it."""
    if kept is None or kept.finished:
        return ""
    return words.GO_ON if kept.occurred_on == today else words.GO_ON_DAY.format(day=kept.occurred_on.isoformat())


def _asked(services: Services, terminal: Terminal, stood: Before, keeper: Keeper, *, within_session: bool) -> bool:
    """Put the questions; False when a check-in of that day is to stay as it is."""
    questions = _begin(services, terminal, stood, within_session=within_session)
    if questions is None:
        return False
    help_now, flare = (partial(show, services) for show in (show_lines, show_flare))
    screen = CheckinScreen(terminal, peg_items(), help_now, flare, leads_back=within_session)
    drive(questions, screen, keeper)
    if keeper.kept is None:
        raise Rejected("all_skipped")
    return True


def peg_items() -> dict[str, Item]:
    """The three questions as the shipped content words them, by id. Raises ``ContentFault``."""
    return {item.id: item for item in peg(content()).items}


def _begin(services: Services, terminal: Terminal, stood: Before, *, within_session: bool) -> Questions | None:
    if stood.begun is not None:
        terminal.out.say(words.GOES_ON, words.KEYS)
        return resume(stood.begun.items[: stood.begun.asked])
    if stood.checkin is not None and not wants_to_correct(services, terminal, stood.checkin, leads_back=within_session):
        terminal.out.say(words.LEFT_AS_IT_WAS)
        return None
    if not within_session:
        terminal.out.say(words.OPENING, words.KEYS)
    return Questions()


def wants_to_correct(
    services: Services, terminal: Terminal, there: Checkin | Quick, *, leads_back: bool = False
) -> bool:
    """Say what a day has already, and ask whether it is to be corrected. Raises ``WentBack`` where that leads on."""
    day, items = said_day(there.occurred_on), words.numbers(there.items)
    question = words.ASK_CORRECTION.format(day=day, items=items)
    while True:
        answer = ask(services, terminal, question, words.YES_NO).strip().lower()
        if leads_back and control(answer) is Control.BACK:
            raise WentBack
        if answer in words.YES or answer in words.NO:
            return answer in words.YES


def _after(
    services: Services, terminal: Terminal, keeper: Keeper, stood: Before, *, note: bool, within_session: bool
) -> None:
    """Say what was kept before anything else is asked for."""
    assert keeper.kept is not None
    try:
        result = outcome(services, keeper.kept, stood.trend)
    except StoreFault:
        terminal.out.say("", words.kept(keeper.kept.occurred_on, words.items(keeper.kept.items)), words.NOT_READ_BACK)
        return
    if result.replaced is not None and not result.replaced.finished:
        result = result._replace(replaced=None)
    asks = result.higher and terminal.interactive
    terminal.out.say("", *(in_session(result, asks=asks) if within_session else said(result, asks=asks)))
    if asks:
        _ask_usual(services, terminal)
    if result.worse_again:
        say_crisis(services, terminal)
    text = _or_nothing(lambda: ask_note(services, terminal)) if note else ""
    if text:
        keeper.add_note(text)
    if not within_session:
        terminal.out.say(*tail(result, noted=bool(text)))


def _or_nothing(answer: Callable[[], str | None]) -> str:
    """The check-in is whole by now: stopping at what comes after it leaves that out, no more."""
    try:
        return answer() or ""
    except Stopped:
        return ""


def _ask_usual(services: Services, terminal: Terminal) -> None:
    """One key: usual, new or different, not sure."""
    answer = _or_nothing(lambda: ask(services, terminal, words.ASK_USUAL, words.PROMPT_USUAL)).strip().lower()
    if answer in words.NOT_USUAL:
        terminal.out.say(words.NOT_USUAL_SAID)
        show_signs(services)
    elif answer in words.IS_USUAL:
        terminal.out.say(words.USUAL)
        _or_nothing(lambda: show_plan(services))
    else:
        terminal.out.say(words.HIGHER_UNASKED)
