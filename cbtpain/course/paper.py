"""A worksheet as it stands on paper: its questions in a row, their choices, and what was given."""

from collections.abc import Mapping
from typing import NamedTuple

from cbtpain.course.aside import WORKSHEET_OF, worksheet, worksheet_ids
from cbtpain.course.load import Course
from cbtpain.course.prompt import Form

_BY_KIND = ("plan", "barrier")
"""Kinds of step that are a worksheet of that name."""


class Choice(NamedTuple):
    """One entry of a list. ``when`` tells in words where it is offered, empty where always; ``own`` has a line."""

    number: int
    kept: str
    text: str
    marked: bool = False
    own: bool = False
    zero: bool = False
    when: str = ""


class Row(NamedTuple):
    """One question, or (``Form.SHOW``) something to read.

    ``given`` is the answer in the person's own words, a line each: none where it was left out.
    ``put`` tells that it was answered or left out; ``typed`` what was written by hand, own words too.
    """

    id: str
    form: Form
    question: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    low: str = ""
    high: str = ""
    least: int = 0
    most: int = 10
    when: str = ""
    given: tuple[str, ...] = ()
    put: bool = False
    typed: str = ""


def sheet_steps(course: Course, session: str) -> Mapping[str, str]:
    """The worksheets in a session, or in a walk outside the sessions: their names by step, in order.

    None for what is not in the course any more. Raises ``ContentFault``.
    """
    if session.startswith(WORKSHEET_OF):
        name = session.removeprefix(WORKSHEET_OF)
        if name not in worksheet_ids(course):
            return {}
        worksheet(course, name)
        return {name: name}
    if session not in course.session_ids:
        return {}
    if not course.shipped:
        # The shipped course was checked when it was made.
        course.session(session)
    found = {}
    for step in course.shelf.session(session)["steps"]:
        if step["kind"] == "worksheet":
            found[str(step["id"])] = str(step["worksheet"])
        elif step["kind"] in _BY_KIND:
            found[str(step["id"])] = str(step["kind"])
    return found
