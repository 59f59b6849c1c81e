"""Walking a session without a person: every prompt shown, and every condition seen both ways.

Drawn from a fixed seed, so that a rehearsal always comes out the same.
"""

from dataclasses import dataclass, field
from random import Random

from cbtpain.course.session import Session
from cbtpain.play.condition import holds
from cbtpain.play.improvise import Improviser, conditions_of

_SEED = 30
_MOST_WALKS = 4000
_FEWEST_WALKS = 200
_SKIPS = 0.15
_SHORT_EVERY = 5


@dataclass
class Rehearsal:
    """What was seen; ``never_shown`` and ``one_sided`` are empty for a session that is whole."""

    walks: int = 0
    shown: set[str] = field(default_factory=set)
    never_shown: list[str] = field(default_factory=list)
    one_sided: list[str] = field(default_factory=list)
    conditions: int = 0
    longest: int = 0

    @property
    def is_whole(self) -> bool:
        return not self.never_shown and not self.one_sided


def rehearse(session: Session) -> Rehearsal:
    """Walk until everything was seen, or long enough to say that it cannot be."""
    improviser, random = Improviser(session, skips=_SKIPS), Random(_SEED)  # noqa: S311  # a fixed seed is the point
    conditions = dict(conditions_of(session))
    seen: dict[str, set[bool]] = {name: set() for name in conditions}
    found = Rehearsal(conditions=len(conditions))
    ids = {prompt.id for prompt in session.prompts}
    while found.walks < _MOST_WALKS:
        found.walks += 1
        walked = improviser.walk(random, short=found.walks % _SHORT_EVERY == 0)
        found.shown |= {prompt.id for prompt in walked.shown}
        found.longest = max(found.longest, len(walked.shown))
        for name, when in conditions.items():
            seen[name].add(holds(when, walked.live, walked.world))
        if found.walks >= _FEWEST_WALKS and found.shown == ids and not _one_sided(seen):
            break
    found.never_shown = sorted(ids - found.shown)
    found.one_sided = _one_sided(seen)
    return found


def _one_sided(seen: dict[str, set[bool]]) -> list[str]:
    return [f"{name} ({'always' if True in ways else 'never'})" for name, ways in seen.items() if len(ways) != 2]
