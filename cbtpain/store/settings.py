"""The few settings, beside the diary and not in it: they are there when the diary cannot be opened."""

import json
import os
from pathlib import Path
from tempfile import mkstemp

from cbtpain.paths import SETTINGS
from cbtpain.store import folder
from cbtpain.store.connection import told_plainly

COUNTRY = "country"
STORIES = "stories"


def setting(home: Path, name: str) -> str | None:
    """A setting's text; None where it was not set or cannot be read."""
    try:
        found = json.loads((home / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    value = found.get(name) if isinstance(found, dict) else None
    return value if isinstance(value, str) else None


def remember(home: Path, name: str, value: str) -> None:
    """Keep a setting; the file is replaced whole. Raises ``StoreFault``."""
    path = home / SETTINGS
    with told_plainly(path):
        folder.make(home)
        kept = _all(path) | {name: value}
        # mkstemp makes the file 0600.
        handle, temporary = mkstemp(dir=home, prefix=f".{SETTINGS}-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file, indent=2)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def _all(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
