"""What is no whole export is refused in one sentence, without a word of it, and nothing is written."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cbtpain.cli.exercising import SPEAK
from cbtpain.cli.settings_known import is_known
from cbtpain.store import settings as setting_names
from cbtpain.store.opening import open_for_writing
from cbtpain.store.settings import COUNTRY, KEPT_CLOSE, STORIES
from tests.cli.diaries import FIRST, NOW, Given, command, keep_all, refusal, rows
from tests.conftest import Person

MINE = "a word of mine"
Change = Callable[[dict[str, Any]], object]
GIVEN = [
    Given("note", FIRST, (7, 7, 6), MINE, 0),
    Given("run", FIRST, (7, 7, 6), MINE, 1),
    Given("quick", FIRST, (7, 7, 6), "", 1),
]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> str:
    home = tmp_path_factory.mktemp("export") / "home"
    keep_all(home, GIVEN)
    return command(home, "data", "export", "--to", "-")


def saved(tmp_path: Path, data: bytes | str) -> str:
    file = tmp_path / "whole.json"
    file.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return str(file)


def bring(person: Person, tmp_path: Path, data: bytes | str) -> None:
    command(person.home, "data", "import", saved(tmp_path, data))


def refused(person: Person, tmp_path: Path, data: bytes | str) -> str:
    return refusal(person.home, "data", "import", saved(tmp_path, data))


def row(table: str, **changed: object) -> Change:
    return lambda document: document["tables"][table][0].update(changed)


CHANGES: dict[str, tuple[Change, str]] = {
    "a newer form": (lambda document: document.update(schema="cbtpain.export/2"), "newer cbtpain"),
    "a newer diary": (lambda document: document.update(diary_version=99), "newer cbtpain"),
    "a form of nothing": (lambda document: document.update(schema="cbtpain.export/x"), "schema"),
    "another schema": (lambda document: document.update(schema="cbtpain.progress/1"), "not an export"),
    "no schema": (lambda document: document.pop("schema"), "not an export"),
    "no version": (lambda document: document.pop("diary_version"), "diary_version"),
    "a version that is a flag": (lambda document: document.update(diary_version=True), "diary_version"),
    "no tables": (lambda document: document.pop("tables"), "tables"),
    "settings that are a list": (lambda document: document.update(settings=[]), "settings"),
    "a missing table": (lambda document: document["tables"].pop("note"), "table note: missing"),
    "one table more": (lambda document: document["tables"].update({MINE: []}), "one that no diary has"),
    "a table that is no list": (lambda document: document["tables"].update(note={}), "table note"),
    "a table of nobody that is no list": (lambda document: document["tables"].update({"mine": 1}), "no diary has"),
    "a row that is no row": (lambda document: document["tables"].update(note=[MINE]), "table note, row 1"),
    "a missing column": (lambda document: document["tables"]["note"][0].pop("text"), "table note, row 1"),
    "one column more": (row("note", **{MINE: 1}), "table note, row 1"),
    "a rating that is text": (row("checkin", pain="7"), "table checkin, row 1: pain"),
    "a rating that is a flag": (row("checkin", pain=True), "table checkin, row 1: pain"),
    "a half rating": (row("checkin", pain=6.5), "table checkin, row 1: pain"),
    "a rating of 11": (row("checkin", pain=11), "table checkin, row 1"),
    "a rating past all limits": (row("checkin", pain=10**30), "table checkin, row 1"),
    "a day that is none": (row("checkin", occurred_on="2026-02-31"), "table checkin, row 1"),
    "an instant that is none": (row("checkin", at_utc=MINE), "table checkin, row 1: at_utc"),
    "no id": (row("checkin", id=None), "table checkin, row 1: id"),
    "words that are a number": (row("note", text=5), "table note, row 1: text"),
    "words that are no text": (row("note", text="\ud800"), "table note, row 1"),
    "a note to nothing": (row("note", checkin_id=7), "table note: a row belongs to one that is missing"),
    "an answer that is no JSON": (row("answer", value=MINE), "table answer, row 1: value"),
    "a check-in of a day to come": (row("checkin", occurred_on="2026-06-02"), "table checkin, row 1: occurred_on"),
    "an answer of an instant to come": (row("answer", at_utc="2026-06-02T08:00:00Z"), "table answer, row 1: at_utc"),
    "a session begun on a day to come": (row("run", begun_on="2027-01-01"), "table run, row 1: begun_on"),
    "a setting of nobody": (lambda document: document["settings"].update({MINE: "1"}), "settings: one that this"),
    "a country that has no lines": (lambda document: document["settings"].update(country="ZZ"), "settings: country"),
    "stories that are a flag": (lambda document: document["settings"].update(stories=False), "settings: stories"),
    "skills that are none": (lambda document: document["settings"].update({"kept-close": MINE.upper()}), "kept-close"),
    "the same row twice": (
        lambda document: document["tables"]["note"].append(document["tables"]["note"][0]),
        "table note, row 2",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_damaged_export_is_told_and_nothing_is_written(
    person: Person, tmp_path: Path, export: str, name: str
) -> None:
    change, where = CHANGES[name]
    document = json.loads(export)
    change(document)

    said = refused(person, tmp_path, json.dumps(document))

    assert where in said
    assert "Nothing was written." in said
    assert MINE not in said
    assert not person.home.exists()


DAMAGED: dict[str, Callable[[str], str | bytes]] = {
    "cut short": lambda text: text[: len(text) // 2],
    "empty": lambda _: "",
    "a list": lambda _: "[]",
    "deep": lambda _: "[" * 100_000,
    "not a number": lambda text: text.replace('"pain": 7', '"pain": NaN'),
    "a key twice": lambda text: text.replace('"settings": {}', '"settings": {}, "settings": {}'),
    "other letters": lambda text: text.replace("mine", "m\xefne").encode("latin-1"),
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n\x00\xff",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_no_json_is_told_and_nothing_is_written(person: Person, tmp_path: Path, export: str, name: str) -> None:
    said = refused(person, tmp_path, DAMAGED[name](export))

    assert "not an export of cbtpain" in said
    assert not person.home.exists()


def test_a_mark_that_an_editor_put_before_it_is_no_damage(person: Person, tmp_path: Path, export: str) -> None:
    bring(person, tmp_path, b"\xef\xbb\xbf" + export.encode())

    assert rows(person.home)["note"][0][2] == MINE


def test_an_export_of_an_older_form_walks_up(person: Person, tmp_path: Path, export: str) -> None:
    document = json.loads(export)
    kept = ("checkin", "note", "run", "answer")
    document |= {"diary_version": 2, "tables": {name: document["tables"][name] for name in kept}}

    bring(person, tmp_path, json.dumps(document))

    assert rows(person.home)["note"][0][2] == MINE
    assert rows(person.home)["quick"] == []


def test_into_a_diary_that_has_something_nothing_is_brought(person: Person, tmp_path: Path, export: str) -> None:
    person.run("checkin", "7", "7", "6", now=NOW)
    before = rows(person.home)

    said = refused(person, tmp_path, export)

    assert "There is a diary here already" in said
    assert before == rows(person.home)


def test_into_a_diary_without_a_row_it_is_brought(person: Person, tmp_path: Path, export: str) -> None:
    open_for_writing(person.home).close()

    bring(person, tmp_path, export)

    assert rows(person.home)["note"][0][2] == MINE


def test_a_setting_that_is_there_stays(person: Person, tmp_path: Path, export: str) -> None:
    person.run("help-now", "--country", "GB", "--remember")
    document = json.loads(export) | {"settings": {"country": "US", "stories": "no"}}

    bring(person, tmp_path, json.dumps(document))

    assert json.loads((person.home / "settings.json").read_text()) == {"country": "GB", "stories": "no"}


def test_a_file_that_is_not_there_is_told(person: Person, tmp_path: Path) -> None:
    assert "There is no file" in person.run("data", "import", str(tmp_path / "no.json"), expect=5).stderr


MAPPED = ("--map", "date=Day,pain=Pain")


@pytest.mark.parametrize("options", [(), MAPPED], ids=["whole", "old ratings"])
@pytest.mark.parametrize("what", ["a folder", "a pipe", "a device", "input that never ends"])
def test_only_an_ordinary_file_is_read_and_nothing_is_waited_for(
    person: Person, tmp_path: Path, what: str, options: tuple[str, ...]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    named = {"a folder": tmp_path, "a pipe": tmp_path / "pipe", "a device": "/dev/zero"}
    file = str(named.get(what, "/dev/stdin"))
    reading, writing = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "cbtpain", "data", "import", file, *options],
            stdin=reading, capture_output=True, text=True, env=person.environ(NOW), timeout=60,
        )  # fmt: skip
    finally:
        os.close(reading)
        os.close(writing)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "no ordinary file" in done.stderr
    assert "Nothing was written." in done.stderr
    assert not person.home.exists()


def test_of_a_file_that_is_larger_than_any_diary_nothing_is_read(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with file.open("wb") as sparse:
        sparse.truncate(600 * 1_000_000)

    assert "larger than 512 MB" in refusal(person.home, "data", "import", str(file))


def test_of_a_file_that_begins_as_no_export_only_the_beginning_is_read(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "film.json"
    with file.open("wb") as sparse:
        sparse.truncate(500 * 1_000_000)

    assert "not an export of cbtpain" in refusal(person.home, "data", "import", str(file))


def test_a_rating_of_tomorrow_that_was_given_east_of_here_is_none_of_the_future(
    person: Person, tmp_path: Path, export: str
) -> None:
    document = json.loads(export)
    # 01:00 on 2 June on the other side of the world, while here it is 09:00 on 1 June.
    document["tables"]["quick"][0].update(occurred_on="2026-06-02", at_utc="2026-06-01T07:00:00Z", offset_min=1020)

    bring(person, tmp_path, json.dumps(document))

    assert rows(person.home)["quick"][0][1] == "2026-06-02"


def test_what_an_export_carries_of_the_settings_can_be_brought_in_again(person: Person, tmp_path: Path) -> None:
    person.run("checkin", "7", "7", "6", now=NOW)
    told = {COUNTRY: "GB", STORIES: "no", KEPT_CLOSE: "pmr mini", SPEAK: "always", "theme": MINE, "country ": "GB"}
    (person.home / "settings.json").write_text(json.dumps(told))
    file = str(tmp_path / "whole.json")
    other = Person(tmp_path / "other")

    command(person.home, "data", "export", "--to", file)
    command(other.home, "data", "import", file)

    expected = {name: told[name] for name in (COUNTRY, STORIES, KEPT_CLOSE, SPEAK)}
    assert expected == json.loads((other.home / "settings.json").read_text())


def test_every_setting_there_is_has_a_rule() -> None:
    told = {name: value for name, value in vars(setting_names).items() if name.isupper() and isinstance(value, str)}
    names = [value for name, value in told.items() if name != "SETTINGS"]
    examples = ("yes", "GB", "pmr", "3 2026-02-01")

    assert [name for name in names if not any(is_known(name, value) for value in examples)] == []
    assert [name for name in names if is_known(name, MINE + "\x1b[2J")] == []
