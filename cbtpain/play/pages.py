"""Where somebody is in a text of several pages: a position for ``play.drive`` that keeps nothing."""

from typing import NamedTuple


class Pages(NamedTuple):
    """``at`` counts from 0; past the last page the text is done."""

    of: int
    at: int = 0

    @property
    def done(self) -> bool:
        return self.at >= self.of

    @property
    def is_first(self) -> bool:
        return self.at == 0

    @property
    def given_here(self) -> bool:
        """A page has no answer."""
        return False

    def accept(self, value: object) -> "Pages":
        return self._replace(at=self.at + 1)

    def skip(self) -> "Pages":
        return self.accept(None)

    def keep(self) -> "Pages":
        return self.accept(None)

    def back(self) -> "Pages":
        return self._replace(at=max(self.at - 1, 0))
