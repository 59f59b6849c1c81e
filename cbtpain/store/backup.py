"""A checked copy of the diary, made before anything about its shape is changed."""

import sqlite3
from contextlib import closing
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
    try:
        connection.execute("VACUUM INTO ?", (str(copy),))
        if not _is_whole(copy, connection):
            raise StoreFault("backup_failed", path=path)
    except BaseException:
        # What lies among the backups is whole: people are told so.
        copy.unlink()
        raise
    return copy


def _is_whole(copy: Path, original: sqlite3.Connection) -> bool:
    try:
        with closing(connect(copy, access=Access.READ)) as copied:
            sound = copied.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            return sound and _row_counts(copied) == _row_counts(original)
    except sqlite3.DatabaseError:
        return False


def _free_name(backups: Path, version: int) -> Path:
    number = 1
    while (name := backups / f"diary-version-{version}-{number}.db").exists():
        number += 1
    return name


def _row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}
