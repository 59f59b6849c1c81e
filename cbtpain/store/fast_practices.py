"""What was practised, on stdlib sqlite3: ``progress`` and the first screen of ``start`` need no more.

Written through ``store.practices``; a test holds this statement equal to the SQLModel table.
"""

from pathlib import Path

from cbtpain.paths import DIARY
from cbtpain.records import OF_RUN, REVIEW, Logged, Practice
from cbtpain.store.days import kept_day
from cbtpain.store.fast import reading_connection

PRACTICE_COLUMNS = "skill, ref, times, measure, before, after, done, felt, source"
# A run that was dropped counts for nothing, and what was practised in it neither.
PRACTICES = f"""SELECT {PRACTICE_COLUMNS}, occurred_on FROM practice WHERE course = ? AND times > 0 AND NOT EXISTS (
    SELECT 1 FROM practice AS newer
    WHERE newer.course = practice.course AND newer.ref = practice.ref AND newer.revision > practice.revision)
    AND NOT EXISTS (
    SELECT 1 FROM run WHERE run.state = 'dropped' AND practice.ref GLOB 'run ' || run.id || ':*')
    ORDER BY occurred_on, id"""


def practices(home: Path, course: str) -> list[Practice]:
    """All that counts, oldest first; none where there is no diary yet. Raises ``StoreFault``."""
    return [one.practice for one in logged(home, course)]


def logged(home: Path, course: str) -> list[Logged]:
    """The same, each with its day. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        rows = connection.execute(PRACTICES, (course,)) if connection is not None else ()
        return _once([Logged(kept_day(row[-1], home / DIARY), Practice(*row[:-1])) for row in rows])


def _once(found: list[Logged]) -> list[Logged]:
    """The days of one plan are counted once, however often it was looked back on: the last count stands."""
    plans = [_plan_or_itself(one.practice) for one in found]
    last = {plan: number for number, plan in enumerate(plans)}
    return [one for number, one in enumerate(found) if last[plans[number]] == number]


def _plan_or_itself(one: Practice) -> str:
    return one.ref.partition(OF_RUN)[2] if one.source == REVIEW else one.ref
