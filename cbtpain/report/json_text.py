"""JSON as it is printed: for programs, and safe to look at in a terminal."""

import json
from typing import Any


def json_text(document: dict[str, Any], *, indent: int | None = None) -> str:
    """The document, and a line end; every script stays readable.

    Ids come from the files of a course: what could drive a terminal, or turn a line of it
    around, is written as its number, and is read back as what it is.
    """
    lines = json.dumps(document, ensure_ascii=False, indent=indent).split("\n")
    return "".join(f"{line if line.isprintable() else _numbered(line)}\n" for line in lines)


def one_line(value: object) -> str:
    """A value as JSON on one line, without a line end."""
    line = json.dumps(value, ensure_ascii=False)
    return line if line.isprintable() else _numbered(line)


def _numbered(line: str) -> str:
    return "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in line)
