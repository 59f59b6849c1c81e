"""Beginning a course of one's own: a small one that passes the check, to be changed."""

import shutil
from pathlib import Path

from cbtpain import paths
from cbtpain.errors import Rejected

TEMPLATE = "template"
_FROM_SHIPPED = ("exercises/breath.yaml", "worksheets/plan.yaml", "worksheets/barrier.yaml")


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
