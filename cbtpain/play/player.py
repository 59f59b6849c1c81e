"""Where a person is in a session, as a frozen state; every move makes a new one.

The way is worked out from the answers alone, so going on later is a fold of what was
kept, and the same answers always lead to the same place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cbtpain.course.prompt import Form, Option, Prompt
from cbtpain.course.session import Session
from cbtpain.play.answer import Answer, Answers, Value
from cbtpain.play.parse import fits
from cbtpain.play.walk import walk
from cbtpain.play.world import World
from cbtpain.words import play as words

AGAIN = "again"
"""The id under which it is kept whether skipped questions come back."""
_LOOK, _LEAVE = "look", "leave"
_LAST_ROUND = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A prompt, and in which round it is put: 2 where it was skipped and comes back."""

    prompt: Prompt
    round: int = 1


@dataclass(frozen=True, slots=True)
class Play:
    """``at`` is the place of ``places`` that is open; past the last one the session is done."""

    session: Session
    world: World
    answers: Answers
    short: bool
    places: tuple[Place, ...]
    at: int
    changed: str = ""

    @property
    def done(self) -> bool:
        return self.at >= len(self.places)

    @property
    def prompt(self) -> Prompt:
        """The open prompt, with the options that are offered."""
        return self.places[self.at].prompt

    @property
    def is_first(self) -> bool:
        return self.at == 0

    @property
    def given_here(self) -> bool:
        """True when the open prompt was answered or skipped before, in this round."""
        return _is_given(self.places[self.at], self.answers)

    @property
    def given(self) -> Value:
        return self.answers[self.prompt.id].value

    @property
    def live(self) -> dict[str, Value]:
        """The answers that count: those of the places on the way, where they are among what is offered."""
        found = {place.prompt.id: _fitting(place.prompt, self.answers) for place in self.places}
        return {id_: answer.value for id_, answer in found.items() if answer is not None}

    @property
    def hidden(self) -> list[str]:
        """Ids of answers that a later answer has taken off the way; they count as not given."""
        shown = {place.prompt.id for place in self.places}
        known = {prompt.id for prompt in self.session.prompts}
        return [id_ for id_, one in self.answers.items() if id_ in known - shown and one.value is not None]

    def accept(self, value: Value) -> "Play":
        """Answer the open prompt (None: skip it) and go on.

        After a new answer that is the first prompt still open; after one that was changed
        by going back, the next on the way, so that what follows can be looked at again.
        """
        here = self.places[self.at]
        answers = {**self.answers, here.prompt.id: Answer(value, here.round)}
        then = replace(_placed(self.session, self.world, answers, self.short), changed=here.prompt.id)
        return replace(then, at=_after(here, then) if self.given_here else _first_open(then))

    def skip(self) -> "Play":
        return self.accept(None)

    def keep(self) -> "Play":
        """Leave the open prompt as it was answered before and go on."""
        return replace(self, at=self.at + 1, changed="")

    def back(self) -> "Play":
        """Open the prompt before; at the first one, stay."""
        return replace(self, at=max(self.at - 1, 0), changed="")


def resume(session: Session, world: World, answers: Answers, *, short: bool = False) -> Play:
    """Go on at the first prompt without an answer.

    An answer that does not fit its prompt any more (its text was edited, or another answer
    has taken its option away) is asked for again; one whose prompt is gone is left alone.
    """
    play = _placed(session, world, answers, short)
    return replace(play, at=_first_open(play))


def _placed(session: Session, world: World, answers: Answers, short: bool) -> Play:
    return Play(session, world, answers, short, tuple(_places(session, world, answers, short)), 0)


def _places(session: Session, world: World, answers: Answers, short: bool) -> Iterator[Place]:
    """All that is shown, what was skipped once more, and then the last screen."""

    def look(prompt: Prompt) -> tuple[bool, Value]:
        answer = _fitting(prompt, answers)
        return answer is not None, answer.value if answer is not None else None

    shown = list(walk(session.prompts, world, look, short=short))
    body = [Place(prompt) for prompt in shown if not prompt.last]
    yield from body
    skipped = [place.prompt for place in body if session.asks_again and _comes_back(place.prompt, answers)]
    if skipped and all(_is_given(place, answers) for place in body):
        yield Place(_again(len(skipped)))
        if answers.get(AGAIN, Answer(None)).value == _LOOK:
            yield from (Place(prompt, _LAST_ROUND) for prompt in skipped)
    yield from (Place(prompt) for prompt in shown if prompt.last)


def _fitting(prompt: Prompt, answers: Answers) -> Answer | None:
    """The answer to that prompt, where it was given and is one that the prompt, as it is offered, takes."""
    answer = answers.get(prompt.id)
    return answer if answer is not None and fits(prompt, answer.value) else None


def _comes_back(prompt: Prompt, answers: Answers) -> bool:
    answer = _fitting(prompt, answers)
    return prompt.asks and answer is not None and (answer.value is None or answer.round == _LAST_ROUND)


def _again(count: int) -> Prompt:
    options = tuple(Option(id_, text, id_, text) for id_, text in ((_LOOK, words.LOOK), (_LEAVE, words.LEAVE)))
    text = words.SKIPPED_ONE if count == 1 else words.SKIPPED_SOME.format(count=count)
    return Prompt(id=AGAIN, step=AGAIN, form=Form.PICK, text=text, options=options)


def _is_given(place: Place, answers: Answers) -> bool:
    answer = _fitting(place.prompt, answers)
    return answer is not None and answer.round >= place.round


def _first_open(play: Play) -> int:
    return next((n for n, place in enumerate(play.places) if not _is_given(place, play.answers)), len(play.places))


def _after(here: Place, play: Play) -> int:
    """The next place; a question further up that an answer has opened comes first.

    While such a question is open, what comes back at the end is not among the places.
    """
    found = (n + 1 for n, place in enumerate(play.places) if _same(place, here))
    first_open = _first_open(play)
    return min(next(found, first_open), first_open)


def _same(place: Place, here: Place) -> bool:
    return (place.prompt.id, place.round) == (here.prompt.id, here.round)
