"""Which days a check-in may be given for (measures' specification, 5.7)."""

from datetime import date

from cbtpain.errors import Rejected
from cbtpain.measures.limits import BACKDATE_DAYS
from cbtpain.records import PAPER, SELF, Checkin, Quick


def known_source(source: str) -> str:
    """``self`` or ``paper``. Raises ``Rejected("bad_source")``."""
    if source not in (SELF, PAPER):
        raise Rejected("bad_source")
    return source


def dated(
    occurred_on: date, today: date, source: str, before: Checkin | Quick | None, reach: int = BACKDATE_DAYS
) -> tuple[str, int]:
    """The source and ``days_back`` of a check-in for that day.

    A second one on a date that has a full one is a correction and keeps what the first
    was: a rating given in time stays one, however late its slip of the finger is mended.
    Raises ``Rejected``: ``future_date``; ``too_long_ago`` (a week) or ``day_too_long_ago`` for what
    lies more than ``reach`` days back, where it can no longer be remembered, and is not copied from
    paper; ``paper_over_self`` for paper in place of a full rating that was given in time.
    """
    days_back = (today - occurred_on).days
    if days_back < 0:
        raise Rejected("future_date")
    if before is not None and before.complete and before.source == SELF:
        if source == PAPER:
            raise Rejected("paper_over_self")
        return before.source, before.days_back
    if source == SELF and days_back <= reach:
        return source, days_back
    if source == PAPER or (before is not None and before.complete):
        return PAPER, days_back
    raise Rejected("too_long_ago" if reach == BACKDATE_DAYS else "day_too_long_ago", days=reach)
