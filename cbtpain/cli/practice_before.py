"""What is known of an exercise from the times before: how it was done, how it felt, whether it was left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cbtpain.cli.services import Services
from cbtpain.cli.session_past import Given, Past
from cbtpain.course.aside import PRACTICE_OF
from cbtpain.course.practice import GENTLE, NEXT, NOTICE
from cbtpain.measures.mood import GAD_2, worries
from cbtpain.play.answer import Answer, Value
from cbtpain.records import Practice, Run
from cbtpain.store.fast_assessments import assessed, assessments

Raw = Mapping[str, Any]
_PHQ_4 = "phq-4"
_FOR_GOOD, _KEEP = "for-good", "keep"
WORSE = "worse"
THREE = 3
"""So often worse, and leaving the skill out for good is offered (CURRICULUM 2)."""


@dataclass(frozen=True)
class Before:
    """``choices`` by prompt, as they were last made; ``version`` of last time, and ``felt`` and ``next`` after it."""

    choices: Mapping[str, Value] = field(default_factory=dict)
    version: str = ""
    felt: str = ""
    next: str = ""
    care_read: bool = False
    left_out: bool = False

    @property
    def gentler(self) -> bool:
        """True where the gentle version is offered first: asked for, or worse without a word on how to go on."""
        return self.next == GENTLE or (self.felt == WORSE and self.next not in (_KEEP, GENTLE))


def before(past: Past, exercise: Raw, digest: str) -> Before:
    """Of an exercise's earlier practices. Its cautions are read anew where their file was changed since."""
    id_ = exercise["id"]
    runs = [run for run in past.aside if run.session == PRACTICE_OF + id_]
    answers = [_values(past.of(run)) for run in runs]
    done = [one for one in answers if _version(one, id_)]
    last = done[-1] if done else {}
    return Before(
        choices=_latest(answers, [f"{id_}.{name}" for name in _taken_over(exercise)]),
        version=_version(last, id_),
        felt=str(last.get(NOTICE) or ""),
        next=str(last.get(NEXT) or ""),
        care_read=any(_read_care(run, past, id_, digest) for run in runs),
        left_out=str(last.get(NEXT) or "") == _FOR_GOOD,
    )


def left_out(past: Past, id_: str) -> bool:
    """True where the last word on it was to leave it out for good, and it was not done since."""
    runs = [_values(past.of(run)) for run in past.aside if run.session == PRACTICE_OF + id_]
    done = [one for one in runs if _version(one, id_)]
    return bool(done) and done[-1].get(NEXT) == _FOR_GOOD


def times_worse(practised: Iterable[Practice], skill: str) -> int:
    """How often it was worse so far, in sessions and by itself."""
    return sum(one.skill == skill and one.felt == WORSE for one in practised)


def worried(services: Services) -> bool:
    """As the newest set of questions says in which the two on worry were answered. Raises ``StoreFault``."""
    for kept in reversed(assessments(services.home)):
        values = {one.item: one.value for one in assessed(services.home, kept) if one.instrument == _PHQ_4}
        if any(values.get(item) is not None for item in GAD_2):
            return worries(values)
    return False


def given(known: Before, exercise: Raw, chosen: Mapping[str, str]) -> dict[str, Answer]:
    """What is taken over and not asked for: the choices of last time, those of an option, and cautions once read."""
    id_ = exercise["id"]
    found = {name: Answer(value) for name, value in known.choices.items()}
    found |= {f"{id_}.{name}": Answer(value) for name, value in chosen.items()}
    return found | ({f"{id_}.care": Answer(True)} if known.care_read else {})


def _taken_over(exercise: Raw) -> list[str]:
    """One of a list is as last time; what hurts today, or calls for care, is asked each time."""
    fields = exercise.get("choices") or ()
    plain = (one for one in fields if one["type"] == "pick" and not any(o.get("does") for o in one["options"]))
    return [one["id"] for one in plain]


def _values(answers: Sequence[Given]) -> dict[str, Value]:
    return {one.prompt: one.value for one in answers if one.value is not None}


def _latest(runs: Sequence[Mapping[str, Value]], names: Sequence[str]) -> dict[str, Value]:
    every = {name: value for answers in runs for name, value in answers.items()}
    return {name: every[name] for name in names if name in every}


def _version(answers: Mapping[str, Value], id_: str) -> str:
    did = answers.get(f"{id_}.do")
    return str(did["version"]) if isinstance(did, dict) else ""


def _read_care(run: Run, past: Past, id_: str, digest: str) -> bool:
    return run.digest == digest and any(one.prompt == f"{id_}.care" and one.value is True for one in past.of(run))
