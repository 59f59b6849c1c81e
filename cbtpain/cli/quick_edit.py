"""``cbtpain ratings edit --quick``: a correction is a new revision; what was given before stays in the diary."""

from collections.abc import Sequence

from cbtpain.cli.quick import Wanted, blank, keep_quick_at_once, standing
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.cli.stopping import stopped_code
from cbtpain.errors import OK, NotThere, Stopped
from cbtpain.play.day import day_of
from cbtpain.records import Quick
from cbtpain.screen.quick import said
from cbtpain.screen.ratings import quick_undone
from cbtpain.words import ratings as words
from cbtpain.words.numbers import day as said_day


def edit_quick(services: Services, day: str, numbers: Sequence[str]) -> int:
    """Correct that day's quick check-in with two numbers, or by asking; the exit code.

    Raises ``NotThere`` where that day has none, ``Rejected`` and ``StoreFault``.
    """
    on = day_of(day, services.clock.now().local_date)
    there, begun = standing(services, on)
    if there is None:
        raise NotThere("no_quick_on", day=said_day(on))
    wanted = Wanted(on.isoformat(), there.source)
    if numbers:
        keep_quick_at_once(services, numbers, wanted)
        return OK
    try:
        _ask(services, there, begun, wanted)
    except Stopped as stopped:
        if stopped.kept or stopped.refused:
            return stopped_code(services, stopped)
        services.out().say(words.UNCHANGED)
        return stopped.exit_code
    return OK


def _ask(services: Services, there: Quick, begun: Quick | None, wanted: Wanted) -> None:
    """The two questions again, with what was given shown; each change is on disk before the next shows."""
    # The questions and the help lines behind them cost about 20 ms, which the one-shot form does without.
    from cbtpain.cli.quick_asked import QuickKeeper, quick_screen
    from cbtpain.play.drive import drive
    from cbtpain.play.questions import Questions, resume
    from cbtpain.records import QUICK_ITEMS
    from cbtpain.words import checkin as checkin_words

    pause = Pause()
    keeper = QuickKeeper(services, blank(services, wanted, there), begun, pause)
    terminal = services.terminal(services.out())
    terminal.out.say(words.EDITING_QUICK.format(day=said_day(there.occurred_on)), checkin_words.KEYS)
    first = () if begun is None else begun.items[: begun.asked]
    questions = Questions((*first, *there.items[len(first) : there.asked]), items=QUICK_ITEMS)

    def keep(now: Questions) -> None:
        given = resume(now.answers[: now.at], QUICK_ITEMS)
        # What is as it was is not written again, and a correction begins with the first number that differs.
        if keeper.kept is not None or given.answers != there.items[: given.at]:
            keeper(given)

    try:
        with pause.listening():
            drive(questions, quick_screen(services, terminal), keep)
    except Stopped as stopped:
        stopped.kept = keeper.kept is not None
        stopped.go_on = words.EDIT_QUICK_AGAIN.format(day=there.occurred_on.isoformat())
        raise
    if keeper.kept is None:
        terminal.out.say("", words.UNCHANGED)
    else:
        terminal.out.say("", *_corrected(keeper.kept, there))


def _corrected(kept: Quick, there: Quick) -> list[str]:
    if kept.taken_back:
        return quick_undone(there, kept, there)
    return said(kept, there)
