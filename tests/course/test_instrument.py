"""The PEG is shown word for word."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from cbtpain.course.about import sources
from cbtpain.course.instrument import peg
from cbtpain.errors import ContentFault
from cbtpain.paths import content
from cbtpain.records import ITEMS

# Krebs et al. 2009, doi 10.1007/s11606-009-0981-1: the wording is the authors' own.
WORDING = {
    "pain": (
        "What number best describes your pain on average in the past week?",
        "No pain",
        "Pain as bad as you can imagine",
    ),
    "enjoyment": (
        "What number best describes how, during the past week, pain has interfered with your enjoyment of life?",
        "Does not interfere",
        "Completely interferes",
    ),
    "activity": (
        "What number best describes how, during the past week, pain has interfered with your general activity?",
        "Does not interfere",
        "Completely interferes",
    ),
}


def test_the_peg_stands_word_for_word() -> None:
    assert {item.id: (item.text, item.low, item.high) for item in peg(content()).items} == WORDING


def test_the_items_stand_in_the_order_of_the_diary() -> None:
    assert tuple(item.id for item in peg(content()).items) == ITEMS


def test_every_item_has_help() -> None:
    assert all(item.help for item in peg(content()).items)


def test_the_peg_is_shown_with_its_citation_under_its_own_notice() -> None:
    instrument = peg(content())
    assert "10.1007/s11606-009-0981-1" in instrument.notice
    assert "Krebs" in instrument.notice
    assert "10.1007/s11606-009-0981-1" in sources(content())[instrument.source].where


@pytest.mark.parametrize("key", ["items", "notice", "source", "recall", "id", "text", "low", "high", "help"])
def test_a_missing_key_is_a_fault_of_the_content(tmp_path: Path, key: str) -> None:
    folder = copytree(content(), tmp_path / "content")
    path = folder / "instruments" / "peg.yaml"
    text, changed = re.subn(rf"(?m)^([ -]*){key}:", rf"\1{key}x:", path.read_text(encoding="utf-8"), count=1)
    assert changed == 1
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentFault) as caught:
        peg(folder)
    assert "peg.yaml" in str(caught.value.fields["where"])


def test_an_instrument_without_its_questions_is_a_fault_of_the_content(tmp_path: Path) -> None:
    folder = copytree(content(), tmp_path / "content")
    path = folder / "instruments" / "peg.yaml"
    before_items, _, _ = path.read_text(encoding="utf-8").partition("items:")
    path.write_text(before_items, encoding="utf-8")
    with pytest.raises(ContentFault):
        peg(folder)
