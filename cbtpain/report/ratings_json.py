"""``cbtpain.ratings/1``: every check-in as it stands, with the person's words, for programs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cbtpain.records import Checkin
from cbtpain.report.checkin_json import with_items

SCHEMA = "cbtpain.ratings/1"


def document(checkins: Sequence[Checkin], notes: Mapping[date, Sequence[str]], gone: Sequence[date]) -> dict[str, Any]:
    """Newest first, as the list is; ``taken_back`` are the dates whose check-in no longer counts."""
    return {
        "schema": SCHEMA,
        "ratings": [
            with_items(checkin) | {"finished": checkin.finished, "notes": list(notes.get(checkin.occurred_on, ()))}
            for checkin in reversed(checkins)
        ],
        "taken_back": [on.isoformat() for on in gone],
    }
