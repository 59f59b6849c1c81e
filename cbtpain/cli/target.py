"""Where a file goes that a person named on the command line."""

from pathlib import Path

from cbtpain.cli.services import Services
from cbtpain.errors import Rejected
from cbtpain.store.folder import is_ours


def target(services: Services, named: str) -> Path:
    """The whole path. Raises ``Rejected``.

    ``file_of_diary`` for a file of the diary itself, which nothing may be written over;
    ``file_unwritable`` for a name that leads nowhere.
    """
    try:
        path = Path(named).expanduser().absolute()
        real, home = path.resolve(), services.home.resolve()
    except (RuntimeError, OSError, ValueError):
        raise Rejected("file_unwritable", path=named) from None
    if home in real.parents and is_ours(real.relative_to(home).parts[0]):
        raise Rejected("file_of_diary")
    return path
