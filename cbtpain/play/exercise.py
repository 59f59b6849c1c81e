"""Which phases of an exercise are done, given what the person chose for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from cbtpain.course.exercise import Phase
from cbtpain.course.prompt import Prompt
from cbtpain.course.scope import in_scope
from cbtpain.play.answer import Value
from cbtpain.play.condition import holds
from cbtpain.play.filling import line
from cbtpain.play.player import Play
from cbtpain.play.world import World


def chosen(
    exercise: Mapping[str, Any], step: str, version: str, live: Mapping[str, Value], world: World
) -> Iterator[Mapping[str, Any]]:
    """The phases of a version, as the file has them, without those whose condition does not hold."""
    found = next(one for one in exercise["versions"] if one["id"] == version)
    for phase in found["phases"]:
        when = in_scope(phase.get("when"), step)
        if when is None or holds(when, live, world):
            yield phase


def phases(exercise: Mapping[str, Any], prompt: Prompt, version: str, play: Play) -> tuple[Phase, ...]:
    """The phases that are done, with their words."""
    return tuple(
        _worded(raw, prompt.step, play) for raw in chosen(exercise, prompt.step, version, play.live, play.world)
    )


def _worded(raw: Mapping[str, Any], step: str, play: Play) -> Phase:
    text, say = (line(words.replace("{{.", "{{" + step + "."), play) for words in (raw["text"], raw.get("say") or ""))
    return Phase(int(raw["seconds"]), text, say or text)
