"""What every form for other programs calls the questions, and what it says of those that are no scale."""

from typing import NamedTuple

OWN = "cbtpain item, not a validated scale"
OLD = "brought in from a file; used neither for a start value nor for a status"
QUICK_ID, QUICK_VERSION = "cbtpain-quick", "1"
IMPORTED = "imported"
NOTE = "note"
AROUND = {"phq-4": ("consent", "page")}
"""Kept beside a questionnaire's answers, and none of its questions: whether to put it, and where to show it."""


class Labels(NamedTuple):
    """The PEG's ``id@version``, and the label of each questionnaire that is not a validated scale, by its id."""

    peg: str
    of: dict[str, str]
