"""Questionnaires dropped into the person's own folder: taken where they are whole, refused where they are not."""

import re
from pathlib import Path

import pytest

from cbtpain.course.instrument_packs import instruments
from cbtpain.paths import content

TEMPLATE = content() / "instruments" / "templates" / "bpi-sf-11.yaml"


def dropped(home: Path, *changes: tuple[str, str], name: str = "bpi.yaml") -> None:
    """The template as somebody with a licence fills it in, then changed."""
    text = re.sub(r'(text|low|high|recall|notice|grant_ref): ""', r'\1: "as licensed"', TEMPLATE.read_text("utf-8"))
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (home / "instruments").mkdir(exist_ok=True)
    (home / "instruments" / name).write_text(text, encoding="utf-8")


def test_a_whole_pack_is_there_beside_the_shipped_ones(tmp_path: Path) -> None:
    dropped(tmp_path)
    found = instruments(content(), tmp_path)
    assert found.packs == ("bpi-sf-11",)
    assert found.faults == ()
    assert "peg" in found.by_id


def test_without_a_folder_there_is_no_pack(tmp_path: Path) -> None:
    assert instruments(content(), tmp_path / "nowhere").packs == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([('grant_ref: "as licensed"', 'grant_ref: ""')], "licence.grant_ref: is empty"),
        ([('grant_ref: "as licensed"', 'grant_ref: "  "')], "licence.grant_ref: is empty"),
        ([('id: "worst", text: "as licensed"', 'id: "worst", text: ""')], "items.worst.text: is empty"),
        ([('title: "', 'titel: "')], "titel: is not a key here"),
        ([('id: "bpi-sf-11"', 'id: "own-items"')], "own-items came with the program; to take its place"),
        ([('id: "bpi-sf-11"', 'id: "peg"\noverride: true')], "peg cannot be replaced"),
        ([('id: "bpi-sf-11"', 'id: "phq-4"\noverride: true')], "phq-4 cannot be replaced"),
        ([("format_version: 1", "format_version: 2")], "newer than this program reads"),
        ([('recall: "as licensed"', "recall: !!python/object:os.system x")], "tags are not read"),
    ],
)
def test_a_pack_that_is_not_whole_is_left_out_and_told_of(
    tmp_path: Path, changes: list[tuple[str, str]], told: str
) -> None:
    dropped(tmp_path, *changes)
    found = instruments(content(), tmp_path)
    assert found.packs == ()
    assert "bpi-sf-11" not in found.by_id
    assert any(told in str(fault) for fault in found.faults), found.faults
    assert all(fault.file == "instruments/bpi.yaml" for fault in found.faults)


PLACEHOLDERS = ["TODO", "to do", "TBD", "xxx", "-", "...", "<fill in>", "[placeholder]", "???", "FIXME!", "_"]


@pytest.mark.parametrize("placeholder", [*PLACEHOLDERS, "n/a", "N.A.", "none", "unknown", "0", "yes", "not needed"])
def test_a_grant_that_is_none_is_refused(tmp_path: Path, placeholder: str) -> None:
    dropped(tmp_path, ('grant_ref: "as licensed"', f'grant_ref: "{placeholder}"'))
    found = instruments(content(), tmp_path)
    assert found.packs == ()
    assert [fault.place for fault in found.faults] == ["licence.grant_ref"]


@pytest.mark.parametrize("grant", ["2026-11-03", "No. 4711", "e-mail of 3 May 2026", "MDA/0815", "7", "None-2026"])
def test_a_grant_that_has_a_number_or_a_date_is_taken(tmp_path: Path, grant: str) -> None:
    dropped(tmp_path, ('grant_ref: "as licensed"', f'grant_ref: "{grant}"'))
    assert instruments(content(), tmp_path).packs == ("bpi-sf-11",)


@pytest.mark.parametrize("placeholder", PLACEHOLDERS)
def test_a_wording_that_is_a_placeholder_is_refused(tmp_path: Path, placeholder: str) -> None:
    dropped(tmp_path, ('id: "worst", text: "as licensed"', f'id: "worst", text: "{placeholder}"'))
    assert [fault.place for fault in instruments(content(), tmp_path).faults] == ["items.worst.text"]


@pytest.mark.parametrize("key", ["text", "low", "high"])
@pytest.mark.parametrize("odd", ["\\e[31mred", "a\\u202etxt.exe", "a\\u2066b", "bell\\a", "a\u202eb"])
def test_a_wording_with_what_cannot_be_seen_is_refused(tmp_path: Path, key: str, odd: str) -> None:
    dropped(tmp_path, (f'{key}: "as licensed"', f'{key}: "{odd}"'))
    found = instruments(content(), tmp_path)
    assert found.packs == ()
    assert "a character that cannot be seen (U+" in str(found.faults[0])
    assert all(str(fault).isprintable() for fault in found.faults)


def test_bytes_that_drive_a_terminal_are_told_of(tmp_path: Path) -> None:
    dropped(tmp_path, ('title: "', 'title: "\x1b[2J'))
    found = instruments(content(), tmp_path)
    assert found.packs == ()
    assert all(str(fault).isprintable() for fault in found.faults)


@pytest.mark.parametrize("wording", ["كم كان الألم\u200f؟", "درد می\u200cکند", "pain 👩\u200d👩"])
def test_the_marks_that_a_script_needs_are_no_fault(tmp_path: Path, wording: str) -> None:
    dropped(tmp_path, ('id: "worst", text: "as licensed"', f'id: "worst", text: "{wording}"'))
    assert instruments(content(), tmp_path).faults == ()


def test_a_pack_takes_the_place_of_a_shipped_one_where_it_says_so(tmp_path: Path) -> None:
    dropped(tmp_path, ('id: "bpi-sf-11"', 'id: "own-items"\noverride: true'))
    found = instruments(content(), tmp_path)
    assert found.by_id["own-items"].title.startswith("Brief Pain Inventory")


def test_of_two_packs_with_one_id_the_first_is_taken(tmp_path: Path) -> None:
    dropped(tmp_path, name="a.yaml")
    dropped(tmp_path, name="b.yaml")
    found = instruments(content(), tmp_path)
    assert found.packs == ("bpi-sf-11",)
    assert [str(fault) for fault in found.faults] == ["instruments/b.yaml:1: id: bpi-sf-11 stands in a.yaml already"]


def test_bytes_that_are_no_text_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "odd.yaml").write_bytes(b"\xff\xfe\x00")
    assert instruments(content(), tmp_path).faults
