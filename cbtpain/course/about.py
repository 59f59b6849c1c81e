"""What the program says of itself, each claim with its sources."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cbtpain.course.shape import part, shaped
from cbtpain.course.source import read

ABOUT = "about.yaml"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph and the keys of ``sources.yaml`` it rests on."""

    title: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim was read."""

    title: str
    where: str
    says: str


def about(content: Path) -> tuple[Paragraph, ...]:
    """The paragraphs of ``about.yaml``. Raises ``ContentFault``."""
    path = content / ABOUT
    return tuple(_paragraph(entry, path.name) for entry in part(read(path), "paragraphs", path.name))


def sources(content: Path) -> dict[str, Source]:
    """Every source by its key. Raises ``ContentFault``."""
    path = content / "sources.yaml"
    return {key: shaped(Source, entry, path.name) for key, entry in part(read(path), "sources", path.name).items()}


def _paragraph(entry: dict[str, Any], where: str) -> Paragraph:
    return shaped(Paragraph, entry | {"sources": tuple(part(entry, "sources", where))}, where)
