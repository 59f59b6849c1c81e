"""A CSV file of old ratings, read line by line: a million of them are never held at once.

A line that cannot be read is known by its number and by which column it is; no word of it is kept.
"""

import codecs
import csv
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TextIO

from cbtpain.errors import Rejected
from cbtpain.measures.old_ratings import DateForm, hundredths_of, is_empty
from cbtpain.records import ITEMS, OldRating

DATE = "date"
AHEAD = "ahead"
_KEYS = (DATE, *ITEMS)
_SEPARATORS = (";", "\t", ",", "|")
_BETWEEN = re.compile(rf",\s*(?=(?:{'|'.join(_KEYS)})\s*=)")
_BLOCK = 1 << 20
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Bad(NamedTuple):
    """A line that cannot be taken: its number in the file, and what of it (a key, its form, ``AHEAD``)."""

    line: int
    what: str


class Look(NamedTuple):
    """What a file is known by, its SHA-256, and how its letters are written."""

    digest: str
    encoding: str


@dataclass
class OldSheet:
    """One file, with the columns it is read by. ``bad`` and ``empty`` fill up as the ratings are read."""

    file: Path
    columns: Mapping[str, str]
    form: DateForm
    today: date
    look: Look
    bad: list[Bad] = field(default_factory=list)
    empty: int = 0

    def ratings(self) -> Iterator[OldRating]:
        """The ratings in the order of the file. Raises ``Rejected`` for a file without those columns."""
        self.bad, self.empty = [], 0
        with self.file.open(encoding=self.look.encoding, errors="replace", newline="") as text:
            yield from self._read(text)

    def _read(self, text: TextIO) -> Iterator[OldRating]:
        heading, before = _heading(text)
        separator, places, width = _places(heading, self.columns)
        # strict: a quote that is never closed would swallow the rest of the file without a word.
        reader = csv.reader(chain(text), delimiter=separator, strict=True)
        while True:
            line = before + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                self.bad.append(Bad(line, "form"))
                continue
            found = self._rating(line, cells, places, width)
            if found is not None:
                yield found

    def _rating(self, line: int, cells: list[str], places: Mapping[str, int], width: int) -> OldRating | None:
        told = {key: cells[at] if at < len(cells) else "" for key, at in places.items()}
        if any(cells[width:]):
            # Decimal commas between commas: the numbers would stand in the wrong columns.
            self.bad.append(Bad(line, "form"))
            return None
        if all(is_empty(told[item]) for item in ITEMS if item in told):
            self.empty += any(cells)
            return None
        day = self.form.day(told[DATE])
        items = {item: hundredths_of(told[item]) for item in ITEMS if item in told and not is_empty(told[item])}
        wrong = [item for item in items if items[item] is None]
        if day is None or day > self.today or wrong:
            self.bad.append(Bad(line, DATE if day is None else AHEAD if day > self.today else wrong[0]))
            return None
        return OldRating(line, day, items.get("pain"), items.get("enjoyment"), items.get("activity"))


def look_at(file: Path) -> Look:
    """Read it once, for what it is known by and how it is written: UTF-8, UTF-16 by its mark, else Windows-1252."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding = "utf-8-sig"
    with file.open("rb") as data:
        while block := data.read(_BLOCK):
            if data.tell() == len(block) and block.startswith(_WIDE_MARKS):
                encoding = "utf-16"
            digest.update(block)
            if encoding == "utf-8-sig":
                encoding = "utf-8-sig" if _decodes(decoder, block) else "cp1252"
    return Look(digest.hexdigest(), encoding)


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes) -> bool:
    try:
        decoder.decode(block)
    except UnicodeDecodeError:
        return False
    return True


def columns_of(told: str) -> dict[str, str]:
    """``date=Day,pain=Pain level`` as a mapping. Raises ``Rejected("bad_map")``."""
    pairs = [pair.partition("=") for pair in _BETWEEN.split(told)]
    found = {key.strip(): heading.strip() for key, _, heading in pairs}
    needed = DATE in found and any(item in found for item in ITEMS)
    if not needed or len(found) != len(pairs) or not set(found) <= set(_KEYS) or not all(found.values()):
        raise Rejected("bad_map")
    return found


def _heading(text: TextIO) -> tuple[str, int]:
    """The line of headings, and how many lines it and what stands before it are."""
    for number, line in enumerate(text, 1):
        if line.strip() and not line.lower().startswith("sep="):
            return line, number
    raise Rejected("no_old_ratings")


def _places(heading: str, columns: Mapping[str, str]) -> tuple[str, dict[str, int], int]:
    """The separator with which every column is found, where each stands, and how many columns there are.

    Raises ``Rejected``: ``no_such_column`` or ``column_twice``, with the name as it was asked for.
    """
    missing: list[str] = []
    for separator in _SEPARATORS:
        headings = [name.strip().casefold() for name in next(csv.reader([heading], delimiter=separator), [])]
        lacking = [name for name in columns.values() if name.casefold() not in headings]
        if not lacking:
            for name in columns.values():
                if headings.count(name.casefold()) > 1:
                    raise Rejected("column_twice", name=name)
            return separator, {key: headings.index(name.casefold()) for key, name in columns.items()}, len(headings)
        missing = lacking if not missing or len(lacking) < len(missing) else missing
    raise Rejected("no_such_column", name=missing[0])
