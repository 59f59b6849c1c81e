"""What keeps a milestone set while it is asked: each answer is committed before the next question shows."""

from typing import TYPE_CHECKING

from cbtpain.cli import ahead
from cbtpain.cli.services import Services
from cbtpain.cli.signals import Pause
from cbtpain.course.instrument import Instrument
from cbtpain.play.sheet import NAME, PAGE, RATING, YES, Given, Question, Sheet
from cbtpain.records import Assessed, Assessment

if TYPE_CHECKING:
    from cbtpain.store.assessments import Assessments
    from cbtpain.store.repository import Store


class SetKeeper:
    """The ``keep`` of ``play.drive`` for a set. A signal waits until what was written is also known here."""

    def __init__(self, services: Services, chosen: Assessment, pause: Pause) -> None:
        self._services = services
        self._pause = pause
        self._store: Store | None = None
        self._assessment = chosen

    @property
    def kept_something(self) -> bool:
        return self._assessment.id is not None

    def __call__(self, sheet: Sheet) -> None:
        question = next(one for one in sheet.questions if one.key == sheet.changed)
        with self._pause.held():
            if question.named:
                self._keep(question, question.item.replace(RATING, NAME), question.named)
            self._keep(question, question.item, sheet.answers[sheet.changed])

    @property
    def given(self) -> bool:
        """Whether its last question was put."""
        return self._assessment.ended_on is not None

    def give(self) -> None:
        """Its last question was put."""
        with self._pause.held():
            self._assessment = self._assessments().give(self._assessment, self._services.clock.now())

    def put_on_page(self, of: Instrument) -> None:
        """The person wants what they said to that questionnaire on the page for their doctor."""
        with self._pause.held():
            chosen = Assessed(of.id, of.version, of.digest, PAGE, YES, None)
            self._assessment = self._assessments().keep(self._assessment, chosen, self._services.clock.now())

    def end(self) -> None:
        """What is said after the set was seen to its end."""
        with self._pause.held():
            self._assessment = self._assessments().end(self._assessment, self._services.clock.now())

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def _keep(self, question: Question, item: str, given: Given) -> None:
        of = question.instrument
        value, words = (None, given) if isinstance(given, str) else (given, None)
        one = Assessed(of.id, of.version, of.digest, item, value, words)
        self._assessment = self._assessments().keep(self._assessment, one, self._services.clock.now())

    def _assessments(self) -> "Assessments":
        ahead.ready()
        # SQLModel takes 0.3-0.4 s; by the first answer a thread has it imported.
        from cbtpain.store.assessments import Assessments
        from cbtpain.store.repository import Store

        if self._store is None:
            self._store = Store(self._services.home)
        return Assessments(self._store)
