"""``cbtpain ratings list --quick``: the quick check-ins, read, and placed for the eye."""

from datetime import date

from cbtpain.cli.progress import year_before
from cbtpain.cli.services import Services
from cbtpain.screen.ratings import quick_listed
from cbtpain.store.fast_quick_ratings import reading_quick_ratings


def show_quick(services: Services, *, whole: bool) -> None:
    """Every quick check-in as it stands: of the last 12 months, or all. Raises ``StoreFault``."""
    first = date.min if whole else year_before(services.clock.now().local_date)
    with reading_quick_ratings(services.home) as diary:
        quicks, notes = diary.quicks(first), diary.notes(first)
        gone = diary.taken_back(first) if whole or not quicks else []
        earlier = not whole and diary.any_before(first)
    services.out().say(*quick_listed(quicks, notes, gone, whole=not earlier))
