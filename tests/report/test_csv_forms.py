"""CSV and REDCap: every rating with where it came from, no words unless asked for, nothing that a sheet runs."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.report.csv_text import csv_lines
from cbtpain.report.redcap import DICTIONARY
from cbtpain.store import fast
from tests.cli.diaries import FIRST, WORDS, Given, command, keep_all, refusal
from tests.conftest import Person, at

Lines = list[dict[str, str]]
WEEKS = [Given("checkin", FIRST + timedelta(days=7 * week), (7, 7, 6), "", 0) for week in range(3)]


def export(home: Path, form: str, *more: str) -> Path:
    folder = home.parent / form
    command(home, "data", "export", "--format", form, "--to", str(folder), *more)
    return folder


def lines(file: Path) -> Lines:
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8"), newline="")))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    kept = [
        *WEEKS,
        Given("checkin", FIRST, (5, None, 6), "", 1),
        Given("begun", FIRST + timedelta(days=30), (0, 0, 0), "", 4),
        Given("quick", FIRST, (3, 0, 0), "", 5),
        *(Given("note", FIRST + timedelta(days=40 + at), (7, 7, 6), text, 5) for at, text in enumerate(WORDS)),
        Given("set", FIRST, (0, 0, 0), "=gardening", 0),
        Given("old", FIRST - timedelta(days=900), (0, 0, 0), "", 4),
    ]
    keep_all(tmp_path / "home", kept)
    return tmp_path / "home"


def test_the_long_form_has_every_rating_of_every_revision(home: Path) -> None:
    found = lines(export(home, "csv") / "entries.csv")

    assert list(found[0]) == [
        *("participant", "instrument", "item", "value", "occurred_on", "recorded_at", "tz"),
        *("source", "backfilled", "revision", "label"),
    ]
    first = [one for one in found if one["instrument"] == "peg@1" and one["occurred_on"] == "2026-02-01"]
    assert [(one["item"], one["value"], one["revision"]) for one in first] == [
        *(("pain", "7", "1"), ("enjoyment", "7", "1"), ("activity", "6", "1")),
        *(("pain", "5", "2"), ("enjoyment", "", "2"), ("activity", "6", "2")),
    ]
    assert {one["tz"] for one in found} == {"Europe/Berlin", "UTC-08:00", "Asia/Kolkata"}
    broken_off = [one["item"] for one in found if one["occurred_on"] == "2026-03-03"]
    assert broken_off == ["pain"]


def test_what_is_no_scale_or_was_brought_in_says_so(home: Path) -> None:
    found = lines(export(home, "csv") / "entries.csv")

    assert {one["label"] for one in found if one["instrument"] == "peg@1"} == {""}
    for name in ("cbtpain-quick@1", "own-items@1"):
        assert {one["label"] for one in found if one["instrument"] == name} == {"cbtpain item, not a validated scale"}
    old = [one for one in found if one["source"] == "imported"]
    assert [(one["item"], one["value"]) for one in old] == [("pain", "6.5"), ("activity", "4")]
    assert "neither" in old[0]["label"]


def test_words_are_left_out_unless_they_are_asked_for(home: Path) -> None:
    without = export(home, "csv") / "entries.csv"
    assert "script" not in without.read_text(encoding="utf-8")
    assert "gardening" not in without.read_text(encoding="utf-8")

    found = lines(export(home, "csv", "--include-notes", "--replace") / "entries.csv")
    notes = [one["value"] for one in found if one["instrument"] == "note"]
    assert [text.removeprefix("'") for text in notes] == WORDS
    assert all(not text.startswith(("=", "+", "-", "@")) for text in notes)
    assert "'=gardening" in [one["value"] for one in found]


def test_a_note_is_there_once_however_often_its_day_was_corrected(person: Person) -> None:
    note = "slept badly"
    person.run("checkin", "7", "7", "6", "--note", typed=note, now=at("2026-02-01"))
    person.run("ratings", "edit", "2026-02-01", "7", "5", "5", now=at("2026-02-02"))
    person.run("checkin", "--quick", "5", "4", "--note", typed=note, now=at("2026-02-02"))
    person.run("ratings", "edit", "2026-02-02", "--quick", "4", "4", now=at("2026-02-02"))

    found = lines(export(person.home, "csv", "--include-notes") / "entries.csv")

    told = [(one["item"], one["occurred_on"], one["revision"]) for one in found if one["value"] == note]
    assert told == [("note", "2026-02-01", "1"), ("quick-note", "2026-02-02", "1")]


def test_the_wide_form_has_each_day_as_it_stands_with_an_exact_score(home: Path) -> None:
    found = lines(export(home, "csv") / "scores.csv")

    by_day = {(one["instrument"], one["occurred_on"]): one for one in found}
    whole = by_day["peg@1", "2026-02-08"]
    assert (whole["score"], whole["score_sum"], whole["score_items"]) == ("6.67", "20", "3")
    partial = by_day["peg@1", "2026-02-01"]
    assert (partial["pain"], partial["enjoyment"], partial["score"], partial["revision"]) == ("5", "", "", "2")
    assert by_day["cbtpain-quick@1", "2026-02-01"]["score"] == "4.0"
    old = next(one for one in found if one["instrument"] == "imported")
    assert (old["pain"], old["score"], old["source"]) == ("6.5", "", "imported")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_begins_what_a_sheet_would_run_and_every_cell_comes_back(text: str) -> None:
    written = "".join(csv_lines(["a", "b"], [[text, 1]]))

    cell, number = list(csv.reader(io.StringIO(written, newline="")))[1]
    assert number == "1"
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
    assert text.replace("\x00", "") in (cell, cell.removeprefix("'"))


def test_the_redcap_dictionary_has_18_columns_and_the_record_first(home: Path) -> None:
    found = list(csv.reader((export(home, "redcap") / "dictionary.csv").read_text(encoding="utf-8").splitlines()))

    assert len(DICTIONARY) == 18
    assert {len(line) for line in found} == {18}
    assert found[1][0] == "record_id"
    names = [line[0] for line in found[1:]]
    assert len(set(names)) == len(names)
    assert all(name.replace("_", "").isalnum() and name.islower() and len(name) <= 26 for name in names)
    forms = [line[1] for line in found[1:]]
    assert [form for at, form in enumerate(forms) if form in forms[:at] and form != forms[at - 1]] == []


def test_the_redcap_rows_are_fields_of_the_dictionary_and_number_their_repeats(home: Path) -> None:
    folder = export(home, "redcap", "--participant", "site1-007")
    found = lines(folder / "rows.csv")

    keys = ["record_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance"]
    names = [line["Variable / Field Name"] for line in lines(folder / "dictionary.csv")]
    assert list(found[0]) == [*keys, *names[1:]]
    assert {one["record_id"] for one in found} == {"site1-007"}
    weekly = [one for one in found if one["redcap_repeat_instrument"] == "weekly"]
    assert [one["redcap_repeat_instance"] for one in weekly] == [str(at + 1) for at in range(len(weekly))]
    assert weekly[1]["peg_mean"] == "6.67"
    milestone = next(one for one in found if one["milestone_on"])
    assert (milestone["redcap_event_name"], milestone["milestone_peg"]) == ("baseline_arm_1", "6.67")
    assert next(one for one in found if one["imported_on"])["imported_pain"] == "6.50"


def test_no_form_but_json_can_be_brought_back_and_none_is_half_written(home: Path) -> None:
    folder = export(home, "csv")
    (folder / "entries.csv").unlink()
    before = (folder / "scores.csv").read_bytes()

    said = refusal(home, "data", "export", "--format", "csv", "--to", str(folder))

    assert "scores.csv is there already" in said
    assert not (folder / "entries.csv").exists()
    assert before == (folder / "scores.csv").read_bytes()


@pytest.mark.parametrize("form", ["csv", "redcap"])
def test_two_files_are_not_printed(home: Path, form: str) -> None:
    assert "name a folder" in refusal(home, "data", "export", "--format", form, "--to", "-")


@pytest.mark.parametrize("form", ["csv", "fhir", "redcap"])
def test_an_empty_diary_has_every_form(tmp_path: Path, form: str) -> None:
    export(tmp_path / "home", form)

    assert not (tmp_path / "home").exists()


def test_a_rating_that_was_taken_back_is_in_the_long_form_alone(tmp_path: Path) -> None:
    keep_all(tmp_path / "home", WEEKS[:1])
    command(tmp_path / "home", "ratings", "undo")
    with fast.reading(tmp_path / "home") as diary:
        assert diary.checkins() == []

    folder = export(tmp_path / "home", "csv")

    assert len(lines(folder / "entries.csv")) == 6
    assert lines(folder / "scores.csv") == []
