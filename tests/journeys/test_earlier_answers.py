"""What an earlier session said, in a later one: what counts, and what was taken back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cbtpain.errors import OK, STORE
from cbtpain.records import TAKEN_BACK
from tests.conftest import at
from tests.journeys.sitting import everything, sit

NOW, LATER = at("2026-02-01"), at("2026-02-08")
FILES = {
    "course.yaml": 'format_version: 1\nid: "two"\ntitle: "Two"\nsessions: ["one", "two"]\n',
    "sessions/one.yaml": """
format_version: 1
id: "one"
title: "One"
message: "One."
steps:
  - id: "safety"
    kind: "choose"
    text: "Signs?"
    options: [{id: "urgent", text: "yes"}, {id: "none", text: "no"}]
  - {id: "sure", kind: "scale", text: "How sure?", low: "not", high: "very"}
  - {id: "fewer", kind: "scale", when: {step: "sure", under: 7}, text: "How many fewer?", low: "none", high: "ten"}
  - {id: "close", kind: "close", text: "Bye."}
""",
    "sessions/two.yaml": """
format_version: 1
id: "two"
title: "Two"
message: "Two."
steps:
  - {id: "moves", kind: "reading", when: {not: {fact: "no_movement", equals: "yes"}}, text: "Move a little."}
  - {id: "told", kind: "reading", when: {step: "one/safety", equals: "urgent"}, text: "A sign was told."}
  - {id: "fewer", kind: "reading", text: "You took away {{one/fewer}}."}
  - {id: "after", kind: "reading", text: "After that."}
  - {id: "close", kind: "close", text: "Bye."}
""",
}


@pytest.fixture
def course(tmp_path: Path) -> dict[str, str]:
    for name, text in FILES.items():
        path = tmp_path / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    return {"CBTPAIN_CONTENT": str(tmp_path / "course")}


def said(home: Path, course: dict[str, str], *words: str, typed: str, now: str = NOW) -> str:
    code, told = sit(home, now, *words, typed=typed, more=course)
    assert code == OK, told
    return told


def test_what_a_changed_answer_hid_is_taken_back_when_the_session_is_done(
    tmp_path: Path, course: dict[str, str]
) -> None:
    # Not sure, two fewer; then back, and sure after all.
    said(tmp_path, course, typed="2\n3\n2\nb\nb\n9\n\n")
    rows = [(prompt, value) for _, _, prompt, _, _, value, *_ in everything(tmp_path)["answer"]]
    assert rows[-1] == ("fewer", TAKEN_BACK)
    assert ("fewer", "2") in rows
    told = said(tmp_path, course, typed="\n\n\n", now=LATER)
    assert "You took away" not in told
    assert "After that." in told


def test_a_screen_of_whose_words_none_are_left_asks_for_no_key(tmp_path: Path, course: dict[str, str]) -> None:
    said(tmp_path, course, typed="2\n9\n\n")
    told = said(tmp_path, course, typed="\n\n\n", now=LATER)
    assert told.count("Enter goes on") == 3


def test_a_warning_sign_told_in_a_half_done_second_time_counts_at_once(tmp_path: Path, course: dict[str, str]) -> None:
    said(tmp_path, course, typed="2\n9\n\n")
    assert "Move a little." in said(tmp_path, course, "two", typed="", now=LATER)
    said(tmp_path, course, "one", typed="1\n", now=LATER)
    told = said(tmp_path, course, "two", typed="", now=LATER)
    assert "Move a little." not in told
    assert "A sign was told." in told


def test_an_answer_that_is_damaged_on_disk_is_told_without_quoting_it(tmp_path: Path, course: dict[str, str]) -> None:
    said(tmp_path, course, typed="2\n")
    with closing(sqlite3.connect(tmp_path / "diary.db")) as connection:
        connection.execute("DROP TRIGGER answer_is_never_changed")
        connection.execute("UPDATE answer SET value = '{secret'")
        connection.commit()
    code, told = sit(tmp_path, NOW, typed="", more=course)
    assert code == STORE
    assert "is damaged" in told
    assert "secret" not in told


def test_a_dropped_run_counts_for_nothing(tmp_path: Path, course: dict[str, str]) -> None:
    said(tmp_path, course, typed="2\n3\n2\n")
    assert "off your list. To go on" in said(tmp_path, course, "--drop", typed="1\n")
    assert "You took away" not in said(tmp_path, course, "two", typed="\n", now=LATER)
