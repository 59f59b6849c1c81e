"""The whole diary as rows, and a diary made of such rows: for the export and for bringing it back.

Goes over the schema as it stands, table by table in the order of their names, so that a table
that is added later is in the export without a word here.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from cbtpain.clock import Moment
from cbtpain.errors import Rejected, StoreFault
from cbtpain.paths import DIARY
from cbtpain.records import Cell, Whole
from cbtpain.store.connection import Access, connect, told_plainly, transaction
from cbtpain.store.fast import reading_connection, writing_connection
from cbtpain.store.migrations import NEWEST, STEPS, migrate, version_of
from cbtpain.store.not_yet import column_ahead
from cbtpain.store.settings import as_before_if_it_fails, remember_more

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
_COLUMNS = 'SELECT name, type, "notnull" FROM pragma_table_info(?) ORDER BY cid'
_YEARS = ("1900", "2199")
"""Days that can be reckoned with, a year before and after them too; SQLite knows more."""
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


class Column(NamedTuple):
    name: str
    whole_number: bool
    needed: bool


class DiaryRows:
    """The rows of an open diary, each as its columns by name, in the order they were written."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.version = version_of(connection)
        self.tables = [str(name) for (name,) in connection.execute(_TABLES)]

    def rows(self, table: str) -> Iterator[dict[str, Cell]]:
        """Raises ``StoreFault("damaged")`` for what no column of a diary can hold."""
        names = [column.name for column in columns_of(self._connection, table)]
        for row in self._connection.execute(f'SELECT * FROM "{table}" ORDER BY id'):
            if not all(value is None or isinstance(value, int | str) for value in row):
                raise StoreFault("damaged", path=self._path)
            yield dict(zip(names, row, strict=True))


@contextmanager
def reading_whole(home: Path) -> Iterator[DiaryRows]:
    """One state of the diary, from its first row to its last; an empty one where there is none.

    Raises ``StoreFault``.
    """
    with reading_connection(home) as connection:
        if connection is not None:
            yield DiaryRows(connection, home / DIARY)
            return
        with closing(empty_diary()) as empty:
            yield DiaryRows(empty, home / DIARY)


def bring_back(home: Path, given: Whole, now: Moment) -> int:
    """Make the diary of these rows, in one transaction; returns how many rows it has.

    Everything is tried in memory before the folder is touched. A setting that is there already
    stays. Raises ``Rejected``: ``export_damaged`` with the place, for what no diary can hold;
    ``export_is_ahead`` with the place, for a day after that of ``now``; ``diary_is_not_empty``; or
    ``StoreFault``.
    """
    with closing(_tried(given, now)) as tried:
        refuse_what_is_there(home)
        source = DiaryRows(tried, home / DIARY)
        count = 0
        with (
            writing_connection(home) as connection,
            told_plainly(home / DIARY),
            as_before_if_it_fails(home),
            transaction(connection),
        ):
            _refuse_rows(connection)
            connection.execute("PRAGMA defer_foreign_keys = ON")
            for table in source.tables:
                for row in source.rows(table):
                    connection.execute(_insert(table, row), tuple(row.values()))
                    count += 1
            remember_more(home, given.settings)
        return count


def refuse_what_is_there(home: Path) -> None:
    """Raises ``Rejected("diary_is_not_empty")`` where the folder's diary has a row."""
    with reading_connection(home) as connection:
        if connection is not None:
            _refuse_rows(connection)


def _refuse_rows(connection: sqlite3.Connection) -> None:
    for (table,) in connection.execute(_TABLES).fetchall():
        if connection.execute(f'SELECT EXISTS (SELECT 1 FROM "{table}")').fetchone()[0]:
            raise Rejected("diary_is_not_empty")


def columns_of(connection: sqlite3.Connection, table: str) -> list[Column]:
    """The columns of a table, in their order."""
    return [
        Column(name, kind == "INTEGER", bool(needed) or name == "id")
        for name, kind, needed in connection.execute(_COLUMNS, (table,))
    ]


def empty_diary() -> sqlite3.Connection:
    """One in memory, for a folder that has none."""
    return _in_memory(NEWEST)


def _in_memory(version: int) -> sqlite3.Connection:
    connection = connect(Path("/tried"), access=Access.MEMORY)
    migrate(connection, Path("/tried"), STEPS[:version])
    return connection


def _tried(given: Whole, now: Moment) -> sqlite3.Connection:
    """The diary in memory, at the version of this program. Raises ``Rejected``."""
    connection = _in_memory(given.version)
    try:
        with transaction(connection):
            connection.execute("PRAGMA defer_foreign_keys = ON")
            _fill(connection, given.tables, now)
            for step in STEPS[given.version :]:
                for statement in step:
                    connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


def _fill(connection: sqlite3.Connection, tables: Mapping[str, list[dict[str, Cell]]], now: Moment) -> None:
    known = [str(name) for (name,) in connection.execute(_TABLES)]
    for table in known:
        if table not in tables:
            raise Rejected("export_damaged", where=f"table {table}: missing")
        if not isinstance(tables[table], list):
            raise Rejected("export_damaged", where=f"table {table}")
        columns = columns_of(connection, table)
        for number, row in enumerate(tables[table], 1):
            _put(connection, table, columns, row, f"table {table}, row {number}")
            if column := column_ahead(row, now):
                raise Rejected("export_is_ahead", where=f"table {table}, row {number}: {column}")
    if set(tables) - set(known):
        # Not by its name: it may be anything.
        raise Rejected("export_damaged", where="tables: one that no diary has")
    for table, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
        raise Rejected("export_damaged", where=f"table {table}: a row belongs to one that is missing")


def _put(connection: sqlite3.Connection, table: str, columns: list[Column], row: dict[str, Cell], where: str) -> None:
    if not isinstance(row, dict) or set(row) != {column.name for column in columns}:
        raise Rejected("export_damaged", where=f"{where}: not the columns of that table")
    for column in columns:
        if not _fits(column, row[column.name]) or not _reads(column.name, row[column.name]):
            raise Rejected("export_damaged", where=f"{where}: {column.name}")
    ordered = {column.name: row[column.name] for column in columns}
    try:
        connection.execute(_insert(table, ordered), tuple(ordered.values()))
    except (sqlite3.IntegrityError, OverflowError, UnicodeEncodeError):
        # The error would quote what stands there.
        raise Rejected("export_damaged", where=where) from None


def _fits(column: Column, value: object) -> bool:
    if value is None:
        return not column.needed
    if column.whole_number:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str)


def _reads(column: str, value: Cell) -> bool:
    """Whether the program can read it again: what no CHECK of the schema looks at."""
    if column == "at_utc":
        return _INSTANT.fullmatch(str(value)) is not None
    if column.endswith("_on") and isinstance(value, str):
        return _YEARS[0] <= value[:4] <= _YEARS[1]
    return column != "value" or not isinstance(value, str) or _is_json(value)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _insert(table: str, row: Mapping[str, Cell]) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(row))})'
