"""The same commands within the test's own process: for what a test sets up or looks at beside what it tests."""

import io
import json
import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.clock import moment_of
from cbtpain.records import Checkin
from cbtpain.store import fast
from tests.conftest import Person


class PersonHere(Person):
    """The same person, whose commands run in the test's own process: for a file of many short ones."""

    def run(
        self,
        *words: str,
        now: str | None = None,
        typed: str | bytes = "",
        more: Mapping[str, str] | None = None,
        expect: int | None = 0,
    ) -> "subprocess.CompletedProcess[str]":
        given = typed.decode() if isinstance(typed, bytes) else typed
        out, errors = io.StringIO(), io.StringIO()
        held = Services(environ=self.environ(now, more), stdin=io.StringIO(given), stdout=out, stderr=errors)
        code = int(app(list(words), standalone_mode=False, obj=held) or 0)
        done = subprocess.CompletedProcess(words, code, out.getvalue(), errors.getvalue())
        assert expect is None or expect == code, f"{words}: {code}\n{done.stdout}\n{done.stderr}"
        return done


def printed(person: Person, *words: str, now: str) -> str:
    """What a command prints; it must succeed."""
    out = io.StringIO()
    code = app(list(words), standalone_mode=False, obj=Services(environ=person.environ(now), stdout=out))
    assert code == 0, (words, code)
    return out.getvalue()


def severity(person: Person, now: str) -> dict[str, Any]:
    """``severity`` of ``progress --json``."""
    found: dict[str, Any] = json.loads(printed(person, "progress", "--json", now=now))["severity"]
    return found


def weeks(person: Person, given: dict[str, tuple[int, int, int]], note: str = "") -> None:
    """Check-ins kept on their days; the note stands with the last."""
    with fast.writing(person.home) as diary:
        for day, items in given.items():
            on = date.fromisoformat(day)
            moment = moment_of(datetime(on.year, on.month, on.day, 8, tzinfo=UTC), None)
            diary.keep(Checkin(on, *items), moment, note if day == max(given) else "")
