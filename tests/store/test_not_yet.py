"""Days to come in an export, by the day it is where the row was written."""

from datetime import UTC, datetime

import pytest

from cbtpain.clock import Moment
from cbtpain.records import Cell
from cbtpain.store.not_yet import column_ahead

NOW = Moment(datetime(2026, 6, 1, 20, 0, tzinfo=UTC), 0)
"""In Auckland it is 2 June, in Los Angeles 1 June."""
AUCKLAND, LOS_ANGELES = 720, -420


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"occurred_on": "2026-06-01", "offset_min": LOS_ANGELES}, None),
        ({"occurred_on": "2026-06-02", "offset_min": LOS_ANGELES}, "occurred_on"),
        ({"occurred_on": "2026-06-02", "offset_min": AUCKLAND}, None),
        ({"occurred_on": "2026-06-03", "offset_min": AUCKLAND}, "occurred_on"),
        ({"occurred_on": "2026-06-01"}, None),
        ({"occurred_on": "2026-06-02"}, "occurred_on"),
        ({"begun_on": "2026-06-01", "ended_on": None}, None),
        ({"begun_on": "2026-06-01", "ended_on": "2026-06-02"}, "ended_on"),
        ({"begun_on": "2026-06-01", "until_on": "2026-06-09"}, None),
        ({"at_utc": "2026-06-01T23:59:59Z"}, None),
        ({"at_utc": "2026-06-02T00:00:00Z"}, "at_utc"),
        ({"text": "2027-01-01"}, None),
    ],
)
def test_the_first_column_that_lies_ahead(row: dict[str, Cell], column: str | None) -> None:
    assert column == column_ahead(row, NOW)
