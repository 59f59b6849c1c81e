"""``cbtpain data import`` of an export: judged whole, then written whole."""

import codecs
from pathlib import Path

from cbtpain.cli.ordinary import ordinary
from cbtpain.cli.services import Services
from cbtpain.cli.settings_known import refuse_unknown_settings
from cbtpain.errors import Rejected
from cbtpain.report.export_json import whole_of
from cbtpain.store.migrations import NEWEST
from cbtpain.store.whole import bring_back, refuse_what_is_there
from cbtpain.words import data as words

MOST_MEGABYTES = 512
"""A million check-ins take some 250."""
_HEAD = 64


def bring_diary_back(services: Services, file: Path) -> None:
    """Raises ``Rejected``, ``NotThere`` or ``StoreFault``; nothing was written then."""
    refuse_what_is_there(services.home)
    try:
        whole = whole_of(read_file(file), NEWEST)
        refuse_unknown_settings(whole.settings)
        count = bring_back(services.home, whole, services.clock.now())
    except MemoryError:
        raise Rejected("file_unreadable", path=file) from None
    services.out().say(words.BROUGHT_BACK.format(count=count))


def read_file(named: Path) -> bytes:
    """What an export holds. Raises ``NotThere("no_such_file")``, or ``Rejected``.

    So many bytes are read as the file has, and of what does not begin as an export does, no more than its beginning.
    """
    path, size = ordinary(named)
    if size > MOST_MEGABYTES * 1_000_000:
        raise Rejected("file_too_large", path=named, megabytes=MOST_MEGABYTES)
    try:
        with path.open("rb") as file:
            head = file.read(min(size, _HEAD))
            if head.removeprefix(codecs.BOM_UTF8).lstrip()[:1] not in (b"{", b""):
                raise Rejected("not_an_export")
            return head + file.read(size - len(head))
    except OSError:
        raise Rejected("file_unreadable", path=named) from None
