"""What answers given in one go change in a walk: those that go with each other, and what they take off the way."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from cbtpain.course.prompt import Prompt
from cbtpain.play.answer import Answer, Value
from cbtpain.play.parse import fits
from cbtpain.play.player import Play, resume

_NOTHING: tuple[Value, ...] = (None, "", [])
Values = Mapping[str, Value]


class Changes(NamedTuple):
    """``values`` are new, ``taken_back`` count no more, ``refused`` do not go with the rest; ``play`` is that then."""

    values: dict[str, Value]
    taken_back: list[str]
    refused: list[str]
    play: Play


def changes(play: Play, given: Values, before: Values, *, within: Collection[str]) -> Changes:
    """What is new in ``given`` against ``before``, by prompt; ``within`` are the steps whose answers it is about.

    An answer that is not among what is offered then, or to a question that is not on the way,
    is refused; one that stood there and is offered no more is refused too, and taken back.
    """
    wanted = {id_: value for id_, value in given.items() if not _same(before.get(id_), value)}
    refused: list[str] = []
    while True:
        after = _with(play, wanted)
        bad = [id_ for id_, value in wanted.items() if value not in _NOTHING and not _goes(after, id_, value)]
        if not bad:
            break
        refused += bad
        wanted = {id_: value for id_, value in wanted.items() if id_ not in bad}
    stale = [id_ for id_ in given if id_ not in wanted and _gone_stale(play, after, id_, within)]
    hidden = [id_ for id_ in after.hidden if id_ not in play.hidden and id_ not in wanted]
    of_it = [id_ for id_ in hidden if play.done or _step(after, id_) in within]
    return Changes(wanted, [*of_it, *stale], [*refused, *(one for one in stale if one not in refused)], after)


def _with(play: Play, values: Values) -> Play:
    rounds = {id_: play.answers[id_].round if id_ in play.answers else 1 for id_ in values}
    answers = {**play.answers, **{id_: Answer(value, rounds[id_]) for id_, value in values.items()}}
    return resume(play.session, play.world, answers, short=play.short)


def _same(before: Value, value: Value) -> bool:
    return before == value or (before in _NOTHING and value in _NOTHING)


def _offered(play: Play, id_: str) -> Prompt | None:
    return next((place.prompt for place in play.places if place.prompt.id == id_), None)


def _goes(play: Play, id_: str, value: Value) -> bool:
    prompt = _offered(play, id_)
    return prompt is not None and fits(prompt, value)


def _gone_stale(play: Play, after: Play, id_: str, within: Collection[str]) -> bool:
    """It was given and fitted, and is asked then with other choices."""
    answer = play.answers.get(id_)
    if answer is None or answer.value in _NOTHING or _step(play, id_) not in within:
        return False
    return _goes(play, id_, answer.value) and _offered(after, id_) is not None and not _goes(after, id_, answer.value)


def _step(play: Play, id_: str) -> str:
    return next((prompt.step for prompt in play.session.prompts if prompt.id == id_), "")


def open_questions(play: Play, steps: Collection[str]) -> bool:
    """Whether something is still to be asked in those steps."""
    return any(
        place.prompt.asks and place.prompt.step in steps and place.prompt.id not in play.answers
        for place in play.places
    )


def at_answer(play: Play, id_: str) -> Play:
    """The walk as it is told of the answer to that prompt."""
    return replace(play, changed=id_)
