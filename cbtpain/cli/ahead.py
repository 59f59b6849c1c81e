"""Importing the store while the person reads the first screen: SQLModel takes 0.3-0.4 s.

One thread does it, and whoever needs the store waits for that thread first: two
threads that import SQLAlchemy at once can find it half-made.
"""

from contextlib import suppress
from importlib import import_module
from threading import Thread

_STORE = "cbtpain.store.runs"
_threads: list[Thread] = []


def begin() -> None:
    """Start importing; a second call does nothing."""
    if not _threads:
        _threads.append(Thread(target=_import, daemon=True))
        _threads[0].start()


def ready() -> None:
    """Return once the import is done, if one was started."""
    for thread in _threads:
        thread.join()


def _import() -> None:
    # Whatever is wrong with the import, the first answer meets it again where it can be told.
    with suppress(Exception):
        import_module(_STORE)
