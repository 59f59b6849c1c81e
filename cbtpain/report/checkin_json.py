"""``cbtpain.checkin/1``: one check-in as it was kept, for programs."""

from datetime import date
from typing import Any

from cbtpain.measures.trend import Trend
from cbtpain.records import Checkin
from cbtpain.report.progress_json import point

SCHEMA = "cbtpain.checkin/1"


def document(kept: Checkin, replaced: Checkin | None, trend: Trend, due_on: date) -> dict[str, Any]:
    """What was kept, what it took the place of, and where the person stands now."""
    return {
        "schema": SCHEMA,
        "kept": _with_items(kept),
        "replaced": None if replaced is None else _with_items(replaced),
        "status": trend.status,
        "goal_state": trend.history.state,
        "next_due": due_on.isoformat(),
    }


def _with_items(checkin: Checkin) -> dict[str, Any]:
    return point(checkin) | {
        "pain": checkin.pain,
        "enjoyment": checkin.enjoyment,
        "activity": checkin.activity,
    }
