"""Arbitrary diaries, kept through the real store, and the real commands run on them in this process."""

import io
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.clock import Moment
from cbtpain.records import (
    ENDED,
    GOING,
    PAPER,
    SELF,
    Assessed,
    Assessment,
    Checkin,
    Flare,
    OldRating,
    Pace,
    PaceMark,
    Practice,
    Quick,
    Run,
    Said,
)
from cbtpain.store import fast, fast_paces
from cbtpain.store.assessments import Assessments
from cbtpain.store.connection import connect
from cbtpain.store.fast_flares import writing_flares
from cbtpain.store.fast_quick import set_anew, writing_quick
from cbtpain.store.fast_ratings import writing_ratings
from cbtpain.store.imported import import_old_ratings
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs

FIRST = date(2026, 2, 1)
NOW = "2026-06-01T09:00:00+01:00"
WORDS = [
    *("<b>bold</b><script>alert(1)</script>", "=cmd()|' /C calc'!A0", "@SUM(1+1)", "-2+3", "+1"),
    *(
        "שלום \u202e txt.exe",
        "مرحبا",
        "pain 🙂👩‍👩‍👧",
        "a\r\nb\tc",
        "\u2028 \x85 \x07",
        'say "no", twice',
        "[/b] {x} %s",
    ),
]

items = st.none() | st.integers(0, 10)
words = st.sampled_from(WORDS) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=20
)
days = st.integers(0, 110).map(lambda number: FIRST + timedelta(days=number))
hundredths = st.none() | st.integers(0, 1000)


class Given(NamedTuple):
    """One thing that is kept, as the store takes it."""

    kind: str
    day: date
    numbers: tuple[Any, ...]
    words: str
    choice: int


given_things = st.builds(
    Given,
    st.sampled_from(
        ["checkin", "checkin", "note", "begun", "undo", "quick", "anew", "run", "set", "old", "flare", "pace"]
    ),
    days,
    st.tuples(items, items, items),
    words,
    st.integers(0, 5),
)
diaries = st.lists(given_things, max_size=12)


def keep_all(home: Path, given: list[Given]) -> None:
    """Keep them in their order, through the doors that the commands use."""
    for number, one in enumerate(given):
        _KEEPERS[one.kind](home, one, _moment(one), number)


def _moment(one: Given) -> Moment:
    zones = (("Europe/Berlin", 60), (None, -480), ("Asia/Kolkata", 330))
    zone, offset = zones[one.choice % 3]
    return Moment(datetime(one.day.year, one.day.month, one.day.day, 12, one.choice, tzinfo=UTC), offset, zone)


def _some(one: Given) -> tuple[Any, ...]:
    return one.numbers if any(number is not None for number in one.numbers) else (7, None, 6)


def _checkin(home: Path, one: Given, moment: Moment, _: int) -> None:
    source = PAPER if one.choice == 5 else SELF
    note = one.words if one.kind == "note" else ""
    with fast.writing(home) as diary:
        pain, enjoyment, activity = _some(one)
        diary.keep(Checkin(one.day, pain, enjoyment, activity, 3, 1, source, one.choice % 4), moment, note)


def _begun(home: Path, one: Given, moment: Moment, _: int) -> None:
    with fast.writing(home) as diary:
        diary.keep(Checkin(one.day, one.choice, None, None, asked=1), moment)


def _undo(home: Path, one: Given, moment: Moment, _: int) -> None:
    with writing_ratings(home) as diary:
        diary.undo(one.day, moment)


def _quick(home: Path, one: Given, moment: Moment, _: int) -> None:
    with writing_quick(home) as diary:
        diary.keep(Quick(one.day, one.choice, one.numbers[0]), moment)


def _anew(home: Path, one: Given, moment: Moment, _: int) -> None:
    set_anew(home, moment, one.words)


def _run(home: Path, one: Given, moment: Moment, number: int) -> None:
    with closing(Store(home)) as store:
        run = Run("cbtpain", "calm-the-body", 1, 8, "d", short=bool(one.choice % 2), begun_on=one.day)
        practised = Practice("pmr", f"relax-{number}", measure="tension", before=one.numbers[0], after=one.choice)
        said = Said("why", '"words"', one.words)
        kept = Runs(store).keep(run, said, moment, done=one.choice > 2, practice=practised)
        if one.choice == 1:
            Runs(store).drop(kept, moment)


def _set(home: Path, one: Given, moment: Moment, number: int) -> None:
    with closing(Store(home)) as store:
        kept = Assessment((0, 3, 6, 12, None, None)[one.choice], one.day)
        for given in (
            Assessed("own-items", "1", "a" * 64, "worst", one.choice),
            Assessed("own-items", "1", "a" * 64, "sleep", one.numbers[0]),
            Assessed("own-activities", "1", "b" * 64, "name-1", None, one.words),
        ):
            kept = Assessments(store).keep(kept, given, moment)
        if one.choice % 2:
            Assessments(store).end(kept, moment)


def _old(home: Path, one: Given, moment: Moment, number: int) -> None:
    import_old_ratings(home, [OldRating(2, one.day, 650, None, one.choice * 100)], f"{number:064}", moment)


def _flare(home: Path, one: Given, moment: Moment, number: int) -> None:
    until, back = (
        one.day + timedelta(days=one.choice) if wanted else None for wanted in (one.choice % 2, one.choice > 3)
    )
    with writing_flares(home) as diary:
        diary.keep(Flare(one.day, until, back), moment)
        if one.choice == 2:
            diary.undo(moment)


def _pace(home: Path, one: Given, moment: Moment, number: int) -> None:
    pace = fast_paces.begin(home, Pace("cbtpain", one.day, 1 + one.choice, one.choice, None, one.words), moment)
    if one.choice:
        practice = Practice("pacing", f"pace {pace.id}", done="yes", source="practice") if one.choice > 2 else None
        fast_paces.mark(home, pace, PaceMark(ENDED if one.choice > 2 else GOING, active_s=60), moment, practice)


_KEEPERS = {
    "checkin": _checkin, "note": _checkin, "begun": _begun, "undo": _undo, "quick": _quick,
    "anew": _anew, "run": _run, "set": _set, "old": _old, "flare": _flare,
    "pace": _pace,
}  # fmt: skip


def command(home: Path, *arguments: str) -> str:
    """Run a command in this process; what it printed. It fails unless all went well."""
    code, stdout, stderr = _run_here(home, arguments)
    assert code == 0, (arguments, stderr)
    return stdout


def refusal(home: Path, *arguments: str) -> str:
    """Run a command that is refused as a usage error; what it said."""
    code, stdout, stderr = _run_here(home, arguments)
    assert (code, stdout) == (2, ""), (arguments, code, stdout, stderr)
    return stderr


def _run_here(home: Path, arguments: tuple[str, ...]) -> tuple[int, str, str]:
    stdout, stderr = io.StringIO(), io.StringIO()
    services = Services({"CBTPAIN_HOME": str(home), "CBTPAIN_NOW": NOW}, io.StringIO(), stdout, stderr)
    code = app(list(arguments), obj=services, standalone_mode=False)
    return code, stdout.getvalue(), stderr.getvalue()


def rows(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, read past the program."""
    if not (home / "diary.db").exists():
        return {}
    with closing(connect(home / "diary.db")) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in names}  # noqa: S608
