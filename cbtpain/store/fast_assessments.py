"""The milestone sets, on stdlib sqlite3: bare ``cbtpain``, ``progress`` and the first question need no more.

Written through ``store.assessments``; a test holds these statements equal to the SQLModel tables.
"""

import sqlite3
from datetime import date
from pathlib import Path

from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.records import Assessed, Assessment
from cbtpain.store.fast import reading_connection

ASSESSMENT_COLUMNS = "month, begun_on, state, ended_on, id"
ASSESSED_COLUMNS = "instrument, version, wording, item, value, words"
ASSESSMENTS = f"SELECT {ASSESSMENT_COLUMNS} FROM assessment ORDER BY id"
ASSESSED = f"""SELECT {ASSESSED_COLUMNS} FROM assessment_answer WHERE assessment_id = ? AND NOT EXISTS (
    SELECT 1 FROM assessment_answer AS newer
    WHERE newer.assessment_id = assessment_answer.assessment_id AND newer.instrument = assessment_answer.instrument
      AND newer.item = assessment_answer.item AND newer.revision > assessment_answer.revision)
    ORDER BY id"""


def assessments(home: Path) -> list[Assessment]:
    """Every set that was begun, oldest first; none where there is no diary yet. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        return [] if connection is None else assessments_in(connection, home / DIARY)


def assessments_in(connection: sqlite3.Connection, path: Path) -> list[Assessment]:
    """The same of an open diary."""
    return [_assessment(row, path) for row in connection.execute(ASSESSMENTS)]


def assessed(home: Path, kept: Assessment) -> list[Assessed]:
    """What counts of a set's answers: the latest revision of each, oldest first. Raises ``StoreFault``."""
    with reading_connection(home) as connection:
        rows = connection.execute(ASSESSED, (kept.id,)) if connection is not None else ()
        return [Assessed(*row) for row in rows]


def _assessment(row: tuple[int | None, str, str, str | None, int], path: Path) -> Assessment:
    month, begun_on, state, ended_on, id_ = row
    try:
        ended = None if ended_on is None else date.fromisoformat(ended_on)
        return Assessment(month, date.fromisoformat(begun_on), state, ended, id_)
    except ValueError:
        # The error would quote what stands there.
        raise StoreFault("damaged", path=path) from None
