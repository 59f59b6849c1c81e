"""Somebody who has been through session 3, times by the clock on earlier days, and what the diary holds of them."""

import io
import json
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cbtpain.cli.app import app
from cbtpain.cli.pace_log import keep
from cbtpain.cli.services import Services
from cbtpain.clock import Moment
from cbtpain.paths import DIARY
from cbtpain.records import ENDED, HALTED, Pace, PaceMark, Run, Said
from cbtpain.store.connection import Access, connect
from cbtpain.store.fast_paces import begin
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs
from tests.conftest import Person

SESSION_3 = {
    "safety": ("none", ""),
    "energy": ("no", "no"),
    "movement": ("no", "no"),
    "pacing.activity": ("desk", "desk or screen work"),
    "pacing.usual": (20, "20"),
}
"""Usual minutes 20: a set time of 16, a rest of 3."""


def moment(day: date, hour: int = 8) -> Moment:
    return Moment(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), 60, None)


def planned(home: Path, day: date, **changed: object) -> None:
    """Session 3 finished on that day, with these answers; a None leaves one out."""
    given = {name.replace("__", "."): value for name, value in changed.items()}
    answers = {name: (given.get(name, value), said) for name, (value, said) in SESSION_3.items()}
    answers |= {name: (value, str(value)) for name, value in given.items() if name not in SESSION_3}
    run = Run("cbtpain", "pace-by-the-clock", 3, 8, "0" * 64, False, day)
    with closing(Store(home)) as store:
        kept = [(name, value, said) for name, (value, said) in answers.items() if value is not None]
        for number, (name, value, said) in enumerate(kept, 1):
            one = Said(name, json.dumps(value), said)
            run = Runs(store).keep(run, one, moment(day), done=number == len(kept))


def paced(home: Path, day: date, minutes: int = 16, *, part: bool = False) -> None:
    """One time by the clock on that day, to its end or stopped half-way."""
    pace = begin(home, Pace("cbtpain", day, minutes, 3), moment(day))
    spent = 30 * minutes if part else 60 * minutes
    mark = PaceMark(HALTED if part else ENDED, phase_s=spent, active_s=spent, whole=0 if part else 1)
    services = Services(environ={"CBTPAIN_HOME": str(home), "CBTPAIN_NOW": f"{day.isoformat()}T09:00:00+01:00"})
    keep(services, pace, mark)


def rows(home: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(connect(home / DIARY, access=Access.READ)) as connection:
        return connection.execute(statement).fetchall()


def here(
    person: Person, *words: str, now: str | None = None, typed: str = "", more: Mapping[str, str] | None = None
) -> tuple[int, str, str]:
    """``cbtpain pace`` within this process, with piped input: its exit code, what it said, and what it refused."""
    out, errors = io.StringIO(), io.StringIO()
    held = Services(environ=person.environ(now, more), stdin=io.StringIO(typed), stdout=out, stderr=errors)
    code = app(["pace", *words], standalone_mode=False, obj=held)
    return int(code or 0), out.getvalue(), errors.getvalue()
