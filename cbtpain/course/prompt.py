"""What a session is made of once it is read: prompts in a row, each answered with one line.

Every kind of step is spelled out into these few forms (``course.expand``), so that back,
skip, stop and resume are written once. Texts still hold their slots.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Condition = Mapping[str, Any]
"""As the file has it: ``{"step": "notice", "equals": "worse"}``; read by ``play.condition``."""


class Form(StrEnum):
    """How a prompt is answered, and what is kept of it."""

    SHOW = "show"
    """Enter. Kept: True."""
    PICK = "pick"
    """A number of the list. Kept: the option's id."""
    PICKS = "picks"
    """Numbers of the list. Kept: a list of ids."""
    SCALE = "scale"
    """0 to 10. Kept: a whole number."""
    NUMBER = "number"
    """A whole number from ``least`` to ``most``. Kept: it."""
    DATE = "date"
    """A day. Kept: YYYY-MM-DD."""
    LINE = "line"
    """One line. Kept: the words."""
    LINES = "lines"
    """Lines up to an empty one. Kept: the words."""
    EXERCISE = "exercise"
    """A timed exercise. Kept: version, seconds, whether it was stopped."""
    CHECKIN = "checkin"
    """The weekly check-in, kept as one. Kept here: True."""


LISTS = (Form.PICK, Form.PICKS)
"""Answered by what stands in a list."""
OWN = "own"
"""The id that stands for "my own words" in a list, and of the line that holds them."""


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a list; ``kept`` is what is stored when it is chosen.

    ``belongs_to`` names the choices, at the step the list is ordered by, that bring it forward.
    """

    id: str
    text: str
    kept: str
    said: str
    reply: str = ""
    go: str = ""
    does: str = ""
    zero: bool = False
    when: Condition | None = None
    belongs_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to read or to answer. ``id`` is ``step`` or ``step.field``.

    ``least`` and ``most`` bound a number, or how many of a list may be chosen;
    ``default`` is what Enter takes, or where the diary has it, the fact ``default_fact``;
    ``whens`` all have to hold for it to be shown; ``reviews``
    names the session whose plan the count is of, and ``skill`` what is counted. ``measure`` is
    the one that an exercise or a worksheet is rated by, and ``rates`` what a field is to that
    practice; ``felt_of`` the step that better, same or worse is about.
    A list with ``order_by`` begins with the options that belong to what was chosen at that step.
    """

    id: str
    step: str
    form: Form
    text: str
    title: str = ""
    help: str = ""
    core: bool = True
    options: tuple[Option, ...] = ()
    order_by: str = ""
    low: str = ""
    high: str = ""
    least: int = 0
    most: int = 10
    default: str = ""
    default_fact: str = ""
    exercise: str = ""
    version: str = ""
    short: str = ""
    whens: tuple[Condition, ...] = ()
    go: str = ""
    reviews: str = ""
    skill: str = ""
    measure: str = ""
    rates: str = ""
    felt_of: str = ""
    safety: bool = False
    story: bool = False
    who: str = ""
    last: bool = False
    sources: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """True where an answer says something of the person; these come back once when skipped."""
        return self.form not in (Form.SHOW, Form.EXERCISE, Form.CHECKIN)
