"""A text that is being written in the person's own editor: a private file in their folder until it is kept.

Its name says nothing of what stands in it. One edit at a time holds the folder's lock,
which the system lets go of however the program ends: a draft that is there while the lock
can be had was left by an edit that was cut off, or was kept on purpose.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cbtpain.errors import Rejected, StoreFault
from cbtpain.store.folder import DRAFT, PRIVATE_FILE, close_to_others
from cbtpain.store.private_file import write_private

try:
    import fcntl
except ImportError:
    # Windows, where two edits at once are not told apart.
    fcntl = None  # type: ignore[assignment]

LONGEST = 1_000_000
"""Bytes of a draft; a worksheet has a few thousand."""
_LOCK = f"{DRAFT}.lock"


class Drafts:
    """The drafts of one person's folder. Raises ``StoreFault`` where the folder does not let them be written."""

    def __init__(self, home: Path) -> None:
        self._home = home

    @contextmanager
    def locked(self) -> Iterator[None]:
        """For one edit at a time. Raises ``Rejected("edit_elsewhere")``."""
        try:
            handle = os.open(self._home / _LOCK, os.O_CREAT | os.O_RDWR, PRIVATE_FILE)
        except OSError:
            raise StoreFault("cannot_write", path=self._home / _LOCK) from None
        try:
            _take(handle)
            yield
        finally:
            os.close(handle)

    def path(self, key: str) -> Path:
        return self._home / f"{DRAFT}-{key}.md"

    def keys(self) -> list[str]:
        """Of the drafts that are there."""
        found = self._home.glob(f"{DRAFT}-*.md")
        return sorted(path.stem.removeprefix(f"{DRAFT}-") for path in found if path.is_file())

    def write(self, key: str, text: str) -> None:
        """In the place of an earlier one."""
        try:
            write_private(self.path(key), text, replace=True)
        except Rejected:
            raise StoreFault("cannot_write", path=self.path(key)) from None

    def read(self, key: str) -> bytes | None:
        """What stands in it; None where it is gone. Raises ``Rejected``: ``draft_too_long``, ``draft_unreadable``."""
        try:
            with self.path(key).open("rb") as file:
                content = file.read(LONGEST + 1)
        except FileNotFoundError:
            return None
        except OSError:
            raise Rejected("draft_unreadable", path=self.path(key)) from None
        # An editor may have put a file of its own in its place, open to others.
        with suppress(OSError):
            close_to_others(self.path(key))
        if len(content) > LONGEST:
            raise Rejected("draft_too_long", limit=LONGEST)
        return content

    def remove(self, key: str) -> None:
        """With what editors leave beside a file: swap files and copies hold the same words."""
        name = self.path(key).name
        for path in (self.path(key), *self._home.glob(f".{name}.sw?"), *(self._home / one for one in _beside(name))):
            with suppress(OSError):
                path.unlink()


def _beside(name: str) -> tuple[str, ...]:
    return (f"{name}~", f"#{name}#", f".#{name}", f".{name}.un~", f"{name}.bak", f"{name}.save")


def _take(handle: int) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Rejected("edit_elsewhere") from None
    except OSError:
        return
