"""The worksheets that were filled in, in sessions and by themselves: found in the diary, newest first."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cbtpain.cli.services import Services
from cbtpain.cli.session_past import Given, Past, answers_of, past
from cbtpain.cli.session_world import world_of
from cbtpain.course.aside import WORKSHEET_OF, worksheet
from cbtpain.course.load import Course
from cbtpain.course.paper import sheet_steps
from cbtpain.course.session import Session
from cbtpain.errors import NotThere
from cbtpain.play.player import Play, resume
from cbtpain.records import OPEN, Run
from cbtpain.screen.worksheet import Entry


class Filled(NamedTuple):
    """One worksheet in one run. ``steps`` are those of the run that it stands in, the first of them its ``at``-th.

    ``number`` is its place in the list.
    """

    run: Run
    name: str
    title: str
    steps: tuple[str, ...]
    at: int
    half_done: bool = False
    number: int = 0

    @property
    def key(self) -> str:
        """What a draft of it is called: numbers that say nothing."""
        return f"{self.run.id}-{self.at}"


class Sheets:
    """All of a course's worksheets that somebody filled in. Raises ``StoreFault`` and ``ContentFault``."""

    def __init__(self, services: Services, course: Course) -> None:
        self.course = course
        self._services = services
        self._past: Past = past(services, course.key)
        self._steps: dict[str, Mapping[str, str]] = {}

    def all(self) -> list[Filled]:
        """Newest first, numbered from 1."""
        runs = sorted(self._past.in_order(None), key=lambda run: run.id or 0, reverse=True)
        found = (one for run in runs for one in reversed(list(self._in(run))))
        return [one._replace(number=number) for number, one in enumerate(found, start=1)]

    def named(self, given: str | None) -> Filled:
        """By its number in the list, or the newest of a kind; without either the newest of all.

        Raises ``NotThere``.
        """
        found = self.all()
        if given is not None and not given.isdecimal():
            worksheet(self.course, given)
            found = [one for one in found if one.name == given]
            if not found:
                raise NotThere("none_of_that_kind", name=given)
        if not found:
            raise NotThere("nothing_filled")
        if given is None or not given.isdecimal():
            return found[0]
        if not 1 <= int(given) <= len(found):
            raise NotThere("no_such_number", count=len(found))
        return found[int(given) - 1]

    def play(self, filled: Filled) -> Play:
        """Where its run is: what was given, and what the diary knows beside it; days are counted from its own."""
        run = filled.run
        world = world_of(self._services, self._session(run), self._past, run, run.ended_on)
        return resume(self._session(run), world, answers_of(self._past.of(run)), short=run.short)

    def blank(self, name: str) -> Play:
        """A new one, with what the diary knows now."""
        session = worksheet(self.course, name)
        return resume(session, world_of(self._services, session, self._past, None), {})

    def _session(self, run: Run) -> Session:
        if run.session.startswith(WORKSHEET_OF):
            return worksheet(self.course, run.session.removeprefix(WORKSHEET_OF))
        return self.course.session(run.session)

    def _in(self, run: Run) -> Iterator[Filled]:
        steps = self._steps_of(run)
        given = [one for one in self._past.of(run) if one.value is not None]
        said = {step for step in steps if any(_is_of(one, step) for one in given)}
        for name in dict.fromkeys(steps.values()):
            its = tuple(step for step, kind in steps.items() if kind == name)
            if not said.intersection(its):
                continue
            filled = Filled(run, name, str(self.course.shelf.worksheet(name)["title"]), its, list(steps).index(its[0]))
            yield filled._replace(half_done=run.state == OPEN and self._is_open(filled))

    def _is_open(self, filled: Filled) -> bool:
        play = self.play(filled)
        return any(place.prompt.step in filled.steps and place.prompt.id not in play.answers for place in play.places)

    def _steps_of(self, run: Run) -> Mapping[str, str]:
        if run.session not in self._steps:
            self._steps[run.session] = sheet_steps(self.course, run.session)
        return self._steps[run.session]


def _is_of(given: Given, step: str) -> bool:
    """Something was said to a question of that step; what was read says nothing."""
    return given.value is not True and given.prompt.startswith(f"{step}.")


def entry_of(filled: Filled) -> Entry:
    """How it stands in the list."""
    run = filled.run
    session = None if run.is_aside else run.number
    return Entry(filled.number, filled.name, filled.title, run.ended_on or run.begun_on, session, filled.half_done)


def command_to_go_on(filled: Filled) -> str:
    """What takes up a half-done one where it was left."""
    return f"cbtpain worksheet new {filled.name}" if filled.run.is_aside else f"cbtpain start {filled.run.number}"
