"""``entries.csv``: every rating of every revision, one a line (MEASURES 4.3)."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cbtpain.measures.reading import decimal_of_hundredths
from cbtpain.records import ITEMS, QUICK_ITEMS, Cell
from cbtpain.report.csv_text import csv_lines
from cbtpain.report.labels import AROUND, IMPORTED, NOTE, OLD, OWN, QUICK_ID, QUICK_VERSION, Labels

COLUMNS = (
    *("participant", "instrument", "item", "value", "occurred_on", "recorded_at", "tz"),
    *("source", "backfilled", "revision", "label"),
)
NOTES = {"checkin_id": NOTE, "quick_id": f"quick-{NOTE}"}
"""What a note is called, by what it stands beside."""
Row = Mapping[str, Cell]
Rows = Callable[[str], Iterable[Row]]
"""The rows of a table of the diary, by its name."""


def entries(participant: str, rows: Rows, labels: Labels, *, notes: bool) -> Iterator[str]:
    """The file, line by line; a person's own words are in it with ``notes`` alone."""
    found = _all(rows, labels, notes=notes)
    return csv_lines(COLUMNS, ([participant, *(line.get(column) for column in COLUMNS[1:])] for line in found))


def _all(rows: Rows, labels: Labels, *, notes: bool) -> Iterator[Row]:
    for row in rows("checkin"):
        yield from _items(row, ITEMS, {"instrument": labels.peg})
    for row in rows("quick"):
        yield from _items(row, QUICK_ITEMS, {"instrument": f"{QUICK_ID}@{QUICK_VERSION}", "label": OWN})
    yield from _milestones(rows, labels, notes=notes)
    yield from _old(rows)
    if notes:
        yield from _notes(rows("checkin"), rows("note"), "checkin_id")
        yield from _notes(rows("quick"), rows("quick_note"), "quick_id")


def _items(row: Row, items: tuple[str, ...], told: Row) -> Iterator[Row]:
    """One line an item that was put; a skip has no value."""
    asked, back = row["asked"], row["days_back"]
    assert isinstance(asked, int)
    common = {**told, **_dated(row), "source": row["source"], "backfilled": "yes" if back else "no"}
    for item in items[:asked]:
        yield {**common, "item": item, "value": row[item]}


def _dated(row: Row) -> dict[str, Cell]:
    zone = {"tz": row["zone"] or _offset(row["offset_min"])}
    return {**zone, "occurred_on": row["occurred_on"], "recorded_at": row["at_utc"], "revision": row["revision"]}


def _offset(minutes: Cell) -> str:
    """``UTC+01:00``: with a sign alone it would be taken for a formula."""
    assert isinstance(minutes, int)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _milestones(rows: Rows, labels: Labels, *, notes: bool) -> Iterator[Row]:
    for row in rows("assessment_answer"):
        asked = row["item"] not in AROUND.get(str(row["instrument"]), ())
        if asked and (row["words"] is None or notes):
            value = row["value"] if row["words"] is None else row["words"]
            named = {"instrument": f"{row['instrument']}@{row['version']}", "item": row["item"], "value": value}
            label = labels.of.get(str(row["instrument"]))
            yield {**named, **_dated(row), "source": "self", "backfilled": "no", "label": label}


def _old(rows: Rows) -> Iterator[Row]:
    files = {row["id"]: row for row in rows("imported_file")}
    for row in rows("imported"):
        file = files[row["file_id"]]
        common = _dated({**file, **row, "revision": 1}) | {"source": IMPORTED, "backfilled": "yes", "label": OLD}
        for item in ITEMS:
            value = row[item]
            if isinstance(value, int):
                yield {**common, "instrument": IMPORTED, "item": item, "value": decimal_of_hundredths(value)}


def _notes(ratings: Iterable[Row], notes: Iterable[Row], of: str) -> Iterator[Row]:
    """Each note once: a correction carries the notes of its day on, which are no new ones."""
    by_id = {row["id"]: row for row in ratings}
    told = set()
    for row in notes:
        rating = by_id[row[of]]
        note = rating["occurred_on"], row["at_utc"], row["text"]
        if note not in told:
            told.add(note)
            common = _dated({**rating, "at_utc": row["at_utc"]}) | {"source": rating["source"]}
            back = "yes" if rating["days_back"] else "no"
            yield {**common, "instrument": NOTE, "item": NOTES[of], "value": row["text"], "backfilled": back}
