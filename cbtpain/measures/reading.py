"""Numbers made ready for reading. No verdict is ever taken on what leaves here."""

from fractions import Fraction
from math import floor


def tenths(value: Fraction) -> str:
    """One decimal, halves up: 20/3 -> "6.7"."""
    return _decimals(value, 1)


def hundredths(value: Fraction) -> float:
    """Two decimals, halves up, as a number for JSON: 20/3 -> 6.67."""
    return float(_decimals(value, 2))


def nearest_whole(value: Fraction) -> int:
    """The whole number nearest to a value of 0 or more, halves up (Python's round would go to even)."""
    return floor(value + Fraction(1, 2))


def _decimals(value: Fraction, places: int) -> str:
    scaled = nearest_whole(abs(value) * 10**places)
    whole, rest = divmod(scaled, 10**places)
    sign = "-" if value < 0 and scaled else ""
    return f"{sign}{whole}.{rest:0{places}d}"


def decimal_of_hundredths(value: int) -> str:
    """Hundredths of 0 or more as a decimal, exact: 650 is 6.5, 700 is 7."""
    whole, rest = divmod(value, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")
