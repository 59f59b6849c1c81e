"""``cbtpain ratings list``: read, and placed for the eye or for programs."""

from datetime import date

from cbtpain.cli.progress import year_before
from cbtpain.cli.services import Services
from cbtpain.report.ratings_json import Quicks, document
from cbtpain.screen.ratings import Looked, listed
from cbtpain.store.fast_quick_ratings import reading_quick_ratings
from cbtpain.store.fast_ratings import reading_ratings


def show_ratings(services: Services, *, as_json: bool, whole: bool) -> None:
    """Every check-in as it stands: of the last 12 months, or all. Raises ``StoreFault``."""
    whole = whole or as_json
    first = date.min if whole else year_before(services.clock.now().local_date)
    with reading_ratings(services.home) as diary:
        checkins = diary.checkins(first)
        notes = diary.notes(first)
        # Where none stands, those taken back are what there is to tell of.
        gone = diary.taken_back(first) if whole or not checkins else []
        earlier = not whole and diary.any_before(first)
    with reading_quick_ratings(services.home) as diary_of_days:
        quick = Quicks(diary_of_days.quicks(), diary_of_days.notes(), diary_of_days.taken_back()) if as_json else None
        count = diary_of_days.count()
    if quick is None:
        services.out().say(*listed(Looked(checkins, notes, gone, whole=not earlier, quick=count)))
        return
    # json costs about 2 ms, which the list does without.
    from cbtpain.report.json_text import json_text

    services.out().raw(json_text(document(checkins, notes, gone, quick)))
