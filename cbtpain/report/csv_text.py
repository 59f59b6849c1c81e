"""Rows as CSV text, safe to open: no cell of a person's words is taken for a formula by a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator, Sequence

_BEGINS_A_FORMULA = tuple("=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20")
"""The last four are the wide signs of the same, which some spreadsheets take as well."""
Cell = str | int | None


class _Line:
    """Gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(heading: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines one by one, as RFC 4180 has them, in the order they come."""
    # A cell is quoted where it needs it; what does not exist is empty.
    writer = csv.writer(_Line())
    yield writer.writerow(heading)
    for row in rows:
        yield writer.writerow([_guarded(cell) if isinstance(cell, str) else cell for cell in row])


def _guarded(text: str) -> str:
    """An apostrophe before what a spreadsheet would run: OWASP's rule, blanks before it included."""
    safe = text.replace("\x00", "")
    return f"'{safe}" if safe.startswith(_BEGINS_A_FORMULA) or safe.lstrip().startswith(_BEGINS_A_FORMULA) else safe
