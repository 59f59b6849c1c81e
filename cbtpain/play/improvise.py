"""Going through a session with drawn answers, for those who judge a course rather than take it.

Answers and facts are drawn from the values that make a difference: each option, the
numbers on both sides of each limit, and, where wanted, a skip.
"""

from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from cbtpain.course.conditions import parts_of
from cbtpain.course.prompt import OWN, Condition, Form, Prompt
from cbtpain.course.session import Session
from cbtpain.play.answer import Value
from cbtpain.play.parse import fits
from cbtpain.play.walk import walk
from cbtpain.play.world import Fact, World


class Improvised(NamedTuple):
    """One walk: the prompts that were shown, in order, the answers, and what was known beside them."""

    shown: tuple[Prompt, ...]
    live: Mapping[str, Value]
    world: World


class Improviser:
    """Draws walks through one session; ``skips`` is how often a prompt is skipped, from 0 to 1."""

    def __init__(self, session: Session, *, skips: float = 0.0, own_words: bool = True) -> None:
        self._session = session
        self._skips = skips
        self._own_words = own_words
        self._values = _values_that_matter(session)

    def walk(self, random: Random, *, short: bool = False) -> Improvised:
        """One walk from the first prompt to the last."""
        outside = {name: random.choice(values) for name, values in self._values.items() if _is_outside(name)}
        if outside.get("fact:plan_made", "yes") != "yes":
            # Without a plan there is no share of it.
            outside = {name: value for name, value in outside.items() if not name.startswith("fact:practice_")}
        world = World(earlier=outside, fact=_facts(outside))
        live: dict[str, Value] = {}

        def look(prompt: Prompt) -> tuple[bool, Value]:
            if prompt.id in live:
                return True, live[prompt.id]
            if short and not prompt.core:
                return False, None
            live[prompt.id] = None if random.random() < self._skips else self._drawn(prompt, random)
            return True, live[prompt.id]

        shown = tuple(walk(self._session.prompts, world, look, short=short))
        return Improvised(shown, live, world)

    def _drawn(self, prompt: Prompt, random: Random) -> Value:
        match prompt.form:
            case Form.PICK:
                return random.choice(self._options(prompt))
            case Form.PICKS:
                options = self._options(prompt)
                return list[str](random.sample(options, random.randint(1, min(prompt.most, len(options)))))
            case Form.SCALE | Form.NUMBER:
                values = [*self._values.get(prompt.id, []), prompt.least, prompt.most]
                return random.choice([value for value in values if fits(prompt, value)])
            case Form.LINE | Form.LINES | Form.DATE:
                return random.choice(["words", ""])
            case Form.EXERCISE:
                return {"version": prompt.version, "seconds": 60, "ended": "done"}
        return True

    def _options(self, prompt: Prompt) -> list[str]:
        kept = dict.fromkeys(option.kept for option in prompt.options if self._own_words or option.id != OWN)
        return list(kept)


def _is_outside(name: str) -> bool:
    return "/" in name or ":" in name


def _facts(outside: Mapping[str, Value]):  # type: ignore[no-untyped-def]
    def fact(name: str, live: Mapping[str, Value]) -> Fact:
        found = outside.get(f"fact:{name}")
        return found if isinstance(found, str | int) else None

    return fact


def conditions_of(session: Session) -> Iterator[tuple[str, Condition]]:
    """Every condition of a session, with a name for it."""
    for prompt in session.prompts:
        for number, when in enumerate(prompt.whens, start=1):
            yield f"{prompt.id}, condition {number}", when
        for option in prompt.options:
            if option.when is not None:
                yield f"{prompt.id}, option {option.id}", option.when


def _values_that_matter(session: Session) -> dict[str, list[Value]]:
    """By step, ``session/step`` or ``fact:name``: nothing, and each value on both sides of each comparison."""
    found: dict[str, list[Value]] = {}
    for _, when in conditions_of(session):
        for part in parts_of(when):
            name = part.get("step") or f"fact:{part['fact']}"
            values = found.setdefault(name, [None] if _is_outside(name) else [])
            values.extend(value for value in _sides(part, outside=_is_outside(name)) if value not in values)
    return found


def _sides(part: Condition, *, outside: bool) -> Iterator[Value]:
    for key in ("over", "under"):
        if key in part:
            limit = int(part[key])
            yield from (limit - 1, limit, limit + 1)
    told = [part["equals"]] if "equals" in part else part.get("in") or []
    if not outside:
        # Options are drawn from their list; a number may be looked at as one.
        yield from (int(value) for value in told if value.isdecimal())
        return
    yield from told
    if "includes" in part:
        yield [part["includes"]]
    if "answered" in part:
        yield "words"
