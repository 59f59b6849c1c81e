"""What was said before, by ``session/step``: each session's last walk, and what was filled in aside since then."""

from collections.abc import Iterable, Sequence

from cbtpain.cli.session_past import Given
from cbtpain.course.aside import WEEK_PLAN
from cbtpain.play.answer import Value
from cbtpain.records import DONE, Run


class Earlier:
    """``values`` and ``said`` by ``session/step``; filled run by run, the oldest first."""

    def __init__(self) -> None:
        self.values: dict[str, Value] = {}
        self.said: dict[str, str] = {}

    def add(self, run: Run, given: Sequence[Given]) -> None:
        """A worksheet that was filled in by its own command stands, from then on, for what was said to it in a
        session: whole, as soon as it is done. A plan made by its own command does so for the last session alone."""
        for session in self._stands_for(run, given):
            self._forget(session, {_step(one.prompt) for one in given})
            self._put(session, given)
        self._put(run.session, given)

    def _stands_for(self, run: Run, given: Sequence[Given]) -> list[str]:
        if not run.is_aside or run.state != DONE:
            return []
        steps = {_step(one.prompt) for one in given}
        sessions = dict.fromkeys(session for session, _, prompt in map(_parted, self.values) if _step(prompt) in steps)
        own = [session for session in sessions if session != run.session]
        return own[-1:] if run.session == WEEK_PLAN else own

    def _forget(self, session: str, steps: Iterable[str]) -> None:
        gone = [name for name in self.values if name.startswith(f"{session}/") and _step(_parted(name)[2]) in steps]
        for name in gone:
            del self.values[name], self.said[name]

    def _put(self, session: str, given: Iterable[Given]) -> None:
        for one in given:
            self.values[f"{session}/{one.prompt}"] = one.value
            self.said[f"{session}/{one.prompt}"] = one.said


def _parted(name: str) -> tuple[str, str, str]:
    return name.partition("/")


def _step(prompt: str) -> str:
    return prompt.partition(".")[0]
