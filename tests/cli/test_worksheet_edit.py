"""Worksheets in the person's own editor: what comes back is kept, and nothing is lost on any way."""

import stat
import sys
from pathlib import Path
from shutil import copytree

import pytest

from cbtpain.cli.editor import editor
from cbtpain.errors import NotThere, Rejected
from cbtpain.store.drafts import Drafts
from cbtpain.words import worksheet as words
from cbtpain.words.faults import SENTENCES
from tests.cli.worksheets import Desk

ANSWERS = "SELECT prompt, revision, value FROM answer ORDER BY id"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of somebody with a letter, and an older card."""
    found = Desk(tmp_path_factory.mktemp("filled"))
    found.card()
    found.letter()
    return found.home


@pytest.fixture
def desk(tmp_path: Path, filled: Path) -> Desk:
    copytree(filled, tmp_path / "home")
    return Desk(tmp_path)


def test_what_was_written_is_kept_as_new_revisions_of_the_same_answers(desk: Desk) -> None:
    before = desk.rows(ANSWERS)
    desk.replacing(("> it passed before", "> it passed before, # and will\n# not this"))
    assert desk.run("worksheet", "edit") == 0
    assert words.CHANGED_ONE in desk.said
    assert [*before, ("letter.remember", 2, '"it passed before, # and will"')] == desk.rows(ANSWERS)
    assert desk.drafts == []


def test_the_file_is_private_in_the_persons_folder_and_its_name_says_nothing(desk: Desk) -> None:
    desk.editor("path.with_name('seen').write_text(f'{path} {path.stat().st_mode & 0o777:o} {sys.argv[1:-1]}')")
    assert desk.run("worksheet", "edit", "letter") == 0
    assert f"{desk.home / 'draft-2-0.md'} 600 ['--wait']" == (desk.home / "seen").read_text()


def test_a_choice_takes_off_what_rested_on_it(desk: Desk) -> None:
    desk.replacing(
        ("- [x] When it is bad", "- [ ] When it is bad"),
        ("- [ ] The next small", "- [X] The next small"),
        ('small step is ...".\n> ', 'small step is ...".\nwater the beans'),
    )
    assert desk.run("worksheet", "edit", "1") == 0
    assert words.CHANGED.format(count=2) in desk.said
    assert desk.rows(ANSWERS)[-3:] == [
        ("letter.starts", 2, '["helped", "next"]'),
        ("letter.next", 1, '"water the beans"'),
        ("letter.remember", 2, "null"),
    ]
    desk.run("worksheet", "show")
    assert "it passed before" not in desk.said


def test_a_line_that_does_not_go_with_the_choices_is_told_with_its_number(desk: Desk) -> None:
    desk.replacing(("- [x] while the pain is strong", "- [ ] while"), ("- [ ] afterwards", "- [x] afterwards"))
    code = desk.run("worksheet", "edit", "card")
    assert code == 2
    assert words.PROBLEM.format(line=7, text=words.NOT_A_CHOICE) in desk.said
    assert SENTENCES["form_unreadable"].format(number=2) in desk.said
    assert desk.drafts == ["draft-1-0.md"]
    assert desk.rows(ANSWERS)[:2] == [("card.moment", 1, '"during"'), ("card.line", 1, '"out-slowly"')]


def test_the_ways_on_stand_below_each_other(desk: Desk) -> None:
    desk.replacing(("- [ ] The next", "- [x] The next"))
    desk.run("worksheet", "edit", "letter", typed="3\n")
    at = desk.said.splitlines().index(words.HOW_ON)
    assert [line[:5] for line in desk.said.splitlines()[at + 1 : at + 4]] == ["  1  ", "  2  ", "  3  "]


def test_what_could_be_read_is_kept_and_the_rest_stays_in_the_draft(desk: Desk) -> None:
    desk.replacing(("my garden", "my beans"), ("- [ ] The next", "- [x] The next"))
    assert desk.run("worksheet", "edit", "letter", typed="7\n2\n") == 0
    assert words.PROBLEM.format(line=10, text=words.TOO_MANY.format(most=2)) in desk.said
    assert words.REST_IN_DRAFT.format(number=1) in desk.said
    assert desk.rows(ANSWERS)[-1] == ("letter.helped", 2, '"my beans"')
    assert desk.drafts == ["draft-2-0.md"]


def test_a_draft_that_was_kept_is_gone_on_with_or_thrown_away(desk: Desk) -> None:
    desk.replacing(("- [ ] The next", "- [x] The next"), ("my garden", "my beans"))
    assert desk.run("worksheet", "edit", "letter", typed="3\n") == 0
    assert words.LEFT.format(number=1) in desk.said
    desk.run("worksheet", "list")
    assert words.OTHER_DRAFT.format(number=1, title="A letter to yourself") in desk.said
    desk.replacing(("- [x] The next", "- [ ] The next"))
    assert desk.run("worksheet", "edit", "letter", typed="1\n") == 0
    assert words.DRAFT_FOUND in desk.said
    assert desk.rows(ANSWERS)[-1] == ("letter.helped", 2, '"my beans"')
    assert desk.drafts == []


def test_opened_again_it_shows_what_was_written(desk: Desk) -> None:
    flips = "- [x] The next", "- [ ] The next"
    desk.editor(
        f"new = text.replace({flips[0]!r}, {flips[1]!r}) if {flips[0]!r} in text else "
        f"text.replace({flips[1]!r}, {flips[0]!r}).replace('my garden', 'my beans')\npath.write_text(new)"
    )
    assert desk.run("worksheet", "edit", "letter", typed="1\n") == 0
    assert words.CHANGED_ONE in desk.said


NOTHING = (
    ("", words.UNCHANGED),
    ("path.write_text('')", words.EMPTY),
    ("path.unlink()", words.GONE),
    ("path.write_text(text.replace('# To choose', '# my own comment\\n# To choose'))", words.UNCHANGED),
    ("path.write_bytes(text.replace('\\n', '\\r\\n').encode('utf-8-sig'))", words.UNCHANGED),
    ("path.write_bytes(text.encode('utf-16'))", words.UNCHANGED),
)


@pytest.mark.parametrize(("body", "told"), NOTHING)
def test_where_nothing_was_changed_that_is_said_and_nothing_is_written(desk: Desk, body: str, told: str) -> None:
    before = desk.rows(ANSWERS)
    desk.editor(body)
    assert desk.run("worksheet", "edit") == 0
    assert told in desk.said
    assert before == desk.rows(ANSWERS)
    assert desk.drafts == []


FAULTY: tuple[tuple[str, str, list[str]], ...] = (
    ("sys.exit(3)", SENTENCES["editor_failed"], []),
    (
        "path.write_text(text.replace('garden', 'beans'))\nsys.exit(1)",
        SENTENCES["editor_failed_draft"],
        ["draft-2-0.md"],
    ),
    ("path.write_bytes(text.replace('garden', 'gärten').encode('latin-1'))", words.NOT_UTF_8, ["draft-2-0.md"]),
    ("path.write_text(text + 'x' * 10_000_000)", SENTENCES["draft_too_long"], ["draft-2-0.md"]),
    ("path.write_text('a letter of another kind')", words.NO_QUESTION, ["draft-2-0.md"]),
    ("path.unlink()\npath.mkdir()", SENTENCES["draft_unreadable"], []),
)


@pytest.mark.parametrize(("body", "told", "drafts"), FAULTY)
def test_what_went_wrong_is_one_sentence_and_nothing_is_lost(
    desk: Desk, body: str, told: str, drafts: list[str]
) -> None:
    before = desk.rows(ANSWERS)
    desk.editor(body)
    assert desk.run("worksheet", "edit") == 2
    assert told.format(number=1, limit=1_000_000, path=desk.home / "draft-2-0.md") in desk.said
    assert before == desk.rows(ANSWERS)
    assert drafts == [one for one in desk.drafts if (desk.home / one).is_file()]


def test_a_latin_letter_keeps_the_rest_where_that_is_wanted(desk: Desk) -> None:
    desk.editor(
        "path.write_bytes(text.replace('garden', 'gärten').replace('it passed', 'it all passed').encode('latin-1'))"
    )
    assert desk.run("worksheet", "edit", typed="2\n") == 0
    assert desk.rows(ANSWERS)[-1] == ("letter.remember", 2, '"it all passed before"')


def test_an_editor_that_is_not_there_or_not_named_is_said(desk: Desk) -> None:
    desk.environ["EDITOR"] = "no-such-editor --wait"
    assert desk.run("worksheet", "edit") == 5
    assert SENTENCES["no_such_editor"].format(name="no-such-editor") in desk.said
    desk.environ["EDITOR"] = "'half a quote"
    assert desk.run("worksheet", "edit") == 2
    assert SENTENCES["editor_unreadable"] in desk.said
    desk.environ |= {"EDITOR": "  ", "PATH": str(desk.folder)}
    assert desk.run("worksheet", "edit") == 2
    assert SENTENCES["no_editor"] in desk.said
    assert desk.drafts == []


def test_visual_comes_before_editor_and_at_a_terminal_a_usual_one_will_do(tmp_path: Path) -> None:
    nano = tmp_path / "nano"
    nano.write_text("#!/bin/sh\n")
    nano.chmod(0o700)
    named = {"PATH": str(tmp_path), "VISUAL": f"{sys.executable} -u", "EDITOR": "vi"}
    assert [sys.executable, "-u"] == editor(named, at_terminal=False)
    assert [str(nano)] == [str(tmp_path / one) for one in editor({"PATH": str(tmp_path)}, at_terminal=True)]
    with pytest.raises(Rejected):
        editor({"PATH": str(tmp_path)}, at_terminal=False)
    with pytest.raises(NotThere):
        editor({"PATH": str(tmp_path), "EDITOR": "vi"}, at_terminal=True)


def test_a_draft_without_anything_new_is_cleared_up_and_another_one_is_told_of(desk: Desk) -> None:
    desk.editor("path.with_name('kept').write_text(text)")
    desk.run("worksheet", "edit", "card")
    (desk.home / "draft-1-0.md").write_text((desk.home / "kept").read_text())
    desk.editor("")
    desk.run("worksheet", "edit", "letter")
    assert desk.drafts == []
    (desk.home / "draft-1-0.md").write_text((desk.home / "kept").read_text().replace("[x]", "[ ]"))
    desk.run("worksheet", "edit", "letter")
    assert words.OTHER_DRAFT.format(title="Your card", number=2) in desk.said
    lost = desk.home / "draft-77-0.md"
    lost.write_text("words")
    desk.run("worksheet", "list")
    assert words.DRAFT_OF_NONE.format(path=lost) in desk.said
    lost.unlink()
    assert desk.drafts == ["draft-1-0.md"]


def test_what_an_editor_leaves_beside_the_file_is_removed_and_a_copy_of_its_own_is_closed(desk: Desk) -> None:
    beside = "for one in ('.{}.swp', '{}~', '#{}#'): path.with_name(one.format(path.name)).write_text(text)\n"
    other = "new = path.with_name('new'); new.write_text(text.replace('garden', 'beans').replace('1. Would', '1. X'))\n"
    desk.editor(f"{beside}{other}os.chmod(new, 0o644); os.replace(new, path)")
    assert desk.run("worksheet", "edit", typed="3\n") in (0, 2)
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in desk.home.glob("draft-*.md"))
    desk.editor("")
    assert desk.run("worksheet", "edit", typed="2\n") == 0
    assert desk.drafts == []


def test_only_one_worksheet_is_open_at_a_time(desk: Desk) -> None:
    with Drafts(desk.home).locked():
        desk.editor("")
        assert desk.run("worksheet", "edit", "card") == 2
    assert SENTENCES["edit_elsewhere"] in desk.said
    assert desk.run("worksheet", "edit", "card") == 0


def test_own_words_that_worry_bring_the_help_lines(desk: Desk) -> None:
    desk.replacing(("> my garden", "> there is no reason to live"))
    assert desk.run("worksheet", "edit") == 0
    assert "If you are thinking about killing yourself" in desk.said


def test_changing_a_record_changes_its_practice_and_taking_the_question_back_takes_it_back(desk: Desk) -> None:
    desk.run("worksheet", "new", "record", typed="2\n7\n5\n3\n1\n4\n")
    practice = "SELECT times, before, after, source FROM practice ORDER BY id DESC LIMIT 1"
    assert desk.rows(practice) == [(1, 7, 4, "practice")]
    desk.replacing(("> 4", "> 2"))
    desk.run("worksheet", "edit", "record")
    assert desk.rows(practice) == [(1, 7, 2, "practice")]
    desk.replacing(
        ("- [x] What would I tell", "- [ ] What would I tell"), ('- [x] "This is hard', '- [ ] "This is hard')
    )
    assert desk.run("worksheet", "edit", "record") == 0
    assert desk.rows(practice) == [(0, 7, 2, "practice")]


def test_danger_at_home_brings_the_help_lines_and_is_never_written_out_again(desk: Desk) -> None:
    desk.run("worksheet", "new", "problem", typed="1\n1\n1\n1\n1\n")
    desk.replacing(("- [x] Too much to do", "- [ ] Too much to do"), ("- [ ] I am not safe", "- [x] I am not safe"))
    assert desk.run("worksheet", "edit", "problem", typed="2\n") == 0
    assert "If you are thinking about killing yourself" in desk.said
    assert desk.rows("SELECT value FROM answer WHERE prompt = 'problem.problem' ORDER BY id DESC")[0] == ('"aside"',)
    desk.editor("assert '- [ ] I am not safe' in text")
    assert desk.run("worksheet", "edit", "problem") == 0
    assert words.UNCHANGED in desk.said
