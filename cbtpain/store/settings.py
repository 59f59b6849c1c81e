"""The few settings, beside the diary and not in it: they are there when the diary cannot be opened."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from cbtpain.paths import SETTINGS
from cbtpain.store import folder
from cbtpain.store.connection import told_plainly

COUNTRY = "country"
STORIES = "stories"
FLARE_ASKED = "flare-asked"
"""The number of a flare, and the day on which it was last asked whether the person is back."""
PAUSED = "paused"
"""Reminders: "open", or the last silent day as YYYY-MM-DD; empty where they are on."""
REMIND_ON, REMIND_TITLE = "remind-on", "remind-title"
"""The weekly time, such as "0 18:00" (Monday), and the name it has in a calendar."""
SESSION_DAY, REPLAN_ASKED = "session-day", "replan-asked"
"""The day chosen for a session, such as "2 2026-12-02"; and the day on which it was last asked what would fit."""
KEPT_CLOSE = "kept-close"
"""Ids of skills, with a space between."""


def setting(home: Path, name: str) -> str | None:
    """A setting's text; None where it was not set or cannot be read."""
    try:
        found = json.loads((home / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    value = found.get(name) if isinstance(found, dict) else None
    return value if isinstance(value, str) else None


def remember(home: Path, name: str, value: str) -> None:
    """Keep a setting; the file is replaced whole. Raises ``StoreFault``."""
    with told_plainly(home / SETTINGS):
        _write(home, _kept(home) | {name: value})


def all_settings(home: Path) -> dict[str, object]:
    """Every setting by its name; none where there are none, or where they cannot be read."""
    try:
        return _kept(home)
    except OSError:
        return {}


def remember_more(home: Path, given: Mapping[str, object]) -> None:
    """Keep settings that are not there yet; those that are stay as they are. Raises ``StoreFault``."""
    with told_plainly(home / SETTINGS):
        kept = _kept(home)
        if set(given) - set(kept):
            _write(home, {**given, **kept})


@contextmanager
def as_before_if_it_fails(home: Path) -> Iterator[None]:
    """Settings that were added within the block are taken out again where it ends in an error."""
    path = home / SETTINGS
    before = path.read_bytes() if path.is_file() else None
    try:
        yield
    except BaseException:
        with suppress(OSError, ValueError):
            if before is None:
                path.unlink(missing_ok=True)
            elif before != path.read_bytes():
                _write(home, json.loads(before))
        raise


def _kept(home: Path) -> dict[str, object]:
    """A file that is not to be read now is not taken for an empty one: it is about to be replaced."""
    try:
        found = json.loads((home / SETTINGS).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(home: Path, kept: Mapping[str, object]) -> None:
    # shutil and three ways to compress take 6 ms, which reading a setting does without.
    from tempfile import mkstemp

    folder.make(home)
    # mkstemp makes the file 0600.
    handle, temporary = mkstemp(dir=home, prefix=f".{SETTINGS}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(home / SETTINGS)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
