"""``cbtpain checkin --quick``: two questions about the last 24 hours, at once or asked; stdlib sqlite3 alone."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cbtpain.cli.quick_track import track_now
from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.measures.dating import dated, known_source
from cbtpain.measures.limits import QUICK_BACKDATE_DAYS
from cbtpain.play.day import day_of
from cbtpain.play.quick import quick_ratings
from cbtpain.records import SELF, Quick
from cbtpain.screen.quick import said
from cbtpain.store.fast_quick import reading_quick, writing_quick


class Wanted(NamedTuple):
    """What was said beside the numbers; ``flare`` None: as that day is marked already."""

    on: str | None
    source: str = SELF
    flare: bool | None = None
    note: bool = False


def quick_checkin(services: Services, numbers: Sequence[str], wanted: Wanted, *, as_json: bool) -> None:
    """Keep two numbers, or ask for them. Raises ``Rejected``, ``StoreFault`` and, where it is stopped, ``Stopped``."""
    if numbers:
        keep_quick_at_once(services, numbers, wanted, as_json=as_json)
    elif as_json:
        raise Rejected("quick_json_needs_numbers")
    else:
        # The questions and the help lines behind them cost about 20 ms, which the one-shot form does without.
        from cbtpain.cli.quick_asked import ask_quick

        ask_quick(services, wanted)


def standing(services: Services, day: date) -> tuple[Quick | None, Quick | None]:
    """What stands for that day, and one that was broken off."""
    with reading_quick(services.home) as quick:
        return quick.on(day), quick.begun(day)


def blank(services: Services, wanted: Wanted, before: Quick | None) -> Quick:
    """A quick check-in of that day before anything is answered. Raises ``Rejected``."""
    today = services.clock.now().local_date
    day = day_of(wanted.on, today)
    origin, days_back = dated(day, today, known_source(wanted.source), before, QUICK_BACKDATE_DAYS)
    stood = 0 if before is None else before.flare
    flare = stood if wanted.flare is None else int(wanted.flare)
    return Quick(day, None, None, source=origin, days_back=days_back, flare=flare)


def keep_quick_at_once(services: Services, numbers: Sequence[str], wanted: Wanted, *, as_json: bool = False) -> None:
    """Keep two numbers for a day. Raises ``Rejected`` and ``StoreFault``."""
    pain, trouble = quick_ratings(numbers)
    moment = services.clock.now()
    before, _ = standing(services, day_of(wanted.on, moment.local_date))
    given = blank(services, wanted, before)._replace(pain=pain, trouble=trouble)
    text = ""
    if wanted.note:
        # 0.2 ms, and three modules that a check-in without a note does not need.
        from cbtpain.cli.checkin_note import one_shot_note

        text = one_shot_note(services, as_json=as_json)
    with writing_quick(services.home) as diary:
        kept = diary.keep(given, moment, text)
    if not as_json:
        services.out().say(*said(kept, before, noted=bool(text)))
        return
    # json costs about 2 ms, which the words do without.
    from cbtpain.report.json_text import json_text
    from cbtpain.report.quick_json import document

    services.out().raw(json_text(document(kept, before, track_now(services))))
