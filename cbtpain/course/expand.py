"""From a step as its file has it to the prompts it stands for.

Works on the mapping the file holds, scalars still text: the shipped course has been
through ``course.check`` when it was made, and is not typed a second time at every start.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cbtpain.course.prompt import OWN, Condition, Form, Option, Prompt
from cbtpain.course.scope import in_scope, scoped
from cbtpain.course.shelf import Shelf
from cbtpain.words import course as words

Raw = Mapping[str, Any]

FORMS = {
    "reading": Form.SHOW,
    "story": Form.SHOW,
    "close": Form.SHOW,
    "choose": Form.PICK,
    "choose-many": Form.PICKS,
    "scale": Form.SCALE,
    "short-text": Form.LINE,
    "long-text": Form.LINES,
    "quiz": Form.PICK,
}
NOTICED = ("better", "same", "worse")
BANDS = ("none", "some", "most", "worse", "unplanned")
CARE = ".care"
"""The screen of an exercise's cautions; shown before the first time in a session."""
NO_PLAN: Condition = {"not": {"fact": "plan_made", "equals": "yes"}}
_BAND_WHEN: dict[str, Condition] = {
    "none": {"fact": "practice_share", "under": "1"},
    "some": {"all": [{"fact": "practice_share", "over": "0"}, {"fact": "practice_share", "under": "61"}]},
    "most": {"fact": "practice_share", "over": "60"},
    "worse": {"fact": "felt_worse", "equals": "yes"},
    "unplanned": NO_PLAN,
}
DUE: Condition = {"fact": "checkin_due", "equals": "yes"}
STORIES: Condition = {"not": {"fact": "no_stories", "equals": "yes"}}
NOT_WORSE: Condition = {"not": _BAND_WHEN["worse"]}


def prompts_of(steps: Iterable[Raw], shelf: Shelf) -> tuple[Prompt, ...]:
    """All prompts of a session, in order."""
    found: list[Prompt] = []
    read: dict[str, tuple[Condition, ...]] = {}
    for step in steps:
        exercise = step.get("exercise") or ""
        # The cautions of an exercise are read once a session: by whichever of its steps comes first.
        before = read.get(exercise, ())
        found.extend(_behind(one, before) if one.id.endswith(CARE) else one for one in _step(step, shelf))
        read[exercise] = (*before, {"not": {"step": f"{step['id']}{CARE}", "answered": "true"}})
    return tuple(found)


def _step(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """A step's ``when`` holds for all of its prompts, its ``go`` stands on the last, its title on the first.

    The last screen is on the short path too: a session is done after it.
    """
    found = list(_KINDS.get(step["kind"], _single)(step, shelf))
    whens = (step["when"],) if step.get("when") else ()
    for number, prompt in enumerate(found):
        core = prompt.core and (_flag(step, "core") or prompt.last)
        own = replace(prompt, whens=(*whens, *prompt.whens), core=core, safety=_flag(step, "safety"))
        if number == 0:
            own = replace(own, title=step.get("title") or prompt.title)
        if number == len(found) - 1 and step.get("go"):
            own = replace(own, go=step["go"])
        yield own


def _single(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """A kind that is one prompt, and the line for own words behind it."""
    field = {**step, "when": None}
    for prompt in _field(field, FORMS[step["kind"]], step["id"], step["id"]):
        story = step["kind"] == "story"
        whens = (STORIES, *prompt.whens) if story else prompt.whens
        yield replace(prompt, whens=whens, story=story, who=step.get("who") or "", last=step["kind"] == "close")


def _checkin(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """The weekly check-in is asked where it is due (MEASURES 5.1)."""
    for prompt in _field({**step, "when": None}, Form.CHECKIN, step["id"], step["id"]):
        yield replace(prompt, whens=(DUE, *prompt.whens))


def _exercise(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """What to take care of, its choices, the rating before, the timer, and the same rating after."""
    exercise = shelf.exercise(step["exercise"])
    measure = exercise["measure"]
    care = {"id": step["id"], "care": exercise["care"], "sources": exercise.get("sources")}
    yield replace(_show(care, "care", ()), id=f"{step['id']}{CARE}")
    yield from _fields(step, exercise.get("choices") or ())
    if measure.get("before", "true") == "true":
        yield from _measured(step, measure, "before")
    yield Prompt(
        id=f"{step['id']}.do",
        step=step["id"],
        form=Form.EXERCISE,
        text=step.get("text") or "",
        title=exercise["title"],
        help=step.get("help") or "",
        options=tuple(_version(version) for version in exercise["versions"]),
        exercise=step["exercise"],
        measure=measure["id"],
        version=step.get("version") or "full",
        short=step.get("short") or "short",
        sources=_sources(step),
    )
    for prompt in _measured(step, measure, "after"):
        yield replace(prompt, whens=({"step": f"{step['id']}.do", "answered": "true"},))


def _version(version: Raw) -> Option:
    return Option(version["id"], version["title"], version["id"], version["title"])


def _measured(step: Raw, measure: Raw, moment: str) -> Iterator[Prompt]:
    form = Form.PICK if measure.get("options") else Form.SCALE
    text = measure.get(moment) if measure.get(moment) not in (None, "true", "false") else measure["text"]
    return _field({**measure, "id": moment, "text": text}, form, f"{step['id']}.{moment}", step["id"])


def _notice(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """Better, same or worse, each with its own words."""
    labels = step.get("labels") or {}
    options = [{"id": name, "text": labels.get(name) or words.NOTICED[name]} for name in NOTICED]
    text = step.get("text") or words.NOTICE
    for prompt in _field({**step, "text": text, "options": options, "when": None}, Form.PICK, step["id"], step["id"]):
        yield replace(prompt, felt_of=step["of"])
    for name in NOTICED:
        when: Condition = {"step": step["id"], "equals": name}
        yield _show(step, name, (when,))


def _worksheet(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    sheet = shelf.worksheet(step["worksheet"])
    wanted = step.get("fields")
    fields = [field for field in sheet["fields"] if wanted is None or field["id"] in wanted]
    repeat = sheet.get("repeat")
    if step.get("text"):
        yield _show(step, "text", (), id_=f"{step['id']}.intro")
    if not repeat:
        yield from _fields(step, fields)
        return
    least, most = int(repeat["least"]), int(repeat["most"])
    shown: tuple[Condition, ...] = ()
    for number in range(1, most + 1):
        yield from (_behind(prompt, shown) for prompt in _fields(step, fields, f"{number}."))
        if least <= number < most:
            more = f"{step['id']}.{number}.more"
            yield _behind(_yes_no(step, more, repeat["text"]), shown)
            shown = (*shown, {"step": more, "equals": "yes"})


def _behind(prompt: Prompt, whens: tuple[Condition, ...]) -> Prompt:
    return replace(prompt, whens=(*whens, *prompt.whens))


def _yes_no(step: Raw, id_: str, text: str) -> Prompt:
    options = tuple(Option(name, said, name, said) for name, said in words.YES_NO.items())
    return Prompt(id=id_, step=step["id"], form=Form.PICK, text=text, options=options)


def _named_sheet(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """``plan`` and ``barrier``: the worksheet of that name, with what the step says of its fields."""
    if step.get("text"):
        yield _show(step, "text", (), id_=f"{step['id']}.intro")
    yield from _fields(step, [_told(step, field) for field in shelf.worksheet(step["kind"])["fields"]])


def _told(step: Raw, field: Raw) -> Raw:
    if field["id"] == "what" and step.get("what"):
        return {**field, "options": step["what"]}
    if field["id"] == "often" and step.get("often"):
        return {**field, "default": step["often"]}
    return field


def _review(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """The count, and the words that fit the share of the plan that was done."""
    count = {
        "text": step["text"],
        "id": "times",
        "least": "0",
        "most": "200",
        "help": step.get("help"),
    }
    planned: Condition = {"fact": "plan_made", "equals": "yes"}
    for prompt in _field(count, Form.NUMBER, f"{step['id']}.times", step["id"]):
        told = replace(prompt, whens=(planned,), sources=_sources(step))
        yield replace(told, reviews=step["of"], skill=step.get("skill") or "", default_fact="days_logged")
    for band in BANDS:
        if step.get(band):
            extra = (NOT_WORSE,) if band in ("none", "some", "most") else ()
            yield _show(step, band, (_BAND_WHEN[band], *extra))


def _show(step: Raw, key: str, whens: tuple[Condition, ...], id_: str = "") -> Prompt:
    return Prompt(
        id=id_ or f"{step['id']}.{key}",
        step=step["id"],
        form=Form.SHOW,
        text=scoped(step[key], step["id"]),
        help=step.get("help") or "",
        whens=whens,
        sources=_sources(step),
    )


def _fields(step: Raw, fields: Iterable[Raw], part: str = "") -> Iterator[Prompt]:
    scope = f"{step['id']}.{part}".removesuffix(".")
    for field in fields:
        told = {**field, "when": in_scope(field.get("when"), scope), "text": scoped(field["text"], scope)}
        for prompt in _field(told, Form(field["type"]), f"{scope}.{field['id']}", step["id"]):
            yield replace(
                prompt,
                core=field.get("core", "true") == "true",
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


def _field(field: Raw, form: Form, id_: str, step: str) -> Iterator[Prompt]:
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
        sources=_sources(field),
    )
    yield prompt
    if _flag(field, "own_words"):
        key = "includes" if form is Form.PICKS else "equals"
        chosen: Condition = {"step": id_, key: OWN}
        yield Prompt(id=f"{id_}.{OWN}", step=step, form=Form.LINE, text=words.OWN_LINE, whens=(*whens, chosen))


def _most(field: Raw, form: Form, options: tuple[Option, ...]) -> int:
    return int(field.get("most") or (len(options) if form is Form.PICKS else 10))


def _options(field: Raw) -> Iterator[Option]:
    taken = isinstance(field.get("none"), str) or any(_flag(option, "zero") for option in field.get("options") or ())
    for option in field.get("options") or ():
        yield Option(
            id=option["id"],
            text=option["text"],
            kept=option.get("as") or option["id"],
            said=option.get("said") or option["text"],
            reply=option.get("reply") or "",
            go=option.get("go") or "",
            does=option.get("does") or "",
            zero=_flag(option, "zero"),
            when=option.get("when"),
            belongs_to=tuple(option.get("for") or ()),
        )
    if isinstance(field.get("none"), str):
        yield Option("none", field["none"], "none", field["none"], zero=True)
    if _flag(field, "own_words"):
        yield Option(OWN, words.OWN_WORDS, OWN, words.OWN_WORDS, zero=not taken)


def _flag(raw: Raw, key: str) -> bool:
    return bool(raw.get(key) == "true")


def _sources(raw: Raw) -> tuple[str, ...]:
    return tuple(raw.get("sources") or ())


_KINDS = {
    "checkin": _checkin,
    "exercise": _exercise,
    "notice": _notice,
    "worksheet": _worksheet,
    "plan": _named_sheet,
    "barrier": _named_sheet,
    "review": _review,
}
