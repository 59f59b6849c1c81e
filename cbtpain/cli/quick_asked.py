"""The quick check-in asked: the first answer is on disk before the second question shows."""

from functools import partial

from cbtpain.cli.checkin_asked import wants_to_correct
from cbtpain.cli.checkin_note import ask_note
from cbtpain.cli.flare_here import show_flare
from cbtpain.cli.help_now import show_lines
from cbtpain.cli.quick import Wanted, blank, standing
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.errors import Rejected, Stopped
from cbtpain.play.day import day_of
from cbtpain.play.drive import drive
from cbtpain.play.questions import Questions, resume
from cbtpain.records import QUICK_ITEMS, Quick
from cbtpain.screen.checkin import CheckinScreen
from cbtpain.screen.quick import items, said
from cbtpain.screen.terminal import Terminal
from cbtpain.store.fast_quick import writing_quick
from cbtpain.words import checkin as checkin_words
from cbtpain.words import quick as words


class QuickKeeper:
    """A ``play.drive.Keep``: commits before it returns; an answer changed with ``b`` is a new revision."""

    def __init__(self, services: Services, blank: Quick, begun: Quick | None, pause: Pause) -> None:
        self._services = services
        self._blank = blank
        self._pause = pause
        self.kept = begun

    def __call__(self, questions: Questions) -> None:
        if self.kept is None and not questions.says_something:
            return
        pain, trouble = (*questions.answers, None)[: len(QUICK_ITEMS)]
        given = self._blank._replace(pain=pain, trouble=trouble, asked=len(questions.answers))
        if self.kept is not None and self.kept.asked == given.asked and self.kept.items == given.items:
            return
        with self._pause.held(), writing_quick(self._services.home) as diary:
            if self.kept is not None and not self.kept.finished and self._goes_on(self.kept, given):
                self.kept = diary.fill_in(given._replace(revision=self.kept.revision), self._services.clock.now())
            else:
                self.kept = diary.keep(given, self._services.clock.now())

    def add_note(self, text: str) -> None:
        """Keep the person's words beside it."""
        assert self.kept is not None
        with self._pause.held(), writing_quick(self._services.home) as diary:
            diary.add_note(self.kept, text, self._services.clock.now())

    @staticmethod
    def _goes_on(kept: Quick, given: Quick) -> bool:
        """True when what was asked before is not changed, nor where it comes from."""
        return given.finished and (kept.pain, kept.source, kept.days_back, kept.flare) == (
            given.pain,
            given.source,
            given.days_back,
            given.flare,
        )


def ask_quick(services: Services, wanted: Wanted) -> None:
    """Ask the two questions. Raises ``Rejected``, ``StoreFault`` and, where it is stopped, ``Stopped``."""
    today = services.clock.now().local_date
    before, begun = standing(services, day_of(wanted.on, today))
    begins = blank(services, wanted, before if begun is None else begun)
    pause = Pause()
    keeper = QuickKeeper(services, begins, begun, pause)
    try:
        with pause.listening():
            if _asked(services, before, keeper):
                assert keeper.kept is not None
                replaced = before if before is not None and before.finished else None
                services.out().say("", *said(keeper.kept, replaced))
                if wanted.note:
                    _note(services, keeper)
    except Stopped as stopped:
        stopped.kept = keeper.kept is not None
        stopped.go_on = _go_on(keeper.kept, today == begins.occurred_on)
        raise


def _note(services: Services, keeper: QuickKeeper) -> None:
    """The two numbers are kept by now: stopping here leaves the note out, no more."""
    try:
        text = ask_note(services, services.terminal(services.out()))
    except Stopped:
        return
    if text:
        keeper.add_note(text)
        services.out().say(words.NOTE_KEPT)


def _asked(services: Services, before: Quick | None, keeper: QuickKeeper) -> bool:
    """Put the questions; False when a quick check-in of that day is to stay as it is."""
    terminal = services.terminal(services.out())
    questions = Questions(items=QUICK_ITEMS)
    if keeper.kept is not None:
        terminal.out.say(checkin_words.GOES_ON, checkin_words.KEYS)
        questions = resume(keeper.kept.items[: keeper.kept.asked], QUICK_ITEMS)
    elif before is not None and not wants_to_correct(services, terminal, before):
        terminal.out.say(checkin_words.LEFT_AS_IT_WAS)
        return False
    else:
        terminal.out.say(words.OPENING, checkin_words.KEYS)
    drive(questions, quick_screen(services, terminal), keeper)
    if keeper.kept is None:
        raise Rejected("quick_skipped")
    return True


def quick_screen(services: Services, terminal: Terminal) -> CheckinScreen:
    help_now, flare = (partial(show, services) for show in (show_lines, show_flare))
    return CheckinScreen(terminal, items(), help_now, flare, labels=words.LABELS)


def _go_on(kept: Quick | None, is_today: bool) -> str:
    if kept is None or kept.finished:
        return ""
    return words.GO_ON if is_today else words.GO_ON_DAY.format(day=kept.occurred_on.isoformat())
