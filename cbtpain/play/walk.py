"""The way through a session: which prompts are shown, given the answers so far.

One pass from the first prompt to the last. What a changed answer has hidden counts as
not given, so nothing later rests on it; it stays in the diary.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from cbtpain.course.prompt import LISTS, Form, Option, Prompt
from cbtpain.play.answer import Value
from cbtpain.play.condition import holds
from cbtpain.play.world import World

Look = Callable[[Prompt], tuple[bool, Value]]
"""For a prompt that is shown: whether it was answered, and its value."""


def walk(prompts: Sequence[Prompt], world: World, look: Look, *, short: bool = False) -> Iterator[Prompt]:
    """The prompts that are shown, in order, each with the options that are offered."""
    live: dict[str, Value] = {}
    skip_to = ""
    entered = ""
    for number, prompt in enumerate(prompts):
        if skip_to and prompt.step != skip_to:
            continue
        skip_to = ""
        told = replace(prompt, version=prompt.short) if short and prompt.form is Form.EXERCISE else prompt
        offered = _offered(told, live, world) if _on_path(prompt, look, short) else None
        if offered is not None:
            entered = prompt.step
            yield offered
            answered, value = look(offered)
            if answered:
                live[prompt.id] = value
            skip_to = _jump(offered, value)
        leaves = number + 1 == len(prompts) or prompts[number + 1].step != prompt.step
        if leaves and entered == prompt.step and not skip_to:
            skip_to = prompt.go


def _on_path(prompt: Prompt, look: Look, short: bool) -> bool:
    """On the short path what was answered before stays, so that a change of path loses nothing."""
    return not short or prompt.core or look(prompt)[0]


def _offered(prompt: Prompt, live: Mapping[str, Value], world: World) -> Prompt | None:
    if not all(holds(when, live, world) for when in prompt.whens):
        return None
    if prompt.form not in LISTS:
        return _with_default(prompt, live, world)
    options = tuple(one for one in prompt.options if one.when is None or holds(one.when, live, world))
    if not options:
        return None
    chosen = _chosen_at(prompt.order_by, live, world) if prompt.order_by else ()
    ordered = tuple(sorted(options, key=lambda option: not _belongs(option, chosen)))
    return prompt if ordered == prompt.options else replace(prompt, options=ordered)


def _with_default(prompt: Prompt, live: Mapping[str, Value], world: World) -> Prompt:
    found = world.fact(prompt.default_fact, live) if prompt.default_fact else None
    return prompt if found is None else replace(prompt, default=str(found))


def _chosen_at(name: str, live: Mapping[str, Value], world: World) -> list[Value]:
    """What was chosen at the step a list is ordered by: one, several, or nothing."""
    found = world.earlier.get(name) if "/" in name else live.get(name)
    return list(found) if isinstance(found, list) else [found]


def _belongs(option: Option, chosen: Sequence[Value]) -> bool:
    """The one that is numbered 0 belongs nowhere: it stays last."""
    return not option.zero and any(value in chosen for value in option.belongs_to)


def _jump(prompt: Prompt, value: Value) -> str:
    chosen = next((option for option in prompt.options if option.kept == value and option.go), None)
    return chosen.go if chosen is not None else ""
