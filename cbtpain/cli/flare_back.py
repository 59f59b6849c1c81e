"""A flare seen from the other commands: the one the person is in, and whether they are back, asked once."""

from contextlib import suppress
from datetime import date

from cbtpain.cli.services import Services
from cbtpain.errors import StoreFault
from cbtpain.measures.flares import a_week_from, asks_back, going_on, is_long, latest_open
from cbtpain.records import Flare
from cbtpain.screen.terminal import Terminal
from cbtpain.store.fast_flares import flares
from cbtpain.store.settings import FLARE_ASKED, remember, setting
from cbtpain.words import flare as words
from cbtpain.words.numbers import week_day


def flares_known(services: Services) -> list[Flare]:
    """Every flare that counts; none where the diary cannot be read: nothing waits for it."""
    try:
        return flares(services.home)
    except StoreFault:
        return []


def ask_back(services: Services, terminal: Terminal) -> Flare | None:
    """Ask on a terminal, where it is time to; the flare the person is in after it. Raises ``Stopped``."""
    today = services.clock.now().local_date
    open_one = latest_open(flares_known(services))
    if open_one is None:
        return None
    if terminal.interactive and services.stdout.isatty() and asks_back(open_one, today, _asked_on(services, open_one)):
        # Noted first: whoever closes the window at the question is not asked again and again.
        with suppress(StoreFault):
            remember(services.home, FLARE_ASKED, f"{open_one.id} {today.isoformat()}")
        _ask(services, terminal, open_one, today)
    return going_on(flares_known(services), today)


def _asked_on(services: Services, flare: Flare) -> date | None:
    number, _, day = (setting(services.home, FLARE_ASKED) or "").partition(" ")
    with suppress(ValueError):
        return date.fromisoformat(day) if number == str(flare.id) else None
    return None


def _ask(services: Services, terminal: Terminal, flare: Flare, today: date) -> None:
    # The prompt and the keeping cost about 8 ms, which every other day does without.
    from cbtpain.cli import flare_keep
    from cbtpain.cli.flare_days import said_back
    from cbtpain.cli.prompting import ask
    from cbtpain.cli.signals import Pause
    from cbtpain.words.faults import sentence

    long = is_long(flare, today)
    question = (words.ASK_BACK_LONG if long else words.ASK_BACK).format(day=week_day(flare.begun_on))
    said = ask(services, terminal, question, words.BACK_PROMPT).strip().lower().rstrip(".")
    pause = Pause()
    try:
        with pause.listening(), pause.held():
            if said in words.IS_BACK:
                ended = flare_keep.back(services)
                terminal.out.say(*(said_back(ended, today) if ended is not None else []), "")
            elif said in words.NOT_BACK and long:
                last = a_week_from(today)
                flare_keep.name_last_day(services, flare, last)
                terminal.out.say(words.MARKED_UNTIL.format(day=week_day(last)), words.HOW_BACK, "")
            elif said in words.NOT_BACK:
                terminal.out.say(words.NOT_YET, "")
    except StoreFault as fault:
        terminal.out.say(sentence(fault))
