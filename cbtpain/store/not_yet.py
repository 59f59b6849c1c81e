"""What in an export has not come yet: it would move the day up to which everything is reckoned."""

from collections.abc import Mapping

from cbtpain.clock import Moment
from cbtpain.records import Cell

_MAY_COME_LATER = "until_on"
"""A flare is marked up to a day that lies ahead."""


def column_ahead(row: Mapping[str, Cell], now: Moment) -> str | None:
    """The first column of a row with a day or an instant after today; None where there is none.

    Today is that of the row's own offset: a rating that was given east of here may be of tomorrow. Of an instant only
    its day in UTC is looked at, since two machines never have quite the same time.
    """
    offset = row.get("offset_min")
    there = now._replace(offset_min=offset) if isinstance(offset, int) else now
    today = there.local_date.isoformat()
    for column, value in row.items():
        if column == "at_utc" and str(value)[:10] > now.at_utc[:10]:
            return column
        if column.endswith("_on") and column != _MAY_COME_LATER and isinstance(value, str) and value > today:
            return column
    return None
