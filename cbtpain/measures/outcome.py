"""What a check-in changed."""

from datetime import date
from typing import NamedTuple

from cbtpain.measures.trend import Trend
from cbtpain.records import Checkin


class Outcome(NamedTuple):
    """A check-in as it was kept, what it took the place of, and the trend before and after it.

    ``higher``: it calls for the question whether this is the usual pain. ``worse_again``: it is the second
    in a row that is clearly higher than the start, and calls for the help lines.
    """

    kept: Checkin
    replaced: Checkin | None
    was: Trend
    now: Trend
    due_on: date
    higher: bool
    worse_again: bool = False

    @property
    def mends(self) -> bool:
        """True for a correction or a back-dated rating: something shown before may have moved."""
        return self.kept.backfilled or (self.replaced is not None and self.replaced.finished)

    @property
    def moved_start(self) -> bool:
        was, now = self.was.baseline, self.now.baseline
        return was is not None and now is not None and was.value != now.value

    @property
    def moved_reading(self) -> bool:
        """Status or goal state differ from what they were, and not by an ordinary new rating."""
        before, after = ((trend.status, trend.history.state) for trend in (self.was, self.now))
        return self.mends and self.was.baseline is not None and before != after
