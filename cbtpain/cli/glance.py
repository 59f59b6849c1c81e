"""One neutral word for a shell prompt, which is drawn before every line: remembered until what it rests on changes.

Working it out takes some 40 ms, most of them imports. So it is kept beside the diary, with the times at which the
diary and the settings were last changed and the day it was worked out on; while all of these are the same, it holds.
Only ``os`` and ``time`` are imported here.
"""

import os
import time

REMEMBERED = "prompt"
_RESTS_ON = ("diary.db", "diary.db-wal", "settings.json")
_PRIVATE = 0o600
_NOT_REMEMBERED = ("CBTPAIN_NOW", "CBTPAIN_CONTENT")
"""With another clock or another course it is worked out each time."""


def glance() -> str:
    """The word, or nothing. Raises whatever goes wrong."""
    if any(os.environ.get(name) for name in _NOT_REMEMBERED):
        return _worked_out()
    home = _home()
    key = _key(home)
    known, _, word = _read(os.path.join(home, REMEMBERED)).partition("\n")  # noqa: PTH118  # pathlib takes 5 ms
    if known == key:
        return word
    found = _worked_out()
    _remember(home, f"{key}\n{found}")
    return found


def _home() -> str:
    named = os.environ.get("CBTPAIN_HOME")
    if named:
        return os.path.abspath(os.path.expanduser(named))  # noqa: PTH100, PTH111  # pathlib takes 5 ms
    # About 3 ms, and not needed when CBTPAIN_HOME is set.
    from platformdirs import user_data_dir

    return user_data_dir("cbtpain", appauthor=False)


def _key(home: str) -> str:
    return " ".join([time.strftime("%Y-%m-%d"), *(_stamp(os.path.join(home, name)) for name in _RESTS_ON)])  # noqa: PTH118


def _stamp(path: str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116  # pathlib takes 5 ms
    except OSError:
        return "-"
    return f"{found.st_mtime_ns}/{found.st_size}"


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123  # pathlib takes 5 ms
            return file.read(200)
    except (OSError, ValueError):
        return ""


def _remember(home: str, text: str) -> None:
    """Where there is a folder already; another prompt that reads it half-written works it out again."""
    if not os.path.isdir(home):  # noqa: PTH112
        return
    try:
        handle = os.open(os.path.join(home, REMEMBERED), os.O_CREAT | os.O_TRUNC | os.O_WRONLY, _PRIVATE)  # noqa: PTH118
    except OSError:
        return
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)


def _worked_out() -> str:
    # The diary and what is due take some 40 ms, which the remembered word does without.
    from cbtpain.cli.today_word import word

    return word()
