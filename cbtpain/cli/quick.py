"""``cbtpain checkin --quick``: two questions about the last 24 hours, at once or asked; stdlib sqlite3 alone."""

from collections.abc import Sequence
from datetime import date

from cbtpain.cli.quick_track import track_now
from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.measures.dating import dated, known_source
from cbtpain.measures.limits import QUICK_BACKDATE_DAYS
from cbtpain.play.day import day_of
from cbtpain.play.quick import quick_ratings
from cbtpain.records import Quick
from cbtpain.screen.quick import said
from cbtpain.store.fast_quick import reading_quick, writing_quick


def quick_checkin(
    services: Services, numbers: Sequence[str], *, on: str | None, source: str, note: bool, as_json: bool
) -> None:
    """Keep two numbers, or ask for them. Raises ``Rejected``, ``StoreFault`` and, where it is stopped, ``Stopped``."""
    if note:
        raise Rejected("quick_no_note")
    if numbers:
        _keep_at_once(services, numbers, on=on, source=source, as_json=as_json)
    elif as_json:
        raise Rejected("quick_json_needs_numbers")
    else:
        # The questions and the help lines behind them cost about 20 ms, which the one-shot form does without.
        from cbtpain.cli.quick_asked import ask_quick

        ask_quick(services, on=on, source=source)


def standing(services: Services, day: date) -> tuple[Quick | None, Quick | None]:
    """What stands for that day, and one that was broken off."""
    with reading_quick(services.home) as quick:
        return quick.on(day), quick.begun(day)


def _keep_at_once(services: Services, numbers: Sequence[str], *, on: str | None, source: str, as_json: bool) -> None:
    pain, trouble = quick_ratings(numbers)
    moment = services.clock.now()
    day = day_of(on, moment.local_date)
    before, _ = standing(services, day)
    origin, days_back = dated(day, moment.local_date, known_source(source), before, QUICK_BACKDATE_DAYS)
    with writing_quick(services.home) as diary:
        kept = diary.keep(Quick(day, pain, trouble, source=origin, days_back=days_back), moment)
    if not as_json:
        services.out().say(*said(kept, before))
        return
    # json costs about 2 ms, which the words do without.
    from cbtpain.report.json_text import json_text
    from cbtpain.report.quick_json import document

    services.out().raw(json_text(document(kept, before, track_now(services))))
