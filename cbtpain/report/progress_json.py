"""``cbtpain.progress/1``: the trend for programs. Keys are stable; nothing is ever renamed.

Numbers are rounded for reading; the exact value stands beside each verdict's own as
text. What does not exist is null, never 0.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from cbtpain.measures.baseline import Baseline
from cbtpain.measures.life import ItemSoFar
from cbtpain.measures.milestones import MilestoneSoFar
from cbtpain.measures.practice import SkillSoFar
from cbtpain.measures.quick import QuickTrack
from cbtpain.measures.reading import hundredths
from cbtpain.measures.sessions import SessionSoFar
from cbtpain.measures.severity import severity
from cbtpain.measures.trend import Current, Trend
from cbtpain.records import Checkin
from cbtpain.report.milestones_json import milestone
from cbtpain.report.quick_json import track_document

SCHEMA = "cbtpain.progress/1"


def document(
    trend: Trend,
    checkins: Sequence[Checkin],
    sessions: Sequence[SessionSoFar],
    practised: Sequence[SkillSoFar],
    track: QuickTrack,
    milestones: Sequence[MilestoneSoFar],
    items: Sequence[ItemSoFar] = (),
    flare_days: Sequence[date] = (),
) -> dict[str, Any]:
    """The whole object; ``checkins`` are all dates, oldest first, ``sessions`` in the course's order."""
    return {
        "schema": SCHEMA,
        "as_of": trend.as_of.isoformat(),
        "severity": _severity(trend, checkins),
        "quick": track_document(track),
        "milestones": [milestone(one) for one in milestones],
        "sessions": [_session(session) for session in sessions],
        "practice": [_practice(skill) for skill in practised],
        "items": [_item(one) for one in items],
        "flare_days": [on.isoformat() for on in flare_days],
    }


def _item(told: ItemSoFar) -> dict[str, Any]:
    """Whole numbers from 0 to 10; ``direction`` says which way is better."""
    return {
        "id": told.id,
        "start": told.start,
        "start_on": told.start_on.isoformat(),
        "now": told.now,
        "now_on": told.now_on.isoformat() if told.now_on else None,
        "direction": told.direction,
    }


def _practice(told: SkillSoFar) -> dict[str, Any]:
    return {
        "skill": told.skill,
        "times": told.times,
        "measure": told.measure or None,
        "before": _rounded(told.before),
        "after": _rounded(told.after),
    }


def _session(session: SessionSoFar) -> dict[str, Any]:
    ended = session.finished_on
    return {
        "number": session.number,
        "id": session.id,
        "state": session.state,
        "finished_on": ended.isoformat() if ended else None,
    }


def _severity(trend: Trend, checkins: Sequence[Checkin]) -> dict[str, Any]:
    since, anew = trend.history.since, trend.set_anew_on
    return {
        "instrument": "peg",
        "baseline": {"state": trend.baseline_state} | _baseline(trend.baseline),
        "current": _current(trend.current),
        "goal": _rounded(trend.goal),
        "goal_exact": _exact(trend.goal),
        "change_points": _rounded(trend.change.points) if trend.change else None,
        "change_percent": trend.change.percent if trend.change else None,
        "status": trend.status,
        "goal_state": trend.history.state,
        "since": since.isoformat() if since else None,
        "flags": list(trend.flags),
        "set_anew_on": anew.isoformat() if anew else None,
        "points": [point(checkin) for checkin in checkins],
    }


def _baseline(found: Baseline | None) -> dict[str, Any]:
    if found is None:
        return {"value": None, "exact": None, "window_closes": None, "readings": []}
    return {
        "value": _rounded(found.value),
        "exact": _exact(found.value),
        "window_closes": found.window_closes.isoformat(),
        "readings": [
            {"on": reading.occurred_on.isoformat(), "value": _rounded(severity(reading))} for reading in found.readings
        ],
    }


def _current(found: Current) -> dict[str, Any]:
    return {
        "state": found.state,
        "value": _rounded(found.value),
        "exact": _exact(found.value),
        "on": found.on.isoformat() if found.on else None,
    }


def point(checkin: Checkin) -> dict[str, Any]:
    """One date's check-in."""
    return {
        "on": checkin.occurred_on.isoformat(),
        "value": _rounded(severity(checkin)),
        "partial": not checkin.complete,
        "backfilled": checkin.backfilled,
        "source": checkin.source,
        "revision": checkin.revision,
    }


def _rounded(value: Fraction | None) -> float | None:
    return None if value is None else hundredths(value)


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
