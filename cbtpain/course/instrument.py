"""Questionnaires as the course's files word them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cbtpain.course.shape import part, shaped
from cbtpain.course.source import read


@dataclass(frozen=True, slots=True)
class Item:
    """One 0-10 question: its words, what 0 and 10 mean, and help."""

    id: str
    text: str
    low: str
    high: str
    help: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire with the notice its wording stands under."""

    format_version: str
    id: str
    title: str
    recall: str
    source: str
    notice: str
    items: tuple[Item, ...]


def peg(content: Path) -> Instrument:
    """The PEG, word for word (Krebs et al. 2009). Raises ``ContentFault``."""
    path = content / "instruments" / "peg.yaml"
    found: dict[str, Any] = read(path)
    items = tuple(shaped(Item, item, path.name) for item in part(found, "items", path.name))
    return shaped(Instrument, found | {"items": items}, path.name)
