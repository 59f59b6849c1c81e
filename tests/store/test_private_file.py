"""A file that leaves the diary's folder is private, whole or not there, and never written through a link."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from cbtpain.errors import Rejected, StoreFault
from cbtpain.store.private_file import write_private


def refusal(path: Path, *, replace: bool = False) -> str:
    with pytest.raises(Rejected) as found:
        write_private(path, "new", replace=replace)
    return found.value.kind


@pytest.mark.parametrize("replace", [False, True])
def test_it_is_for_the_login_alone_whatever_the_umask_says(tmp_path: Path, *, replace: bool) -> None:
    path = tmp_path / "page.html"
    before = os.umask(0)
    try:
        write_private(path, "tägliches\n", replace=replace)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == "tägliches\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_one_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    path.chmod(0o644)
    assert refusal(path) == "file_is_there"
    assert path.read_text() == "old"
    write_private(path, "new", replace=True)
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("replace", [False, True])
def test_a_link_is_never_written_through(tmp_path: Path, *, replace: bool) -> None:
    elsewhere, path = tmp_path / "elsewhere", tmp_path / "page.html"
    elsewhere.write_text("theirs")
    path.symlink_to(elsewhere)
    if replace:
        write_private(path, "new", replace=True)
        assert path.read_text() == "new"
    else:
        assert refusal(path) == "file_is_there"
    assert elsewhere.read_text() == "theirs"


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_that_is_not_there_is_said(tmp_path: Path, *, replace: bool) -> None:
    assert refusal(tmp_path / "none" / "page.html", replace=replace) == "file_unwritable"


def test_a_folder_is_no_file_to_replace(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refusal(tmp_path / "folder", replace=True) == "file_unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe", replace=True) == "file_unwritable"
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, replace: bool) -> None:
    path = tmp_path / "page.html"
    if replace:
        path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refusal(path, replace=replace) == "file_unwritable"
    assert [(found.name, found.read_text()) for found in tmp_path.iterdir()] == ([("page.html", "old")] * replace)


@pytest.mark.parametrize("replace", [False, True])
def test_a_text_in_parts_is_written_whole_and_one_that_breaks_off_is_not(tmp_path: Path, *, replace: bool) -> None:
    def breaking_off() -> Iterator[str]:
        yield "half"
        raise StoreFault("damaged", path=tmp_path)

    path = tmp_path / "whole.json"
    write_private(path, iter(("one,", "two")), replace=replace)
    assert path.read_text() == "one,two"

    other = path if replace else tmp_path / "other.json"
    with pytest.raises(StoreFault, match="damaged"):
        write_private(other, breaking_off(), replace=replace)
    assert path.read_text() == "one,two"
    assert list(tmp_path.iterdir()) == [path]
