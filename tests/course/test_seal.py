"""The seal says which files are as they were checked; one changed byte breaks it."""

import hashlib
import re
from pathlib import Path

import pytest

from cbtpain.course.seal import SEAL, are_sealed, digest_of, seal_text, sealed
from tests.course.copies import BREATH, FIRST, Copy, small

LINE = re.compile(r"([0-9a-f]{64})  ([\w/.-]+\.yaml)")


def files(copy: Copy) -> list[Path]:
    return list(copy.root.rglob("*.yaml"))


@pytest.fixture
def closed(tmp_path: Path) -> Copy:
    """A copy of the small course with a seal on all of its files."""
    copy = small(tmp_path)
    return copy.write(SEAL, seal_text(copy.root, files(copy)))


def test_a_digest_is_the_sha_256_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    assert digest_of(tmp_path / "file") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_seal_is_in_the_form_of_sha256sum_sorted_by_name(closed: Copy) -> None:
    found = [LINE.fullmatch(line) for line in closed.read(SEAL).splitlines()]
    told = [(one[2], one[1]) for one in found if one is not None]
    assert len(told) == len(found)
    assert told == sorted(
        (path.relative_to(closed.root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in files(closed)
    )


def test_what_was_sealed_is_sealed(closed: Copy) -> None:
    assert are_sealed(closed.root, files(closed))
    assert sealed(closed.root)[FIRST] == digest_of(closed.root / FIRST)


@pytest.mark.parametrize("file", ["course.yaml", FIRST, BREATH])
def test_one_changed_byte_breaks_the_seal_of_its_file_alone(closed: Copy, file: str) -> None:
    closed.write(file, closed.read(file) + "\n")
    others = [path for path in files(closed) if path != closed.root / file]
    assert not are_sealed(closed.root, files(closed))
    assert are_sealed(closed.root, others)


def test_a_file_that_came_later_is_not_sealed(closed: Copy) -> None:
    closed.write("sessions/03-third.yaml", "")
    assert not are_sealed(closed.root, files(closed))


def test_a_course_without_a_seal_is_not_sealed(tmp_path: Path) -> None:
    copy = small(tmp_path)
    assert sealed(copy.root) == {}
    assert not are_sealed(copy.root, [copy.root / FIRST])


@pytest.mark.parametrize("seal", [b"", b"\xff\xfe\x00", b"nothing\n", b"0  course.yaml\n"])
def test_a_seal_that_cannot_be_read_seals_nothing(closed: Copy, seal: bytes) -> None:
    (closed.root / SEAL).write_bytes(seal)
    assert not are_sealed(closed.root, files(closed))


def test_nothing_is_sealed_by_a_folder_in_the_place_of_the_seal(closed: Copy) -> None:
    (closed.root / SEAL).unlink()
    (closed.root / SEAL).mkdir()
    assert sealed(closed.root) == {}
