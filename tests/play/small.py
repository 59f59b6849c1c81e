"""Sessions made up for a test, in memory or on disk, worded as an author would; and the shipped ones, read once."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from cbtpain.course.expand import NOTICED, prompts_of
from cbtpain.course.load import Course
from cbtpain.course.prompt import Condition, Form, Prompt
from cbtpain.course.session import Session
from cbtpain.course.shelf import Shelf
from cbtpain.errors import ContentFault
from cbtpain.paths import content
from cbtpain.play.answer import Value
from cbtpain.play.player import Play, resume
from cbtpain.play.world import Fact, World

Raw = dict[str, Any]

BREATH: Raw = {
    "id": "breath",
    "title": "Calm the breath",
    "measure": {"id": "tension", "text": "How tense are you now?", "low": "at ease", "high": "as tense as can be"},
    "care": "Breathe as you like.",
    "choices": [
        {
            "id": "eyes",
            "type": "pick",
            "text": "Eyes?",
            "options": [{"id": "open", "text": "open"}, {"id": "closed", "text": "closed"}],
        }
    ],
    "versions": [
        {
            "id": "full",
            "title": "the full one",
            "phases": [
                {"seconds": "2", "text": "In."},
                {"seconds": "3", "text": "Out, eyes {{.eyes|as they are}}."},
                {"seconds": "4", "text": "Stay.", "say": "Stay where you are."},
                {"seconds": "5", "text": "Look.", "when": {"field": "eyes", "equals": "open"}},
            ],
        },
        {"id": "short", "title": "the short one", "phases": [{"seconds": "1", "text": "Out."}]},
    ],
}
PLAN: Raw = {
    "id": "plan",
    "title": "Plan",
    "fields": [
        {"id": "what", "type": "pick", "text": "What?", "options": [{"id": "walk", "text": "walk"}]},
        {"id": "often", "type": "number", "text": "How many days?", "least": "1", "most": "7", "default": "5"},
        {"id": "confidence", "type": "scale", "text": "How sure?", "low": "not", "high": "very", "core": "false"},
        {
            "id": "raise",
            "type": "pick",
            "text": "What would raise it?",
            "when": {"field": "confidence", "under": "7"},
            "options": [{"id": "smaller", "text": "smaller"}, {"id": "keep", "text": "keep", "zero": "true"}],
        },
        {
            "id": "fewer",
            "type": "number",
            "text": "How many then?",
            "least": "1",
            "most": "7",
            "when": {"field": "raise", "equals": "smaller"},
        },
        {"id": "sum", "type": "show", "text": "{{.what}} on {{.often}} days."},
    ],
}
BARRIER: Raw = {
    "id": "barrier",
    "title": "If and then",
    "fields": [
        {
            "id": "what",
            "type": "pick",
            "text": "What may get in the way?",
            "own_words": "true",
            "options": [{"id": "tired", "text": "I am tired"}, {"id": "forgot", "text": "I forget"}],
        },
        {
            "id": "then",
            "type": "pick",
            "text": "Then?",
            "options": [
                {"id": "two", "text": "two minutes", "when": {"field": "what", "equals": "tired"}},
                {"id": "note", "text": "a note", "when": {"field": "what", "equals": "forgot"}},
            ],
        },
    ],
}
NOTES: Raw = {
    "id": "notes",
    "title": "Notes",
    "fields": [
        {"id": "day", "type": "date", "text": "Which day?"},
        {"id": "line", "type": "line", "text": "A line?"},
    ],
    "repeat": {"least": "1", "most": "2", "text": "Another one?"},
}


class MadeUpShelf(Shelf):
    """One exercise and three worksheets, without a file."""

    def __init__(self) -> None:
        super().__init__(Path("nowhere"))

    def exercise(self, id_: str) -> Mapping[str, Any]:
        return {"breath": BREATH}[id_]

    def worksheet(self, id_: str) -> Mapping[str, Any]:
        return {"plan": PLAN, "barrier": BARRIER, "notes": NOTES}[id_]


SHELF = MadeUpShelf()


def session_of(*steps: Raw) -> Session:
    """A session of these steps, as an author would write them."""
    return Session("made-up", "here", 1, 1, "A session", "One thing.", "0" * 64, prompts_of(steps, SHELF))


def reading(id_: str, **more: Any) -> Raw:
    return {"id": id_, "kind": "reading", "text": f"This is {id_}.", **more}


def choose(id_: str, *options: str | Raw, **more: Any) -> Raw:
    listed = [{"id": one, "text": f"take {one}"} if isinstance(one, str) else one for one in options]
    return {"id": id_, "kind": "choose", "text": f"Which, {id_}?", "options": listed, **more}


def scale(id_: str, **more: Any) -> Raw:
    return {"id": id_, "kind": "scale", "text": f"How much, {id_}?", "low": "none", "high": "most", **more}


def line(id_: str, **more: Any) -> Raw:
    return {"id": id_, "kind": "short-text", "text": f"A line, {id_}?", **more}


CLOSE: Raw = {"id": "close", "kind": "close", "core": "true", "text": "Bye."}


def begin(session: Session, world: World, *, short: bool = False) -> Play:
    """At the first prompt of a new run."""
    return resume(session, world, {}, short=short)


def started(*steps: Raw, world: World | None = None, short: bool = False) -> Play:
    """At the first prompt of a session of these steps."""
    return begin(session_of(*steps), world or World(), short=short)


def taking(play: Play, *values: Value) -> Play:
    """After these answers, in order; None skips."""
    for value in values:
        play = play.accept(value)
    return play


def ids(play: Play) -> list[str]:
    """What is shown, in order."""
    return [place.prompt.id for place in play.places]


def values_of(prompt: Prompt) -> list[Value]:
    """Some of what may be kept of an answer to that prompt."""
    kept = [option.kept for option in prompt.options]
    match prompt.form:
        case Form.PICK:
            return list(kept)
        case Form.PICKS:
            two = [kept[:2]] if len(kept) > 1 and prompt.most > 1 else []
            return [*([one] for one in kept), *two]
        case Form.SCALE:
            return [0, 3, 6, 7, 10]
        case Form.NUMBER:
            return [prompt.least, prompt.most]
        case Form.DATE:
            return ["2026-02-15"]
        case Form.LINE | Form.LINES:
            return ["", "words {{why}} [b]"]
        case Form.EXERCISE:
            return [{"version": prompt.version, "seconds": 7, "ended": "done"}]
    return [True]


def value_for(prompt: Prompt, drawn: int) -> Value:
    """One of them, by a number that knows nothing of the prompt."""
    values = values_of(prompt)
    return values[drawn % len(values)]


def as_kept(value: Value) -> Value:
    """What comes back from the diary."""
    found: Value = json.loads(json.dumps(value, ensure_ascii=False))
    return found


@dataclass(frozen=True)
class Told:
    """A world where a few facts hold, one of which hangs on the answers so far."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    earlier: Mapping[str, Value] = field(default_factory=dict)

    def fact(self, name: str, live: Mapping[str, Value]) -> Fact:
        if name == "sessions_done":
            return sum(value is not None for value in live.values())
        return self.facts.get(name)

    @property
    def world(self) -> World:
        return World(earlier=self.earlier, fact=self.fact)


LOOKED_BACK_ON: dict[str, list[Fact]] = {
    "practice_share": [None, 0, 60, 61],
    "plan_made": [None, "yes"],
    "felt_worse": [None, "yes"],
}
EARLIER: dict[str, list[Value]] = {"other/why": [None, "sleep", "work"], "other/mood": [None, 2, 9]}
SHORT = st.booleans()
WORLDS = st.builds(
    lambda facts, earlier: Told(facts, earlier).world,
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in LOOKED_BACK_ON.items()}),
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in EARLIER.items()}),
)
_KINDS = (
    *("reading", "choose", "choose-many", "scale", "short-text", "long-text", "quiz", "exercise", "worksheet"),
    *("barrier", "plan", "review", "checkin"),
)
_OF_KIND: dict[str, Raw] = {
    "scale": {"low": "none", "high": "most"},
    "exercise": {"exercise": "breath"},
    "worksheet": {"worksheet": "notes"},
    "review": {"of": "other", "none": "None.", "some": "Some.", "most": "Most.", "worse": "Worse.", "unplanned": "No."},
}
_ON_WORLD: list[Condition] = [
    *({"fact": "plan_made", "equals": said} for said in ("yes", "no")),
    *({"fact": "practice_share", "over": limit} for limit in ("0", "60")),
    *({"fact": "sessions_done", "over": limit} for limit in ("0", "1", "2")),
    {"step": "other/why", "in": ["sleep"]},
    {"step": "other/mood", "under": "3"},
]


def made_up(random: Random) -> Session:
    """Any small session: kinds, conditions on what comes earlier, jumps to what comes later."""
    count = random.randint(1, 6)
    steps: list[Raw] = []
    for number in range(count):
        later = [f"s{later}" for later in range(number + 1, count)] + ["close"]
        steps.extend(_step(random, f"s{number}", later, prompts_of(steps, SHELF)))
    return session_of(*steps, CLOSE)


sessions = st.randoms(use_true_random=False).map(made_up)


def _step(random: Random, id_: str, later: Sequence[str], before: Sequence[Prompt]) -> Iterator[Raw]:
    """A step, and behind an exercise sometimes a notice of it."""
    kind = random.choice(_KINDS)
    step: Raw = {"id": id_, "kind": kind, "text": f"At {id_}.", **_OF_KIND.get(kind, {})}
    step["core"] = random.choice(["true", "false"])
    if kind in ("choose", "choose-many", "quiz"):
        offered = ("walk", "rest", "sleep")[: random.randint(1, 3)]
        step["options"] = [_option(random, one, kind, later, before) for one in offered]
    if kind in ("choose", "choose-many"):
        step["own_words"] = random.choice(["true", "false"])
    if before and random.randint(0, 1):
        step["when"] = _condition(random, before)
    if not random.randint(0, 4):
        step["go"] = random.choice(later)
    yield step
    if kind == "exercise" and random.randint(0, 1):
        said = {name: f"It is {name}." for name in NOTICED}
        yield {"id": f"{id_}-notice", "kind": "notice", "of": id_, "core": step["core"], **said}


def _option(random: Random, id_: str, kind: str, later: Sequence[str], before: Sequence[Prompt]) -> Raw:
    option: Raw = {"id": id_, "text": f"take {id_}", "reply": "Well."}
    if kind == "choose" and not random.randint(0, 3):
        option["go"] = random.choice(later)
    if before and not random.randint(0, 2):
        option["when"] = _condition(random, before)
    return option


def _condition(random: Random, before: Sequence[Prompt], deep: int = 2) -> Condition:
    """On those prompts, on facts, on an earlier session."""
    key = random.choice(["", "", "all", "any", "not"]) if deep else ""
    if key in ("all", "any"):
        return {key: [_condition(random, before, deep - 1) for _ in range(random.randint(1, 2))]}
    if key == "not":
        return {"not": _condition(random, before, deep - 1)}
    return random.choice(_on_prompt(random.choice(before)) if random.randint(0, 2) else _ON_WORLD)


def _on_prompt(prompt: Prompt) -> list[Condition]:
    name = prompt.id
    found: list[Condition] = [{"step": name, "answered": answered} for answered in ("true", "false")]
    kept = [option.kept for option in prompt.options]
    if prompt.form is Form.PICK:
        found += [{"step": name, "equals": one} for one in kept] + [{"step": name, "in": kept[:2]}]
    if prompt.form is Form.PICKS:
        found += [{"step": name, "includes": one} for one in kept]
    if prompt.form in (Form.SCALE, Form.NUMBER):
        found += [{"step": name, "under": "7"}, {"step": name, "over": "2"}]
    return found


def _written(id_: str) -> bool:
    """True for a session that is there, with the exercises and worksheets it rests on."""
    shelf, root = Shelf(content()), content()
    if not any(root.glob(f"sessions/*-{id_}.yaml")):
        return False
    try:
        steps = shelf.session(id_)["steps"]
    except ContentFault:
        # The tests of it tell what is wrong.
        return True
    sheets = [f"exercises/{step['exercise']}.yaml" for step in steps if "exercise" in step]
    sheets += [f"worksheets/{step['worksheet']}.yaml" for step in steps if "worksheet" in step]
    return all((root / sheet).is_file() for sheet in sheets)


SHIPPED_IDS = [id_ for id_ in Shelf(content()).session_ids if _written(id_)]


@cache
def shipped(id_: str) -> Session:
    return Course(content()).session(id_)


class Pack:
    """A course on disk, which its author may edit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("sessions", "exercises", "worksheets"):
            (root / folder).mkdir(parents=True)
        self.exercise(BREATH)
        self._write("worksheets/plan.yaml", _typed(PLAN))
        self._write("worksheets/barrier.yaml", BARRIER)

    def write(self, *sessions: list[Raw]) -> None:
        names = ("first", "second", "third")[: len(sessions)]
        self._write("course.yaml", {"id": "small", "title": "A small course", "sessions": list(names)})
        for number, (name, steps) in enumerate(zip(names, sessions), start=1):
            told = {"id": name, "title": name.title(), "message": "One thing.", "steps": steps}
            self._write(f"sessions/0{number}-{name}.yaml", told)

    def exercise(self, raw: Raw) -> None:
        self._write(f"exercises/{raw['id']}.yaml", raw)

    def _write(self, name: str, raw: Mapping[str, Any]) -> None:
        # JSON is YAML, and quick to write.
        text = json.dumps({"format_version": "1", **raw}, ensure_ascii=False, indent=1)
        (self.root / name).write_text(text, encoding="utf-8")


def _typed(raw: Raw) -> Raw:
    """The plan with all the fields the program looks for."""
    where = {
        "id": "where",
        "type": "line",
        "text": "Where?",
        "core": "false",
        "when": {"fact": "plan_made", "equals": "x"},
    }
    when = {**where, "id": "when", "text": "When?"}
    return {**raw, "fields": [*raw["fields"], where, when]}
