"""Reading the runs of a course, and the answers of those that count."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.errors import StoreFault
from cbtpain.paths import DIARY
from cbtpain.play.answer import Answer, Value
from cbtpain.records import TAKEN_BACK, Run, Said
from cbtpain.store.fast_runs import FastRuns, reading_runs


class Past(NamedTuple):
    """The runs of a course, and the answers of each by its id. Half-done runs: the last touched first."""

    open: list[Run]
    done: list[Run]
    answers: Mapping[int, list[Said]]

    def that_count(self, here: Run | None) -> list[Run]:
        """One run a session, oldest first: the last finished one, else the half-done one; never ``here``."""
        latest = {run.session: run for run in [*reversed(self.open), *self.done] if here is None or run.id != here.id}
        return sorted(latest.values(), key=_age)

    def in_order(self, here: Run | None) -> list[Run]:
        """Every run but ``here``, half-done ones too, oldest first: for what is safer to know."""
        return sorted((run for run in [*self.open, *self.done] if here is None or run.id != here.id), key=_age)

    def of(self, run: Run | None) -> list[Said]:
        return [] if run is None or run.id is None else self.answers.get(run.id, [])


def _age(run: Run) -> int:
    return run.id or 0


def past(services: Services, course: str) -> Past:
    """Read where the person is. Raises ``StoreFault``."""
    with reading_runs(services.home, course) as runs:
        open_runs, done = runs.open(), runs.done()
        return Past(open_runs, done, _answers(runs, [*done, *open_runs]))


def _answers(runs: FastRuns, wanted: Iterable[Run]) -> dict[int, list[Said]]:
    return {run.id: runs.answers(run) for run in sorted(wanted, key=_age) if run.id is not None}


def answers_of(said: Iterable[Said]) -> dict[str, Answer]:
    """The answers of a run as the player takes them; one that was taken off the way is none."""
    return {one.prompt: Answer(value_of(one.value), one.round) for one in said if one.value != TAKEN_BACK}


def value_of(text: str | None) -> Value:
    """A kept value. Raises ``StoreFault("damaged")`` where it can be read no more; the error never quotes it."""
    try:
        found: Value = None if text is None else json.loads(text)
    except ValueError:
        raise StoreFault("damaged", path=DIARY) from None
    return found


def runs_of(services: Services, course: str) -> list[Run]:
    """The half-done and the finished runs. Raises ``StoreFault``."""
    with reading_runs(services.home, course) as runs:
        return [*runs.open(), *runs.done()]
