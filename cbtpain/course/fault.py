"""What is wrong with a file of a course, and where."""

from typing import NamedTuple


class Fault(NamedTuple):
    """Reads ``file:line: place: what is wrong``; ``line`` counts from 1."""

    file: str
    line: int
    place: str
    what: str

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"{self.file}:{self.line}: {place}{self.what}"
