"""What the trial found, at the mark nearest to where the person is.

Source: DeBar et al., JAMA 2025, doi 10.1001/jama.2025.11178 (``resolve-2025`` in
``content/sources.yaml``). These are shares of people with a drop of at least 30 %
on the trial's 11-question scale, not sizes of a drop.
"""

from fractions import Fraction
from typing import NamedTuple


class Mark(NamedTuple):
    """Adjusted percent of people offered each group's care who reached the mark."""

    months: int
    day: int
    online: Fraction
    coached: Fraction
    usual: Fraction


MARKS = (
    Mark(3, 91, online=Fraction("26.6"), coached=Fraction("32.0"), usual=Fraction("20.8")),
    Mark(6, 182, online=Fraction("32.9"), coached=Fraction("37.1"), usual=Fraction("22.9")),
    Mark(12, 365, online=Fraction("35.9"), coached=Fraction("38.3"), usual=Fraction("27.1")),
)

TOO_EARLY_BEFORE = 77
"""Days since the start before which the person is at no mark yet."""


def is_early(days_since_start: int) -> bool:
    """True before the first mark's window opens."""
    return days_since_start < TOO_EARLY_BEFORE


def nearest_mark(days_since_start: int) -> Mark:
    """The mark whose day is nearest; between two, the later."""
    return min(reversed(MARKS), key=lambda mark: abs(mark.day - days_since_start))
