"""Which words the answers to the PHQ-4 bring (curriculum 6.8): worked out when they are needed, and never stored.

A screen, not a diagnosis. A question left out counts as 0: what was said is enough to bring the words.
"""

from enum import IntEnum, StrEnum
from typing import NamedTuple

from cbtpain.measures.scores import Values

GAD_2 = ("nervous", "worry")
PHQ_2 = ("interest", "down")
ITEMS = (*GAD_2, *PHQ_2)

_HEAVY_PAIR = 3
_VERY_HARD_TOTAL = 9
_VERY_HARD_PHQ_2 = 5
_EVERY_DAY = 3


class Weeks(IntEnum):
    """What the last two weeks were like, by those answers."""

    USUAL = 0
    HEAVY = 1
    VERY_HARD = 2


def weeks(values: Values) -> Weeks:
    """Very hard: 9 or more of 12, 5 or more of 6 for mood, or down nearly every day. Heavy: 3 or more of 6 for one."""
    worry, mood = (sum(values.get(item) or 0 for item in pair) for pair in (GAD_2, PHQ_2))
    if worry + mood >= _VERY_HARD_TOTAL or mood >= _VERY_HARD_PHQ_2 or values.get("down") == _EVERY_DAY:
        return Weeks.VERY_HARD
    return Weeks.HEAVY if mood >= _HEAVY_PAIR or worry >= _HEAVY_PAIR else Weeks.USUAL


def worries(values: Values) -> bool:
    """3 or more of 6 for worry: an exercise is then offered short and with open eyes first (curriculum 6.8)."""
    return sum(values.get(item) or 0 for item in GAD_2) >= _HEAVY_PAIR


class Band(StrEnum):
    """How the total of the PHQ-4 is named on a clinician's page, and nowhere else."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


class MoodScores(NamedTuple):
    """The PHQ-4: ``total`` 0 to 12; its two parts 0 to 6 each."""

    total: int
    phq_2: int
    gad_2: int

    @property
    def band(self) -> Band:
        """0-2, 3-5, 6-8, 9-12 (Kroenke and others 2009, as the NINDS common data elements give it)."""
        ends = {2: Band.NONE, 5: Band.MILD, 8: Band.MODERATE}
        return next((band for most, band in ends.items() if self.total <= most), Band.SEVERE)


def mood_scores(values: Values) -> MoodScores | None:
    """The scores for a clinician; None unless all four were answered."""
    worry, mood = ([values.get(item) for item in pair] for pair in (GAD_2, PHQ_2))
    if None in (*worry, *mood):
        return None
    gad_2, phq_2 = (sum(value or 0 for value in pair) for pair in (worry, mood))
    return MoodScores(gad_2 + phq_2, phq_2, gad_2)
