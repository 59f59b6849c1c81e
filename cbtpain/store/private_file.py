"""A file outside the person's folder that holds what is private: for their login alone, and never half written."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from cbtpain.errors import Rejected
from cbtpain.store.folder import PRIVATE_FILE

Pieces = str | Iterable[str]
"""A text, or its parts as they are made: a diary of a million rows is never held as one text."""


def write_private(path: Path, text: Pieces, *, replace: bool) -> None:
    """Write a file, 0600; with ``replace``, in the place of one that is there, which stays whole until then.

    A fault while a part is made leaves things as they were. Raises ``Rejected``: ``file_is_there`` for one that is
    there without ``replace``, ``file_unwritable`` where the folder or the disk does not allow it.
    """
    try:
        if replace:
            _replace(path, text)
        else:
            _create(path, text)
    except FileExistsError:
        raise Rejected("file_is_there", path=path) from None
    except (OSError, ValueError):
        raise Rejected("file_unwritable", path=path) from None


def _create(path: Path, text: Pieces) -> None:
    """O_EXCL: what appears there meanwhile, a link to elsewhere too, is never written through."""
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    try:
        _fill(handle, text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _replace(path: Path, text: Pieces) -> None:
    if path.exists() and not path.is_file():
        # A device or a pipe would be gone for everybody.
        raise Rejected("file_unwritable", path=path)
    # mkstemp makes the file 0600.
    handle, temporary = mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        _fill(handle, text)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink(missing_ok=True)
        raise


def _fill(handle: int, text: Pieces) -> None:
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.writelines([text] if isinstance(text, str) else text)
        file.flush()
        os.fsync(file.fileno())
