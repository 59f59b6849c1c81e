"""The console script. ``--version`` is answered before Typer is imported: 50-60 ms less."""

import sys

from cbtpain.version import VERSION


def main() -> None:
    """Run cbtpain with the process's own arguments and exit."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"cbtpain {VERSION}\n")
        return
    # Typer and the commands take 60-70 ms.
    from cbtpain.cli.app import app

    app(prog_name="cbtpain")
