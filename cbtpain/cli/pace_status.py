"""How far the timer is, and asking it to stop or to pause; stdlib sqlite3 alone, so that a status bar may ask often."""

import time
from collections.abc import Callable

from cbtpain.cli.pace_log import alone, say_lost
from cbtpain.cli.services import Services
from cbtpain.errors import OK, CbtpainError, Rejected
from cbtpain.records import PAUSED
from cbtpain.screen.pace import short, spent, status
from cbtpain.store.fast_paces import Kept, open_paces, pace_of
from cbtpain.store.pace_lock import PAUSE, STOP, ask, let_go, take
from cbtpain.words import pace as words

_PATIENCE, _LOOKS = 5.0, 0.05
"""Seconds; it looks once a second what is asked of it."""


def show_status(services: Services, *, is_short: bool, as_json: bool) -> int:
    """Say it; the exit code. Raises ``StoreFault``."""
    if as_json or is_short:
        # Nobody may be reading: that a timer ended without a word is left to be said where somebody does.
        running, left = _looked_at(services)
    else:
        running, left = _found(services)
    if as_json:
        # json costs about 2 ms, which the words do without.
        from cbtpain.report.json_text import json_text
        from cbtpain.report.pace_json import document

        services.out().raw(json_text(document(running, left[-1] if left else None)))
    elif is_short:
        services.out().raw((_short(running) if running is not None else "") + "\n")
    else:
        say_lost(services, left)
        services.out().say(*(_words(running) if running is not None else [words.NONE_RUNS]))
    return OK


def stop(services: Services) -> int:
    """Ask it to stop, and say what was done. Raises ``Rejected("pace_none_runs")`` and ``StoreFault``."""
    running = _one(services)
    ask(services.home, STOP)
    now = _when(services, running, lambda kept: kept.mark.over)
    services.out().say(
        words.STOPPING.format(active=words.spent(now.mark.active_s), rest=words.spent(now.mark.rest_s))
        if now.mark.active_s >= 60
        else spent(now.mark)
    )
    return OK


def pause(services: Services) -> int:
    """Ask it to pause, or to go on. Raises ``Rejected("pace_none_runs")`` and ``StoreFault``."""
    running = _one(services)
    ask(services.home, PAUSE)
    now = _when(services, running, lambda kept: kept.mark.over or _is_paused(kept) is not _is_paused(running))
    services.out().say(words.PAUSING if _is_paused(now) else words.GOING_ON)
    return OK


def _one(services: Services) -> Kept:
    running, left = _found(services)
    if running is None:
        say_lost(services, left)
        raise Rejected("pace_none_runs")
    return running


def _looked_at(services: Services) -> tuple[Kept | None, list[Kept]]:
    """The one that runs; else those that have no end and no process. Nothing is written."""
    standing = open_paces(services.home)
    lock = take(services.home) if standing else None
    if lock is None:
        return (standing[-1] if standing else None), []
    let_go(lock)
    return None, open_paces(services.home)


def _found(services: Services) -> tuple[Kept | None, list[Kept]]:
    """The one that runs; and those that were found to have ended without a word, which have an end now."""
    standing = open_paces(services.home)
    if not standing:
        return None, []
    try:
        lock, left = alone(services)
    except Rejected:
        return standing[-1], []
    let_go(lock)
    return None, left


def _when(services: Services, running: Kept, is_so: Callable[[Kept], bool]) -> Kept:
    """As soon as it has done what was asked of it. Raises ``CbtpainError("pace_does_not_answer")``."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        now = pace_of(services.home, running.pace.id or 0)
        if now is not None and is_so(now):
            return now
        time.sleep(_LOOKS)
    raise CbtpainError("pace_does_not_answer")


def _is_paused(kept: Kept) -> bool:
    return kept.mark.state == PAUSED


def _words(kept: Kept) -> list[str]:
    return status(kept.pace, kept.mark, paused=_is_paused(kept))


def _short(kept: Kept) -> str:
    return short(kept.pace, kept.mark, paused=_is_paused(kept))
