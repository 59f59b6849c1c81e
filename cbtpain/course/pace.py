"""The questions of ``cbtpain pace``: the size of the set time, and where there is none, what makes one.

Played and kept like a session's, by the same player; so there is one truth about the set time, wherever it was told.
"""

from collections.abc import Mapping
from typing import Any

from cbtpain.course.aside import walk_of
from cbtpain.course.load import Course
from cbtpain.course.seal import digest_of
from cbtpain.course.session import Session
from cbtpain.course.shelf import WORKSHEETS
from cbtpain.errors import ContentFault
from cbtpain.records import ASIDE
from cbtpain.words import pace as words

Raw = Mapping[str, Any]
STEP = f"pace{ASIDE}step"
PLAN = f"worksheet{ASIDE}pacing"
"""The same run as that of ``worksheet new pacing``."""
_SHEET = "pacing"
_PLANNED = ("activity", "usual", "start", "start-steady")
_DUE: Raw = {"fact": "step_up_due", "equals": "yes"}
_MORE_THAN_ONE: Raw = {"not": {"fact": "pacing_before", "under": "2"}}
_WHEN: dict[str, Raw] = {"up": _DUE, "down": _MORE_THAN_ONE, "half": _MORE_THAN_ONE}


def step(course: Course, *, due: bool) -> Session:
    """Keep, up (where it is due), down, half, leave. ``due`` says so first."""
    order = ("up", *(one for one in words.STEP_OPTIONS if one != "up")) if due else tuple(words.STEP_OPTIONS)
    text = words.STEP["due"] + words.STEP["text"] if due else words.STEP["text"]
    raw: Raw = {
        "id": "pace-step",
        "kind": "choose",
        "core": "true",
        "text": text,
        "help": words.STEP["help"],
        "options": [_option(one) for one in order],
    }
    return walk_of(course, STEP, words.STEP_TITLE, [raw], "")


def plan(course: Course) -> Session | None:
    """The activity and its usual minutes, and the set time they make; None in a course that has no such worksheet."""
    path = course.shelf.root / WORKSHEETS / f"{_SHEET}.yaml"
    if not path.is_file():
        return None
    course.trust(path, "worksheet")
    raw: Raw = {"id": _SHEET, "kind": "worksheet", "worksheet": _SHEET, "core": "true", "fields": list(_PLANNED)}
    try:
        return walk_of(course, PLAN, words.PLAN_TITLE, [raw], digest_of(path))
    except (KeyError, ContentFault):
        return None


def _option(id_: str) -> Raw:
    when = {"when": _WHEN[id_]} if id_ in _WHEN else {}
    return {"id": id_, "text": words.STEP_OPTIONS[id_], "reply": words.STEP_REPLIES[id_], **when}
