"""The milestone set asked one by one: each answer is on disk before the next question shows."""

from datetime import date
from functools import partial
from typing import NamedTuple

from cbtpain.cli import ahead
from cbtpain.cli.assess_keep import SetKeeper
from cbtpain.cli.assess_mood import Mood, say_what_fits
from cbtpain.cli.assess_past import activities_before, answers_of, before, mood_of, moods_before, sheet_values
from cbtpain.cli.checkin_asked import ask_one_by_one
from cbtpain.cli.flare_here import show_flare
from cbtpain.cli.help_now import show_lines
from cbtpain.cli.listening import Listener
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.course.instrument_packs import instruments
from cbtpain.course.prompt import Form, Option, Prompt
from cbtpain.errors import OK, USAGE, Rejected, Stopped
from cbtpain.measures.milestones import Window, half_done, half_said, is_given, next_window, window_on
from cbtpain.measures.mood import ITEMS
from cbtpain.paths import content
from cbtpain.play.drive import WentBack, drive
from cbtpain.play.sheet import CONSENT, NO, PEG_ITEMS, PHQ_4, YES, Question, Sheet, key_of, questions_of, resume
from cbtpain.records import Assessment
from cbtpain.screen.assess import AssessScreen
from cbtpain.screen.terminal import Terminal
from cbtpain.store import fast
from cbtpain.store.fast_assessments import assessments
from cbtpain.words import assess as words
from cbtpain.words.faults import sentence
from cbtpain.words.numbers import week_day


class Standing(NamedTuple):
    """What the diary knows before a set is given.

    ``goes_on`` is a set that was broken off lately, ``half_said`` one whose last words were.
    """

    today: date
    day_zero: date | None
    window: Window | None
    sets: list[Assessment]
    goes_on: Assessment | None
    half_said: Assessment | None = None


def take_set(services: Services, *, anyway: bool) -> int:
    """Give the set that is open, or say when the next one is; the exit code. Raises ``CbtpainError``."""
    stands = standing(services)
    chosen = stands.goes_on or _new(stands, anyway=anyway)
    terminal = services.terminal(services.out())
    try:
        if stands.half_said is not None and not anyway:
            return _last_words(services, terminal, stands, stands.half_said)
        if chosen is None:
            _say_when(services, stands)
            return OK
        return _taken(services, terminal, stands, chosen)
    except _Broken as broken:
        return _paused(services, broken)


def standing(services: Services) -> Standing:
    """Read it. Raises ``StoreFault``."""
    today = services.clock.now().local_date
    with fast.reading(services.home) as diary:
        day_zero = diary.first_on()
    sets = assessments(services.home)
    return Standing(today, day_zero, window_on(day_zero, today), sets, half_done(sets, today), half_said(sets, today))


def _new(stands: Standing, *, anyway: bool) -> Assessment | None:
    window = stands.window
    if window is not None and not is_given(window, stands.sets):
        return Assessment(window.milestone.month, stands.today)
    return Assessment(None, stands.today) if anyway else None


def _say_when(services: Services, stands: Standing) -> None:
    window, following = stands.window, next_window(stands.day_zero, stands.today)
    given = [one for one in stands.sets if window is not None and one.ended_on and window.holds(one.begun_on)]
    out = services.out()
    ended = given[-1].ended_on if given else None
    out.say(words.NOT_OPEN if ended is None else words.GIVEN.format(day=week_day(ended)))
    if following is None:
        out.say(words.NO_NEXT)
    else:
        out.say(words.NEXT.format(first=week_day(following.first), last=week_day(following.last)))
    out.say(words.ANYWAY)


class _Broken(Exception):
    """A set that ended before its end: how, whether anything of it is kept, and whether its last question was put."""

    def __init__(self, stopped: Stopped, *, kept: bool, given: bool = False) -> None:
        super().__init__()
        self.stopped = stopped
        self.kept = kept
        self.given = given


def _taken(services: Services, terminal: Terminal, stands: Standing, chosen: Assessment) -> int:
    known = instruments(content(), services.home)
    out = terminal.out
    out.heading(words.HEADS[chosen.month])
    if known.faults:
        out.say(words.packs_refused(len({fault.file for fault in known.faults}), len(known.faults)))
    answers = answers_of(services, chosen)
    earlier = before(services, stands.sets, chosen)
    questions = questions_of(known.by_id, known.packs, chosen.month, activities_before(earlier), _consent())
    ahead.begin()
    _open(terminal, chosen, questions)
    rated = _peg(services, terminal, begun=bool(answers))
    pause = Pause()
    keeper = SetKeeper(services, chosen, pause)
    help_now, flare = (partial(show, services) for show in (show_lines, show_flare))
    screen = AssessScreen(terminal, stands.today, help_now, flare, Listener(services))
    try:
        with pause.listening():
            sheet = drive(resume(questions, sheet_values(answers)), screen, keeper)
            keeper.give()
            mood = Mood(_mood(sheet), moods_before(earlier), partial(keeper.put_on_page, known.by_id[PHQ_4]))
            goes_on = say_what_fits(services, terminal, mood)
            keeper.end()
    except Stopped as stopped:
        raise _Broken(stopped, kept=rated or keeper.kept_something, given=keeper.given) from None
    finally:
        keeper.close()
    _close(terminal, stands, goes_on=goes_on)
    return OK


def _last_words(services: Services, terminal: Terminal, stands: Standing, given: Assessment) -> int:
    """Once more what is said after a set, where it was not seen to its end."""
    earlier = moods_before(before(services, stands.sets, given))
    pause = Pause()
    keeper = SetKeeper(services, given, pause)
    phq_4 = instruments(content(), services.home).by_id[PHQ_4]
    mood = Mood(mood_of(services, given), earlier, partial(keeper.put_on_page, phq_4))
    ahead.begin()
    try:
        with pause.listening():
            goes_on = say_what_fits(services, terminal, mood)
            keeper.end()
    except Stopped as stopped:
        raise _Broken(stopped, kept=True, given=True) from None
    finally:
        keeper.close()
    _close(terminal, stands, goes_on=goes_on)
    return OK


def _open(terminal: Terminal, chosen: Assessment, questions: list[Question]) -> None:
    out = terminal.out
    if chosen.id is not None:
        out.say(words.GOES_ON.format(day=week_day(chosen.begun_on)), words.KEYS)
        return
    count = PEG_ITEMS + sum(question.counts for question in questions)
    out.say(*([words.OUTSIDE] if chosen.month is None else []), words.OPENING.format(count=count), words.KEYS)


def _peg(services: Services, terminal: Terminal, *, begun: bool) -> bool:
    """The weekly PEG of today: once a day, and not again where the set goes on with what follows it.

    True where the day has one by now.
    """
    with fast.reading(services.home) as diary:
        today = services.clock.now().local_date
        half, whole = diary.begun(today), diary.on(today)
    if half is None and (begun or (whole is not None and whole.finished)):
        terminal.out.say(*([] if begun else [words.PEG_GIVEN]))
        return True
    terminal.out.say(words.PEG_FIRST)
    while True:
        try:
            ask_one_by_one(services, within_session=True)
            return True
        except WentBack:
            terminal.out.say(words.FIRST)
        except Rejected as fault:
            if fault.kind != "all_skipped":
                raise
            terminal.out.say(sentence(fault))
            return False
        except Stopped as stopped:
            raise _Broken(stopped, kept=stopped.kept or begun) from None


def _consent() -> Prompt:
    """Whether to put the PHQ-4: it is announced, and can be left out."""
    said = {YES: words.PHQ_YES, NO: words.PHQ_NO}
    options = tuple(Option(str(value), text, str(value), text) for value, text in said.items())
    return Prompt(CONSENT, PHQ_4, Form.PICK, words.PHQ_ASK, help=words.PHQ_HELP, options=options)


def _mood(sheet: Sheet) -> dict[str, int | None]:
    """What was said to the PHQ-4; nothing where it was left out."""
    found = {item: sheet.answers.get(key_of(PHQ_4, item)) for item in ITEMS}
    asked = sheet.answers.get(key_of(PHQ_4, CONSENT)) == YES
    return {item: value for item, value in found.items() if isinstance(value, int)} if asked else {}


def _close(terminal: Terminal, stands: Standing, *, goes_on: bool) -> None:
    if not goes_on:
        terminal.out.say("", words.BREAK)
        return
    following = next_window(stands.day_zero, stands.today)
    then = words.DONE_LAST if following is None else words.DONE_NEXT.format(day=week_day(following.first))
    terminal.out.say("", words.DONE, then, words.SEE)


def _paused(services: Services, broken: _Broken) -> int:
    if broken.stopped.refused:
        services.errors.say(words.REFUSED_AT_END)
        return USAGE
    if broken.given:
        services.out().say(words.PAUSED_AT_END)
    else:
        services.out().say(words.PAUSED if broken.kept else words.PAUSED_NOTHING)
    return OK
