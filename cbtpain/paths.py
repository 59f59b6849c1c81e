"""Where things live: the person's folder, and the course that came with the program.

Reading a path never creates anything.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from cbtpain.errors import ContentFault, NotThere, StoreFault

HOME_VARIABLE, CONTENT_VARIABLE = "CBTPAIN_HOME", "CBTPAIN_CONTENT"
DIARY = "diary.db"
BACKUPS = "backups"
SETTINGS = "settings.json"


def home(environ: Mapping[str, str] | None = None) -> Path:
    """The folder that holds all data: CBTPAIN_HOME, else the platform's data folder.

    Raises ``StoreFault("no_home")`` when the system names no home folder.
    """
    environ = os.environ if environ is None else environ
    named = environ.get(HOME_VARIABLE)
    try:
        return Path(named).expanduser().absolute() if named else _of_platform()
    except (RuntimeError, OSError):
        raise StoreFault("no_home") from None


def _of_platform() -> Path:
    # About 3 ms, and not needed when CBTPAIN_HOME is set.
    from platformdirs import user_data_path

    return user_data_path("cbtpain", appauthor=False)


def content() -> Path:
    """The course's folder, from a wheel, an editable install or a plain checkout.

    Raises ``ContentFault("no_content")`` when the installation lacks it.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "content", package.parent / "content"):
        if root.is_dir():
            return root
    raise ContentFault("no_content")


def course_folder(named: str | Path | None) -> Path:
    """The folder of a course of one's own; the shipped one where none is named.

    Raises ``NotThere`` for a folder under nobody's home, and ``ContentFault``.
    """
    try:
        return Path(named).expanduser().absolute() if named else content()
    except RuntimeError:
        raise NotThere("no_such_course", folder=named) from None
