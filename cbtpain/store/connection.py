"""The only function that connects to a database, and what SQLite's errors mean.

The database module is a parameter: stdlib ``sqlite3`` today, SQLCipher later.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType, ModuleType

from cbtpain.errors import StoreFault

BUSY_SECONDS = 10.0
"""How long one terminal waits for another that is writing."""


class Access(StrEnum):
    """How a file is opened; none of them creates it."""

    WRITE = "mode=rw"
    READ = "mode=ro"
    AS_IT_STANDS = "mode=ro&immutable=1"
    """For a medium nobody can write: without locks, so only where no log lies beside it."""
    MEMORY = "mode=memory"
    """No file at all: to try what is to be written before a file is touched."""


def connect(path: Path, module: ModuleType = sqlite3, *, access: Access = Access.WRITE) -> sqlite3.Connection:
    """An open connection in autocommit mode; transactions are begun by name.

    WAL with synchronous=FULL: what was acknowledged survives a power cut. Foreign
    keys are off in SQLite unless each connection asks for them.
    """
    connection: sqlite3.Connection = module.connect(
        f"{path.as_uri()}?{access}", uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


_KINDS = {
    sqlite3.SQLITE_NOTADB: "not_a_diary",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_READONLY: "cannot_write",
    sqlite3.SQLITE_PERM: "cannot_write",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_IOERR: "disk_fault",
}
_PRIMARY_CODE = 0xFF


READING = {"disk_full": "unreadable_now", "disk_fault": "unreadable_now", "busy": "busy_reading"}
"""What is otherwise said of a write, said of reading."""


def fault_of(error: sqlite3.Error, path: Path, instead: Mapping[str, str] = MappingProxyType({})) -> StoreFault:
    """What a database error means for the person; the error's own text is never shown."""
    kind = _kind_of(error)
    if kind == "disk_fault" and _is_full(path):
        # SQLite calls it a disk error when the full disk stops one of its own side files.
        kind = "disk_full"
    return StoreFault(instead.get(kind, kind), path=path)


def cause_of(error: sqlite3.Error) -> sqlite3.Error | None:
    """What a fault may name as its cause; None for text that could not be decoded: its error quotes it."""
    return error if hasattr(error, "sqlite_errorcode") else None


_LEAST_FREE = 64 * 1024
"""Bytes; below this SQLite's side files do not fit."""


def _is_full(path: Path) -> bool:
    try:
        found = os.statvfs(path.parent)
    except (AttributeError, OSError):
        return False
    return found.f_bavail * found.f_frsize < _LEAST_FREE


def _kind_of(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Without a code of SQLite's an operational error is text that could not be decoded.
        return "damaged" if isinstance(error, sqlite3.OperationalError) else "store_defect"
    return _KINDS.get(code & _PRIMARY_CODE, "store_defect")


@contextmanager
def told_plainly(path: Path, instead: Mapping[str, str] = MappingProxyType({})) -> Iterator[None]:
    """Turn database and file errors inside the block into a ``StoreFault``."""
    try:
        yield
    except sqlite3.Error as error:
        raise fault_of(error, path, instead) from cause_of(error)
    except UnicodeDecodeError:
        # Text that is not text any more; the error would quote it.
        raise StoreFault("damaged", path=path) from None
    except OSError as error:
        raise StoreFault(_file_kind(error), path=path) from error


def _file_kind(error: OSError) -> str:
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return "cannot_write"
    return "disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "cannot_open"


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write: all of it, or nothing. Waits for another writer first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
