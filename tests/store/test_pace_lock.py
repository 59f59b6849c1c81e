"""One timer at a time, and what is asked of it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cbtpain.errors import StoreFault
from cbtpain.store.pace_lock import LOCK, STOP, WISH, ask, asked, is_gone, let_go, take
from tests.conftest import SOURCE

HOLDS = """
import sys
from pathlib import Path
from cbtpain.store.pace_lock import take
print(take(Path(sys.argv[1])) is not None, flush=True)
sys.stdin.read()
"""


def holder(home: Path) -> "subprocess.Popen[str]":
    """Another process that has the lock."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "True\n"
    return child


def test_only_one_has_the_lock_and_a_kill_gives_it_back(tmp_path: Path) -> None:
    with holder(tmp_path) as child:
        assert take(tmp_path) is None
        child.kill()
        child.wait()
        lock = take(tmp_path)
    assert lock is not None
    let_go(lock)


def test_a_file_that_nobody_holds_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("4711\n")
    lock = take(tmp_path)
    assert lock is not None
    let_go(lock)
    again = take(tmp_path)
    assert again is not None
    let_go(again)


def test_the_files_are_private(tmp_path: Path) -> None:
    home = tmp_path / "home"
    lock = take(home)
    assert lock is not None
    ask(home, STOP)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (home, home / LOCK, home / WISH)}
    assert modes == {"home": 0o700, LOCK: 0o600, WISH: 0o600}
    let_go(lock)


def test_what_is_asked_is_heard_once_and_an_old_wish_is_forgotten(tmp_path: Path) -> None:
    assert asked(tmp_path) == ""
    ask(tmp_path, STOP)
    assert [asked(tmp_path), asked(tmp_path)] == [STOP, ""]
    ask(tmp_path, STOP)
    lock = take(tmp_path)
    assert lock is not None
    assert asked(tmp_path) == ""
    assert not is_gone(tmp_path)
    (tmp_path / LOCK).unlink()
    assert is_gone(tmp_path)
    let_go(lock)


def test_a_wish_that_is_no_text_is_none(tmp_path: Path) -> None:
    (tmp_path / WISH).write_bytes(b"\xff\xfe")
    assert asked(tmp_path) == ""


def test_a_place_nobody_can_write_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFault):
        take(tmp_path / "file" / "home")
