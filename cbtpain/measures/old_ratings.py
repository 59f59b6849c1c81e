"""What stands in the cells of an old sheet: dates in the form it has them, ratings with a comma or a point."""

import re
from datetime import date

from cbtpain.errors import Rejected
from cbtpain.records import HIGHEST

_PARTS = {"YYYY": r"(?P<year>\d{4})", "YY": r"(?P<short>\d\d)", "MM": r"(?P<month>\d{1,2})", "DD": r"(?P<day>\d{1,2})"}
_NAMES = {"%Y": "YYYY", "%y": "YY", "%m": "MM", "%d": "DD"}
_TIME = r"(?:[ T].*)?"
_RATING = re.compile(r"(\d{1,2})(?:[.,](\d{1,2})0*)?", re.ASCII)
_NOTHING = ("", "-")
_FIRST_YEAR, _CENTURY = 1900, 2000


class DateForm:
    """A way to write a day, such as DD.MM.YYYY or %d.%m.%Y; a time after it is left aside.

    Raises ``Rejected("bad_date_form")`` for one that lacks a day, a month or a year, or has it twice.
    """

    def __init__(self, form: str) -> None:
        for name, part in _NAMES.items():
            form = form.replace(name, part)
        pieces = re.split(r"(YYYY|YY|MM|DD)", form)
        parts = sorted(piece[:2] for piece in pieces[1::2])
        if parts != ["DD", "MM", "YY"] or any(letter.isalnum() for piece in pieces[::2] for letter in piece):
            raise Rejected("bad_date_form")
        pattern = "".join(_PARTS.get(piece) or re.escape(piece) for piece in pieces)
        self._pattern = re.compile(pattern + _TIME, re.ASCII | re.DOTALL)

    def day(self, text: str) -> date | None:
        """The day, of 1900 or later; None where the text is no day in this form."""
        found = self._pattern.fullmatch(text.strip())
        if found is None:
            return None
        told = found.groupdict()
        year = int(told["year"]) if "year" in told else _CENTURY + int(told["short"])
        try:
            day = date(year, int(told["month"]), int(told["day"]))
        except ValueError:
            return None
        return day if day.year >= _FIRST_YEAR else None


def is_empty(text: str) -> bool:
    """Whether nothing was rated there."""
    return text.strip() in _NOTHING


def hundredths_of(text: str) -> int | None:
    """A rating of 0 to 10 in hundredths, exact: 6,5 is 650; None where it is no such rating."""
    found = _RATING.fullmatch(text.strip())
    if found is None:
        return None
    value = int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
    return value if value <= HIGHEST * 100 else None
