"""``cbtpain.checkin/1``: one check-in as it was kept, for programs."""

from typing import Any

from cbtpain.measures.outcome import Outcome
from cbtpain.records import Checkin
from cbtpain.report.progress_json import point

SCHEMA = "cbtpain.checkin/1"


def document(outcome: Outcome) -> dict[str, Any]:
    """What was kept, what it took the place of, and where the person stands now."""
    return {
        "schema": SCHEMA,
        "kept": with_items(outcome.kept),
        "replaced": None if outcome.replaced is None else with_items(outcome.replaced),
        "status": outcome.now.status,
        "goal_state": outcome.now.history.state,
        "next_due": outcome.due_on.isoformat(),
    }


def with_items(checkin: Checkin) -> dict[str, Any]:
    """One check-in with its three numbers."""
    return point(checkin) | {
        "pain": checkin.pain,
        "enjoyment": checkin.enjoyment,
        "activity": checkin.activity,
    }
