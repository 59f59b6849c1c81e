"""The files of one course, found and read when they are first wanted."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cbtpain.course.seal import digest
from cbtpain.course.shape import part
from cbtpain.course.source import read
from cbtpain.errors import ContentFault
from cbtpain.words import files as words

COURSE, SOURCES = "course.yaml", "sources.yaml"
SESSIONS, EXERCISES, WORKSHEETS = "sessions", "exercises", "worksheets"


def session_id(path: Path) -> str:
    """The id that a session file's name ends in."""
    return path.stem.lstrip("0123456789").removeprefix("-")


class Shelf:
    """A course's folder; ``seal`` has the digests of files known to be without fault.

    Raises ``ContentFault`` for a file that is missing or cannot be read.
    """

    def __init__(self, root: Path, seal: Mapping[str, str] = MappingProxyType({})) -> None:
        self.root = root
        self._seal = seal
        self._read: dict[Path, dict[str, Any]] = {}

    @cached_property
    def course(self) -> Mapping[str, Any]:
        return self.file(self.root / COURSE)

    @property
    def session_ids(self) -> list[str]:
        return list(part(self.course, "sessions", COURSE))

    def session(self, id_: str) -> Mapping[str, Any]:
        return self.file(self.session_path(id_))

    def session_path(self, id_: str) -> Path:
        """``sessions/01-calm-the-body.yaml``, or without the number."""
        found = next((path for path in self.session_files() if session_id(path) == id_), None)
        if found is None:
            raise ContentFault("content_unreadable", where=f"{SESSIONS}/: {words.NO_FILE.format(id=id_)}")
        return found

    def session_files(self) -> list[Path]:
        """All that lie in the folder, listed or not."""
        return sorted((self.root / SESSIONS).glob("*.yaml"))

    def exercise(self, id_: str) -> Mapping[str, Any]:
        return self.file(self.root / EXERCISES / f"{id_}.yaml")

    def worksheet(self, id_: str) -> Mapping[str, Any]:
        return self.file(self.root / WORKSHEETS / f"{id_}.yaml")

    def file(self, path: Path) -> Mapping[str, Any]:
        if path not in self._read:
            sealed = self._seal.get(path.relative_to(self.root).as_posix())
            self._read[path] = read(path, lambda content: digest(content) == sealed)
        return self._read[path]

    @property
    def files_read(self) -> tuple[Path, ...]:
        return tuple(self._read)
