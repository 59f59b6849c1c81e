"""Reading the runs of a course, and the answers of those that count."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.play.answer import Answer, Value
from cbtpain.records import TAKEN_BACK, Run, Said
from cbtpain.store.fast_runs import reading_runs


class Given(NamedTuple):
    """A kept answer, read back. One that a later answer has taken off the way has no value."""

    prompt: str
    value: Value
    said: str
    round: int
    taken_back: bool


class Past(NamedTuple):
    """The runs of a course, and the answers of each by its id. Half-done runs: the last touched first.

    ``aside`` are the walks outside its sessions, half-done or finished, oldest first.
    """

    open: list[Run]
    done: list[Run]
    answers: Mapping[int, list[Given]]
    aside: Sequence[Run] = ()

    def that_count(self, here: Run | None) -> list[Run]:
        """One run a session, oldest first: the last finished one, else the half-done one; never ``here``."""
        by_age = [*reversed(self.open), *self.done, *self.aside]
        latest = {run.session: run for run in by_age if here is None or run.id != here.id}
        return sorted(latest.values(), key=_age)

    def in_order(self, here: Run | None) -> list[Run]:
        """Every run but ``here``, half-done ones too, oldest first: for what is safer to know."""
        every = (*self.open, *self.done, *self.aside)
        return sorted((run for run in every if here is None or run.id != here.id), key=_age)

    def of(self, run: Run | None) -> list[Given]:
        return [] if run is None or run.id is None else self.answers.get(run.id, [])


def _age(run: Run) -> int:
    return run.id or 0


def past(services: Services, course: str) -> Past:
    """Read where the person is. Raises ``StoreFault``."""
    with reading_runs(services.home, course) as runs:
        open_runs, done, aside = runs.open(), runs.done(), runs.aside()
        path = services.home / DIARY
        every = [*done, *open_runs, *aside]
        answers = {run.id: [_given(one, path) for one in runs.answers(run)] for run in every if run.id}
        return Past(open_runs, done, answers, aside)


def _given(one: Said, path: Path) -> Given:
    """Raises ``StoreFault("damaged")`` where the value can be read no more; the error never quotes it."""
    try:
        value: Value = None if one.value is None else json.loads(one.value)
    except ValueError:
        raise StoreFault("damaged", path=path) from None
    return Given(one.prompt, value, one.said, one.round, taken_back=one.value == TAKEN_BACK)


def answers_of(given: Iterable[Given]) -> dict[str, Answer]:
    """The answers of a run as the player takes them; one that was taken off the way is none."""
    return {one.prompt: Answer(one.value, one.round) for one in given if not one.taken_back}


def runs_of(services: Services, course: str) -> list[Run]:
    """The half-done and the finished runs. Raises ``StoreFault``."""
    with reading_runs(services.home, course) as runs:
        return [*runs.open(), *runs.done()]
