"""A worksheet for paper: blank, or as it was filled in."""

from collections.abc import Iterator

from cbtpain.cli.services import Services
from cbtpain.cli.worksheet_find import Sheets, entry_of
from cbtpain.cli.worksheet_new import list_sheets
from cbtpain.course.aside import worksheet, worksheet_ids
from cbtpain.course.load import Course
from cbtpain.course.paper import Row
from cbtpain.errors import OK
from cbtpain.play.paper import blank, marked
from cbtpain.report.worksheet import blank_lines
from cbtpain.screen.paper import WIDEST, page
from cbtpain.words import worksheet as words
from cbtpain.words.numbers import week_day


def print_paper(services: Services, named: str | None, *, every: bool, filled: bool, markdown: bool) -> int:
    """One of them, or each; the exit code. Raises ``NotThere``, ``StoreFault`` and ``ContentFault``."""
    course = Course(services.course_folder)
    if named is None and not every and not filled:
        return list_sheets(services, words.PRINT_WHICH)
    out = services.out()
    sheets = Sheets(services, course)
    papers = _filled(sheets, named, every=every) if filled else _blank(sheets, named, every=every)
    for number, (title, head, rows) in enumerate(papers):
        if number:
            # A page of its own on paper; a terminal has no use for the sign that asks for it.
            out.raw("\n" if markdown or services.stdout.isatty() else words.NEXT_PAGE)
        if markdown:
            out.say(*blank_lines(title, head, rows))
        else:
            out.raw("\n".join(page(title, head, rows, out.width or WIDEST)) + "\n")
    return OK


Paper = tuple[str, str, list[Row]]


def _blank(sheets: Sheets, named: str | None, *, every: bool) -> Iterator[Paper]:
    course = sheets.course
    for name in worksheet_ids(course) if every or named is None else [named]:
        title = worksheet(course, name).title
        yield title, words.PAPER_HEAD, blank(sheets.blank(name), {name})


def _filled(sheets: Sheets, named: str | None, *, every: bool) -> Iterator[Paper]:
    for one in sheets.all() if every else [sheets.named(named)]:
        entry = entry_of(one)
        head = words.FILLED_HEAD.format(day=week_day(entry.on), place=entry.place)
        yield one.title, head, marked(sheets.play(one), one.steps)
