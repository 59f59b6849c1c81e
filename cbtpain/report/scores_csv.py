"""``scores.csv``: one line a day and questionnaire, as each stands now, with its score (MEASURES 4.3)."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cbtpain.measures.quick import day_score
from cbtpain.measures.reading import decimal_of_hundredths, hundredths
from cbtpain.measures.severity import severity
from cbtpain.records import ITEMS, QUICK_ITEMS, Checkin, OldRating, Quick
from cbtpain.report.csv_text import Cell, csv_lines
from cbtpain.report.labels import IMPORTED, OLD, OWN, QUICK_ID, QUICK_VERSION, Labels

COLUMNS = (
    *("participant", "instrument", "occurred_on", "pain", "enjoyment", "activity", "trouble"),
    *("score", "score_sum", "score_items", "source", "backfilled", "revision", "label"),
)


def scores(
    participant: str, labels: Labels, checkins: Iterable[Checkin], quicks: Iterable[Quick], old: Iterable[OldRating]
) -> Iterator[str]:
    """The file, line by line. A score that does not exist is empty, never 0; old ratings have none."""
    return csv_lines(COLUMNS, ([participant, *row] for row in _all(labels, checkins, quicks, old)))


def _all(
    labels: Labels, checkins: Iterable[Checkin], quicks: Iterable[Quick], old: Iterable[OldRating]
) -> Iterator[list[Cell]]:
    for one in checkins:
        yield [
            labels.peg,
            one.occurred_on.isoformat(),
            *one.items,
            None,
            *_score(severity(one), len(ITEMS)),
            *_how(one),
            None,
        ]
    for quick in quicks:
        named = f"{QUICK_ID}@{QUICK_VERSION}"
        items = [quick.pain, None, None, quick.trouble]
        yield [
            named,
            quick.occurred_on.isoformat(),
            *items,
            *_score(day_score(quick), len(QUICK_ITEMS)),
            *_how(quick),
            OWN,
        ]
    for rating in old:
        olds = [_decimal(value) for value in (rating.pain, rating.enjoyment, rating.activity)]
        yield [IMPORTED, rating.occurred_on.isoformat(), *olds, None, None, None, None, IMPORTED, "yes", 1, OLD]


def _score(value: Fraction | None, items: int) -> list[Cell]:
    """The mean for reading, and exactly: a spreadsheet would take 20/3 for a day."""
    return [None] * 3 if value is None else [str(hundredths(value)), str(value * items), items]


def _how(one: Checkin | Quick) -> list[Cell]:
    return [one.source, "yes" if one.backfilled else "no", one.revision]


def _decimal(value: int | None) -> str | None:
    return None if value is None else decimal_of_hundredths(value)
