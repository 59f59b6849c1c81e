"""One session, ready to be played."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cbtpain.course.prompt import Prompt


@dataclass(frozen=True, slots=True)
class Session:
    """``number`` counts from 1 in the course's order; ``sessions`` is how many there are.

    ``digest`` is the SHA-256 of the session's file: a half-done session whose text was
    edited meanwhile is recognised by it.
    """

    course: str
    id: str
    number: int
    sessions: int
    title: str
    message: str
    digest: str
    prompts: tuple[Prompt, ...]
    skill_names: Mapping[str, str] = field(default_factory=dict)
    asks_again: bool = True
    """What was skipped comes back once at the end; after a minute's practice it does not."""
