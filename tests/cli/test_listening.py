"""Looking for words of crisis in what is written: it brings the help lines, and leaves no trace anywhere."""

import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.cli import listening
from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.course.phrases import worries
from cbtpain.words import help_now as words
from tests.cli.diaries import NOW, rows
from tests.cli.here import weeks
from tests.conftest import Person, at

PHRASES = ["I want to die", "I might end it all", "better off dead", "I can't go on"]
FORMS = ("json", "csv", "fhir", "redcap")


def told(home: Path, *command: str, typed: str = "") -> str:
    """All that a command says in this process; it must succeed."""
    out = io.StringIO()
    environ = {"CBTPAIN_HOME": str(home), "CBTPAIN_NOW": NOW}
    held = Services(environ=environ, stdin=io.StringIO(typed), stdout=out, stderr=io.StringIO())
    assert not app(list(command), standalone_mode=False, obj=held), command
    return out.getvalue()


def written(home: Path, text: str) -> str:
    """The same words wherever words are taken; what was said meanwhile."""
    said = [told(home, "checkin", "7", "7", "6", "--note", typed=text)]
    said.append(told(home, "checkin", "--quick", "7", "6", "--note", typed=text))
    said.append(told(home, "baseline", "reset", "--reason", typed=f"1\n{text}\n"))
    said.append(told(home, "pace", "--log", "20", "--for", text[:40]))
    return "".join(said)


def traces(home: Path, folder: Path) -> object:
    """Every row, every file's name, the settings, and every export."""
    files = sorted(path.name for path in home.iterdir())
    kept = [path.read_text(encoding="utf-8") for path in home.glob("*.json")]
    exports = {}
    for form in FORMS:
        to = folder / form
        told(home, "data", "export", "--format", form, *(["--include-notes"] if form == "csv" else []), "--to", str(to))
        paths = sorted(to.rglob("*")) if to.is_dir() else [to]
        exports[form] = [(path.name, path.read_text(encoding="utf-8")) for path in paths]
    return rows(home), files, kept, exports


@settings(max_examples=5, deadline=None)
@given(st.sampled_from(PHRASES) | st.text("abc def'.", min_size=1).filter(str.strip))
def test_no_row_no_setting_and_no_export_tells_whether_it_was_heard(text: str) -> None:
    found = []
    for heard in (True, False):
        with TemporaryDirectory() as folder, patch.object(listening, "worries", lambda _, heard=heard: heard):
            home = Path(folder) / "home"
            assert (words.MORE in written(home, text)) == heard
            found.append(traces(home, Path(folder)))
    assert found[0] == found[1]


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_phrases_of_this_file_are_heard(phrase: str) -> None:
    assert worries(phrase)


@pytest.mark.parametrize(("reason", "heard"), [("I want to die", True), ("a new medicine", False)])
def test_the_reason_for_a_new_start_is_listened_to(person: Person, reason: str, heard: bool) -> None:
    weeks(person, {"2026-02-01": (7, 7, 6), "2026-02-08": (7, 7, 6)})
    out = io.StringIO()
    held = Services(environ=person.environ(at("2026-03-01")), stdin=io.StringIO(f"1\n{reason}\n"), stdout=out)
    assert not app(["baseline", "reset", "--reason"], standalone_mode=False, obj=held)
    assert (words.MORE in out.getvalue()) == heard
    assert [
        row["reason"] for row in json.loads(told(person.home, "data", "export", "--to", "-"))["tables"]["episode"]
    ] == [reason]
