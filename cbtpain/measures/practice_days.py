"""The log held against a plan: on how many days something of it was done. Whole days, nothing rounded."""

from collections.abc import Collection, Sequence
from datetime import date

from cbtpain.records import PRACTICE, Logged


def days_logged(log: Sequence[Logged], skills: Collection[str], first: date, last: date) -> int:
    """On how many days from ``first`` to ``last``, both counted, one of the skills was logged by its own command.

    What was done within a session is a part of that session, and what was counted in a look back
    has no days of its own.
    """
    return len({one.on for one in log if _is_of(one, skills) and first <= one.on <= last})


def _is_of(one: Logged, skills: Collection[str]) -> bool:
    return one.practice.source == PRACTICE and one.practice.times > 0 and one.practice.skill in skills


def beyond_the_log(told: int, days: int) -> int:
    """Days told in a look back that the log does not hold: only these are counted on top of it, never below 0."""
    return max(0, told - days)
