"""Numbers and dates as a person says and reads them."""

from collections.abc import Collection
from datetime import date

NUMBER_WORDS = {
    word: number for number, word in enumerate("zero one two three four five six seven eight nine ten".split())
}
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TEENS = {word: number for number, word in enumerate(_TEENS, 11)}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
TENS = {word: 10 * number for number, word in enumerate(_TENS, 2)}

PLACES = ("first", "second", "third")

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def span(numbers: Collection[int]) -> str:
    """``0 to 4``, and ``1`` where there is only one."""
    return f"{min(numbers)} to {max(numbers)}" if len(numbers) > 1 else str(min(numbers))


def day(on: date) -> str:
    """``15 Feb 2026``"""
    return f"{short_day(on)} {on.year}"


def short_day(on: date) -> str:
    """``15 Feb``"""
    return f"{on.day} {_MONTHS[on.month - 1]}"


def month(on: date) -> str:
    """``Feb 2026``"""
    return f"{_MONTHS[on.month - 1]} {on.year}"


def week_day(on: date) -> str:
    """``Sun 15 Feb 2026``"""
    return f"{_DAYS[on.weekday()]} {day(on)}"


def days_near(first: date, last: date) -> str:
    """Two days with the year said once where it is the same."""
    start = short_day(first) if first.year == last.year else day(first)
    return f"{start} and {day(last)}"
