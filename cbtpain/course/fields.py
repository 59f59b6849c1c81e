"""The fields of a worksheet, an exercise or a step, as prompts: scalars are text, as the file has them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cbtpain.course.prompt import OWN, Condition, Form, Option, Prompt
from cbtpain.course.scope import in_scope, scoped
from cbtpain.words import course as words

Raw = Mapping[str, Any]


def fields_of(step: Raw, fields: Iterable[Raw], part: str = "") -> Iterator[Prompt]:
    """The prompts of all of them, in the scope of their step (and of the part of it that is asked again)."""
    scope = f"{step['id']}.{part}".removesuffix(".")
    for field in fields:
        told = {**field, "when": in_scope(field.get("when"), scope), "text": scoped(field["text"], scope)}
        id_ = f"{scope}.{field['id']}"
        for prompt in prompts_of_field(told, Form(field["type"]), id_, step["id"]):
            yield replace(
                prompt,
                core=field.get("core", "true") == "true",
                skill=field.get("skill") or "",
                measure=field.get("measure") or "",
                rates=(field.get("rates") or "") if prompt.id == id_ else "",
                options=tuple(_in_its_scope(option, scope) for option in prompt.options),
            )


def _in_its_scope(option: Option, scope: str) -> Option:
    return replace(
        option,
        when=in_scope(option.when, scope),
        text=scoped(option.text, scope),
        said=scoped(option.said, scope),
        reply=scoped(option.reply, scope),
    )


def prompts_of_field(field: Raw, form: Form, id_: str, step: str) -> Iterator[Prompt]:
    """One prompt, and behind a list with ``own_words`` the line for them."""
    options = tuple(_options(field))
    whens = (field["when"],) if field.get("when") else ()
    prompt = Prompt(
        id=id_,
        step=step,
        form=form,
        text=field.get("text") or "",
        title=field.get("title") or "",
        help=field.get("help") or "",
        options=options,
        order_by=field.get("order_by") or "",
        low=field.get("low") or "",
        high=field.get("high") or "",
        least=int(field.get("least") or 0),
        most=_most(field, form, options),
        default=field.get("default") or "",
        whens=whens,
        sources=sources_of(field),
    )
    yield prompt
    if flag(field, "own_words"):
        key = "includes" if form is Form.PICKS else "equals"
        chosen: Condition = {"step": id_, key: OWN}
        yield Prompt(id=f"{id_}.{OWN}", step=step, form=Form.LINE, text=words.OWN_LINE, whens=(*whens, chosen))


def _most(field: Raw, form: Form, options: tuple[Option, ...]) -> int:
    return int(field.get("most") or (len(options) if form is Form.PICKS else 10))


def _options(field: Raw) -> Iterator[Option]:
    taken = isinstance(field.get("none"), str) or any(flag(option, "zero") for option in field.get("options") or ())
    for option in field.get("options") or ():
        yield Option(
            id=option["id"],
            text=option["text"],
            kept=option.get("as") or option["id"],
            said=option.get("said") or option["text"],
            reply=option.get("reply") or "",
            go=option.get("go") or "",
            does=option.get("does") or "",
            zero=flag(option, "zero"),
            when=option.get("when"),
            belongs_to=tuple(option.get("for") or ()),
        )
    if isinstance(field.get("none"), str):
        yield Option("none", field["none"], "none", field["none"], zero=True)
    if flag(field, "own_words"):
        yield Option(OWN, words.OWN_WORDS, OWN, words.OWN_WORDS, zero=not taken)


def flag(raw: Raw, key: str) -> bool:
    return bool(raw.get(key) == "true")


def sources_of(raw: Raw) -> tuple[str, ...]:
    return tuple(raw.get("sources") or ())
