"""Walking through a session, or through one of the small walks outside the sessions: played, shown and kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cbtpain.cli.exercising import Manner
from cbtpain.cli.services import Services
from cbtpain.cli.session_doings import doings
from cbtpain.cli.session_keep import LookBack, SessionKeeper
from cbtpain.cli.session_past import Past, answers_of
from cbtpain.cli.session_world import world_of
from cbtpain.cli.signals import Pause
from cbtpain.course.load import Course
from cbtpain.course.session import Session
from cbtpain.errors import Stopped
from cbtpain.play.answer import Answer
from cbtpain.play.drive import drive
from cbtpain.play.player import Play, resume
from cbtpain.play.world import World
from cbtpain.records import Run
from cbtpain.screen.session import Doings, SessionScreen
from cbtpain.screen.terminal import Terminal


@dataclass(frozen=True)
class Visit:
    """One sitting: the session, the run that goes on (or a blank one), and what came before.

    ``given`` are answers that are taken over and not asked for; they can be gone back to.
    """

    course: Course
    session: Session
    run: Run
    past: Past
    given: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def goes_on(self) -> bool:
        return self.run.id is not None


@dataclass(frozen=True)
class Walked:
    """Where it ended: ``stopped`` is None where it was walked to its end, and ``play`` as far as it was kept."""

    run: Run
    play: Play
    stopped: Stopped | None

    @property
    def kept_something(self) -> bool:
        return self.run.id is not None


def blank_run(services: Services, session: Session, *, short: bool = False) -> Run:
    """A run that is begun with its first answer."""
    return Run(
        course=session.course,
        session=session.id,
        number=session.number,
        sessions=session.sessions,
        digest=session.digest,
        short=short,
        begun_on=services.clock.now().local_date,
    )


MakeScreen = Callable[[Terminal, Doings], SessionScreen]


def walk(
    services: Services, terminal: Terminal, visit: Visit, manner: Manner, make_screen: MakeScreen = SessionScreen
) -> Walked:
    """Put the prompts from the first unanswered one on, until they end or the person stops. Raises ``StoreFault``."""
    run, session = visit.run, visit.session
    world = world_of(services, session, visit.past, run if visit.goes_on else None)
    answers = {**visit.given, **answers_of(visit.past.of(run))}
    play = resume(session, world, answers, short=run.short)
    pause = Pause()
    keeper = SessionKeeper(services, run._replace(digest=session.digest), pause, _look_back(visit, world))
    screen = make_screen(terminal, doings(services, terminal, visit.course, pause, manner))
    try:
        with pause.listening():
            drive(play, screen, keeper)
    except Stopped as stopped:
        return Walked(keeper.run, keeper.play or play, stopped)
    finally:
        keeper.close()
    return Walked(keeper.run, keeper.play or play, None)


def _look_back(visit: Visit, world: World) -> LookBack:
    reviewed = next((prompt.reviews for prompt in visit.session.prompts if prompt.reviews), "")
    earlier = visit.past.that_count(visit.run if visit.goes_on else None)
    days = world.fact("days_logged", {})
    made_it = next((run.id for run in earlier if run.session == reviewed), None)
    return LookBack(made_it, days if isinstance(days, int) else 0)
