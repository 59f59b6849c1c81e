"""What the diary knows of somebody's way so far, on the fast lane alone."""

from cbtpain.cli.services import Services
from cbtpain.measures.agenda import Lived
from cbtpain.store import fast
from cbtpain.store.fast_assessments import assessments
from cbtpain.store.fast_flares import flares
from cbtpain.store.fast_runs import reading_runs

SHIPPED = "cbtpain"
"""The key of the course that came with the program: for its sessions no YAML is read."""


def lived(services: Services) -> Lived:
    """Raises ``StoreFault``."""
    with fast.reading(services.home) as diary:
        first, last = diary.first_on(), diary.last_on()
    with reading_runs(services.home, SHIPPED) as found:
        runs = [*found.done(), *found.open()]
        boosters = [run.ended_on for run in found.aside() if run.session == BOOSTER and run.ended_on is not None]
    return Lived(runs, first, last, assessments(services.home), flares(services.home), boosters)


BOOSTER = "booster:days"
