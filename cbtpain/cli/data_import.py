"""``cbtpain data import`` of an export: judged whole, then written whole."""

from pathlib import Path

from cbtpain.cli.services import Services
from cbtpain.errors import NotThere, Rejected
from cbtpain.report.export_json import whole_of
from cbtpain.store.migrations import NEWEST
from cbtpain.store.whole import bring_back, refuse_what_is_there
from cbtpain.words import data as words


def bring_diary_back(services: Services, file: Path) -> None:
    """Raises ``Rejected``, ``NotThere`` or ``StoreFault``; nothing was written then."""
    refuse_what_is_there(services.home)
    count = bring_back(services.home, whole_of(read_file(file), NEWEST))
    services.out().say(words.BROUGHT_BACK.format(count=count))


def read_file(file: Path) -> bytes:
    """Raises ``NotThere("no_such_file")``, or ``Rejected("file_unreadable")``."""
    try:
        return file.expanduser().read_bytes()
    except FileNotFoundError:
        raise NotThere("no_such_file", path=file) from None
    except (OSError, ValueError, RuntimeError):
        raise Rejected("file_unreadable", path=file) from None
