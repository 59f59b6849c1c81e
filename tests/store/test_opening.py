"""Opening: what is not this program's diary, or not this version's, is left exactly as it is."""

import shutil
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import Checkin
from cbtpain.store import connection as connecting
from cbtpain.store import fast, opening
from cbtpain.store.connection import connect
from cbtpain.store.fast_runs import reading_runs
from cbtpain.store.migrations import APPLICATION_ID, NEWEST, version_of
from cbtpain.store.opening import open_for_reading, open_for_writing
from tests.conftest import Person, at

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60)
CANARY = "somebody else's words"

Stamp = dict[str, tuple[int, int, bytes]]


def stamp(home: Path) -> Stamp:
    """Every file of the folder but SQLite's shared memory, which holds no data: mode, mtime and bytes."""
    return {
        path.name: (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in home.iterdir()
        if not path.name.endswith("-shm")
    }


def keep_one(home: Path) -> None:
    with fast.writing(home) as diary:
        diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)


def text_file(home: Path) -> None:
    (home / "diary.db").write_text("Dear diary, this is not a database.\n" * 20)
    (home / "diary.db").chmod(0o644)


def short_text_file(home: Path) -> None:
    (home / "diary.db").write_text("x")


def cut_in_the_header(home: Path) -> None:
    (home / "diary.db").write_bytes(b"SQLite format 3\x00 and no more")


def another_programs_file(home: Path) -> None:
    with closing(sqlite3.connect(home / "diary.db")) as other:
        other.execute("CREATE TABLE letter (text)")
        other.execute("INSERT INTO letter VALUES (?)", (CANARY,))
        other.commit()
    (home / "diary.db").chmod(0o644)


def another_programs_file_with_a_version(home: Path) -> None:
    another_programs_file(home)
    with closing(sqlite3.connect(home / "diary.db")) as other:
        other.execute("PRAGMA user_version = 1")


def another_programs_file_with_an_id(home: Path) -> None:
    another_programs_file(home)
    with closing(sqlite3.connect(home / "diary.db")) as other:
        other.execute("PRAGMA application_id = 7")


def another_programs_file_with_a_log(home: Path) -> None:
    """As it lies there while the other program runs, or after it was killed."""
    elsewhere = home.parent / "elsewhere"
    elsewhere.mkdir()
    with closing(sqlite3.connect(elsewhere / "diary.db")) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE letter (text)")
        other.execute("INSERT INTO letter VALUES (?)", (CANARY,))
        other.commit()
        for name in ("diary.db", "diary.db-wal"):
            shutil.copy(elsewhere / name, home / name)


def another_programs_file_in_wal_mode(home: Path) -> None:
    another_programs_file(home)
    with closing(sqlite3.connect(home / "diary.db")) as other:
        other.execute("PRAGMA journal_mode = WAL")


OTHERS = [
    text_file,
    short_text_file,
    cut_in_the_header,
    another_programs_file,
    another_programs_file_with_a_version,
    another_programs_file_with_an_id,
    another_programs_file_with_a_log,
    another_programs_file_in_wal_mode,
]


def newer(home: Path) -> None:
    keep_one(home)
    with closing(connect(home / "diary.db")) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")


def newer_in_its_log(home: Path) -> None:
    """The file's header still tells the old version; only the log holds the new one."""
    elsewhere = home.parent / "elsewhere"
    keep_one(elsewhere)
    with closing(connect(elsewhere / "diary.db")) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
        for name in ("diary.db", "diary.db-wal"):
            shutil.copy(elsewhere / name, home / name)
            (home / name).chmod(0o600)
    assert (home / "diary.db").read_bytes()[60:64] == NEWEST.to_bytes(4, "big")


NEWER = [newer, newer_in_its_log]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return home


@pytest.mark.parametrize("make", OTHERS, ids=lambda make: make.__name__)
@pytest.mark.parametrize("open_diary", [open_for_writing, open_for_reading], ids=["write", "read"])
def test_what_is_not_a_diary_is_refused_and_left_as_it_is(
    home: Path, make: Callable[[Path], None], open_diary: Callable[[Path], object]
) -> None:
    make(home)
    before = stamp(home)

    with pytest.raises(StoreFault) as raised:
        open_diary(home)

    assert ("not_a_diary", {"path": home / "diary.db"}) == (raised.value.kind, raised.value.fields)
    assert before == stamp(home)


@pytest.mark.parametrize("make", OTHERS, ids=lambda make: make.__name__)
def test_what_is_not_a_diary_is_refused_in_one_sentence(person: Person, make: Callable[[Path], None]) -> None:
    person.home.mkdir(mode=0o700)
    make(person.home)
    before = stamp(person.home)

    done = person.run("checkin", "7", "7", "6", now=at("2026-02-15"), expect=4)

    assert done.stdout == ""
    assert done.stderr.startswith(f"{person.home / 'diary.db'} is not a cbtpain diary")
    assert done.stderr.count("\n") == 1
    assert before == stamp(person.home)


@pytest.mark.parametrize("make", NEWER, ids=lambda make: make.__name__)
@pytest.mark.parametrize("open_diary", [open_for_writing, open_for_reading], ids=["write", "read"])
def test_a_newer_diary_is_refused_by_name_and_not_a_byte_of_it_changes(
    home: Path, make: Callable[[Path], None], open_diary: Callable[[Path], object]
) -> None:
    make(home)
    before = stamp(home)

    with pytest.raises(StoreFault) as raised:
        open_diary(home)

    expected = {"path": home / "diary.db", "version": NEWEST + 1, "newest": NEWEST}
    assert ("too_new", expected) == (raised.value.kind, raised.value.fields)
    assert before == stamp(home)


@pytest.mark.parametrize("make", NEWER, ids=lambda make: make.__name__)
@pytest.mark.parametrize(
    "words", [("checkin", "7", "7", "6"), ("progress",), (), ("checkin",), ("start",)], ids=" ".join
)
def test_every_command_refuses_a_newer_diary_in_one_sentence(
    person: Person, make: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    person.home.mkdir(mode=0o700)
    make(person.home)
    before = stamp(person.home)

    done = person.run(*words, now=at("2026-02-16"), expect=4)

    assert done.stdout == ""
    assert done.stderr.startswith(f"Your diary was written by a newer cbtpain (version {NEWEST + 1} of its form;")
    assert done.stderr.count("\n") == 1
    assert before == stamp(person.home)


def test_a_diary_that_turns_newer_while_it_is_being_opened_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_one(home)

    def look_then_another_program_migrates(path: Path) -> None:
        look_at(path)
        with closing(connect(path)) as other:
            other.execute(f"PRAGMA user_version = {NEWEST + 1}")

    look_at = opening.look_at
    monkeypatch.setattr(opening, "look_at", look_then_another_program_migrates)

    with pytest.raises(StoreFault) as raised:
        open_for_writing(home).close()
    assert raised.value.kind == "too_new"
    assert [path.name for path in home.iterdir()] == ["diary.db"]


@pytest.mark.parametrize("open_diary", [open_for_writing, open_for_reading], ids=["write", "read"])
def test_a_folder_in_the_place_of_the_diary_is_refused_and_left_as_it_is(
    home: Path, open_diary: Callable[[Path], object]
) -> None:
    (home / "diary.db").mkdir(mode=0o755)
    (home / "diary.db" / "inside.txt").write_text(CANARY)
    before = stamp(home)

    with pytest.raises(StoreFault) as raised:
        open_diary(home)

    assert raised.value.kind == "cannot_open"
    assert before == stamp(home)
    assert (home / "diary.db" / "inside.txt").read_text() == CANARY


def test_a_file_in_the_place_of_the_folder_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "home").write_text(CANARY)
    before = stamp(tmp_path)

    with pytest.raises(StoreFault) as raised:
        open_for_writing(tmp_path / "home")

    assert raised.value.kind == "cannot_open"
    assert before == stamp(tmp_path)


def test_an_empty_file_is_read_as_no_diary_and_left_empty(home: Path) -> None:
    (home / "diary.db").touch()

    assert open_for_reading(home) is None
    assert (home / "diary.db").read_bytes() == b""


def test_an_empty_file_becomes_a_diary_when_something_is_written(home: Path) -> None:
    (home / "diary.db").touch(mode=0o644)

    keep_one(home)

    with fast.reading(home) as diary:
        assert [Checkin(SUNDAY, 7, 7, 6)] == diary.checkins()
    assert (home / "diary.db").stat().st_mode & 0o777 == 0o600


def killed_after_the_header(home: Path) -> None:
    with closing(sqlite3.connect(home / "diary.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert (home / "diary.db").stat().st_size > 0


def killed_within_the_first_step(home: Path) -> None:
    """The header, and a log in which nothing was committed."""
    elsewhere = home.parent / "elsewhere"
    elsewhere.mkdir()
    with closing(sqlite3.connect(elsewhere / "diary.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("CREATE TABLE checkin (half)")
        connection.execute(
            "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 9000) "
            "INSERT INTO checkin SELECT zeroblob(100) FROM n"
        )
        for name in ("diary.db", "diary.db-wal"):
            shutil.copy(elsewhere / name, home / name)
    assert (home / "diary.db-wal").stat().st_size > 0


def killed_before_the_log(home: Path) -> None:
    """The header is written, and the rollback journal that would take it back still lies beside it."""
    killed_after_the_header(home)
    # SQLite's file format, section 3: no records, and a file of no pages before.
    magic, records, nonce, pages_before, sector, page = 0xD9D505F920A163D7, 0, 1, 0, 512, 4096
    header = struct.pack(">QIIIII", magic, records, nonce, pages_before, sector, page)
    (home / "diary.db-journal").write_bytes(header.ljust(sector, b"\0"))


BROKEN_OFF = [killed_after_the_header, killed_before_the_log, killed_within_the_first_step]


@pytest.mark.parametrize("make", BROKEN_OFF, ids=lambda make: make.__name__)
def test_a_diary_whose_making_was_broken_off_is_read_as_an_empty_one(home: Path, make: Callable[[Path], None]) -> None:
    make(home)

    with fast.reading(home) as diary:
        assert diary.checkins() == []


@pytest.mark.parametrize("make", BROKEN_OFF, ids=lambda make: make.__name__)
def test_a_diary_whose_making_was_broken_off_is_finished_when_something_is_written(
    home: Path, make: Callable[[Path], None]
) -> None:
    make(home)

    keep_one(home)

    with fast.reading(home) as diary:
        assert [Checkin(SUNDAY, 7, 7, 6)] == diary.checkins()
    with closing(connect(home / "diary.db")) as connection:
        assert version_of(connection) == NEWEST
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("moment", ["look_at", "migrate"])
def test_a_new_diary_that_another_program_finishes_meanwhile_is_a_diary(
    home: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    (home / "diary.db").touch()
    undisturbed = getattr(opening, moment)

    def another_program_comes_first(*given: object) -> None:
        monkeypatch.setattr(opening, moment, undisturbed)
        other = threading.Thread(target=keep_one, args=(home,))
        other.start()
        other.join()
        undisturbed(*given)

    monkeypatch.setattr(opening, moment, another_program_comes_first)

    with closing(open_for_writing(home)) as connection:
        assert version_of(connection) == NEWEST
        assert connection.execute("SELECT count(*) FROM checkin").fetchone() == (1,)


@pytest.mark.parametrize("open_diary", [open_for_writing, open_for_reading], ids=["write", "read"])
def test_a_log_that_another_program_folds_in_meanwhile_is_no_fault(
    home: Path, monkeypatch: pytest.MonkeyPatch, open_diary: Callable[[Path], sqlite3.Connection]
) -> None:
    keep_one(home)
    other = connect(home / "diary.db")
    other.execute("UPDATE checkin SET zone = 'in the log'")
    exists = Path.exists

    def seen_and_gone(path: Path) -> bool:
        found = exists(path)
        if path.name == "diary.db-wal":
            other.close()
        return found

    monkeypatch.setattr(Path, "exists", seen_and_gone)
    try:
        with closing(open_diary(home)) as connection:
            assert connection.execute("SELECT zone FROM checkin").fetchall() == [("in the log",)]
    finally:
        other.close()


@pytest.mark.parametrize("work", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN"])
def test_making_a_diary_waits_for_another_program_that_is_at_it(home: Path, work: str) -> None:
    (home / "diary.db").touch()
    with closing(sqlite3.connect(home / "diary.db", isolation_level=None, check_same_thread=False)) as other:
        other.execute(work)
        other.execute("SELECT count(*) FROM sqlite_master").fetchall()
        done = threading.Timer(0.3, other.execute, args=("ROLLBACK",))
        done.start()
        try:
            keep_one(home)
        finally:
            done.join()

    with fast.reading(home) as diary:
        assert [Checkin(SUNDAY, 7, 7, 6)] == diary.checkins()


class Watched(sqlite3.Connection):
    """A connection that tells whether it was closed."""

    opened: "list[Watched]"

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]  # passed on as it came
        self.is_closed = False
        Watched.opened.append(self)

    def close(self) -> None:
        self.is_closed = True
        super().close()


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Watched]]:
    """Every connection the product makes."""
    Watched.opened = []

    def watching(path: Path, module: ModuleType = sqlite3, **told: connecting.Access) -> sqlite3.Connection:
        watching_module = ModuleType("watching")

        def open_watched(*given: object, **named: object) -> sqlite3.Connection:
            connection: sqlite3.Connection = module.connect(*given, factory=Watched, **named)
            return connection

        watching_module.__dict__["connect"] = open_watched
        return connect(path, watching_module, **told)

    monkeypatch.setattr(opening, "connect", watching)
    yield Watched.opened
    for connection in Watched.opened:
        connection.close()


def damaged(home: Path) -> None:
    keep_one(home)
    with (home / "diary.db").open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 3900)


@pytest.mark.parametrize("make", [newer_in_its_log, damaged], ids=lambda make: make.__name__)
@pytest.mark.parametrize("open_diary", [open_for_writing, open_for_reading], ids=["write", "read"])
def test_a_refused_file_is_let_go(
    home: Path,
    watched: list[Watched],
    make: Callable[[Path], None],
    open_diary: Callable[[Path], object],
) -> None:
    make(home)

    with pytest.raises(StoreFault):
        open_diary(home)

    assert watched
    assert [True] * len(watched) == [connection.is_closed for connection in watched]


@pytest.mark.parametrize("version", range(NEWEST))
def test_an_older_diary_nobody_can_write_is_refused_and_let_go(
    home: Path, watched: list[Watched], monkeypatch: pytest.MonkeyPatch, version: int
) -> None:
    keep_one(home)
    with closing(connect(home / "diary.db")) as connection:
        connection.execute(f"PRAGMA user_version = {version}")

    def read_only(*_: object) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    monkeypatch.setattr(opening, "look_at", read_only)
    with pytest.raises(StoreFault) as raised:
        open_for_reading(home)

    assert raised.value.kind == "cannot_write"
    assert watched
    assert [True] * len(watched) == [connection.is_closed for connection in watched]


IN_A_SESSION = """
import os, subprocess, sys
from datetime import UTC, date, datetime
from pathlib import Path

from cbtpain.clock import Moment
from cbtpain.records import Run, Said
from cbtpain.store import fast
from cbtpain.store.repository import Store
from cbtpain.store.runs import Runs

home = Path(sys.argv[1])
moment = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, None)
runs = Runs(Store(home))
run = runs.keep(Run("small", "first", 1, 2, "d", False, date(2026, 2, 15)), Said("one", "1"), moment)
# The check-in of a session reads the diary while the session's own connection is open.
with fast.reading(home) as diary:
    diary.checkins()
# Another terminal opens and closes the diary.
subprocess.run([sys.executable, "-m", "cbtpain", "progress"], check=True, stdout=subprocess.DEVNULL)
runs.keep(run, Said("two", "2"), moment)
os._exit(9)
"""


def test_a_second_look_at_the_diary_of_this_process_gives_up_no_lock(person: Person) -> None:
    # On POSIX systems closing any handle of a file drops the process's locks on it: the other
    # terminal would then delete the log, and what is kept after that would be gone.
    command = [sys.executable, "-c", IN_A_SESSION, str(person.home)]
    ended = subprocess.run(command, env=person.environ(), check=False, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (9, "")
    with reading_runs(person.home, "small") as runs:
        assert [said.prompt for said in runs.answers(runs.open()[0])] == ["one", "two"]
