"""A course that keeps every clinical rule, and copies of it in which one thing is broken."""

from pathlib import Path
from shutil import copytree

from cbtpain.course.check import faults_of_course
from cbtpain.lint.course import Linter
from tests.course.copies import COURSES, Copy

CLINICAL = COURSES / "clinical"
BROKEN = COURSES / "lint"
WHOLE, BREATH, SOURCES = "sessions/01-whole.yaml", "exercises/breath.yaml", "sources.yaml"


def clinical(folder: Path) -> Copy:
    """The clean course, in a folder of its own."""
    return Copy(Path(copytree(CLINICAL, folder / "clinical")))


def broken(folder: Path, rule: str) -> Copy:
    """The course with the session that breaks that rule."""
    return clinical(folder).write(WHOLE, (BROKEN / f"{rule}.yaml").read_text(encoding="utf-8"))


def told(copy: Copy) -> list[str]:
    """Every rule that is broken, as it is printed; the form of the course is sound."""
    assert faults_of_course(copy.root) == []
    linter = Linter(copy.root)
    return [str(fault) for fault in linter.faults(list(linter.subjects()))]


def told_of_files(copy: Copy) -> list[str]:
    """The same without the rules of sessions, which take a while."""
    assert faults_of_course(copy.root) == []
    return [str(fault) for fault in Linter(copy.root).faults([])]
