"""What keeps a session while it is taken: each answer is committed before the next screen shows."""

from typing import TYPE_CHECKING, NamedTuple

from cbtpain.cli import ahead
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.errors import Stopped, StoreFault
from cbtpain.measures.practice_days import beyond_the_log
from cbtpain.play.control import Control, control
from cbtpain.play.kept import as_kept
from cbtpain.play.player import Play
from cbtpain.play.practised import practised
from cbtpain.records import OF_RUN, PRACTICE, REVIEW, Practice, Run
from cbtpain.words import session as words
from cbtpain.words.faults import sentence

if TYPE_CHECKING:
    from cbtpain.store.repository import Store


class LookBack(NamedTuple):
    """The run whose plan a session looks back on, and the days of it that the log holds already."""

    run: int | None
    days_logged: int


NO_LOOK_BACK = LookBack(None, 0)


class SessionKeeper:
    """The ``keep`` of ``play.drive`` for a session. A signal waits until what was written is also known here."""

    def __init__(self, services: Services, run: Run, pause: Pause, back: LookBack = NO_LOOK_BACK) -> None:
        self._services = services
        self._back = back
        self._pause = pause
        self._store: Store | None = None
        self.run = run
        self.play: Play | None = None
        """As it stood when the last answer was kept."""

    @property
    def kept_something(self) -> bool:
        return self.run.id is not None

    def __call__(self, play: Play) -> None:
        """Keep it; where the diary cannot take it, it stays at hand and can be tried again."""
        while True:
            try:
                return self._keep(play)
            except StoreFault as fault:
                if not self._try_again(fault):
                    raise

    def _try_again(self, fault: StoreFault) -> bool:
        """Asked on a terminal alone; whatever ends the input there gives the answer up, and says so."""
        terminal = self._services.terminal(self._services.out())
        if not terminal.interactive:
            return False
        terminal.out.say(sentence(fault))
        try:
            return control(terminal.read(words.TRY_AGAIN)) is not Control.STOP
        except Stopped:
            return False

    def _keep(self, play: Play) -> None:
        # Held from here on: an answer is not let go while the store is still being imported.
        with self._pause.held():
            ahead.ready()
            # SQLModel takes 0.3-0.4 s; by the first answer a thread has it imported.
            from cbtpain.store.repository import Store
            from cbtpain.store.runs import Runs

            if self._store is None:
                self._store = Store(self._services.home)
            moment = self._services.clock.now()
            taken_back = play.hidden if play.done else ()
            self.run = Runs(self._store).keep(
                self.run,
                as_kept(play, play.changed),
                moment,
                done=play.done,
                taken_back=taken_back,
                practice=self._practised(play),
            )
            self.play = play

    def _practised(self, play: Play) -> Practice | None:
        """The days of a plan belong to the run that made it: looked back on twice, they are counted once."""
        found = practised(play)
        if found is not None and self.run.is_aside:
            return found._replace(source=PRACTICE)
        if found is None or found.source != REVIEW:
            return found
        beyond = beyond_the_log(found.times, self._back.days_logged)
        return found._replace(times=beyond, ref=f"{found.ref}{OF_RUN}{self._back.run}")

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
