"""A practice on a screen: like a session, and what is known from last time is not asked again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cbtpain.course.prompt import Form
from cbtpain.play.answer import Value
from cbtpain.play.drive import WentTo
from cbtpain.play.filling import paragraphs
from cbtpain.play.player import Play
from cbtpain.screen.session import Doings, SessionScreen
from cbtpain.screen.terminal import Terminal
from cbtpain.words import practice_do as words

_BEFORE = ".before"


@dataclass(frozen=True)
class Known:
    """``care`` are the cautions; ``begins``: the version is settled; ``choices`` are the prompts that ask how."""

    care: str
    begins: bool
    choices: Sequence[str]


class PracticeScreen(SessionScreen):
    """Begins at once where the version is settled; ``c`` changes that, ``?`` shows the cautions too."""

    def __init__(self, terminal: Terminal, doings: Doings, known: Known) -> None:
        super().__init__(terminal, doings)
        self._known = known
        self._begins = known.begins

    def ask(self, play: Play) -> str:
        prompt = play.prompt
        # Where nothing was rated before, Enter begins: an exercise does not start by itself.
        rated = f"{prompt.step}{_BEFORE}" in play.live
        if prompt.form is Form.EXERCISE and self._begins and rated and not play.given_here:
            return ""
        return super().ask(play)

    def taken(self, play: Play, text: str) -> Value:
        if text.strip().lower() == words.CHANGE_KEY and self._may_change(play):
            self._begins = False
            raise WentTo(self._to_the_choices(play))
        return super().taken(play, text)

    def help(self, play: Play) -> None:
        super().help(play)
        if not play.prompt.id.endswith(".care"):
            self._out.say(*paragraphs(self._known.care, play))

    def _may_change(self, play: Play) -> bool:
        prompt = play.prompt
        return not play.given_here and (prompt.form is Form.EXERCISE or prompt.id == f"{prompt.step}{_BEFORE}")

    def _to_the_choices(self, play: Play) -> Play:
        """The first thing that was chosen; where nothing was, the list of versions comes next as it is."""
        places = enumerate(play.places)
        first = next((n for n, place in places if place.prompt.id in self._known.choices), play.at)
        return replace(play, at=first, changed="")
