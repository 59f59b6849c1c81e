"""Looking through the worksheets that were filled in."""

from cbtpain.cli.services import Services
from cbtpain.cli.worksheet_find import Filled, Sheets
from cbtpain.course.load import Course
from cbtpain.errors import OK
from cbtpain.play.paper import told
from cbtpain.report.json_text import json_text
from cbtpain.report.worksheet import document, filled_lines
from cbtpain.screen.worksheet import Entry, head, listed, say_one
from cbtpain.store.drafts import Drafts
from cbtpain.words import worksheet as words


def list_filled(services: Services) -> int:
    """Every one, newest first; the exit code. Raises ``StoreFault`` and ``ContentFault``."""
    sheets = Sheets(services, Course(services.course_folder))
    found = sheets.all()
    services.out().say(*listed([entry_of(one) for one in found]))
    waiting = Drafts(services.home).keys() if found else []
    services.out().say(*(words.DRAFT_WAITS.format(number=one.number) for one in found if one.key in waiting))
    return OK


def show(services: Services, named: str | None, *, markdown: bool, as_json: bool) -> int:
    """One of them; the exit code. Raises ``NotThere``, ``StoreFault`` and ``ContentFault``."""
    sheets = Sheets(services, Course(services.course_folder))
    filled = sheets.named(named)
    entry, rows = entry_of(filled), told(sheets.play(filled), filled.steps)
    out = services.out()
    if as_json:
        out.raw(json_text(document(_as_told(filled, entry), rows)))
    elif markdown:
        out.say(*filled_lines(entry.title, head(entry), rows))
    else:
        say_one(out, entry, rows)
        if filled.half_done:
            out.say("", words.GO_ON.format(command=command_to_go_on(filled)))
    return OK


def _as_told(filled: Filled, entry: Entry) -> dict[str, object]:
    place = {"session": entry.session, "session_id": None if entry.session is None else filled.run.session}
    state = "open" if entry.half_done else "done"
    return {"name": entry.name, "title": entry.title, "on": entry.on.isoformat(), **place, "state": state}


def entry_of(filled: Filled) -> Entry:
    run = filled.run
    session = None if run.is_aside else run.number
    return Entry(filled.number, filled.name, filled.title, run.ended_on or run.begun_on, session, filled.half_done)


def command_to_go_on(filled: Filled) -> str:
    """What takes up a half-done one where it was left."""
    return f"cbtpain worksheet new {filled.name}" if filled.run.is_aside else f"cbtpain start {filled.run.number}"
