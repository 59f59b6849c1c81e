"""The check-in asked one by one: each answer is on disk before the next question shows."""

from importlib import import_module
from threading import Thread

from cbtpain.cli.checkin_keep import Keeper
from cbtpain.cli.checkin_once import add_note, known_source, tail
from cbtpain.cli.help_now import show_lines, show_signs
from cbtpain.cli.outcome import Before, Outcome, before, outcome
from cbtpain.cli.services import Services
from cbtpain.cli.signals import pausing
from cbtpain.course.instrument import peg
from cbtpain.errors import OK, USAGE, Rejected, Stopped
from cbtpain.measures.dating import dated
from cbtpain.paths import content
from cbtpain.play.day import day_of
from cbtpain.play.drive import drive
from cbtpain.play.note import note_of
from cbtpain.play.questions import Questions, resume
from cbtpain.records import Checkin
from cbtpain.screen.checkin import CheckinScreen
from cbtpain.screen.outcome import said
from cbtpain.screen.terminal import Terminal
from cbtpain.words import checkin as words
from cbtpain.words.faults import sentence
from cbtpain.words.numbers import day as said_day


def ask_one_by_one(services: Services, *, on: str | None = None, source: str = "self", note: bool = False) -> int:
    """Ask the weekly PEG and return the exit code. Raises ``Rejected`` and ``StoreFault``."""
    today = services.clock.now().local_date
    day = day_of(on, today)
    stood = before(services, day)
    origin, days_back = dated(day, today, known_source(source), stood.checkin)
    # Imported while the person reads the first question: SQLModel takes about 0.4 s.
    Thread(target=import_module, args=("cbtpain.store.repository",), daemon=True).start()
    keeper = Keeper(services, Checkin(day, None, None, None, source=origin, days_back=days_back), stood.begun)
    terminal = services.terminal(services.out())
    try:
        with pausing():
            kept = _asked(services, terminal, stood, keeper)
            if kept is not None:
                _after(services, terminal, outcome(services, kept, stood), note=note)
    except Stopped as stopped:
        return _stopped(terminal, stopped, anything_kept=keeper.kept is not None)
    finally:
        keeper.close()
    return OK


def _asked(services: Services, terminal: Terminal, stood: Before, keeper: Keeper) -> Checkin | None:
    """Put the questions; None when a check-in of that day is to stay as it is."""
    questions = _begin(terminal, stood)
    if questions is None:
        return None
    screen = CheckinScreen(terminal, peg(content()), lambda: show_lines(services))
    drive(questions, screen, keeper)
    if keeper.kept is None:
        raise Rejected("all_skipped")
    return keeper.kept


def _begin(terminal: Terminal, stood: Before) -> Questions | None:
    if stood.begun is not None:
        terminal.out.say(words.GOES_ON, words.KEYS)
        return resume(stood.begun.items[: stood.begun.asked])
    if stood.checkin is not None and not _wants_to_correct(terminal, stood.checkin):
        terminal.out.say(words.LEFT_AS_IT_WAS)
        return None
    terminal.out.say(words.OPENING, words.KEYS)
    return Questions()


def _wants_to_correct(terminal: Terminal, there: Checkin) -> bool:
    day, items = said_day(there.occurred_on), words.numbers(there.items)
    terminal.out.say(words.ASK_CORRECTION.format(day=day, items=items))
    while True:
        answer = terminal.read(words.YES_NO).strip().lower()
        if answer in words.YES or answer in words.NO:
            return answer in words.YES


def _after(services: Services, terminal: Terminal, result: Outcome, *, note: bool) -> None:
    noted = note and _noted(services, terminal, result.kept)
    terminal.out.say("", *said(result.kept, result.before.checkin, result.before.trend, result.trend))
    if result.higher:
        _ask_usual(services, terminal)
    terminal.out.say(*tail(result, noted=noted))


def _noted(services: Services, terminal: Terminal, kept: Checkin) -> bool:
    terminal.out.say("", words.ASK_NOTE)
    while True:
        try:
            text = note_of(terminal.read(words.PROMPT_NOTE))
            break
        except Rejected as fault:
            terminal.out.say(words.NOTE_TOO_LONG.format(**fault.fields))
    if text:
        add_note(services, kept, text)
    return bool(text)


def _ask_usual(services: Services, terminal: Terminal) -> None:
    """One key: usual, new or different, not sure. Stopping here is an answer too."""
    if not terminal.interactive:
        terminal.out.say(words.HIGHER_UNASKED)
        return
    terminal.out.say("", words.ASK_USUAL)
    answer = terminal.read(words.PROMPT_USUAL).strip().lower()
    if answer in words.NOT_USUAL:
        terminal.out.say(words.NOT_USUAL_SAID)
        show_signs(services)
    elif answer in words.IS_USUAL:
        terminal.out.say(words.USUAL)
    elif answer in ("!", "help-now"):
        show_lines(services)
    else:
        terminal.out.say(words.HIGHER_UNASKED)


def _stopped(terminal: Terminal, stopped: Stopped, *, anything_kept: bool) -> int:
    if stopped.refused:
        terminal.out.say(sentence(Rejected("no_answer_after_refusal")))
        return USAGE
    if anything_kept:
        terminal.out.say(words.PAUSED)
        return OK
    if stopped.end_of_input:
        raise Rejected("no_input") from None
    terminal.out.say(words.PAUSED_NOTHING)
    return stopped.exit_code
