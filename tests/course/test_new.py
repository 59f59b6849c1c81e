"""A course of one's own to begin from: it passes the check, can be taken, and is written over nothing."""

import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest

from cbtpain import paths
from cbtpain.cli.app import app
from cbtpain.cli.services import Services
from cbtpain.course.about import sources
from cbtpain.course.check import faults_of_course
from cbtpain.course.load import Course
from cbtpain.course.new import TEMPLATE, begin_course
from cbtpain.errors import OK, USAGE, Rejected
from cbtpain.lint.course import Linter
from cbtpain.play.rehearse import rehearse
from cbtpain.words import authoring as words
from cbtpain.words import session as session_words
from cbtpain.words.faults import sentence
from tests.conftest import at

FILES = [
    *("course.yaml", "exercises/breath.yaml", "sessions/01-first-steps.yaml", "sources.yaml"),
    *("worksheets/barrier.yaml", "worksheets/plan.yaml"),
]


def run(*given: str, home: Path | None = None, typed: str = "") -> tuple[int, str, str]:
    """A command inside this process: its code, and what it said; without ``home`` it has no folder to write in."""
    environ = {"CBTPAIN_NOW": at("2026-02-15"), "CBTPAIN_HOME": str(home or "/dev/null/none")}
    out, err = io.StringIO(), io.StringIO()
    code = app(
        list(given),
        obj=Services(environ=environ, stdin=io.StringIO(typed), stdout=out, stderr=err),
        standalone_mode=False,
    )
    return int(code or 0), out.getvalue(), err.getvalue()


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# what is written


def test_it_writes_a_whole_small_course(tmp_path: Path) -> None:
    begin_course(tmp_path / "mine")
    assert files(tmp_path / "mine") == FILES


def test_the_course_has_no_fault_and_every_way_through_it_is_seen(tmp_path: Path) -> None:
    begin_course(tmp_path)
    assert faults_of_course(tmp_path) == []
    found = [rehearse(Course(tmp_path).session(id_)) for id_ in Course(tmp_path).session_ids]
    assert [(one.never_shown, one.one_sided) for one in found] == [([], [])]


def test_held_to_the_clinical_rules_it_lacks_nothing_but_length(tmp_path: Path) -> None:
    begin_course(tmp_path)
    head = (tmp_path / "course.yaml").read_text(encoding="utf-8")
    (tmp_path / "course.yaml").write_text(f'{head}standard: "clinical-1"\n', encoding="utf-8")
    linter = Linter(tmp_path)
    told = [fault.what for fault in linter.faults(list(linter.subjects()))]
    assert linter.applies
    assert [what.partition(" ")[0] for what in told] == ["has", "has"]
    assert told[0].endswith("words on its longest way; at least 800")
    assert told[1] == "has 1 quiz items; there are three"


def test_its_source_says_what_the_shipped_one_says(tmp_path: Path) -> None:
    begin_course(tmp_path)
    shipped = sources(paths.content())
    assert sources(tmp_path) == {key: shipped[key] for key in sources(tmp_path)}
    assert list(sources(tmp_path)) == ["relaxation-worse"]


def test_its_exercise_and_worksheets_are_those_of_the_shipped_course(tmp_path: Path) -> None:
    begin_course(tmp_path)
    shipped = paths.content()
    for name in FILES[1:]:
        root = shipped if name.startswith(("exercises", "worksheets")) else shipped / TEMPLATE
        assert (tmp_path / name).read_bytes() == (root / name).read_bytes()


def test_its_progress_is_never_that_of_the_shipped_course(tmp_path: Path) -> None:
    begin_course(tmp_path / "cbtpain")
    assert (Course(tmp_path / "cbtpain").key, Course(paths.content()).key) == ("pack:cbtpain", "cbtpain")


def test_two_courses_with_two_names_keep_their_progress_apart(tmp_path: Path) -> None:
    for name in ("slow days", "good days"):
        begin_course(tmp_path / name)
    assert [Course(tmp_path / name).key for name in ("slow days", "good days")] == ["pack:slow-days", "pack:good-days"]


@pytest.mark.parametrize(
    ("name", "id_", "title"),
    [
        ("mine", "mine", "Mine"),
        ("My Course_2", "my-course-2", "My course 2"),
        ("Schmerzkurs Zürich", "schmerzkurs-zurich", "Schmerzkurs zurich"),
        ("-- (new) --", "new", "New"),
        ("2026-spring", "course-2026-spring", "Course 2026 spring"),
        ("a", "course-a", "Course a"),
        ("own", "course-own", "Course own"),
        ("боль", "my-course", "My course"),
        ("...", "my-course", "My course"),
        ('a "b"\n# c', "a-b-c", "A b c"),
        ("a" * 31 + " and more", "a" * 31, "A" + "a" * 30),
        ("x" * 40, "x" * 32, "X" + "x" * 31),
        ("1" * 40, "course-" + "1" * 25, "Course " + "1" * 25),
    ],
)
def test_its_id_and_title_come_from_the_folders_name_and_pass_the_check(
    tmp_path: Path, name: str, id_: str, title: str
) -> None:
    begin_course(tmp_path / name)
    assert faults_of_course(tmp_path / name) == []
    course = Course(tmp_path / name)
    assert (course.key, course.title) == (f"pack:{id_}", title)


def test_a_course_begun_in_this_folder_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path / "mine")
    begin_course(Path())
    assert Course(tmp_path / "mine").key == "pack:mine"


def test_all_else_in_its_course_file_is_as_the_template_has_it(tmp_path: Path) -> None:
    begin_course(tmp_path / "mine")
    template = (paths.content() / TEMPLATE / "course.yaml").read_text(encoding="utf-8")
    expected = template.replace("my-course", "mine").replace("My course", "Mine")
    assert (tmp_path / "mine" / "course.yaml").read_text(encoding="utf-8") == expected


def test_from_an_installation_that_nobody_may_write_to_comes_a_course_that_can_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = Path(copytree(paths.content(), tmp_path / "shipped"))
    for path in shipped.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr(paths, "content", lambda: shipped)
    begin_course(tmp_path / "mine")
    try:
        written = list((tmp_path / "mine").rglob("*"))
        assert [path.name for path in written if not path.stat().st_mode & 0o200] == []
    finally:
        for path in shipped.rglob("*"):
            path.chmod(0o755)


# the command


def test_the_course_is_begun_checked_rehearsed_and_taken(tmp_path: Path) -> None:
    folder = str(tmp_path / "a" / "new one")
    assert run("content", "new", folder) == (OK, words.BEGUN.format(folder=folder) + "\n", "")
    code, out, err = run("content", "check", folder)
    assert (code, out.splitlines()[-1], err) == (OK, words.CLEAN.format(files=5), "")
    assert run("content", "rehearse", "--content", folder)[0] == OK
    code, out, err = run("start", "--content", folder, home=tmp_path / "home", typed="\n2\ns\n")
    assert (code, err) == (OK, "")
    assert "Session 1 of 1: First steps" in out
    assert session_words.PACK.format(title="New one") in out
    assert "What would you like more of?" in out


def test_a_course_begun_is_taken_to_its_end(tmp_path: Path) -> None:
    begin_course(tmp_path / "mine")
    code, out, err = run(
        "start", "--content", str(tmp_path / "mine"), home=tmp_path / "home", typed="s\n" * 14 + "2\n\n"
    )
    assert (code, err) == (OK, "")
    assert "You would like something more. That is what this is for." in out
    assert "See you on Sun 22 Feb 2026." in out
    with closing(sqlite3.connect(tmp_path / "home" / paths.DIARY)) as diary:
        runs = diary.execute("SELECT course, session, state FROM run").fetchall()
    assert runs == [("pack:mine", "first-steps", "done")]


# where it is not written


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert run("content", "new", str(tmp_path / "mine"))[0] == OK
    assert files(tmp_path / "mine") == FILES


def a_note(folder: Path) -> Path:
    folder.mkdir()
    (folder / "note.txt").write_text("mine")
    return folder


def a_hidden_file(folder: Path) -> Path:
    folder.mkdir()
    (folder / ".git").write_text("mine")
    return folder


def a_course(folder: Path) -> Path:
    begin_course(folder)
    (folder / "course.yaml").write_text("changed")
    return folder


def a_file(folder: Path) -> Path:
    folder.write_text("mine")
    return folder


@pytest.mark.parametrize("there", [a_note, a_hidden_file, a_course, a_file])
def test_what_is_there_is_never_written_over(tmp_path: Path, there: Callable[[Path], Path]) -> None:
    folder = there(tmp_path / "mine")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    told = sentence(Rejected("folder_is_taken", folder=folder))
    assert run("content", "new", str(folder)) == (USAGE, "", told + "\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["file/mine", "a" * 300, "link"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "file" / "nowhere")
    folder = tmp_path / name
    told = sentence(Rejected("folder_unwritable", folder=folder))
    assert run("content", "new", str(folder)) == (USAGE, "", told + "\n")
    assert files(tmp_path) == ["file"]
