"""Whether something is due that is to be said now."""

from cbtpain.cli.here import Here
from cbtpain.cli.lived import lived
from cbtpain.cli.pausing import pausing
from cbtpain.errors import CbtpainError
from cbtpain.measures.agenda import due
from cbtpain.measures.flares import quiet_until


def is_time(here: Here) -> bool:
    """Whether something is due, and nothing keeps it quiet."""
    today = here.clock.now().local_date
    pause = pausing(here)
    try:
        found = lived(here)
    except CbtpainError:
        return False
    quiet = pause.holds_on(today) or quiet_until(found.flares, today) is not None
    return not quiet and bool(due(found, today))
