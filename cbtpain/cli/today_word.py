"""One neutral word for a shell prompt, which is drawn before every line: no Typer, and nothing that reads YAML."""

import os

from cbtpain.cli.due_now import is_time
from cbtpain.cli.here import Glance
from cbtpain.clock import clock_from
from cbtpain.paths import home
from cbtpain.words.bare import PROMPT_WORD


def word() -> str:
    """The word where something is due; else empty. Raises ``CbtpainError`` where there is no home."""
    here = Glance(os.environ, home(os.environ), clock_from(os.environ))
    return PROMPT_WORD if is_time(here) else ""
