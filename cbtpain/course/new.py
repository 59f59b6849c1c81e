"""Beginning a course of one's own: a small one that passes the check, to be changed."""

import shutil
from pathlib import Path

from cbtpain import paths
from cbtpain.errors import Rejected

TEMPLATE = "template"
_FROM_SHIPPED = (*("exercises/breath.yaml", "worksheets/plan.yaml", "worksheets/barrier.yaml", "sources.yaml"),)


def begin_course(folder: Path) -> None:
    """Write it into a new or empty folder. Raises ``Rejected`` for one that holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Rejected("folder_is_taken", folder=folder)
    shipped = paths.content()
    shutil.copytree(shipped / TEMPLATE, folder, dirs_exist_ok=True)
    for name in _FROM_SHIPPED:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(shipped / name, folder / name)
