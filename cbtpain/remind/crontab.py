"""The person's own crontab: one marked line put in, or taken out; all the others stay as they are."""

import shutil
import subprocess
from collections.abc import Mapping

from cbtpain.errors import Rejected
from cbtpain.words import remind as words

_LONGEST = 10
"""Seconds."""
_NONE_YET = "no crontab"


def put(line: str, environ: Mapping[str, str]) -> None:
    """In the place of an earlier one. Raises ``Rejected("no_crontab")`` or ``("crontab_refused")``."""
    _write([*_others(environ), f"{line} {words.MARK}"], environ)


def take_out(environ: Mapping[str, str]) -> bool:
    """Whether there was one. Raises as ``put`` does."""
    before = _lines(environ)
    others = _others(environ)
    if len(others) == len(before):
        return False
    _write(others, environ)
    return True


def _others(environ: Mapping[str, str]) -> list[str]:
    return [line for line in _lines(environ) if not line.endswith(words.MARK)]


def _lines(environ: Mapping[str, str]) -> list[str]:
    found = _run(["-l"], environ)
    if found.returncode and _NONE_YET not in found.stderr:
        raise Rejected("crontab_refused")
    return found.stdout.splitlines() if found.returncode == 0 else []


def _write(lines: list[str], environ: Mapping[str, str]) -> None:
    if _run(["-"], environ, "".join(f"{line}\n" for line in lines)).returncode:
        raise Rejected("crontab_refused")


def _run(words_: list[str], environ: Mapping[str, str], given: str = "") -> "subprocess.CompletedProcess[str]":
    program = shutil.which("crontab", path=environ.get("PATH"))
    if program is None:
        raise Rejected("no_crontab")
    try:
        return subprocess.run(  # noqa: S603  # a fixed program, and nothing of the person's words
            [program, *words_], input=given, capture_output=True, text=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.SubprocessError):
        raise Rejected("crontab_refused") from None
