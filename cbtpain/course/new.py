"""Beginning a course of one's own: a small one that passes the check, to be changed."""

import re
import shutil
import unicodedata
from pathlib import Path

from cbtpain import paths
from cbtpain.course.shelf import COURSE
from cbtpain.errors import Rejected

TEMPLATE = "template"
_FROM_SHIPPED = ("exercises/breath.yaml", "worksheets/plan.yaml", "worksheets/barrier.yaml")
_ID, _TITLE = "my-course", "My course"
"""As the template has them."""
_LONGEST_ID = 32
_AN_ID = re.compile(r"(?!(?:own|again)$)[a-z][a-z0-9-]+")
"""Two letters at least, and no name that the program uses itself."""


def begin_course(folder: Path) -> None:
    """Write it into a new or empty folder. Raises ``Rejected`` for one that holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Rejected("folder_is_taken", folder=folder)
    shipped = paths.content()
    template = shipped / TEMPLATE
    files = {path.relative_to(template).as_posix(): path for path in template.rglob("*.yaml")}
    for name, path in (files | {name: shipped / name for name in _FROM_SHIPPED}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        # Words alone: an installation that nobody may write to makes a course that can be changed.
        shutil.copyfile(path, folder / name)
    _name(folder / COURSE, _id_of(folder))


def _name(head: Path, id_: str) -> None:
    """Progress is kept under the id, so two courses that somebody begins need two of them."""
    text = head.read_text(encoding="utf-8")
    title = id_.replace("-", " ").capitalize()
    head.write_text(text.replace(f'"{_ID}"', f'"{id_}"').replace(f'"{_TITLE}"', f'"{title}"'), encoding="utf-8")


def _id_of(folder: Path) -> str:
    """The folder's name as an id; ``.`` has the name of the folder it stands for."""
    found = _plain(folder.name) or _plain(folder.resolve().name) or _ID
    return (found if _AN_ID.fullmatch(found) else f"course-{found}")[:_LONGEST_ID].rstrip("-")


def _plain(name: str) -> str:
    """Small letters, digits and hyphens alone: ``Zürich, 2`` is ``zurich-2``."""
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
