"""Looking through worksheets, and printing them for paper."""

import json
from pathlib import Path

import pytest

from cbtpain.course.aside import worksheet_ids
from cbtpain.course.load import Course
from cbtpain.paths import content
from cbtpain.screen.paper import LONGEST, WIDEST
from cbtpain.words import aside as aside_words
from cbtpain.words import worksheet as words
from cbtpain.words.faults import SENTENCES
from tests.cli.worksheets import NOW, Desk
from tests.conftest import one_session
from tests.journeys.sitting import first_choice, foretold


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_nothing_filled_in_is_said_kindly(desk: Desk) -> None:
    assert desk.run("worksheet", "list") == 0
    assert desk.said.strip() == words.NONE_YET
    assert desk.run("worksheet", "show") == 5
    assert SENTENCES["nothing_filled"] in desk.said
    assert not desk.home.exists()


def test_the_list_has_what_was_filled_in_in_sessions_and_by_itself_newest_first(desk: Desk) -> None:
    desk.run("start", "5", typed="\n" * 3 + "s\n" * 60, now="2026-02-15T09:00:00+01:00")
    desk.card()
    desk.run("worksheet", "new", "letter", typed="1\n")
    desk.run("worksheet", "list")
    head, first, second, *_ = desk.said.splitlines()
    assert head == words.LISTED
    assert first == "   1  Mon 2 Mar 2026: A letter to yourself (letter), on its own, half done."
    assert second == "   2  Mon 2 Mar 2026: Your card (card), on its own, done."
    desk.run("worksheet", "show")
    assert words.STILL_OPEN in desk.said
    assert words.GO_ON.format(command="cbtpain worksheet new letter") in desk.said


def test_a_worksheet_of_a_session_is_told_with_the_session_and_goes_when_that_is_dropped(desk: Desk) -> None:
    lines = list(foretold(desk.home, NOW, first_choice, short=True))
    upto = [line.key for line in lines].index("plan.often") + 1
    assert desk.run("start", "--short", typed="".join(f"{line.text}\n" for line in lines[:upto])) == 0
    desk.run("worksheet", "list")
    assert desk.said.splitlines()[1] == "   1  Mon 2 Mar 2026: Your plan (plan), session 1, done."
    desk.run("worksheet", "show", "plan")
    assert "On how many days this week?\n    1\n" in desk.said
    desk.run("start", "--drop", typed="y\n")
    desk.run("worksheet", "list")
    assert desk.said.strip() == words.NONE_YET


def test_one_is_found_by_its_number_or_its_kind_and_the_nearest_is_suggested(desk: Desk) -> None:
    desk.card()
    desk.run("worksheet", "new", "card", typed="2\n2\n")
    desk.run("worksheet", "show", "card")
    assert "    I know this. I have a plan for it." in desk.said
    desk.run("worksheet", "show", "2")
    assert "    One breath out. Then the next." in desk.said
    assert desk.run("worksheet", "show", "3") == 5
    assert SENTENCES["no_such_number"].format(count=2) in desk.said
    assert desk.run("worksheet", "show", "letter") == 5
    assert SENTENCES["none_of_that_kind"].format(name="letter") in desk.said
    assert desk.run("worksheet", "show", "crad") == 5
    assert "Did you mean: card?" in desk.said


def test_what_drives_a_terminal_or_means_something_to_markdown_is_shown_as_it_is(desk: Desk) -> None:
    desk.run("worksheet", "new", "letter", typed="1 2\n*so* [b]it[/b] \x1b[31mred\n# one\u202etwo\n")
    for command in ((), ("--markdown",), ("--json",)):
        assert desk.run("worksheet", "show", "letter", *command) == 0
        assert "\x1b" not in desk.said
        assert "\u202e" not in desk.said
    assert json.loads(desk.said)["answers"][1]["given"] == ["*so* [b]it[/b] \x1b[31mred"]
    desk.run("worksheet", "show", "letter", "--markdown")
    assert "\\*so\\* \\[b\\]it\\[/b\\] [31mred".replace("[31m", "\\[31m") in desk.said
    assert "\n\\# onetwo" in desk.said
    desk.run("worksheet", "print", "letter", "--filled")
    assert "   *so* [b]it[/b] [31mred" in desk.said


def test_json_tells_what_was_asked_given_left_out_and_is_still_open(desk: Desk) -> None:
    desk.run("worksheet", "new", "letter", typed="1 2\ns\n")
    desk.run("worksheet", "show", "--json")
    found = json.loads(desk.said)
    assert {key: found[key] for key in ("schema", "name", "on", "session", "state")} == {
        "schema": "cbtpain.worksheet/1",
        "name": "letter",
        "on": "2026-03-02",
        "session": None,
        "state": "open",
    }
    assert [one["state"] for one in found["answers"]] == ["given", "left_out", "open"]


def test_a_problem_that_is_nobodys_business_is_not_said_again(desk: Desk) -> None:
    desk.run("worksheet", "new", "problem", typed="I am not safe at home\n")
    for command in ("show",), ("show", "--json"), ("show", "--markdown"):
        desk.run("worksheet", *command)
        assert "safe" not in desk.said
        assert words.NOT_SAID.strip("()") in desk.said
    desk.run("worksheet", "print", "problem", "--filled")
    assert "[x]" not in desk.said


def test_all_blank_ones_are_a_page_each_and_each_fits(desk: Desk) -> None:
    assert desk.run("worksheet", "print", "--all") == 0
    pages = [page.splitlines() for page in desk.said.split("\f")]
    names = worksheet_ids(Course(content()))
    assert len(pages) == len(names)
    assert max(map(len, pages)) <= LONGEST
    assert max(len(line) for page in pages for line in page) <= WIDEST
    assert "{{" not in desk.said
    assert desk.run("worksheet", "print", "--all", "--markdown") == 0
    assert "\f" not in desk.said
    assert desk.said.count("\n# ") + 1 == len(names)


def test_what_is_known_stands_in_a_blank_one_and_what_is_not_is_a_line(desk: Desk) -> None:
    desk.run("worksheet", "print", "boosters")
    assert "In two weeks: Mon 16 Mar 2026." in desk.said
    desk.run("worksheet", "print", "pacing")
    assert "Minutes to start with: four fifths of your usual." in desk.said
    assert f"Your plan by the clock: {words.LINE}." in desk.said
    desk.run("worksheet", "new", "pacing", typed="1\n25\n1\n1 3 5\n7\n\n")
    desk.run("worksheet", "print", "pacing")
    assert "Minutes to start with: 20." in desk.said
    desk.run("worksheet", "print", "pacing", "--filled")
    assert "Your plan by the clock: cooking or washing up." in desk.said


def test_a_shown_one_counts_its_days_from_its_own(desk: Desk) -> None:
    desk.run("worksheet", "new", "boosters", typed="\n1\n1\n")
    desk.run("worksheet", "show", now="2026-05-04T09:00:00+02:00")
    assert "In two weeks: Mon 16 Mar 2026." in desk.said


def test_lines_of_a_file_fill_in_a_letter(desk: Desk) -> None:
    assert desk.run("worksheet", "new", "letter", typed="1 2\r\nmy garden\r\nit passes") == 0
    desk.run("worksheet", "show")
    assert "    it passes" in desk.said


def test_lines_that_no_question_took_are_told(desk: Desk) -> None:
    assert desk.run("worksheet", "new", "letter", typed="1\nmy garden\nand the birds\n") == 0
    assert aside_words.LEFT_OVER in desk.said


def test_a_course_of_ones_own_has_its_worksheets_and_a_broken_one_is_said(desk: Desk, tmp_path: Path) -> None:
    step = '{id: "note", kind: "worksheet", worksheet: "note"}'
    desk.environ |= one_session(tmp_path / "course", step)
    folder = tmp_path / "course" / "worksheets"
    folder.mkdir()
    head = 'format_version: 1\nid: "note"\ntitle: "A note"\nfields:\n'
    (folder / "note.yaml").write_text(f'{head}  - {{id: "words", type: "lines", text: "Write."}}\n')
    assert desk.run("start", typed="one\n# two\n\n\n") == 0
    desk.run("worksheet", "show")
    assert desk.said.splitlines()[-3:] == ["Write.", "    one", "    # two"]
    desk.replacing(("> # two", "> # two\n>\n> three"))
    assert desk.run("worksheet", "edit") == 0
    assert desk.rows("SELECT prompt, revision, value FROM answer WHERE prompt = 'note.words' AND revision = 2") == [
        ("note.words", 2, '"one\\n# two\\n\\nthree"')
    ]
    (folder / "note.yaml").write_text("nothing: here\n")
    assert desk.run("worksheet", "list") == 3
    assert desk.run("worksheet", "print", "note") == 3
