"""The daily track for programs; its items are cbtpain's own, which every document says."""

from typing import Any

from cbtpain.measures.quick import Mean, QuickTrack, day_score
from cbtpain.measures.reading import hundredths
from cbtpain.records import Quick
from cbtpain.words.quick import SCALE

SCHEMA = "cbtpain.quick/1"


def document(kept: Quick, replaced: Quick | None, track: QuickTrack) -> dict[str, Any]:
    """``cbtpain.quick/1``: what was kept, what it took the place of, and the track now."""
    return {
        "schema": SCHEMA,
        "scale": SCALE,
        "kept": point(kept),
        "replaced": None if replaced is None else point(replaced),
        **track_document(track),
    }


def track_document(track: QuickTrack) -> dict[str, Any]:
    """``quick`` of ``cbtpain.progress/1``: null where there are not enough days."""
    return {"baseline": _mean(track.start), "current": _mean(track.current)}


def _mean(found: Mean | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"value": hundredths(found.value), "exact": str(found.value), "days": found.days}


def point(quick: Quick) -> dict[str, Any]:
    """One of them, rounded for reading."""
    value = day_score(quick)
    return {
        "on": quick.occurred_on.isoformat(),
        "value": None if value is None else hundredths(value),
        "partial": not quick.complete,
        "backfilled": quick.backfilled,
        "source": quick.source,
        "revision": quick.revision,
        "pain": quick.pain,
        "trouble": quick.trouble,
        "flare": bool(quick.flare),
    }
