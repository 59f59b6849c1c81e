"""What keeps a check-in while it is asked: the first answer makes it, the next ones fill it in."""

from typing import TYPE_CHECKING

from cbtpain.cli import ahead
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.play.questions import Questions
from cbtpain.records import Checkin

if TYPE_CHECKING:
    from cbtpain.store.repository import Store


class Keeper:
    """A ``play.drive.Keep``: commits before it returns. An answer changed with ``b`` is a new revision.

    A skip before any answer says nothing yet and is not written. A signal waits until
    what was written is also known here.
    """

    def __init__(self, services: Services, blank: Checkin, begun: Checkin | None, pause: Pause) -> None:
        self._services = services
        self._blank = blank
        self._pause = pause
        self._store: Store | None = None
        self.kept = begun

    def __call__(self, questions: Questions) -> None:
        if self.kept is None and not questions.says_something:
            return
        pain, enjoyment, activity = questions.values
        given = self._blank._replace(pain=pain, enjoyment=enjoyment, activity=activity, asked=len(questions.answers))
        with self._pause.held():
            self.kept = self._written(given)

    def add_note(self, text: str) -> None:
        """Keep the person's words beside the check-in."""
        assert self.kept is not None
        with self._pause.held():
            self._opened().add_note(self.kept, text, self._services.clock.now())

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def _written(self, given: Checkin) -> Checkin:
        if self.kept is None or not _goes_on(self.kept, given):
            return self._opened().keep(given, self._services.clock.now())
        if given.asked == self.kept.asked:
            return self.kept
        return self._opened().fill_in(self.kept, given, self._services.clock.now())

    def _opened(self) -> "Store":
        if self._store is None:
            ahead.ready()
            # SQLModel takes 0.3-0.4 s; by the first answer a thread has it imported.
            from cbtpain.store.repository import Store

            self._store = Store(self._services.home)
        return self._store


def _goes_on(kept: Checkin, given: Checkin) -> bool:
    """True when nothing that was asked before is changed, nor where it comes from."""
    same_answers = given.items[: kept.asked] == kept.items[: kept.asked]
    return same_answers and (given.source, given.days_back) == (kept.source, kept.days_back)
