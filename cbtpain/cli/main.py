"""The console script. ``--version`` and ``today --prompt`` are answered before Typer is imported: 50-60 ms less."""

import sys

from cbtpain.errors import INTERRUPTED
from cbtpain.version import VERSION


def main() -> None:
    """Run cbtpain with the process's own arguments and exit."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run() -> None:
    if sys.stdout is not None and _at_once():
        return
    # Typer and the commands take 55-60 ms.
    from cbtpain.cli.app import app

    app(prog_name="cbtpain")


def _at_once() -> bool:
    """What needs no command line; whether it was that."""
    if sys.argv[1:] == ["--version"]:
        return _say(f"cbtpain {VERSION}")
    if sys.argv[1:] == ["today", "--prompt"]:
        return _say_word()
    return False


def _say_word() -> bool:
    """A shell draws it before every line: whatever goes wrong, it stays empty."""
    try:
        # About 1 ms, which --version does without.
        from cbtpain.cli.glance import glance

        word = glance()
    except Exception:
        word = ""
    if word:
        _say(word)
    return True


def _say(text: str) -> bool:
    """Whether somebody reads it. (contextlib, for ``suppress``, takes 4 ms.)"""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True
