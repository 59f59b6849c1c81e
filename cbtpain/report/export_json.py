"""``cbtpain.export/1``: the whole diary as one JSON file, written row by row, and read again.

``docs/export.md`` documents it. What it holds is judged by the store; here it is judged as JSON.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from cbtpain.errors import Rejected
from cbtpain.records import Cell, Whole
from cbtpain.report.json_text import one_line

FAMILY, NEWEST_SCHEMA = "cbtpain.export/", 1
SCHEMA = f"{FAMILY}{NEWEST_SCHEMA}"


class Head(NamedTuple):
    """What stands before the tables: which program made it of which form of the diary, and when (UTC)."""

    program: str
    diary_version: int
    made_at: str
    settings: Mapping[str, object]


def pieces(head: Head, tables: Iterable[tuple[str, Iterable[Mapping[str, Cell]]]]) -> Iterator[str]:
    """The document in pieces, one row a line: a diary with a million rows is never held as one text."""
    yield f'{{"schema": {one_line(SCHEMA)},\n'
    for name, value in head._asdict().items():
        yield f" {one_line(name)}: {one_line(value)},\n"
    yield ' "tables": {'
    for at, (table, rows) in enumerate(tables):
        yield f"{',' if at else ''}\n  {one_line(table)}: ["
        for number, row in enumerate(rows):
            yield f"{',' if number else ''}\n   {one_line(row)}"
        yield "]"
    yield "\n }\n}\n"


def whole_of(data: bytes, newest: int) -> Whole:
    """Read it again. Raises ``Rejected``: ``not_an_export``, ``export_too_new`` or ``export_damaged``.

    ``newest`` is the version of the diary's form that this program knows.
    """
    document = _object_of(data)
    schema = document.get("schema")
    if not isinstance(schema, str) or not schema.startswith(FAMILY):
        raise Rejected("not_an_export")
    version = document.get("diary_version")
    form = schema.removeprefix(FAMILY)
    if form.isascii() and form.isdecimal() and len(form) < 10 and int(form) > NEWEST_SCHEMA:
        raise Rejected("export_too_new")
    if schema != SCHEMA:
        raise Rejected("export_damaged", where="schema")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Rejected("export_damaged", where="diary_version")
    if version > newest:
        raise Rejected("export_too_new")
    for name, kind in (("tables", dict), ("settings", dict), ("program", str), ("made_at", str)):
        if not isinstance(document.get(name), kind):
            raise Rejected("export_damaged", where=name)
    return Whole(version, document["tables"], document["settings"])


def _object_of(data: bytes) -> dict[str, Any]:
    """Raises ``Rejected("not_an_export")`` for what is no JSON object, without a word of it."""
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Rejected("not_an_export") from None
    if not isinstance(found, dict):
        raise Rejected("not_an_export")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON keeps the last of two keys without a word; one of them would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _no_number(_: str) -> float:
    raise ValueError
