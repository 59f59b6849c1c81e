"""A session as Markdown, for those who read and review it: every screen, every branch, every choice."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cbtpain.course.expand import DUE, STORIES
from cbtpain.course.prompt import Condition, Form, Option, Prompt
from cbtpain.course.scope import in_scope, scoped
from cbtpain.course.session import Session
from cbtpain.words import authoring as words

Raw = Mapping[str, Any]
Exercise = Callable[[str], Raw]
"""An exercise's file by its id."""
_ASKED = {
    Form.SCALE: words.SCALE,
    Form.NUMBER: words.NUMBER,
    Form.DATE: words.DATE,
    Form.LINE: words.LINE,
    Form.LINES: words.LINES,
    Form.CHECKIN: words.CHECKIN,
}
_OF_THE_KIND = (DUE, STORIES)
"""Conditions that every step of a kind has; its line says them in words."""


def document(session: Session, exercise: Exercise) -> str:
    """The whole session, with the words of its exercises."""
    head = words.HEAD.format(number=session.number, title=session.title)
    parts = [f"# {head}", session.message]
    parts += ["\n\n".join(_screen(prompt, exercise)) for prompt in session.prompts]
    return "\n\n".join(parts) + "\n"


def _screen(prompt: Prompt, exercise: Exercise) -> Iterator[str]:
    core = f" · {words.CORE}" if prompt.core else ""
    yield f"## `{prompt.id}`{core}"
    yield from (f"*{words.WHEN.format(when=condition(when))}*" for when in prompt.whens if when not in _OF_THE_KIND)
    if prompt.story:
        yield f"*{words.STORY}*"
    if prompt.title:
        yield f"**{prompt.title}**"
    yield from (part.strip() for part in prompt.text.split("\n") if part.strip())
    if prompt.form is Form.EXERCISE:
        yield from _versions(exercise(prompt.exercise), prompt.step)
    elif prompt.options:
        if prompt.order_by:
            yield f"*{words.FIRST.format(step=prompt.order_by)}*"
        yield "\n".join(map(_option, prompt.options))
    if prompt.form is Form.PICKS and prompt.most < len(prompt.options):
        yield words.MOST.format(most=prompt.most)
    if prompt.form in _ASKED:
        told = {"low": prompt.low, "high": prompt.high, "least": prompt.least, "most": prompt.most}
        yield _ASKED[prompt.form].format(**told)
    if prompt.help:
        yield f"*{words.HELP.format(help=prompt.help)}*"
    if prompt.go:
        yield f"*{words.GO.format(go=prompt.go)}*"
    if prompt.sources:
        yield words.SOURCES.format(keys=", ".join(prompt.sources))


def _option(option: Option) -> str:
    does = [words.GO.format(go=option.go)] if option.go else []
    does += [words.DOES[option.does]] if option.does else []
    does += [words.FOR.format(names=", ".join(option.belongs_to))] if option.belongs_to else []
    reply = f" → {option.reply}" if option.reply else ""
    return f"- {option.text}{_aside(option.when)}{reply}" + "".join(f" *({what})*" for what in does)


def _versions(exercise: Raw, step: str) -> Iterator[str]:
    for version in exercise["versions"]:
        yield f"**{version['title']}**"
        yield "\n".join(_phase(phase, step) for phase in version["phases"])


def _phase(phase: Raw, step: str) -> str:
    text = words.PHASE.format(seconds=phase["seconds"], text=scoped(phase["text"], step))
    return text + _aside(in_scope(phase.get("when"), step))


def _aside(when: Condition | None) -> str:
    return f" *({words.WHEN.format(when=condition(when))})*" if when else ""


def condition(when: Condition) -> str:
    """A condition as one would say it: ``notice is worse``."""
    for key, word in (("all", words.AND), ("any", words.OR)):
        if key in when:
            return word.join(_part(part) for part in when[key])
    if "not" in when:
        return words.NOT.format(when=condition(when["not"]))
    name = when.get("step") or when.get("field") or when["fact"]
    for key, text in words.COMPARED.items():
        if key in when:
            value = ", ".join(when[key]) if isinstance(when[key], list) else when[key]
            return f"{name} {text.format(value=value)}"
    return str(name)


def _part(when: Condition) -> str:
    """Several in one stand in brackets, so that "and" and "or" are not mixed up."""
    return f"({condition(when)})" if when.keys() & {"all", "any"} else condition(when)
