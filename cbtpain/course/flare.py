"""The texts of the worst day (``content/flare.yaml``): the one question, and the plan as it is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cbtpain.course.shape import part, shaped
from cbtpain.course.source import read

FLARE = "flare.yaml"


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """How the person's own plan is said; ``{said}`` stands for what they answered."""

    title: str
    first: str
    plan: str
    people: str
    call: str


@dataclass(frozen=True, slots=True)
class UsualPlan:
    """The plan from the first day on, for whoever has made none."""

    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlareTexts:
    """``choices`` are three: usual, new or different, not sure."""

    ask: str
    choices: tuple[str, ...]
    care: str
    own: OwnPlan
    usual: UsualPlan
    instead_of_breath: str
    no_blame: str


def flare_texts(content: Path) -> FlareTexts:
    """Raises ``ContentFault``."""
    path = content / FLARE
    found: Mapping[str, Any] = read(path)
    usual = part(found, "usual", path.name)
    texts = {key: part(found, key, path.name) for key in ("ask", "care", "instead_of_breath", "no_blame")}
    nested = {
        "choices": tuple(part(found, "choices", path.name)),
        "own": shaped(OwnPlan, part(found, "own", path.name), path.name),
        "usual": shaped(UsualPlan, usual | {"steps": tuple(part(usual, "steps", path.name))}, path.name),
    }
    return shaped(FlareTexts, texts | nested, path.name)
