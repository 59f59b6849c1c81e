"""What is kept of a timer while it runs, what a killed one left, and minutes that are told afterwards."""

from cbtpain.cli.services import Services
from cbtpain.errors import Rejected, StoreFault
from cbtpain.measures.pacing import done_of
from cbtpain.records import ENDED, LOST, PRACTICE, TOLD, Pace, PaceMark, Practice
from cbtpain.store.fast_paces import Kept, begin, mark, open_paces
from cbtpain.store.pace_lock import let_go, take
from cbtpain.words import pace as words

SKILL, MEASURE = "pacing", "as-planned"


class Log:
    """Notes marks as they come. What cannot be kept now is in the next mark: each holds the sums so far.

    ``fault`` is why the last one could not be kept, None where it was.
    """

    def __init__(self, services: Services, pace: Pace) -> None:
        self._services = services
        self._pace = pace
        self.fault: StoreFault | None = None

    def __call__(self, given: PaceMark) -> None:
        try:
            keep(self._services, self._pace, given)
        except StoreFault as fault:
            self.fault = fault
        else:
            self.fault = None


def keep(services: Services, pace: Pace, given: PaceMark) -> None:
    """Keep a mark, and with the last one the practice. Raises ``StoreFault``."""
    mark(services.home, pace, given, services.clock.now(), practice_of(pace, given) if given.over else None)


def practice_of(pace: Pace, given: PaceMark) -> Practice | None:
    """The practice of going by the clock; None where less than a minute was done."""
    done = done_of(pace, given)
    if done is None:
        return None
    return Practice(SKILL, f"pace {pace.id}", measure=MEASURE, done=done, source=PRACTICE)


def alone(services: Services, but: int | None = None) -> tuple[int, list[Kept]]:
    """The lock, and what was found of timers that ended without a word: they have an end now, ``but`` that one.

    Raises ``Rejected("pace_runs")`` where one runs, and ``StoreFault``.
    """
    lock = take(services.home)
    if lock is None:
        raise Rejected("pace_runs")
    try:
        return lock, _ended_here(services, but)
    except BaseException:
        let_go(lock)
        raise


def _ended_here(services: Services, but: int | None) -> list[Kept]:
    """Only with the lock: what has no end then, has no process any more."""
    left = [kept for kept in open_paces(services.home) if kept.pace.id != but]
    for kept in left:
        keep(services, kept.pace, kept.mark._replace(state=LOST))
    return left


def say_lost(services: Services, left: list[Kept]) -> None:
    """Say of the last of them how much of it is kept."""
    if left:
        services.out().say(words.LOST.format(active=words.spent(left[-1].mark.active_s)))


def log_minutes(services: Services, course: str, minutes: int, set_to: int | None, activity: str) -> None:
    """Keep minutes that were done without the timer. Raises ``StoreFault``."""
    moment = services.clock.now()
    pace = begin(
        services.home, Pace(course, moment.local_date, set_to or minutes, 0, activity=activity, how=TOLD), moment
    )
    keep(services, pace, PaceMark(ENDED, phase_s=60 * minutes, active_s=60 * minutes, whole=1))
