"""Scores of one check-in, exact. Source: Krebs et al. 2009, doi 10.1007/s11606-009-0981-1."""

from fractions import Fraction

from cbtpain.records import ITEMS, Checkin


def total(checkin: Checkin) -> int:
    """The sum of the three items, 0 to 30, of a complete check-in."""
    pain, enjoyment, activity = checkin.items
    assert pain is not None
    assert enjoyment is not None
    assert activity is not None
    return pain + enjoyment + activity


def severity(checkin: Checkin) -> Fraction | None:
    """The PEG, 0 to 10: the mean of its items; None unless all three were answered."""
    return Fraction(total(checkin), len(ITEMS)) if checkin.complete else None


def interference(checkin: Checkin) -> Fraction:
    """How much pain got in the way, 0 to 10: the mean of enjoyment and general activity.

    A cbtpain summary of two PEG items for reading, not a validated scale of its own.
    """
    return mean([Fraction(checkin.enjoyment or 0), Fraction(checkin.activity or 0)])


def mean(values: list[Fraction]) -> Fraction:
    """The exact mean of at least one value."""
    return sum(values, Fraction(0)) / len(values)
