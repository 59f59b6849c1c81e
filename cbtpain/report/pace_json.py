"""``cbtpain pace --status --json``: additions are allowed, nothing is renamed without a new schema number."""

from cbtpain.measures.pacing import seconds_left
from cbtpain.records import PAUSED, Pace, PaceMark

SCHEMA = "cbtpain.pace/1"


def document(
    running: tuple[Pace, PaceMark, bool] | None, lost: tuple[Pace, PaceMark, bool] | None
) -> dict[str, object]:
    """What runs, as of its last mark, and what was found to have ended without a word; null where there is none."""
    return {"schema": SCHEMA, "running": _one(running), "lost": _one(lost)}


def _one(kept: tuple[Pace, PaceMark, bool] | None) -> dict[str, object] | None:
    if kept is None:
        return None
    pace, mark, _ = kept
    return {
        "begun_on": pace.begun_on.isoformat(),
        "activity": pace.activity,
        "how": pace.how,
        "activity_min": pace.activity_min,
        "rest_min": pace.rest_min,
        "cycles": pace.cycles,
        "phase": mark.phase,
        "paused": mark.state == PAUSED,
        "cycle": mark.cycle,
        "phase_seconds": mark.phase_s,
        "left_seconds": seconds_left(pace, mark),
        "activity_seconds": mark.active_s,
        "rest_seconds": mark.rest_s,
        "whole": mark.whole,
    }
