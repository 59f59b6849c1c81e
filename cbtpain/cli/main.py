"""The console script. ``--version`` is answered before Typer is imported: 50-60 ms less."""

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
    # Typer and the commands take 55-60 ms.
    from cbtpain.cli.app import app

    app(prog_name="cbtpain")
