"""A course's files are found by id, whatever number stands before it, and read once."""

from pathlib import Path

import pytest

from cbtpain.course.shelf import Shelf, session_id
from cbtpain.errors import CONTENT, ContentFault
from tests.course.copies import BREATH, FIRST, SECOND, SMALL, THOUGHTS, small


@pytest.mark.parametrize("name", ["first", "01-first", "1-first", "007-first", "-first"])
def test_a_session_is_named_by_what_stands_behind_the_number(name: str) -> None:
    assert session_id(Path(f"sessions/{name}.yaml")) == "first"


def test_the_files_of_a_course_are_found_by_their_ids() -> None:
    shelf = Shelf(SMALL)
    assert shelf.session_ids == ["first", "second"]
    assert shelf.session("first")["title"] == "First"
    assert shelf.exercise("breath")["title"] == "Calm the breath"
    assert shelf.worksheet("thoughts")["title"] == "A thought on paper"
    assert [path.relative_to(SMALL).as_posix() for path in shelf.files_read] == ["course.yaml", FIRST, BREATH, THOUGHTS]


def test_a_session_may_stand_without_a_number_and_move(tmp_path: Path) -> None:
    copy = small(tmp_path)
    (copy.root / FIRST).rename(copy.root / "sessions/first.yaml")
    (copy.root / SECOND).rename(copy.root / "sessions/12-second.yaml")
    names = [Shelf(copy.root).session_path(id_).name for id_ in ("first", "second")]
    assert names == ["first.yaml", "12-second.yaml"]


def test_an_id_that_ends_in_another_is_another(tmp_path: Path) -> None:
    copy = small(tmp_path).write("sessions/00-the-first.yaml", "format_version: 1\n")
    assert Shelf(copy.root).session_path("first").name == "01-first.yaml"
    assert Shelf(copy.root).session_path("the-first").name == "00-the-first.yaml"


@pytest.mark.parametrize("id_", ["third", "", "*", "**", "../course", "01-first", "first.yaml", "[a-z]irst"])
def test_an_id_is_a_name_and_never_a_pattern_or_a_path(id_: str) -> None:
    with pytest.raises(ContentFault) as caught:
        Shelf(SMALL).session(id_)
    assert (caught.value.kind, caught.value.exit_code) == ("content_unreadable", CONTENT)
    assert caught.value.fields["where"] == f"sessions/: there is no file for {id_}"


def test_a_file_is_read_once(tmp_path: Path) -> None:
    copy = small(tmp_path)
    shelf = Shelf(copy.root)
    before = shelf.session("first")
    copy.write(FIRST, "not: [read\n")
    assert shelf.session("first") is before


def test_the_sessions_in_the_folder_are_listed_also_when_the_course_does_not_name_them(tmp_path: Path) -> None:
    copy = small(tmp_path).write("sessions/00-spare.yaml", "").write("sessions/notes.txt", "")
    names = [path.name for path in Shelf(copy.root).session_files()]
    assert names == ["00-spare.yaml", "01-first.yaml", "02-second.yaml"]


def test_a_course_without_sessions_folder_has_none(tmp_path: Path) -> None:
    assert Shelf(tmp_path).session_files() == []


def test_a_course_file_without_sessions_is_a_fault(tmp_path: Path) -> None:
    copy = small(tmp_path).change("course.yaml", "sessions:", "session:")
    with pytest.raises(ContentFault) as caught:
        _ = Shelf(copy.root).session_ids
    assert caught.value.fields["where"] == "course.yaml: sessions: is missing"
