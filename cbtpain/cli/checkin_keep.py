"""What keeps a check-in while it is asked: the first answer makes it, the next ones fill it in."""

from typing import TYPE_CHECKING

from cbtpain.cli.services import Services
from cbtpain.play.questions import Questions
from cbtpain.records import Checkin

if TYPE_CHECKING:
    from cbtpain.store.repository import Store


class Keeper:
    """A ``play.drive.Keep``: commits before it returns. An answer changed with ``b`` is a new revision.

    A skip before any answer says nothing yet and is not written.
    """

    def __init__(self, services: Services, blank: Checkin, begun: Checkin | None) -> None:
        self._services = services
        self._blank = blank
        self._store: Store | None = None
        self.kept = begun

    def __call__(self, questions: Questions) -> None:
        if not questions.says_something:
            return
        pain, enjoyment, activity = questions.values
        given = self._blank._replace(pain=pain, enjoyment=enjoyment, activity=activity, asked=len(questions.answers))
        if self.kept is None or not _fills_in(self.kept, given):
            self.kept = self._opened().keep(given, self._services.clock.now())
        elif given.asked > self.kept.asked:
            given = given._replace(revision=self.kept.revision)
            self._opened().fill_in(given)
            self.kept = given

    def add_note(self, text: str) -> None:
        """Keep the person's words beside the check-in."""
        assert self.kept is not None
        self._opened().add_note(self.kept, text, self._services.clock.now())

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def _opened(self) -> "Store":
        if self._store is None:
            # SQLModel takes about 0.4 s; by the first answer a thread has it imported.
            from cbtpain.store.repository import Store

            self._store = Store(self._services.home)
        return self._store


def _fills_in(kept: Checkin, given: Checkin) -> bool:
    """True when nothing that was asked before is changed."""
    return given.items[: kept.asked] == kept.items[: kept.asked]
