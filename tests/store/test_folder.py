"""The folder and its files belong to one person, whatever the umask says."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cbtpain.clock import Moment
from cbtpain.records import Checkin
from cbtpain.store import fast, folder
from cbtpain.store.backup import back_up
from cbtpain.store.opening import open_for_writing
from cbtpain.store.settings import COUNTRY, remember, setting
from tests.conftest import Person, at, one_session

SUNDAY = date(2026, 2, 15)
MOMENT = Moment(datetime(2026, 2, 15, 8, 0, tzinfo=UTC), 60, "Europe/Berlin")


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def modes(home: Path) -> dict[str, str]:
    return {str(path.relative_to(home)): mode(path) for path in home.rglob("*")}


@pytest.fixture(params=[0o000, 0o022], ids=["umask 000", "umask 022"])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    told: int = request.param
    before = os.umask(told)
    try:
        yield told
    finally:
        os.umask(before)


@pytest.mark.usefixtures("umask")
def test_the_folder_and_the_diary_with_its_log_are_private_while_it_is_open(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    connection = open_for_writing(home)
    try:
        connection.execute("INSERT INTO note (checkin_id, text, at_utc) SELECT 1, 'x', 'y' WHERE 0")
        found = modes(home)
    finally:
        connection.close()

    assert found == {"diary.db": "0o600", "diary.db-wal": "0o600", "diary.db-shm": "0o600"}
    assert mode(home) == "0o700"


@pytest.mark.usefixtures("umask")
def test_settings_and_backups_are_private(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path / "home")
    try:
        back_up(connection, tmp_path / "home" / "diary.db", 1)
    finally:
        connection.close()
    remember(tmp_path / "home", COUNTRY, "GB")

    assert modes(tmp_path / "home") == {
        "diary.db": "0o600",
        "backups": "0o700",
        "backups/diary-version-1-1.db": "0o600",
        "settings.json": "0o600",
    }


def test_a_check_in_leaves_only_private_files(person: Person, umask: int) -> None:
    subprocess.run(
        [sys.executable, "-m", "cbtpain", "checkin", "7", "7", "6", "--note"],
        input=b"a note",
        env=person.environ(at("2026-02-15")),
        umask=umask,
        check=True,
        capture_output=True,
        timeout=60,
    )

    assert modes(person.home) == {"diary.db": "0o600"}
    assert mode(person.home) == "0o700"


def test_a_session_leaves_only_private_files(person: Person, tmp_path: Path, umask: int) -> None:
    course = one_session(tmp_path / "course", '{id: "free", kind: "short-text", text: "A line?"}')
    subprocess.run(
        [sys.executable, "-m", "cbtpain", "start"],
        input=b"a line\n",
        env=person.environ(at("2026-02-15"), course),
        umask=umask,
        check=True,
        capture_output=True,
        timeout=60,
    )

    assert modes(person.home) == {"diary.db": "0o600"}
    assert mode(person.home) == "0o700"


def test_a_folder_and_a_diary_of_ours_that_stood_open_are_closed_to_others(tmp_path: Path) -> None:
    home = tmp_path / "home"
    open_for_writing(home).close()
    home.chmod(0o755)
    (home / "diary.db").chmod(0o664)

    open_for_writing(home).close()

    assert (mode(home), mode(home / "diary.db")) == ("0o700", "0o600")


def test_a_folder_with_other_things_in_it_is_left_as_it_is_and_the_diary_is_private(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    (shared / "letter.txt").write_text("not ours")
    (shared / "letter.txt").chmod(0o644)

    open_for_writing(shared).close()

    assert modes(shared) == {"letter.txt": "0o644", "diary.db": "0o600"}
    assert mode(shared) == "0o755"


def test_a_file_that_is_there_is_not_emptied(tmp_path: Path) -> None:
    (tmp_path / "diary.db").write_bytes(b"something")

    folder.make_file(tmp_path / "diary.db")

    assert (tmp_path / "diary.db").read_bytes() == b"something"


def test_reading_an_absent_diary_or_setting_creates_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with fast.reading(home) as diary:
        seen = (diary.first_on(), diary.last_on(), diary.checkins(), diary.on(SUNDAY), diary.begun(SUNDAY))

    assert seen == (None, None, [], None, None)
    assert setting(home, COUNTRY) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [(), ("start",), ("progress",), ("progress", "--json"), ("help-now",), ("about",)])
def test_commands_that_only_show_create_nothing(person: Person, tmp_path: Path, words: tuple[str, ...]) -> None:
    person.run(*words, now=at("2026-02-15"))

    assert list(tmp_path.iterdir()) == []


def test_a_check_in_that_is_refused_creates_nothing(person: Person, tmp_path: Path) -> None:
    person.run("checkin", "7", "11", "6", now=at("2026-02-15"), expect=2)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a ?#% name", "ä 日本", "quote'\"", "file:x"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    home = tmp_path / name
    with fast.writing(home) as diary:
        diary.keep(Checkin(SUNDAY, 7, 7, 6), MOMENT)
    with fast.reading(home) as diary:
        found = diary.checkins()

    assert [Checkin(SUNDAY, 7, 7, 6)] == found
    assert [name] == [path.name for path in tmp_path.iterdir()]
