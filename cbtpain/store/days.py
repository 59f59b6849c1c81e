"""A day as the diary keeps it."""

from datetime import date
from pathlib import Path

from cbtpain.errors import StoreFault


def kept_day(text: object, path: Path) -> date:
    """From YYYY-MM-DD. Raises ``StoreFault("damaged")``; the error does not quote what stands there."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise StoreFault("damaged", path=path) from None
