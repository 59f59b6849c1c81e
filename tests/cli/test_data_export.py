"""The whole diary leaves the program as one file, and comes back as it was."""

import json
import os
import shutil
import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from cbtpain.store.settings import remember
from tests.cli.diaries import FIRST, NOW, WORDS, Given, command, diaries, keep_all, refusal, rows
from tests.conftest import SOURCE, Person


@settings(max_examples=12, deadline=None)
@given(diaries)
def test_an_export_brought_back_into_an_empty_folder_is_the_same_diary(kept: list[Given]) -> None:
    with TemporaryDirectory() as folder:
        home, file = Path(folder) / "home", str(Path(folder) / "whole.json")
        keep_all(home, kept)
        before, said = rows(home), command(home, "progress", "--json")
        command(home, "data", "export", "--to", file)
        shutil.rmtree(home, ignore_errors=True)

        command(home, "data", "import", file)

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
