"""The daily track as of today, for every command that tells of it."""

from cbtpain.cli.services import Services
from cbtpain.measures.quick import QuickTrack, quick_track
from cbtpain.store.fast_quick import reading_quick


def track_now(services: Services) -> QuickTrack:
    """Read the quick check-ins that count. Raises ``StoreFault``."""
    with reading_quick(services.home) as quick:
        return quick_track(quick, services.clock.now().local_date)
