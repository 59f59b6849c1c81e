"""Opening the diary: looked at before it is touched, private, and at the newest version."""

import os
import sqlite3
from pathlib import Path

from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.store import folder
from cbtpain.store.connection import READING, Access, connect, fault_of, told_plainly
from cbtpain.store.migrations import NEWEST, Stamp, migrate, refuse_unknown, stamp_of

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_connected: set[Path] = set()
"""Files this process has had a connection to; one may still be open."""
_UNWRITABLE = ("cannot_write", "cannot_open", "disk_full", "disk_fault")


def open_for_writing(home: Path) -> sqlite3.Connection:
    """The diary in that folder, made if there is none. Raises ``StoreFault``."""
    path = home / DIARY
    with told_plainly(path):
        if path.exists():
            look_at(path)
        folder.make(home)
        folder.make_file(path)
        try:
            return _opened(path)
        except sqlite3.OperationalError as error:
            # SQLite says of a read-only disk that it cannot open a file there.
            if fault_of(error, path).kind == "cannot_open" and not os.access(home, os.W_OK):
                raise StoreFault("cannot_write", path=path) from None
            raise


def open_for_reading(home: Path) -> sqlite3.Connection | None:
    """The diary in that folder, or None where there is none yet; nothing is created for it.

    On a medium that cannot be written the diary is read as it stands.
    """
    path = home / DIARY
    with told_plainly(path, READING):
        if not path.exists() or not path.stat().st_size:
            return None
        try:
            look_at(path)
            return _opened(path)
        except sqlite3.OperationalError as error:
            if fault_of(error, path).kind not in _UNWRITABLE:
                raise
            return _opened_unwritable(path)


def look_at(path: Path) -> None:
    """Refuse another program's file, or a newer cbtpain's, before a byte is written.

    Never once this process is connected to it: on POSIX systems, closing any handle of a file
    drops every lock the process has on it, SQLite's too. Another program would then take
    itself for the last one, and delete the log that is still being written.

    The header of the file tells; where a write-ahead log holds newer pages, a
    read-only connection is asked, which also writes nothing to it.
    """
    if path in _connected:
        return
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header:
        return
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise StoreFault("not_a_diary", path=path)
    refuse_unknown(_asked(path) if _has_log(path) else _told(header), path)


def _has_log(path: Path) -> bool:
    """Whether a write-ahead log with pages in it lies beside the file."""
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _told(header: bytes) -> Stamp:
    """Every table has a page of its own; the first page holds the schema."""
    version, application_id, pages = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68, 28))
    return Stamp(version, application_id, tables=max(pages - 1, 0))


def _asked(path: Path) -> Stamp:
    connection = connect(path, access=Access.READ)
    try:
        return stamp_of(connection)
    finally:
        connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    _connected.add(path)
    connection = connect(path)
    try:
        stamp = stamp_of(connection)
        refuse_unknown(stamp, path)
        if stamp.version != NEWEST:
            migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _opened_unwritable(path: Path) -> sqlite3.Connection:
    """Without a write-ahead log beside it, a diary nobody can write is read as it is."""
    if _has_log(path):
        raise StoreFault("cannot_write", path=path)
    _connected.add(path)
    connection = connect(path, access=Access.AS_IT_STANDS)
    if stamp_of(connection).version != NEWEST:
        connection.close()
        raise StoreFault("cannot_write", path=path)
    return connection
