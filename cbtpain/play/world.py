"""What a session may know beside its own answers: earlier sessions and facts, handed in by the caller."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cbtpain.play.answer import Value

Fact = str | int | None
FactOf = Callable[[str, Mapping[str, Value]], Fact]
"""A fact by its name, given the answers of this session so far; computed in ``measures.facts``."""


def _unknown(name: str, live: Mapping[str, Value]) -> Fact:
    return None


@dataclass(frozen=True, slots=True)
class World:
    """``earlier`` and ``words`` are by ``session/step``: values for conditions, texts for slots."""

    earlier: Mapping[str, Value] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    fact: FactOf = _unknown
