"""Opening the diary: looked at before it is touched, private, and at the newest version."""

import sqlite3
from pathlib import Path

from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.store import folder
from cbtpain.store.connection import Access, connect, fault_of, told_plainly
from cbtpain.store.migrations import NEWEST, migrate, refuse_unknown, version_of

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def open_for_writing(home: Path) -> sqlite3.Connection:
    """The diary in that folder, made if there is none. Raises ``StoreFault``."""
    path = home / DIARY
    with told_plainly(path):
        folder.make(home)
        folder.make_file(path)
        return _opened(path)


def open_for_reading(home: Path) -> sqlite3.Connection | None:
    """The diary in that folder, or None where there is none yet; nothing is created for it.

    On a medium that cannot be written the diary is read as it stands.
    """
    path = home / DIARY
    with told_plainly(path):
        if not path.exists() or not path.stat().st_size:
            return None
        try:
            return _opened(path)
        except sqlite3.OperationalError as error:
            if fault_of(error, path).kind not in ("cannot_write", "cannot_open"):
                raise
            return _opened_unwritable(path)


def _opened(path: Path) -> sqlite3.Connection:
    look_at(path)
    connection = connect(path)
    try:
        _bring_up(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up(connection: sqlite3.Connection, path: Path) -> None:
    version = version_of(connection)
    if version == 0 and connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreFault("not_a_diary", path=path)
    if version != NEWEST:
        migrate(connection, path)


def _opened_unwritable(path: Path) -> sqlite3.Connection:
    """Without a write-ahead log beside it, a diary nobody can write is read as it is."""
    if Path(f"{path}-wal").exists():
        raise StoreFault("cannot_write", path=path)
    connection = connect(path, access=Access.AS_IT_STANDS)
    if version_of(connection) != NEWEST:
        raise StoreFault("cannot_write", path=path)
    return connection


def look_at(path: Path) -> None:
    """Refuse another program's file, or a newer cbtpain's, before a byte is written.

    The header of the file tells; where a write-ahead log holds newer pages, a
    read-only connection is asked, which also writes nothing to the diary.
    """
    header = _first_bytes(path)
    if not header:
        return
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise StoreFault("not_a_diary", path=path)
    version = int.from_bytes(header[60:64], "big")
    application_id = int.from_bytes(header[68:72], "big")
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        version, application_id = _asked(path)
    if version or application_id:
        refuse_unknown(version, application_id, path)


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)


def _asked(path: Path) -> tuple[int, int]:
    connection = connect(path, access=Access.READ)
    try:
        application_id: int = connection.execute("PRAGMA application_id").fetchone()[0]
        return version_of(connection), application_id
    finally:
        connection.close()
