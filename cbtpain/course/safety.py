"""The words for the hardest moments, and the signs in the body that need care."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cbtpain.course.shape import part, shaped
from cbtpain.course.source import read


@dataclass(frozen=True, slots=True)
class Signs:
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Safety:
    """``{number}`` in the texts stands for the emergency number of the person's country."""

    crisis: tuple[str, ...]
    danger: str
    means: tuple[str, ...]
    unsafe: tuple[str, ...]
    doctor: tuple[str, ...]
    signs: tuple[Signs, ...]


def safety(content: Path) -> Safety:
    """The texts of ``safety.yaml``. Raises ``ContentFault``."""
    path = content / "safety.yaml"
    found: dict[str, Any] = read(path)
    signs = tuple(
        _signs(part(part(found, "signs", path.name), when, path.name), path.name) for when in ("now", "today", "soon")
    )
    texts = {key: tuple(part(found, key, path.name)) for key in ("crisis", "means", "unsafe", "doctor")}
    return shaped(Safety, texts | {"danger": part(found, "danger", path.name), "signs": signs}, path.name)


def _signs(entry: dict[str, Any], where: str) -> Signs:
    return shaped(Signs, entry | {"items": tuple(part(entry, "items", where))}, where)
