"""Which words the answers to the PHQ-4 bring (curriculum 6.8): worked out when they are needed, and never stored.

A screen, not a diagnosis. A question left out counts as 0: what was said is enough to bring the words.
"""

from enum import IntEnum

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
