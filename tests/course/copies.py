"""Copies of the small course, changed for a test: one line at a time, so that the faulty line is known."""

from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from cbtpain.course.check import faults_of_course
from cbtpain.course.load import Course
from cbtpain.course.prompt import Prompt

COURSES = Path(__file__).resolve().parent.parent / "data" / "courses"
SMALL = COURSES / "small"
BROKEN = COURSES / "broken-sessions"
FIRST, SECOND = "sessions/01-first.yaml", "sessions/02-second.yaml"
BREATH, PLAN, THOUGHTS = "exercises/breath.yaml", "worksheets/plan.yaml", "worksheets/thoughts.yaml"


@dataclass(frozen=True)
class Copy:
    """A course of one's own."""

    root: Path

    def change(self, file: str, old: str, new: str) -> "Copy":
        """Put other text in place of a text that stands there once."""
        text = self.read(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        return self.write(file, text.replace(old, new))

    def write(self, file: str, text: str) -> "Copy":
        (self.root / file).parent.mkdir(parents=True, exist_ok=True)
        (self.root / file).write_text(text, encoding="utf-8")
        return self

    def read(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def line(self, file: str, text: str) -> int:
        """The line on which a text stands for the first time."""
        return next(number for number, line in enumerate(self.read(file).splitlines(), start=1) if text in line)

    def faults(self) -> list[str]:
        return [str(fault) for fault in faults_of_course(self.root)]

    def prompts(self, session: str) -> dict[str, Prompt]:
        return {prompt.id: prompt for prompt in Course(self.root).session(session).prompts}


def small(folder: Path) -> Copy:
    """The small course, in a folder of its own."""
    return Copy(Path(copytree(SMALL, folder / "small")))


def broken(folder: Path, edge: str) -> Copy:
    """The small course with a broken first session."""
    return small(folder).write(FIRST, (BROKEN / f"{edge}.yaml").read_text(encoding="utf-8"))
