"""``cbtpain.ratings/1``: every check-in as it stands, with the person's words, for programs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from cbtpain.records import Checkin, Quick
from cbtpain.report.checkin_json import with_items
from cbtpain.report.quick_json import point

SCHEMA = "cbtpain.ratings/1"


class Quicks(NamedTuple):
    """The quick check-ins as they stand, oldest first; words by date; dates taken back."""

    quicks: Sequence[Quick]
    notes: Mapping[date, Sequence[str]]
    gone: Sequence[date]


def document(
    checkins: Sequence[Checkin], notes: Mapping[date, Sequence[str]], gone: Sequence[date], quick: Quicks
) -> dict[str, Any]:
    """Newest first, as the list is; ``taken_back`` are the dates whose check-in no longer counts."""
    return {
        "schema": SCHEMA,
        "ratings": [
            with_items(checkin) | {"finished": checkin.finished, "notes": list(notes.get(checkin.occurred_on, ()))}
            for checkin in reversed(checkins)
        ],
        "taken_back": [on.isoformat() for on in gone],
        "quick": [
            point(one) | {"finished": one.finished, "notes": list(quick.notes.get(one.occurred_on, ()))}
            for one in reversed(quick.quicks)
        ],
        "quick_taken_back": [on.isoformat() for on in quick.gone],
    }
