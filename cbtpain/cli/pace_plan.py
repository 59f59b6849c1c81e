"""The set time as the diary has it, and the questions about it: its size, and where there is none, the first."""

from typing import NamedTuple

from cbtpain.cli.aside import walk_aside
from cbtpain.cli.services import Services
from cbtpain.cli.session_past import past
from cbtpain.cli.session_world import world_of
from cbtpain.cli.walking import Walked
from cbtpain.course import pace as questions
from cbtpain.course.load import Course
from cbtpain.measures.flares import in_flare
from cbtpain.store.fast_flares import flares

_ACTIVITY = "/pacing.activity"


class SetUp(NamedTuple):
    """The plan by the clock: minutes, or None where there is no set time, or it is left out for now."""

    now: int | None
    half: int | None
    rest: int | None
    activity: str
    left_out: bool
    unchecked: bool
    no_raise: bool
    step_up_due: bool
    flare_day: bool


def set_up(services: Services, course: Course) -> SetUp:
    """As of now. Raises ``StoreFault``."""
    before = past(services, course.key)
    world = world_of(services, questions.step(course, due=False), before, None)

    def number(name: str) -> int | None:
        found = world.fact(name, {})
        return found if isinstance(found, int) else None

    said = [text for name, text in world.words.items() if name.endswith(_ACTIVITY)]
    return SetUp(
        now=number("pacing_now"),
        half=number("pacing_half"),
        rest=number("pacing_rest"),
        activity=said[-1] if said else "",
        left_out=world.fact("pacing_out", {}) is not None,
        unchecked=world.fact("pacing_unchecked", {}) is not None,
        no_raise=world.fact("no_raise", {}) is not None,
        step_up_due=world.fact("step_up_due", {}) is not None,
        flare_day=in_flare(flares(services.home), services.clock.now().local_date),
    )


def ask_step(services: Services, course: Course, *, due: bool) -> Walked:
    """Ask for the size of the set time; kept as a session keeps it. Raises ``StoreFault``."""
    terminal = services.terminal(services.out())
    session = questions.step(course, due=due)
    return walk_aside(services, terminal, course, session, short=False, bell=False, goes_on=False)


def ask_plan(services: Services, course: Course) -> bool:
    """Ask for the activity and its usual minutes; False where it was stopped, or the course asks for none.

    Raises ``StoreFault``.
    """
    session = questions.plan(course)
    if session is None:
        return False
    terminal = services.terminal(services.out())
    walked = walk_aside(services, terminal, course, session, short=False, bell=False, goes_on=True)
    return walked.stopped is None
