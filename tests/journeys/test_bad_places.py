"""Disks that are full or read-only, files that are damaged, locked or not ours: one sentence, and nothing is lost."""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from threading import Timer

import pytest

from cbtpain.clock import Moment
from cbtpain.errors import StoreFault
from cbtpain.records import Checkin
from cbtpain.store import fast
from cbtpain.store.connection import BUSY_SECONDS, connect
from cbtpain.words.faults import sentence
from tests.conftest import Person, at

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60)
TODAY = at("2026-02-15")
TOMORROW = at("2026-02-16")
PAGE = 4096

Done = subprocess.CompletedProcess[str]


def assert_told(done: Done, kind: str, **fields: object) -> None:
    """Exit code 4 and the sentence of that fault alone."""
    assert (4, "", sentence(StoreFault(kind, **fields)) + "\n") == (done.returncode, done.stdout, done.stderr)


def assert_helps(done: Done) -> None:
    assert (done.returncode, done.stderr) == (0, "")
    assert "call 116 123" in done.stdout


def assert_one_sentence(done: Done) -> None:
    """A fault of the store, whichever it is, told in one line."""
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.count("\n") == 1
    assert "defect" not in done.stderr


def keep(home: Path, *days_and_pains: tuple[date, int]) -> None:
    with fast.writing(home) as diary:
        for day, pain in days_and_pains:
            diary.keep(Checkin(day, pain, 5, 5), MOMENT)


def kept(home: Path) -> list[tuple[str, int]]:
    """What is in the diary, after a check that it is whole."""
    with fast.reading(home) as diary:
        if diary.last_on() is None:
            return []
    with closing(connect(home / "diary.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute("SELECT occurred_on, pain FROM checkin ORDER BY id").fetchall()


@dataclass(frozen=True)
class Disk:
    """A small disk of its own, mounted where only the processes of its holder see it."""

    holder: "subprocess.Popen[bytes]"
    mounted_at: Path
    person: Person

    @property
    def home(self) -> Path:
        """The person's folder, as this process sees it; not for SQLite, which follows the link in it."""
        return self._seen(self.person.home)

    def copied(self) -> Path:
        """A copy of the diary and its log, outside."""
        copy = Path(mkdtemp(dir=self.mounted_at.parent))
        for name in ("diary.db", "diary.db-wal"):
            if (self.home / name).exists():
                shutil.copy(self.home / name, copy / name)
        return copy

    def kept(self) -> list[tuple[str, int]]:
        return kept(self.copied())

    def run(self, *words: str, now: str = TODAY) -> Done:
        done = self._inside(sys.executable, "-m", "cbtpain", *words, env=self.person.environ(now))
        assert "Traceback" not in done.stderr
        return done

    def remount(self, how: str) -> None:
        done = self._inside("mount", "-o", f"remount,{how}", str(self.mounted_at))
        assert (done.returncode, done.stderr) == (0, "")

    def fill(self, *, but: int = 0) -> None:
        """Take all the space, but for some pages."""
        with self._filler.open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * PAGE)
            except OSError:
                pass
            file.truncate((file.tell() // PAGE - but) * PAGE)

    def free(self) -> None:
        self._filler.unlink()

    @property
    def _filler(self) -> Path:
        return self._seen(self.mounted_at / "filler")

    def _seen(self, path: Path) -> Path:
        return Path(f"/proc/{self.holder.pid}/root") / path.relative_to("/")

    def _inside(self, *words: str, env: dict[str, str] | None = None) -> Done:
        return subprocess.run(
            ["nsenter", "--target", str(self.holder.pid), "--mount", "--", *words],
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            env=env,
            timeout=60,
        )


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """512 kB, writable to begin with. Skipped where the system mounts nothing for a test."""
    place = tmp_path / "disk"
    place.mkdir()
    if not all(shutil.which(tool) for tool in ("unshare", "nsenter", "mount")):
        pytest.skip("unshare, nsenter or mount is missing, so no disk can be mounted for the test")
    script = 'mount -t tmpfs -o size=512k,mode=0700 cbtpain "$0" && echo mounted && exec cat'
    holder = subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", script, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        if holder.stdout.readline() != b"mounted\n":
            told = holder.communicate(timeout=60)[1].decode().strip()
            pytest.skip(f"no disk can be mounted for the test: {told}")
        yield Disk(holder, place, Person(place / "home"))
    finally:
        holder.communicate(timeout=60)


def test_a_read_only_diary_is_shown_and_not_written(disk: Disk) -> None:
    assert disk.run("checkin", "7", "7", "6").returncode == 0
    expected = disk.run("progress", now=TOMORROW)
    disk.remount("ro")

    progress = disk.run("progress", now=TOMORROW)
    refused = disk.run("checkin", "1", "1", "1", now=TOMORROW)

    assert (0, expected.stdout, "") == (progress.returncode, progress.stdout, progress.stderr)
    assert "15 Feb 2026: 6.7" in progress.stdout
    assert_told(refused, "cannot_write", path=disk.person.home / "diary.db")
    assert disk.run(now=TOMORROW).returncode == 0
    assert disk.run("progress", "--json", now=TOMORROW).returncode == 0
    assert_helps(disk.run("help-now"))
    assert disk.kept() == [("2026-02-15", 7)]


def test_a_read_only_disk_without_a_diary_reads_as_none_and_is_not_written(disk: Disk) -> None:
    disk.remount("ro")

    assert disk.run("progress").returncode == 0
    assert_told(disk.run("checkin", "7", "7", "6"), "cannot_write", path=disk.person.home / "diary.db")
    assert_helps(disk.run("help-now", "--country", "GB", "--remember"))


def test_a_diary_with_a_log_on_a_disk_that_turned_read_only_loses_nothing(disk: Disk) -> None:
    elsewhere = disk.mounted_at.parent / "elsewhere"
    keep(elsewhere, (SUNDAY, 7))
    disk.home.mkdir(mode=0o700)
    with closing(connect(elsewhere / "diary.db")) as connection:
        connection.execute("UPDATE checkin SET zone = 'in the log'")
        for name in ("diary.db", "diary.db-wal"):
            shutil.copy(elsewhere / name, disk.home / name)
    disk.remount("ro")

    progress, refused = disk.run("progress", now=TOMORROW), disk.run("checkin", "1", "1", "1", now=TOMORROW)

    assert progress.returncode == 0 or progress.stderr.count("\n") == 1
    assert_told(refused, "cannot_write", path=disk.person.home / "diary.db")
    assert_helps(disk.run("help-now"))
    with closing(connect(disk.copied() / "diary.db")) as connection:
        assert connection.execute("SELECT pain, zone FROM checkin").fetchall() == [(7, "in the log")]


def test_a_full_disk_is_named_and_what_was_kept_is_still_there(disk: Disk) -> None:
    disk.run("checkin", "7", "7", "6")
    disk.fill()

    refused = disk.run("checkin", "1", "1", "1", now=TOMORROW)

    assert_told(refused, "disk_full")
    assert_helps(disk.run("help-now", "--country", "GB", "--remember"))
    disk.free()
    assert disk.kept() == [("2026-02-15", 7)]
    assert disk.run("checkin", "1", "1", "1", now=TOMORROW).returncode == 0
    assert disk.kept() == [("2026-02-15", 7), ("2026-02-16", 1)]


def test_a_diary_on_a_full_disk_is_shown(disk: Disk) -> None:
    disk.run("checkin", "7", "7", "6")
    expected = disk.run("progress", now=TOMORROW)
    disk.fill()

    progress = disk.run("progress", now=TOMORROW)

    assert (0, expected.stdout, "") == (progress.returncode, progress.stdout, progress.stderr)


def test_a_first_check_in_on_a_full_disk_leaves_the_way_open_for_the_next(disk: Disk) -> None:
    disk.fill()
    assert_told(disk.run("checkin", "7", "7", "6"), "disk_full")

    disk.free()
    assert disk.run("checkin", "7", "7", "6").returncode == 0
    assert disk.kept() == [("2026-02-15", 7)]


@pytest.mark.parametrize("begun", [True, False], ids=["a diary", "no diary yet"])
def test_whatever_space_is_left_what_is_acknowledged_is_kept_and_what_is_refused_is_not(
    disk: Disk, begun: bool
) -> None:
    codes: list[int] = []
    wrong: dict[int, object] = {}
    expected: list[tuple[str, int]] = []
    for pages in range(0, 64, 4):
        if not begun and disk.home.exists():
            shutil.rmtree(disk.home)
            expected = []
        elif begun and not disk.home.exists():
            disk.run("checkin", "7", "7", "6", now=at("2026-01-01"))
            expected = [("2026-01-01", 7)]
        day = SUNDAY + timedelta(pages)
        disk.fill(but=pages)
        done = disk.run("checkin", "1", "1", "1", now=at(day.isoformat()))
        disk.free()
        codes.append(done.returncode)
        expected += [(day.isoformat(), 1)] if done.returncode == 0 else []
        found = disk.kept()
        if found != expected or done.returncode not in (0, 4) or done.stderr.count("\n") != done.returncode // 4:
            wrong[pages] = (done, found, expected)
            expected = found

    assert wrong == {}
    assert {0, 4} == set(codes)


def test_an_import_that_the_disk_is_too_small_for_leaves_nothing_half_there(disk: Disk) -> None:
    elsewhere = Person(disk.mounted_at.parent / "elsewhere")
    keep(elsewhere.home, *[(SUNDAY - timedelta(number), number % 11) for number in range(600)])
    elsewhere.run("help-now", "--country", "GB", "--remember")
    file = disk.mounted_at.parent / "whole.json"
    elsewhere.run("data", "export", "--to", str(file))
    codes: list[int] = []
    for pages in (0, 6, 14, 30, 60, 110):
        if disk.home.exists():
            shutil.rmtree(disk.home)
        disk.fill(but=pages)
        done = disk.run("data", "import", str(file), now=TOMORROW)
        disk.free()
        codes.append(done.returncode)
        there = 600 if done.returncode == 0 else 0
        assert there == len(disk.kept()), (pages, done)
        assert (there == 600) == (disk.home / "settings.json").exists(), (pages, done)
        assert done.returncode in (0, 4)
        assert done.stderr.count("\n") == done.returncode // 4

    assert {0, 4} == set(codes)
    assert codes == sorted(codes, reverse=True)


def long_diary(home: Path) -> None:
    keep(home, *[(SUNDAY - timedelta(number), number % 11) for number in range(300)])


def overwrite(home: Path, start: int, length: int) -> None:
    with (home / "diary.db").open("r+b") as file:
        file.seek(start)
        file.write(random.Random(start).randbytes(length))


def pages_overwritten(home: Path) -> None:
    long_diary(home)
    overwrite(home, PAGE, (home / "diary.db").stat().st_size - PAGE)


def schema_overwritten(home: Path) -> None:
    long_diary(home)
    overwrite(home, 100, PAGE - 100)


def cut_short(home: Path) -> None:
    long_diary(home)
    with (home / "diary.db").open("r+b") as file:
        file.truncate(3 * PAGE)


def zeroed(home: Path) -> None:
    long_diary(home)
    with (home / "diary.db").open("r+b") as file:
        file.seek(PAGE)
        file.write(bytes(8 * PAGE))


@pytest.mark.parametrize(
    "damage", [pages_overwritten, schema_overwritten, cut_short, zeroed], ids=lambda damage: damage.__name__
)
def test_a_damaged_diary_is_named_and_left_as_it_was(person: Person, damage: Callable[[Path], None]) -> None:
    damage(person.home)
    before = (person.home / "diary.db").read_bytes()

    for words in (("progress",), ("progress", "--json"), ("checkin", "7", "7", "6"), ("start",), ()):
        assert_told(person.run(*words, now=TOMORROW, expect=None), "damaged", path=person.home / "diary.db")
    assert_helps(person.run("help-now"))
    assert before == (person.home / "diary.db").read_bytes()
    assert [path.name for path in person.home.iterdir()] == ["diary.db"]


def text_file(home: Path) -> None:
    home.mkdir()
    (home / "diary.db").write_text("not a database")


def another_programs_database(home: Path) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / "diary.db")) as other:
        other.execute("CREATE TABLE letter (text)")
        other.commit()


def newer(home: Path) -> None:
    keep(home, (SUNDAY, 7))
    with closing(connect(home / "diary.db")) as connection:
        connection.execute("PRAGMA user_version = 99")


def folder_in_its_place(home: Path) -> None:
    (home / "diary.db").mkdir(parents=True)


def loop_of_links(home: Path) -> None:
    home.mkdir()
    (home / "diary.db").symlink_to(home / "diary.db")


def link_to_nowhere(home: Path) -> None:
    home.mkdir()
    (home / "diary.db").symlink_to(home / "gone" / "diary.db")


def file_for_a_folder(home: Path) -> None:
    home.write_text("not a folder")


PLACES = [
    text_file,
    another_programs_database,
    newer,
    folder_in_its_place,
    loop_of_links,
    link_to_nowhere,
    file_for_a_folder,
]


@pytest.mark.parametrize("spoil", PLACES, ids=lambda spoil: spoil.__name__)
def test_a_bad_place_is_told_in_one_sentence_and_help_is_there(person: Person, spoil: Callable[[Path], None]) -> None:
    spoil(person.home)

    assert_one_sentence(person.run("checkin", "7", "7", "6", now=TOMORROW, expect=None))
    looks: tuple[tuple[str, ...], ...] = (("progress",), ("start",), ())
    for look in looks:
        shown = person.run(*look, now=TOMORROW, expect=None)
        assert shown.returncode in (0, 4)
        assert shown.stderr.count("\n") == shown.returncode // 4
    for words in (("help-now",), ("help-now", "--country", "GB", "--remember"), ("help-now", "--all")):
        assert_helps(person.run(*words))


@contextmanager
def locked(home: Path) -> Iterator[sqlite3.Connection]:
    """Another program is in the middle of writing."""
    with closing(connect(home / "diary.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO note (checkin_id, text, at_utc) VALUES (1, 'half', 'now')")
        yield other


def test_a_diary_that_stays_locked_is_busy_after_a_while_and_can_be_read_meanwhile(person: Person) -> None:
    keep(person.home, (SUNDAY, 7))

    with locked(person.home):
        assert "15 Feb 2026: 5.7" in person.run("progress", now=TOMORROW).stdout
        assert_helps(person.run("help-now", "--country", "GB", "--remember"))
        begun = time.monotonic()
        refused = person.run("checkin", "1", "1", "1", now=TOMORROW, expect=None)
        waited = time.monotonic() - begun

    assert_told(refused, "busy")
    assert BUSY_SECONDS <= waited <= 3 * BUSY_SECONDS
    assert kept(person.home) == [("2026-02-15", 7)]


def test_a_check_in_waits_for_another_program_to_finish(person: Person) -> None:
    keep(person.home, (SUNDAY, 7))
    with closing(connect(person.home / "diary.db")) as other:
        other.execute("BEGIN IMMEDIATE")
        done = Timer(1.0, other.execute, args=("COMMIT",))
        done.start()
        try:
            person.run("checkin", "1", "1", "1", now=TOMORROW)
        finally:
            done.join()

    assert kept(person.home) == [("2026-02-15", 7), ("2026-02-16", 1)]
