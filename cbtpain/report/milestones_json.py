"""The milestones of ``cbtpain.progress/1``."""

from typing import Any

from cbtpain.measures.milestones import MilestoneSoFar
from cbtpain.measures.reading import hundredths


def milestone(one: MilestoneSoFar) -> dict[str, Any]:
    """``on``, ``severity`` and ``status`` are those of the reading nearest the mark; null where there is none.

    While the window is open ``due`` means that the longer set was not given to its end; the
    reading nearest so far stands beside it. ``held`` is null at months 0 and 3, and where this
    mark or the one before it has no reading.
    """
    return {
        "month": one.month,
        "state": one.state,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "on": one.on.isoformat() if one.on else None,
        "severity": None if one.severity is None else hundredths(one.severity),
        "severity_exact": None if one.severity is None else str(one.severity),
        "status": one.status,
        "held": one.held,
    }
