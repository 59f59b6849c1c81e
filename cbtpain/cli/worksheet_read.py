"""Looking through the worksheets that were filled in."""

from contextlib import suppress

from cbtpain.cli.services import Services
from cbtpain.cli.worksheet_draft import clear_up
from cbtpain.cli.worksheet_find import Filled, Sheets, command_to_go_on, entry_of
from cbtpain.course.load import Course
from cbtpain.errors import OK, Rejected, StoreFault
from cbtpain.play.paper import told
from cbtpain.records import DONE
from cbtpain.report.json_text import json_text
from cbtpain.report.worksheet import document, filled_lines
from cbtpain.screen.worksheet import Entry, head, say_list, say_one
from cbtpain.store.drafts import Drafts
from cbtpain.words import worksheet as words


def list_filled(services: Services) -> int:
    """Every one, newest first; the exit code. Raises ``StoreFault`` and ``ContentFault``."""
    sheets = Sheets(services, Course(services.course_folder))
    found = sheets.all()
    say_list(services.out(), [entry_of(one) for one in found])
    drafts = Drafts(services.home)
    if found and drafts.keys():
        # What is open in an editor in another window is told of there.
        with suppress(Rejected, StoreFault), drafts.locked():
            clear_up(services, services.out(), drafts, sheets)
    return OK


def show(services: Services, named: str | None, *, markdown: bool, as_json: bool) -> int:
    """One of them; the exit code. Raises ``NotThere``, ``StoreFault`` and ``ContentFault``."""
    sheets = Sheets(services, Course(services.course_folder))
    filled = sheets.named(named)
    entry, rows = entry_of(filled), told(sheets.play(filled), filled.steps, ended=filled.run.state == DONE)
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
