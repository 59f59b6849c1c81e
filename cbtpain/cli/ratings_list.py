"""``cbtpain ratings list``: read, and placed for the eye or for programs."""

from datetime import date

from cbtpain.cli.progress import year_before
from cbtpain.cli.services import Services
from cbtpain.screen.ratings import Looked, listed
from cbtpain.store.fast_ratings import reading_ratings


def show_ratings(services: Services, *, as_json: bool, whole: bool) -> None:
    """Every check-in as it stands: of the last 12 months, or all. Raises ``StoreFault``."""
    whole = whole or as_json
    first = date.min if whole else year_before(services.clock.now().local_date)
    with reading_ratings(services.home) as diary:
        checkins = diary.checkins(first)
        notes = diary.notes(first)
        gone = diary.taken_back(first) if whole else []
        earlier = not whole and diary.any_before(first)
    if not as_json:
        services.out().say(*listed(Looked(checkins, notes, gone, whole=not earlier)))
        return
    # json costs about 2 ms, which the list does without.
    from cbtpain.report.json_text import json_text
    from cbtpain.report.ratings_json import document

    services.out().raw(json_text(document(checkins, notes, gone)))
