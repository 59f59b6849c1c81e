"""The person's folder: 0700, and every file in it 0600."""

import os
import stat
from pathlib import Path

from cbtpain.paths import BACKUPS, DIARY, SETTINGS

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
DRAFT = "draft"
"""What the name of a text begins with that is open in an editor; editors put their own marks before it."""
_OURS = {DIARY, f"{DIARY}-wal", f"{DIARY}-shm", BACKUPS, SETTINGS, "pace.lock", "pace.wish", "prompt"}


def make(folder: Path) -> None:
    """Create the folder with its parents; one that was there is closed to others if it is ours.

    A folder that holds other things is left as it is: it may be a shared one, and its
    files are private all the same.
    """
    if not folder.is_dir():
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if _open_to_others(folder) and all(is_ours(entry.name) for entry in folder.iterdir()):
        folder.chmod(PRIVATE_FOLDER)


def is_ours(name: str) -> bool:
    """Files of cbtpain, and what a killed write of the settings, or an editor, leaves."""
    return name in _OURS or name.startswith(f".{SETTINGS}-") or name.lstrip(".#").startswith((f"{DRAFT}-", f"{DRAFT}."))


def make_file(path: Path) -> None:
    """Create an empty private file; one that is there is closed to others."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    except FileExistsError:
        close_to_others(path)


def close_to_others(path: Path) -> None:
    """Take away what group and others may do with a file of ours."""
    if _open_to_others(path):
        path.chmod(PRIVATE_FILE)


def _open_to_others(path: Path) -> bool:
    if not hasattr(os, "getuid"):
        return False  # Windows: a person's own folder is closed to others by its access list.
    found = path.stat()
    shared_on_purpose = bool(found.st_mode & stat.S_ISVTX)
    return bool(found.st_mode & 0o077) and found.st_uid == os.getuid() and not shared_on_purpose
