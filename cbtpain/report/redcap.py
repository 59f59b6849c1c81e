"""The ratings for REDCap: a data dictionary of 18 columns, and the rows of a longitudinal project with it.

Events ``baseline``, ``m3``, ``m6``, ``m12`` hold the PEG that stands for each milestone; every weekly
PEG is an instance of the repeating instrument ``weekly`` at ``baseline``, old ratings of ``imported``.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from cbtpain.course.instrument import Instrument
from cbtpain.measures.milestones import MilestoneSoFar
from cbtpain.measures.reading import decimal_of_hundredths, hundredths
from cbtpain.measures.severity import severity
from cbtpain.records import HIGHEST, ITEMS, LOWEST, QUICK_ITEMS, Checkin, OldRating, Quick
from cbtpain.report.csv_text import Cell, csv_lines
from cbtpain.report.labels import OLD, OWN
from cbtpain.words import quick as quick_words

DICTIONARY = (
    *("Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label"),
    *("Choices, Calculations, OR Slider Labels", "Field Note", "Text Validation Type OR Show Slider Number"),
    *("Text Validation Min", "Text Validation Max", "Identifier?", "Branching Logic (Show field only if...)"),
    *("Required Field?", "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name", "Matrix Ranking?"),
    "Field Annotation",
)
RECORD = "record_id"
EVENTS = {0: "baseline_arm_1", 3: "m3_arm_1", 6: "m6_arm_1", 12: "m12_arm_1"}
WEEKLY, QUICK, IMPORTED, MILESTONE = "weekly", "quick", "imported", "milestone"
_KEYS = (RECORD, "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance")
_DAY, _SCORE, _NUMBER, _TEXT = "date_ymd", "number_2dp", "integer", ""
Field = tuple[str, str, str, str, str]
"""Variable, form, label, kind of text, note."""


def dictionary(peg: Instrument) -> Iterator[str]:
    """The file that describes the project, line by line; the first field is the record's own."""
    return csv_lines(DICTIONARY, [_described(field) for field in _fields(peg)])


def rows(
    participant: str,
    peg: Instrument,
    checkins: Sequence[Checkin],
    others: tuple[Sequence[Quick], Iterable[OldRating]],
    milestones: Sequence[MilestoneSoFar],
) -> Iterator[str]:
    """The file with the data, line by line. ``others`` are the quick check-ins and the old ratings."""
    names = [variable for variable, *_ in _fields(peg)][1:]
    quicks, old = others
    told: list[Iterator[dict[str, Cell]]] = [
        _milestones(milestones),
        _repeated(WEEKLY, map(_weekly, checkins)),
        _repeated(QUICK, map(_quick, quicks)),
        _repeated(IMPORTED, map(_old, old)),
    ]
    lines = (row for part in told for row in part)
    keys = _KEYS[1:]
    return csv_lines((*_KEYS, *names), ([participant, *(row.get(name) for name in (*keys, *names))] for row in lines))


def _fields(peg: Instrument) -> list[Field]:
    texts = {item.id: f"{item.text} ({item.least} = {item.low}, {item.most} = {item.high})" for item in peg.items}
    return [
        # REDCap keeps the record's own field on the first form, which is better not a repeating one.
        (RECORD, MILESTONE, "Record ID", _TEXT, "A pseudonym"),
        ("milestone_on", MILESTONE, "Day of the PEG nearest the milestone", _DAY, ""),
        ("milestone_peg", MILESTONE, "PEG at the milestone, the mean of its three items", _SCORE, ""),
        ("milestone_status", MILESTONE, "Against the start value", _TEXT, ""),
        ("weekly_on", WEEKLY, "Day of the check-in", _DAY, ""),
        *((f"peg_{item}", WEEKLY, texts[item], _NUMBER, peg.notice) for item in ITEMS),
        ("peg_mean", WEEKLY, "PEG, the mean of its three items", _SCORE, "Empty unless all three were answered"),
        ("weekly_source", WEEKLY, "self, or paper (not used for the trend)", _TEXT, ""),
        ("weekly_days_back", WEEKLY, "Days between the day and its entry", _NUMBER, ""),
        ("weekly_revision", WEEKLY, "Revision of the entry", _NUMBER, ""),
        ("quick_on", QUICK, "Day of the quick check-in", _DAY, ""),
        *((f"quick_{item}", QUICK, quick_words.TEXTS[item], _NUMBER, OWN) for item in QUICK_ITEMS),
        ("imported_on", IMPORTED, "Day of the old rating", _DAY, OLD),
        *((f"imported_{item}", IMPORTED, f"Old rating of {item}, 0 to 10", _SCORE, OLD) for item in ITEMS),
    ]


def _described(field: Field) -> list[Cell]:
    variable, form, label, kind, note = field
    limits: list[Cell] = [None, None]
    if variable.startswith(("peg_", "milestone_peg", "quick_", "imported_")) and kind != _DAY:
        limits = [LOWEST, HIGHEST]
    # The last eight: identifier, branching, required, alignment, number, matrix twice, annotation.
    return [variable, form, None, "text", label, None, note or None, kind or None, *limits, *[None] * 8]


def _milestones(milestones: Sequence[MilestoneSoFar]) -> Iterator[dict[str, Cell]]:
    for one in milestones:
        if one.on is not None:
            yield {
                "redcap_event_name": EVENTS[one.month],
                "milestone_on": one.on.isoformat(),
                "milestone_peg": _mean(one.severity),
                "milestone_status": None if one.status is None else str(one.status),
            }


def _repeated(instrument: str, told: Iterable[dict[str, Cell]]) -> Iterator[dict[str, Cell]]:
    for number, row in enumerate(told, 1):
        keys: dict[str, Cell] = dict(zip(_KEYS[1:], (EVENTS[0], instrument, number), strict=True))
        yield keys | row


def _weekly(one: Checkin) -> dict[str, Cell]:
    items: dict[str, Cell] = {f"peg_{item}": value for item, value in zip(ITEMS, one.items, strict=True)}
    how: dict[str, Cell] = {"weekly_source": one.source, "weekly_days_back": one.days_back}
    return {"weekly_on": one.occurred_on.isoformat(), "peg_mean": _mean(severity(one)), **items, **how} | {
        "weekly_revision": one.revision
    }


def _quick(one: Quick) -> dict[str, Cell]:
    items: dict[str, Cell] = {f"quick_{item}": value for item, value in zip(QUICK_ITEMS, one.items, strict=True)}
    return {"quick_on": one.occurred_on.isoformat(), **items}


def _old(one: OldRating) -> dict[str, Cell]:
    given = {item: getattr(one, item) for item in ITEMS}
    items: dict[str, Cell] = {
        f"imported_{item}": None if value is None else _two(decimal_of_hundredths(value))
        for item, value in given.items()
    }
    return {"imported_on": one.occurred_on.isoformat(), **items}


def _mean(value: Fraction | None) -> Cell:
    return None if value is None else f"{hundredths(value):.2f}"


def _two(decimal: str) -> str:
    """Two decimals always: REDCap's number_2dp takes nothing else."""
    whole, _, rest = decimal.partition(".")
    return f"{whole}.{rest:0<2}"
