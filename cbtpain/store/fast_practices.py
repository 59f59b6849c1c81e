"""What was practised, on stdlib sqlite3: ``progress`` and the first screen of ``start`` need no more.

Written through ``store.practices``; a test holds this statement equal to the SQLModel table.
"""

from pathlib import Path

from cbtpain.records import Practice
from cbtpain.store.fast import reading_connection

PRACTICE_COLUMNS = "skill, ref, times, measure, before, after, done, felt, source"
PRACTICES = f"""SELECT {PRACTICE_COLUMNS} FROM practice WHERE course = ? AND times > 0 AND NOT EXISTS (
    SELECT 1 FROM practice AS newer
    WHERE newer.course = practice.course AND newer.ref = practice.ref AND newer.revision > practice.revision)
    ORDER BY occurred_on, id"""


def practices(home: Path, course: str) -> list[Practice]:
    """All that counts, oldest first; none where there is no diary yet. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        rows = connection.execute(PRACTICES, (course,)) if connection is not None else ()
        return [Practice(*row) for row in rows]
