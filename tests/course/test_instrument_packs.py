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
