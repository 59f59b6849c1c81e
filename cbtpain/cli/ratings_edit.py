"""``cbtpain ratings edit``: a correction is a new revision; what was given before stays in the diary."""

from collections.abc import Sequence

from cbtpain.cli.checkin_once import keep_at_once
from cbtpain.cli.outcome import Before, before, outcome
from cbtpain.cli.quick_undo import quick_of
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.cli.stopping import stopped_code
from cbtpain.errors import OK, NotThere, Rejected, Stopped
from cbtpain.measures.dating import dated
from cbtpain.play.day import day_of
from cbtpain.play.questions import Questions, resume
from cbtpain.records import Checkin
from cbtpain.screen.outcome import moved, said, tail
from cbtpain.screen.ratings import undone
from cbtpain.words import checkin as checkin_words
from cbtpain.words import ratings as words
from cbtpain.words.numbers import day as said_day


def edit_rating(services: Services, day: str, numbers: Sequence[str]) -> int:
    """Correct that day's check-in with three numbers, or by asking; the exit code.

    Raises ``NotThere`` where that day has none, ``Rejected`` and ``StoreFault``.
    """
    on = day_of(day, services.clock.now().local_date)
    stood = before(services, on)
    there = stood.checkin
    if there is None:
        raise NotThere("only_quick_on" if quick_of(services, on) else "no_checkin_on", day=said_day(on))
    if numbers:
        keep_at_once(services, numbers, on=on.isoformat(), source=there.source, note=False, as_json=False)
        return OK
    try:
        _ask(services, stood, there)
    except Stopped as stopped:
        if stopped.kept or stopped.refused:
            return stopped_code(services, stopped)
        services.out().say(words.UNCHANGED)
        return stopped.exit_code
    return OK


def _ask(services: Services, stood: Before, there: Checkin) -> None:
    """The three questions again, with what was given shown; each change is on disk before the next shows."""
    # YAML and the questions cost about 20 ms, which the one-shot form does without.
    from cbtpain.cli import ahead
    from cbtpain.cli.checkin_asked import peg_items
    from cbtpain.cli.checkin_keep import Keeper
    from cbtpain.cli.flare_here import show_flare
    from cbtpain.cli.help_now import show_lines
    from cbtpain.play.drive import drive
    from cbtpain.screen.checkin import CheckinScreen

    source, days_back = dated(there.occurred_on, services.clock.now().local_date, there.source, there)
    blank = Checkin(there.occurred_on, None, None, None, source=source, days_back=days_back)
    begun = stood.begun.items[: stood.begun.asked] if stood.begun is not None else ()
    pause = Pause()
    ahead.begin()
    keeper = Keeper(services, blank, stood.begun, pause)
    terminal = services.terminal(services.out())
    terminal.out.say(words.EDITING.format(day=said_day(there.occurred_on)), checkin_words.KEYS)
    screen = CheckinScreen(terminal, peg_items(), lambda: show_lines(services), lambda: show_flare(services))

    def keep(questions: Questions) -> None:
        keeper(resume(questions.answers[: questions.at]))

    try:
        with pause.listening():
            done = drive(Questions((*begun, *there.items[len(begun) : there.asked])), screen, keep)
            if done.values != there.items or keeper.kept is not None:
                keep(done)
    except Stopped as stopped:
        stopped.kept = keeper.kept is not None
        stopped.go_on = words.EDIT_AGAIN.format(day=there.occurred_on.isoformat())
        raise
    finally:
        keeper.close()
    if keeper.kept is None:
        _unchanged(services, done)
        return
    result = outcome(services, keeper.kept, stood.trend)
    if keeper.kept.taken_back:
        terminal.out.say("", *undone(there, keeper.kept, there), *moved(result))
    else:
        terminal.out.say("", *said(result), *tail(result, noted=False))


def _unchanged(services: Services, done: Questions) -> None:
    if not done.says_something:
        raise Rejected("all_skipped")
    services.out().say("", words.UNCHANGED)
