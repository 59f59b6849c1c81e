"""The whole diary leaves the program as one file, and comes back as it was."""

import json
import os
import shutil
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.store.settings import remember
from tests.cli.diaries import FIRST, NOW, WORDS, Given, command, diaries, keep_all, refusal, rows
from tests.conftest import SOURCE, Person

SETTINGS = {"country": st.sampled_from(["GB", "US"]), "stories": st.just("no"), "kept-close": st.just("pmr mini")}


@settings(max_examples=12, deadline=None)
@given(diaries, st.fixed_dictionaries({}, optional=SETTINGS))
def test_an_export_brought_back_into_an_empty_folder_is_the_same_diary(kept: list[Given], told: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        home, file = Path(folder) / "home", str(Path(folder) / "whole.json")
        keep_all(home, kept)
        for name, value in told.items():
            remember(home, name, value)
        before, said = rows(home), command(home, "progress", "--json")
        command(home, "data", "export", "--to", file)
        shutil.rmtree(home, ignore_errors=True)

        command(home, "data", "import", file)

        # The clock of these commands stands still, so the file's own instant is the same too.
        assert Path(file).read_text(encoding="utf-8") == command(home, "data", "export", "--to", "-")
        after = rows(home)
        assert said == command(home, "progress", "--json")
        assert {name: found for name, found in after.items() if found} == {
            name: found for name, found in before.items() if found
        }


@pytest.fixture
def rated(person: Person) -> Person:
    keep_all(person.home, [Given("note", FIRST, (7, 7, 6), WORDS[0], 0)])
    remember(person.home, "country", "GB")
    return person


def whole(person: Person, file: Path) -> dict[str, object]:
    command(person.home, "data", "export", "--to", str(file))
    found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return found


def test_it_holds_every_table_the_settings_and_which_program_made_it_when(rated: Person, tmp_path: Path) -> None:
    found = whole(rated, tmp_path / "whole.json")

    assert list(found) == ["schema", "program", "diary_version", "made_at", "settings", "tables"]
    assert found["schema"] == "cbtpain.export/1"
    assert found["made_at"] == "2026-06-01T08:00:00Z"
    assert found["settings"] == {"country": "GB"}
    assert isinstance(found["tables"], dict)
    assert set(found["tables"]) == set(rows(rated.home))
    assert found["tables"]["note"][0]["text"] == WORDS[0]


def test_the_settings_come_back_with_it(rated: Person, tmp_path: Path) -> None:
    found = whole(rated, tmp_path / "whole.json")
    other = Person(tmp_path / "other")

    command(other.home, "data", "import", str(tmp_path / "whole.json"))

    assert found["settings"] == whole(other, tmp_path / "again.json")["settings"]


def latest_pains(form: str, text: str) -> list[int]:
    found = json.loads(text)
    if form == "json":
        return [row["pain"] for row in found["tables"]["checkin"][-30:]]
    told = (entry["resource"] for entry in found["entry"])
    return [one["item"][0]["answer"][0]["valueInteger"] for one in told if "answer" in one.get("item", [{}])[0]]


ONCE_MORE = """
import sqlite3, sys, time
diary = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)
for number in range(1, 11):
    diary.execute("BEGIN IMMEDIATE")
    for (day,) in diary.execute("SELECT DISTINCT occurred_on FROM checkin").fetchall():
        diary.execute(
            "INSERT INTO checkin (occurred_on, pain, enjoyment, activity, asked, revision, source, days_back, at_utc,"
            " offset_min) SELECT occurred_on, ?, 5, 5, 3, max(revision) + 1, source, 0, at_utc, 0 FROM checkin"
            " WHERE occurred_on = ?", (number, day))
    diary.execute("COMMIT")
    print(number, flush=True)
    time.sleep(0.05)
"""
"""One transaction gives every day once more, as 1 of 10, the next as 2 of 10, and so on."""


def test_an_export_while_another_process_writes_is_one_state_and_both_end(person: Person) -> None:
    keep_all(person.home, [Given("checkin", FIRST + timedelta(days=day), (7, 7, 6), "", 0) for day in range(30)])
    told: list[tuple[str, list[int]]] = []
    here = [sys.executable, "-c", ONCE_MORE, str(person.home / "diary.db")]
    with subprocess.Popen(here, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        while writer.poll() is None or len(told) < 2:
            for form in ("json", "fhir"):
                printed = command(person.home, "data", "export", "--format", form, "--to", "-")
                told.append((form, latest_pains(form, printed)))

    assert writer.returncode == 0
    assert [(form, pains) for form, pains in told if len(pains) != 30 or len(set(pains)) != 1] == []
    assert len(rows(person.home)["checkin"]) == 30 * 11


def test_the_file_is_for_one_login_and_is_named_by_its_date(rated: Person, tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        said = command(rated.home, "data", "export")
    finally:
        os.chdir(here)

    file = tmp_path / "cbtpain-export-2026-06-01.json"
    assert str(file) in said
    assert oct(stat.S_IMODE(file.stat().st_mode)) == "0o600"


def test_a_file_that_is_there_stays_until_it_is_asked_for(rated: Person, tmp_path: Path) -> None:
    file = tmp_path / "whole.json"
    file.write_text("mine")

    assert "is there already" in refusal(rated.home, "data", "export", "--to", str(file))
    assert file.read_text() == "mine"

    for option in ("--force", "--replace"):
        command(rated.home, "data", "export", "--to", str(file), option)
        assert json.loads(file.read_text(encoding="utf-8"))["schema"] == "cbtpain.export/1"


@pytest.mark.parametrize("name", ["diary.db", "settings.json", "backups/x.db"])
def test_a_file_of_the_diary_is_never_written_over(rated: Person, name: str) -> None:
    before = rows(rated.home)

    said = refusal(rated.home, "data", "export", "--to", str(rated.home / name), "--force")

    assert "your diary itself" in said
    assert before == rows(rated.home)


def test_it_can_be_printed_where_the_terminal_has_few_letters(rated: Person, tmp_path: Path) -> None:
    rated.run("checkin", "7", "7", "6", "--note", typed="".join(WORDS), now=NOW)
    printed = rated.run("data", "export", "--to", "-", now=NOW, more={"PYTHONIOENCODING": "ascii"}).stdout

    assert printed == (whole(rated, tmp_path / "f.json") and (tmp_path / "f.json").read_text(encoding="utf-8"))
    assert [line for line in printed.splitlines() if not line.isprintable()] == []


def test_where_there_is_no_diary_the_export_is_empty_and_nothing_is_made(person: Person, tmp_path: Path) -> None:
    found = whole(person, tmp_path / "whole.json")

    assert not person.home.exists()
    assert isinstance(found["tables"], dict)
    assert set(map(len, found["tables"].values())) == {0}
    assert "checkin" in found["tables"]


@pytest.mark.parametrize(
    ("option", "value", "said"), [("--format", "xml", "--format takes"), ("--participant", "Ann B", "--participant")]
)
def test_what_is_not_understood_is_told_and_nothing_is_written(
    rated: Person, tmp_path: Path, option: str, value: str, said: str
) -> None:
    assert said in refusal(rated.home, "data", "export", "--to", str(tmp_path / "f"), option, value)
    assert not (tmp_path / "f").exists()


def test_every_table_is_in_the_document_that_describes_the_file(rated: Person) -> None:
    told = (SOURCE / "docs" / "export.md").read_text(encoding="utf-8")

    assert [name for name in rows(rated.home) if f"`{name}`" not in told] == []
