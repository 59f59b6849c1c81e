"""Looking for words of crisis in what a person writes: local, once a run, and never kept (CURRICULUM 6.9)."""

from collections.abc import Callable

from cbtpain.cli.help_now import show_lines
from cbtpain.cli.services import Services
from cbtpain.course.phrases import worries
from cbtpain.store.own_help import listens


class Listener:
    """Shows the words for the hardest moments when a person's own words ask for them, once a run.

    Nothing is stored and nobody is told; it can be switched off, and it is no safety net.
    """

    def __init__(self, services: Services, *, may_ask: bool = True, ways_on: Callable[[], None] | None = None) -> None:
        """``ways_on`` comes after the words, where what was written is kept by then: it may end the sitting."""
        self._services = services
        self._may_ask = may_ask
        self._ways_on = ways_on

    def __call__(self, text: str) -> None:
        if self._services.helped or not text:
            return
        if worries(text) and listens(self._services.home):
            self._services.helped = True
            show_lines(self._services, may_ask=self._may_ask)
            if self._ways_on is not None:
                self._ways_on()
