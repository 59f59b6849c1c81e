"""The command that goes on with a session."""

import shlex

from cbtpain.cli.services import Services
from cbtpain.words import session as words


def way_back(services: Services) -> str:
    """With what was asked for on the way in, ready to be typed in a shell."""
    content = [] if services.content is None else ["--content", shlex.quote(str(services.content))]
    return " ".join([words.GO_ON, *(["--plain"] if services.plain else []), *content])
