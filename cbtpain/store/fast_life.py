"""What was said of daily life, on stdlib sqlite3: ``progress`` needs no more.

The own-worded items are of the milestone sets, the mood is of the sessions; both are written elsewhere, and
a test reads here what was written there.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.records import Answered
from cbtpain.store.fast import reading_connection

# An item that was skipped when it was asked again has no value that counts.
ITEMS = """SELECT item, begun_on, value FROM assessment_answer JOIN assessment ON assessment.id = assessment_id
    WHERE instrument = 'own-items' AND item IN ('moving', 'people', 'sleep', 'confidence') AND value IS NOT NULL
    AND NOT EXISTS (
    SELECT 1 FROM assessment_answer AS newer
    WHERE newer.assessment_id = assessment_answer.assessment_id AND newer.instrument = assessment_answer.instrument
      AND newer.item = assessment_answer.item AND newer.revision > assessment_answer.revision)
    ORDER BY assessment.id, assessment_answer.id"""
# A run that was dropped counts for nothing. A pack may ask something else under this name: numbers alone are read.
MOODS = """SELECT 'mood', begun_on, value FROM answer JOIN run ON run.id = run_id
    WHERE course = ? AND state <> 'dropped' AND prompt = 'mood' AND NOT EXISTS (
    SELECT 1 FROM answer AS newer
    WHERE newer.run_id = answer.run_id AND newer.prompt = answer.prompt AND newer.revision > answer.revision)
    ORDER BY answer.id"""
MOST = 10


def life(home: Path, course: str) -> list[Answered]:
    """All that counts, each item oldest first; none where there is no diary yet. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        if connection is None:
            return []
        try:
            rows = [*connection.execute(ITEMS), *connection.execute(MOODS, (course,))]
            return list(_answered(rows))
        except ValueError:
            # The error would quote what stands there.
            raise StoreFault("damaged", path=home / DIARY) from None


def _answered(rows: list[tuple[str, str, int | str | None]]) -> Iterator[Answered]:
    for item, begun_on, value in rows:
        told = str(value)
        if told.isdecimal() and int(told) <= MOST:
            yield Answered(item, date.fromisoformat(begun_on), int(told))
