"""Drafts of a text in an editor: private, found again, gone with all that an editor leaves beside them."""

import os
import stat
from pathlib import Path

import pytest

from cbtpain.errors import Rejected, StoreFault
from cbtpain.store.drafts import LONGEST, Drafts
from cbtpain.store.folder import is_ours


def test_a_draft_is_private_and_read_as_it_was_written(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.write("3-0", "one\ntwo\n")
    drafts.write("3-0", "one\n")
    assert stat.S_IMODE(drafts.path("3-0").stat().st_mode) == 0o600
    assert drafts.read("3-0") == b"one\n"
    assert drafts.keys() == ["3-0"]
    assert [path.name for path in tmp_path.iterdir()] == ["draft-3-0.md"]


def test_a_copy_that_an_editor_put_in_its_place_is_closed_to_others(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.path("3-0").write_text("words")
    drafts.path("3-0").chmod(0o644)
    assert drafts.read("3-0") == b"words"
    assert stat.S_IMODE(drafts.path("3-0").stat().st_mode) == 0o600


def test_it_goes_with_what_stands_beside_it_and_nothing_else_does(tmp_path: Path) -> None:
    beside = (".draft-3-0.md.swp", ".draft-3-0.md.swo", "draft-3-0.md~", "#draft-3-0.md#", ".#draft-3-0.md")
    others = ("draft-3-1.md", "diary.db", "notes.md")
    for name in (*beside, *others, "draft-3-0.md"):
        (tmp_path / name).write_text("words")
    Drafts(tmp_path).remove("3-0")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)
    assert all(is_ours(name) for name in (*beside, "draft-3-0.md", "draft.lock"))
    assert not is_ours("drafts")


def test_what_is_not_there_too_long_or_no_file_is_told_apart(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    assert drafts.read("3-0") is None
    drafts.path("3-0").write_bytes(b"x" * (LONGEST + 1))
    with pytest.raises(Rejected, match="draft_too_long"):
        drafts.read("3-0")
    drafts.path("3-1").mkdir()
    with pytest.raises(Rejected, match="draft_unreadable"):
        drafts.read("3-1")
    assert drafts.keys() == ["3-0"]


def test_one_edit_at_a_time_and_the_lock_is_let_go_of(tmp_path: Path) -> None:
    with Drafts(tmp_path).locked(), pytest.raises(Rejected, match="edit_elsewhere"), Drafts(tmp_path).locked():
        pass
    with Drafts(tmp_path).locked():
        pass


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_does_not_allow_it_is_a_store_fault(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreFault):
        Drafts(tmp_path).write("3-0", "words")


def test_a_folder_that_is_not_there_is_a_store_fault(tmp_path: Path) -> None:
    with pytest.raises(StoreFault), Drafts(tmp_path / "none").locked():
        pass
    with pytest.raises(StoreFault):
        Drafts(tmp_path / "none").write("3-0", "words")
