"""``cbtpain data import --map``: old ratings from a CSV file, kept apart from the check-ins."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cbtpain.cli.ordinary import ordinary
from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.measures.old_ratings import DateForm
from cbtpain.report.old_csv import Bad, OldSheet, columns_of, look_at
from cbtpain.store.imported import import_old_ratings, refuse_known_file
from cbtpain.words import data as words

MOST_LINES = 10
"""So many are told by their number; of more there is a count."""


class Sheet(NamedTuple):
    """The file that was named, which column holds what, and how its dates are written."""

    file: Path
    columns: str
    date_form: str


def import_old(services: Services, named: Sheet, *, skip_bad: bool) -> None:
    """Read the file to its end first, then keep all of it or nothing. Raises ``Rejected`` or ``StoreFault``."""
    moment = services.clock.now()
    columns, form = columns_of(named.columns), DateForm(named.date_form)
    file, _ = ordinary(named.file)
    try:
        sheet = OldSheet(file, columns, form, moment.local_date, look_at(file))
        refuse_known_file(services.home, sheet.look.digest)
        count = _counted(sheet, skip_bad=skip_bad)
        import_old_ratings(services.home, sheet.ratings(), sheet.look.digest, moment)
    except (OSError, UnicodeError):
        raise Rejected("file_unreadable", path=file) from None
    services.out().say(words.BROUGHT_IN.format(count=count), *_left_out(sheet), words.KEPT_APART)


def _counted(sheet: OldSheet, *, skip_bad: bool) -> int:
    """How many ratings it holds. Raises ``Rejected`` before a line of it is kept."""
    count = sum(1 for _ in sheet.ratings())
    if sheet.bad and not skip_bad:
        raise Rejected("old_lines", count=len(sheet.bad), lines=_told(sheet.bad))
    if not count:
        raise Rejected("no_old_ratings")
    return count


def _left_out(sheet: OldSheet) -> Iterator[str]:
    if sheet.bad:
        yield words.LEFT_OUT.format(count=len(sheet.bad), lines=_told(sheet.bad))
    if sheet.empty:
        yield words.EMPTY.format(count=sheet.empty)


def _told(bad: list[Bad]) -> str:
    told = ", ".join(words.LINE.format(line=one.line, what=words.OF_LINE[one.what]) for one in bad[:MOST_LINES])
    return told if len(bad) <= MOST_LINES else f"{told}, {words.AND_MORE.format(count=len(bad) - MOST_LINES)}"
