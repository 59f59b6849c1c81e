"""The console script. ``--version`` and ``today --prompt`` are answered before Typer is imported: 50-60 ms less."""

import sys
from contextlib import suppress

from cbtpain.errors import INTERRUPTED
from cbtpain.version import VERSION


def main() -> None:
    """Run cbtpain with the process's own arguments and exit."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _run() -> None:
    if sys.argv[1:] == ["--version"] and sys.stdout is not None:
        with suppress(OSError):
            sys.stdout.write(f"cbtpain {VERSION}\n")
            sys.stdout.flush()
            return
    if sys.argv[1:] == ["today", "--prompt"] and sys.stdout is not None:
        _say_word()
        return
    # Typer and the commands take 55-60 ms.
    from cbtpain.cli.app import app

    app(prog_name="cbtpain")


def _say_word() -> None:
    """A shell draws it before every line: whatever goes wrong, it stays empty."""
    with suppress(Exception):
        # The diary takes 10 ms, which --version does without.
        from cbtpain.cli.today_word import word

        found = word()
        if found:
            sys.stdout.write(f"{found}\n")
            sys.stdout.flush()
