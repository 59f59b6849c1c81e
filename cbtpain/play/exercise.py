"""Which phases of an exercise are done, given what the person chose for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from cbtpain.course.exercise import Phase
from cbtpain.course.prompt import Prompt
from cbtpain.course.scope import in_scope
from cbtpain.play.condition import holds
from cbtpain.play.filling import line
from cbtpain.play.player import Play


def phases(exercise: Mapping[str, Any], prompt: Prompt, version: str, play: Play) -> tuple[Phase, ...]:
    """The phases of a version, without those whose condition does not hold."""
    found = next(one for one in exercise["versions"] if one["id"] == version)
    return tuple(_chosen(found["phases"], prompt.step, play))


def _chosen(raw: list[Mapping[str, Any]], step: str, play: Play) -> Iterator[Phase]:
    for phase in raw:
        when = in_scope(phase.get("when"), step)
        if when is None or holds(when, play.live, play.world):
            text = line(phase["text"].replace("{{.", "{{" + step + "."), play)
            yield Phase(int(phase["seconds"]), text, phase.get("say") or text)
