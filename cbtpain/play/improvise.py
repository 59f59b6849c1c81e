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

_ANEW = (0.05, 0.1, 0.3)
"""How much of a walk like another one is drawn anew: now less, now more."""
_A_DAY = "2026-02-15"


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

    def walk(self, random: Random, *, short: bool = False, like: Improvised | None = None) -> Improvised:
        """One walk from the first prompt to the last; ``like`` another one but for a few answers and facts."""
        known, answered = ({}, {}) if like is None else (like.world.earlier, like.live)
        anew = 1.0 if like is None else random.choice(_ANEW)
        outside = {
            name: known[name] if name in known and random.random() >= anew else random.choice(values)
            for name, values in self._values.items()
            if _is_outside(name)
        }
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
            stays = prompt.id in answered and random.random() >= anew and fits(prompt, answered[prompt.id])
            live[prompt.id] = answered[prompt.id] if stays else self._answered(prompt, random)
            return True, live[prompt.id]

        shown = tuple(walk(self._session.prompts, world, look, short=short))
        return Improvised(shown, live, world)

    def _answered(self, prompt: Prompt, random: Random) -> Value:
        return None if random.random() < self._skips else self._drawn(prompt, random)

    def _drawn(self, prompt: Prompt, random: Random) -> Value:
        match prompt.form:
            case Form.PICK:
                return random.choice(self._options(prompt))
            case Form.PICKS:
                options = self._options(prompt)
                return _alone(random.sample(options, random.randint(1, min(prompt.most, len(options)))))
            case Form.SCALE | Form.NUMBER:
                values = [*self._values.get(prompt.id, []), prompt.least, prompt.most]
                return random.choice([value for value in values if fits(prompt, value)])
            case Form.LINE | Form.LINES:
                return random.choice(["words", ""])
            case Form.DATE:
                return _A_DAY
            case Form.EXERCISE:
                return {"version": prompt.version, "seconds": 60, "ended": "done"}
        return True

    def _options(self, prompt: Prompt) -> list[str]:
        """What can be chosen; own words where they are wanted, or where there is nothing else."""
        kept = list(dict.fromkeys(option.kept for option in prompt.options))
        return kept if self._own_words else [one for one in kept if one != OWN] or kept


def _alone(chosen: list[str]) -> Value:
    """None of these is not chosen beside others."""
    return list[str]([id_ for id_ in chosen if id_ != "none"] or chosen)


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
    for prompt in session.prompts:
        if _is_outside(prompt.order_by):
            values = found.setdefault(prompt.order_by, [None])
            belonging = dict.fromkeys(value for option in prompt.options for value in option.belongs_to)
            values.extend(value for value in belonging if value not in values)
    return found


def _sides(part: Condition, *, outside: bool) -> Iterator[Value]:
    for key in ("over", "under"):
        if key in part:
            limit = int(part[key])
            # Nothing that is counted is below 0.
            yield from (number for number in (limit - 1, limit, limit + 1) if number >= 0)
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
