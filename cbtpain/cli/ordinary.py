"""A file that was named to be read: an ordinary one, or a fault. A pipe or a device might never end."""

import stat
from pathlib import Path

from cbtpain.errors import NotThere, Rejected


def ordinary(named: Path) -> tuple[Path, int]:
    """Where it is, and how many bytes it has.

    Raises ``NotThere("no_such_file")``, or ``Rejected``: ``not_a_file``, ``file_unreadable``.
    """
    try:
        file = named.expanduser()
        found = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotThere("no_such_file", path=named) from None
    except (OSError, ValueError, RuntimeError):
        raise Rejected("file_unreadable", path=named) from None
    if not stat.S_ISREG(found.st_mode):
        raise Rejected("not_a_file", path=named)
    return file, found.st_size
