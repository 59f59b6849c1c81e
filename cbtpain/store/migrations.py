"""The ladder from version 0 up. Every diary, new or old, has walked every step.

``PRAGMA user_version`` is the record: it rolls back with its transaction, so a step
and its record commit together.
"""

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from cbtpain.errors import StoreFault
from cbtpain.store.assessment_tables import ASSESSMENTS
from cbtpain.store.backup import back_up
from cbtpain.store.connection import BUSY_SECONDS, transaction
from cbtpain.store.flare_tables import FLARES
from cbtpain.store.imported_tables import IMPORTED
from cbtpain.store.pace_tables import PACES
from cbtpain.store.quick_tables import EPISODE, QUICK

APPLICATION_ID = 0x63627470
"""``cbtp``: tells a diary from any other SQLite file."""

_BETWEEN_TRIES = 0.02

Step = tuple[str, ...]

_WEEKLY_PEG: Step = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """
    CREATE TABLE checkin (
        id INTEGER NOT NULL,
        occurred_on TEXT NOT NULL,
        revision INTEGER NOT NULL,
        pain INTEGER,
        enjoyment INTEGER,
        activity INTEGER,
        asked INTEGER NOT NULL,
        source TEXT NOT NULL,
        days_back INTEGER NOT NULL,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT pain_is_0_to_10
            CHECK (pain IS NULL OR (typeof(pain) = 'integer' AND pain BETWEEN 0 AND 10)),
        CONSTRAINT enjoyment_is_0_to_10
            CHECK (enjoyment IS NULL OR (typeof(enjoyment) = 'integer' AND enjoyment BETWEEN 0 AND 10)),
        CONSTRAINT activity_is_0_to_10
            CHECK (activity IS NULL OR (typeof(activity) = 'integer' AND activity BETWEEN 0 AND 10)),
        CONSTRAINT says_something
            CHECK (revision > 1 OR pain IS NOT NULL OR enjoyment IS NOT NULL OR activity IS NOT NULL),
        CONSTRAINT asked_is_1_to_3 CHECK (typeof(asked) = 'integer' AND asked BETWEEN 1 AND 3),
        CONSTRAINT revision_is_from_1 CHECK (typeof(revision) = 'integer' AND revision >= 1),
        CONSTRAINT source_is_known CHECK (source IN ('self', 'paper')),
        CONSTRAINT days_back_is_not_negative CHECK (typeof(days_back) = 'integer' AND days_back >= 0),
        CONSTRAINT occurred_on_is_a_day CHECK (occurred_on IS date(occurred_on, '+0 days')),
        CONSTRAINT offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440),
        CONSTRAINT one_row_a_revision UNIQUE (occurred_on, revision)
    )
    """,
    # A row may be filled in while it is being asked; what was given is never changed.
    """
    CREATE TRIGGER checkin_is_only_filled_in BEFORE UPDATE ON checkin
    WHEN new.pain IS NOT old.pain
      OR (old.asked >= 2 AND new.enjoyment IS NOT old.enjoyment)
      OR (old.asked >= 3 AND new.activity IS NOT old.activity)
      OR new.asked < old.asked
      OR new.occurred_on <> old.occurred_on
      OR new.revision <> old.revision
      OR new.source <> old.source
      OR new.days_back <> old.days_back
      OR new.at_utc <> old.at_utc
    BEGIN
        SELECT RAISE(ABORT, 'a rating is corrected by a new revision');
    END
    """,
    """
    CREATE TABLE note (
        id INTEGER NOT NULL,
        checkin_id INTEGER NOT NULL,
        text TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT note_is_not_empty CHECK (length(text) > 0),
        FOREIGN KEY(checkin_id) REFERENCES checkin (id)
    )
    """,
    "CREATE INDEX ix_note_checkin_id ON note (checkin_id)",
)

_SESSIONS: Step = (
    """
    CREATE TABLE run (
        id INTEGER NOT NULL,
        course TEXT NOT NULL,
        session TEXT NOT NULL,
        number INTEGER NOT NULL,
        sessions INTEGER NOT NULL,
        digest TEXT NOT NULL,
        short INTEGER NOT NULL,
        begun_on TEXT NOT NULL,
        state TEXT NOT NULL,
        ended_on TEXT,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT number_is_from_1 CHECK (typeof(number) = 'integer' AND number >= 1),
        CONSTRAINT number_is_within CHECK (typeof(sessions) = 'integer' AND sessions >= number),
        CONSTRAINT short_is_yes_or_no CHECK (typeof(short) = 'integer' AND short IN (0, 1)),
        CONSTRAINT begun_on_is_a_day CHECK (begun_on IS date(begun_on, '+0 days')),
        CONSTRAINT state_is_known CHECK (state IN ('open', 'done', 'dropped')),
        CONSTRAINT ended_on_is_a_day CHECK (ended_on IS NULL OR ended_on IS date(ended_on, '+0 days')),
        CONSTRAINT an_end_has_a_day CHECK ((state = 'open') = (ended_on IS NULL)),
        CONSTRAINT run_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440)
    )
    """,
    "CREATE INDEX ix_run_course ON run (course)",
    """
    CREATE TABLE answer (
        id INTEGER NOT NULL,
        run_id INTEGER NOT NULL,
        prompt TEXT NOT NULL,
        revision INTEGER NOT NULL,
        round INTEGER NOT NULL,
        value TEXT,
        said TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT prompt_is_named CHECK (length(prompt) > 0),
        CONSTRAINT answer_revision_is_from_1 CHECK (typeof(revision) = 'integer' AND revision >= 1),
        CONSTRAINT round_is_1_or_2 CHECK (typeof(round) = 'integer' AND round IN (1, 2)),
        CONSTRAINT one_answer_a_revision UNIQUE (run_id, prompt, revision),
        FOREIGN KEY(run_id) REFERENCES run (id)
    )
    """,
    # What a person wrote is never changed and never taken away here; a change is a new revision.
    """
    CREATE TRIGGER answer_is_never_changed BEFORE UPDATE ON answer
    BEGIN
        SELECT RAISE(ABORT, 'an answer is changed by a new revision');
    END
    """,
)

_PRACTICE: Step = (
    """
    CREATE TABLE practice (
        id INTEGER NOT NULL,
        course TEXT NOT NULL,
        ref TEXT NOT NULL,
        revision INTEGER NOT NULL,
        occurred_on TEXT NOT NULL,
        skill TEXT NOT NULL,
        times INTEGER NOT NULL,
        measure TEXT NOT NULL,
        "before" INTEGER,
        "after" INTEGER,
        done TEXT,
        felt TEXT,
        source TEXT NOT NULL,
        at_utc TEXT NOT NULL,
        offset_min INTEGER NOT NULL,
        zone TEXT,
        PRIMARY KEY (id),
        CONSTRAINT skill_is_named CHECK (length(skill) > 0),
        CONSTRAINT ref_is_named CHECK (length(ref) > 0),
        CONSTRAINT practice_revision_is_from_1 CHECK (typeof(revision) = 'integer' AND revision >= 1),
        CONSTRAINT occurred_on_is_a_day CHECK (occurred_on IS date(occurred_on, '+0 days')),
        CONSTRAINT times_is_not_negative CHECK (typeof(times) = 'integer' AND times >= 0),
        CONSTRAINT before_is_0_to_10 CHECK (before IS NULL OR (typeof(before) = 'integer' AND before BETWEEN 0 AND 10)),
        CONSTRAINT after_is_0_to_10 CHECK (after IS NULL OR (typeof(after) = 'integer' AND after BETWEEN 0 AND 10)),
        CONSTRAINT done_is_known CHECK (done IS NULL OR done IN ('yes', 'part', 'no')),
        CONSTRAINT felt_is_known CHECK (felt IS NULL OR felt IN ('better', 'same', 'worse')),
        CONSTRAINT practice_source_is_known CHECK (source IN ('session', 'review', 'practice')),
        CONSTRAINT practice_offset_is_within_a_day
            CHECK (typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440),
        CONSTRAINT one_practice_a_revision UNIQUE (course, ref, revision)
    )
    """,
    """
    CREATE TRIGGER practice_is_never_changed BEFORE UPDATE ON practice
    BEGIN
        SELECT RAISE(ABORT, 'a practice is changed by a new revision');
    END
    """,
)

_NOTES_FOLLOW: Step = (
    # From here on a revision has the words of the one that it takes the place of; those there already get theirs.
    """
    INSERT INTO note (checkin_id, text, at_utc)
    SELECT newer.id, note.text, note.at_utc FROM note
    JOIN checkin AS older ON older.id = note.checkin_id
    JOIN checkin AS newer ON newer.occurred_on = older.occurred_on AND newer.revision > older.revision
    WHERE coalesce(newer.pain, newer.enjoyment, newer.activity) IS NOT NULL OR newer.asked < 3
    ORDER BY newer.id, note.id
    """,
)

STEPS: tuple[Step, ...] = (
    _WEEKLY_PEG,
    _SESSIONS,
    (*_NOTES_FOLLOW, *_PRACTICE, *ASSESSMENTS, *QUICK, *EPISODE, *IMPORTED, *FLARES, *PACES),
)
NEWEST = len(STEPS)


class Stamp(NamedTuple):
    """What a SQLite file says of itself."""

    version: int
    application_id: int
    tables: int

    @property
    def is_blank(self) -> bool:
        """True for a diary that is about to be born: nothing in it, and nobody's name on it."""
        return self == (0, 0, 0)


def stamp_of(connection: sqlite3.Connection) -> Stamp:
    """The stamp of an open file, read in one statement: another program may be at work in it."""
    found = connection.execute(
        "SELECT (SELECT user_version FROM pragma_user_version),"
        " (SELECT application_id FROM pragma_application_id), count(*) FROM sqlite_master"
    )
    return Stamp(*found.fetchone())


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open database; 0 for one that has walked no step."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Walk the steps that are still missing, all in one transaction: a diary is at one version or another.

    An existing diary is copied first, and the copy checked. Two programs that open a
    new diary at once walk it once: the version is read again inside the transaction.
    """
    found = version_of(connection)
    if found == len(steps):
        return
    if found > 0:
        back_up(connection, path, found)
    else:
        _switch_to_wal(connection)
    with transaction(connection):
        for step in steps[version_of(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Wait for another program that is making the same diary: SQLite itself does not wait here."""
    patience = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(_BETWEEN_TRIES)
        else:
            return


def refuse_unknown(stamp: Stamp, path: Path) -> None:
    """Raise ``StoreFault`` for a file of another program, or of a newer cbtpain."""
    if stamp.is_blank:
        return
    if stamp.application_id != APPLICATION_ID:
        raise StoreFault("not_a_diary", path=path)
    if stamp.version > NEWEST:
        raise StoreFault("too_new", path=path, version=stamp.version, newest=NEWEST)
