"""Setting the start anew: asked once, written once, said in plain words."""

from cbtpain.cli.listening import Listener
from cbtpain.cli.outcome import before
from cbtpain.cli.prompting import ask
from cbtpain.cli.services import Services
from cbtpain.errors import OK, NotThere, Rejected, Stopped
from cbtpain.measures.reading import tenths
from cbtpain.play.control import Control, control
from cbtpain.play.note import note_of
from cbtpain.screen.terminal import Terminal
from cbtpain.store.fast_quick import reading_quick, set_anew, undo_set_anew
from cbtpain.words import anew as words
from cbtpain.words import checkin as checkin_words
from cbtpain.words.numbers import week_day


def set_start_anew(services: Services, *, with_reason: bool) -> int:
    """Ask, then begin a new start on this day; the exit code. Raises ``StoreFault``."""
    try:
        _ask(services, with_reason=with_reason)
    except Stopped as stopped:
        services.out().say(words.LEFT)
        return stopped.exit_code
    return OK


def _ask(services: Services, *, with_reason: bool) -> None:
    moment = services.clock.now()
    stood = before(services, moment.local_date)
    terminal = services.terminal(services.out())
    if stood.trend.baseline is None:
        terminal.out.say(words.NO_START)
        return
    reason = _agreed_with_reason(services, terminal, tenths(stood.trend.baseline.value), with_reason=with_reason)
    if reason is None:
        terminal.out.say(words.LEFT)
        return
    set_anew(services.home, moment, reason)
    rated = stood.checkin is not None and stood.checkin.complete
    said = [words.DONE.format(day=week_day(moment.local_date)), *([words.REASON_KEPT] if reason else [])]
    terminal.out.say("", *said, words.RATED if rated else words.RATE, words.UNDO)


def undo_reset(services: Services) -> None:
    """Have the start from before count again, and say what it is. Raises ``NotThere`` where there is none."""
    moment = services.clock.now()
    if not _was_set_anew(services) or not undo_set_anew(services.home, moment):
        raise NotThere("no_new_start")
    found = before(services, moment.local_date).trend
    if found.baseline is not None:
        said = [words.UNDONE.format(value=tenths(found.baseline.value))]
    elif found.set_anew_on is not None:
        said = [words.UNDONE_ON.format(day=week_day(found.set_anew_on)), words.RATE]
    else:
        said = [words.RATE]
    services.out().say(*said, words.UNDO)


def _was_set_anew(services: Services) -> bool:
    """Asked first, so that an empty folder stays empty."""
    with reading_quick(services.home) as diary:
        return diary.was_set_anew()


def _agreed_with_reason(services: Services, terminal: Terminal, value: str, *, with_reason: bool) -> str | None:
    """The reason, empty where none is given; None where it stays as it was. Back leads to the question before."""
    reason = None
    while reason is None:
        if not _agreed(services, terminal, words.ASK.format(value=value)):
            return None
        reason = _reason(services, terminal) if with_reason else ""
    return reason


def _agreed(services: Services, terminal: Terminal, question: str) -> bool:
    while True:
        answer = ask(services, terminal, question, checkin_words.YES_NO).strip().lower()
        if answer in checkin_words.YES or answer in checkin_words.NO:
            return answer in checkin_words.YES


def _reason(services: Services, terminal: Terminal) -> str | None:
    """None: back."""
    question = words.ASK_REASON
    while True:
        try:
            text = ask(services, terminal, question, words.PROMPT_REASON)
            if control(text) is Control.BACK:
                return None
            reason = note_of(text)
        except Rejected as fault:
            question = words.REASON_TOO_LONG.format(**fault.fields)
        else:
            Listener(services)(reason)
            return reason
