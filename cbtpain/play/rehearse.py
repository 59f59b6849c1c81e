"""Walking a session without a person: every prompt shown, and every condition seen both ways.

Answers and facts are drawn from the values that make a difference (each option, the
numbers on both sides of each limit, a skip), from a fixed seed, so that a rehearsal
always comes out the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from cbtpain.course.conditions import parts_of
from cbtpain.course.prompt import Condition, Form, Prompt
from cbtpain.course.session import Session
from cbtpain.play.answer import Value
from cbtpain.play.condition import holds
from cbtpain.play.parse import fits
from cbtpain.play.walk import walk
from cbtpain.play.world import Fact, World

_SEED = 30
_MOST_WALKS = 4000
_FEWEST_WALKS = 200
_SKIPS = 0.15


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
    told = _Telling(session)
    found = Rehearsal(conditions=len(told.conditions))
    random = Random(_SEED)  # noqa: S311  # a fixed seed is the point
    ids = {prompt.id for prompt in session.prompts}
    while found.walks < _MOST_WALKS:
        found.walks += 1
        steps = told.one_walk(random, short=found.walks % 5 == 0)
        found.shown |= set(steps)
        found.longest = max(found.longest, len(steps))
        if found.walks >= _FEWEST_WALKS and found.shown == ids and not told.one_sided():
            break
    found.never_shown = sorted(ids - found.shown)
    found.one_sided = told.one_sided()
    return found


class _Telling:
    """Draws answers and facts, and notes which way each condition went."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.conditions = dict(_conditions(session))
        self._seen: dict[str, set[bool]] = {name: set() for name in self.conditions}
        self._values = _values_that_matter(session)

    def one_walk(self, random: Random, *, short: bool) -> list[str]:
        """One walk to the end; the ids of what was shown."""
        outside = {name: random.choice(values) for name, values in self._values.items() if "/" in name or ":" in name}
        world = World(earlier=outside, fact=_facts(outside))
        live: dict[str, Value] = {}

        def look(prompt: Prompt) -> tuple[bool, Value]:
            if prompt.id not in live:
                return (False, None) if short and not prompt.core else (True, self._answer(prompt, random, live))
            return True, live[prompt.id]

        steps = [prompt.id for prompt in walk(self._session.prompts, world, look, short=short)]
        for name, when in self.conditions.items():
            self._seen[name].add(holds(when, live, world))
        return steps

    def _answer(self, prompt: Prompt, random: Random, live: dict[str, Value]) -> Value:
        live[prompt.id] = value = None if random.random() < _SKIPS else self._drawn(prompt, random)
        return value

    def _drawn(self, prompt: Prompt, random: Random) -> Value:
        match prompt.form:
            case Form.PICK:
                return random.choice(prompt.options).kept
            case Form.PICKS:
                count = random.randint(1, min(prompt.most, len(prompt.options)))
                return list[str]({option.kept for option in random.sample(prompt.options, count)})
            case Form.SCALE | Form.NUMBER:
                values = [*self._values.get(prompt.id, []), prompt.least, prompt.most]
                return random.choice([value for value in values if fits(prompt, value)])
            case Form.LINE | Form.LINES | Form.DATE:
                return random.choice(["words", ""])
            case Form.EXERCISE:
                return {"version": random.choice(prompt.options).id, "seconds": 60, "ended": "done"}
        return True

    def one_sided(self) -> list[str]:
        return [f"{name} ({_way(seen)})" for name, seen in self._seen.items() if len(seen) < 2]


def _way(seen: set[bool]) -> str:
    return "always" if True in seen else "never"


def _facts(outside: Mapping[str, Value]):  # type: ignore[no-untyped-def]
    def fact(name: str, live: Mapping[str, Value]) -> Fact:
        found = outside.get(f"fact:{name}")
        return found if isinstance(found, str | int) else None

    return fact


def _conditions(session: Session) -> Iterator[tuple[str, Condition]]:
    for prompt in session.prompts:
        for number, when in enumerate(prompt.whens, start=1):
            yield f"{prompt.id}, condition {number}", when
        for option in prompt.options:
            if option.when is not None:
                yield f"{prompt.id}, option {option.id}", option.when


def _values_that_matter(session: Session) -> dict[str, list[Value]]:
    """By step, ``session/step`` or ``fact:name``: nothing, and each value on both sides of each comparison."""
    found: dict[str, list[Value]] = {}
    for _, when in _conditions(session):
        for part in parts_of(when):
            name = part.get("step") or f"fact:{part['fact']}"
            outside = "/" in name or ":" in name
            values = found.setdefault(name, [None] if outside else [])
            values.extend(value for value in _sides(part, outside=outside) if value not in values)
    return found


def _sides(part: Condition, *, outside: bool) -> Iterator[Value]:
    for key in ("over", "under"):
        if key in part:
            limit = int(part[key])
            yield from (limit - 1, limit, limit + 1)
    told = [part["equals"]] if "equals" in part else part.get("in") or []
    if not outside:
        yield from (int(value) for value in told if value.isdecimal())
        return
    yield from told
    if "includes" in part:
        yield [part["includes"]]
    if "answered" in part:
        yield "words"
