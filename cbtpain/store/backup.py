"""A checked copy of the diary, made before anything about its shape is changed."""

import sqlite3
from pathlib import Path

from cbtpain.errors import StoreFault
from cbtpain.paths import BACKUPS
from cbtpain.store import folder
from cbtpain.store.connection import Access, connect


def back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy the diary beside itself and check the copy; returns the copy's path.

    Raises ``StoreFault("backup_failed")`` when the copy is not whole; the diary is
    then left as it was.
    """
    copy = _free_name(path.parent / BACKUPS, version)
    folder.make(copy.parent)
    folder.make_file(copy)
    connection.execute("VACUUM INTO ?", (str(copy),))
    copied = connect(copy, access=Access.READ)
    try:
        whole = copied.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not whole or _row_counts(copied) != _row_counts(connection):
            raise StoreFault("backup_failed", path=path)
    finally:
        copied.close()
    return copy


def _free_name(backups: Path, version: int) -> Path:
    number = 1
    while (name := backups / f"diary-version-{version}-{number}.db").exists():
        number += 1
    return name


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
