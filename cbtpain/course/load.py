"""Opening a course, and one of its sessions: found, checked where it has not been, and spelled out."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from cbtpain import paths
from cbtpain.course.expand import prompts_of
from cbtpain.course.fault import Fault
from cbtpain.course.seal import are_sealed, digest_of, sealed
from cbtpain.course.session import Session
from cbtpain.course.shelf import COURSE, Shelf
from cbtpain.errors import ContentFault, NotThere

_PACK = "pack:"
_MOST_TOLD = 5


class Course:
    """A course's folder: the shipped one, or a pack's.

    Raises ``NotThere`` for a folder that is none, and ``ContentFault`` for files that cannot be read.
    """

    def __init__(self, root: Path) -> None:
        self.shipped = _is_shipped(root)
        self.shelf = Shelf(root, sealed(root) if self.shipped else {})
        if not _is_course(root):
            raise ContentFault("no_content") if self.shipped else NotThere("no_such_course", folder=root)

    @property
    def key(self) -> str:
        """Under which its progress is kept; a pack's is never the shipped course's."""
        id_ = str(self._head["id"])
        return id_ if self.shipped else f"{_PACK}{id_}"

    @property
    def title(self) -> str:
        return str(self._head["title"])

    @property
    def session_ids(self) -> list[str]:
        return list(self._head["sessions"])

    @property
    def skill_names(self) -> Mapping[str, str]:
        """How each skill is called inside a sentence, in the order they are told in."""
        return dict(self._head.get("skills") or {})

    @cached_property
    def _head(self) -> Mapping[str, Any]:
        """What course.yaml says, where it says what a course needs."""
        try:
            found = self.shelf.course
        except ContentFault:
            found = {}
        if not _is_head(found):
            # pydantic and its models take 0.2 s, which a course that is whole does without.
            from cbtpain.course.check import faults_of_head

            self._refuse(faults_of_head(self.shelf.root))
        return found

    def session(self, id_: str) -> Session:
        """One session; the others are not looked at, so a fault in one leaves them playable."""
        return self._sealed(id_) or self._checked(id_)

    def trust(self, path: Path, kind: str) -> None:
        """Raise ``ContentFault`` where that ``exercise`` or ``worksheet`` is not as its format wants it."""
        if self.shipped and are_sealed(self.shelf.root, [path]):
            return
        # pydantic and its models take 0.2 s, which the shipped course does without.
        from cbtpain.course.check import faults_of_sheet

        self._refuse(faults_of_sheet(self.shelf.root, path, kind))

    def _sealed(self, id_: str) -> Session | None:
        """The session as it was checked when it was made; None where a file is another, and for any pack."""
        if not self.shipped:
            return None
        try:
            found = self._spelled_out(id_)
        except (ContentFault, KeyError, ValueError, TypeError, AttributeError):
            return None
        return found if are_sealed(self.shelf.root, self.shelf.files_read) else None

    def _checked(self, id_: str) -> Session:
        # pydantic and its models take 0.2 s, which the shipped course does without.
        from cbtpain.course.check import faults_of_session

        self._refuse(faults_of_session(self.shelf.root, id_))
        return self._spelled_out(id_)

    def _refuse(self, faults: Sequence[Fault]) -> None:
        if faults:
            told = "; ".join(str(fault) for fault in faults[:_MOST_TOLD])
            raise ContentFault(
                "content_unreadable" if self.shipped else "pack_unreadable", where=told, folder=self.shelf.root
            )

    def _spelled_out(self, id_: str) -> Session:
        raw: Any = self.shelf.session(id_)
        return Session(
            course=self.key,
            id=id_,
            number=self.session_ids.index(id_) + 1,
            sessions=len(self.session_ids),
            title=raw["title"],
            message=raw["message"],
            digest=digest_of(self.shelf.session_path(id_)),
            prompts=prompts_of(raw["steps"], self.shelf),
            skill_names=self.skill_names,
        )


def _is_head(found: Mapping[str, Any]) -> bool:
    """Whether an id, a title and a list of sessions stand there; the rest is for the check."""
    sessions = found.get("sessions")
    listed = isinstance(sessions, list) and bool(sessions) and all(isinstance(id_, str) for id_ in sessions)
    return listed and all(isinstance(found.get(key), str) for key in ("id", "title"))


def _is_course(root: Path) -> bool:
    try:
        return (root / COURSE).is_file()
    except OSError:
        return False


def _is_shipped(root: Path) -> bool:
    try:
        return root.resolve() == paths.content().resolve()
    except (ContentFault, OSError, RuntimeError):
        return False
