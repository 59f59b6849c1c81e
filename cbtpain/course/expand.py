"""From a step as its file has it to the prompts it stands for.

Works on the mapping the file holds, scalars still text: the shipped course has been
through ``course.check`` when it was made, and is not typed a second time at every start.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from cbtpain.course.fields import fields_of, flag, prompts_of_field, sources_of
from cbtpain.course.prompt import Condition, Form, Option, Prompt
from cbtpain.course.scope import scoped
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
SHEET_PARTS = ("before", "after", "counts_with")
"""What a field can be to the practice that a worksheet is."""
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
        core = prompt.core and (flag(step, "core") or prompt.last)
        own = replace(prompt, whens=(*whens, *prompt.whens), core=core, safety=flag(step, "safety"))
        if number == 0:
            own = replace(own, title=step.get("title") or prompt.title)
        if number == len(found) - 1 and step.get("go"):
            own = replace(own, go=step["go"])
        yield own


def _single(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """A kind that is one prompt, and the line for own words behind it."""
    field = {**step, "when": None}
    for prompt in prompts_of_field(field, FORMS[step["kind"]], step["id"], step["id"]):
        story = step["kind"] == "story"
        whens = (STORIES, *prompt.whens) if story else prompt.whens
        yield replace(prompt, whens=whens, story=story, who=step.get("who") or "", last=step["kind"] == "close")


def _checkin(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """The weekly check-in is asked where it is due (MEASURES 5.1)."""
    for prompt in prompts_of_field({**step, "when": None}, Form.CHECKIN, step["id"], step["id"]):
        yield replace(prompt, whens=(DUE, *prompt.whens))


def _exercise(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """What to take care of, its choices, the rating before, the timer, and the same rating after."""
    exercise = shelf.exercise(step["exercise"])
    measure = exercise["measure"]
    care = {"id": step["id"], "care": exercise["care"], "sources": exercise.get("sources")}
    yield replace(_show(care, "care", ()), id=f"{step['id']}{CARE}")
    yield from fields_of(step, exercise.get("choices") or ())
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
        sources=sources_of(step),
    )
    for prompt in _measured(step, measure, "after"):
        yield replace(prompt, whens=({"step": f"{step['id']}.do", "answered": "true"},))


def _version(version: Raw) -> Option:
    return Option(version["id"], version["title"], version["id"], version["title"])


def _measured(step: Raw, measure: Raw, moment: str) -> Iterator[Prompt]:
    form = Form.PICK if measure.get("options") else Form.SCALE
    text = measure.get(moment) if measure.get(moment) not in (None, "true", "false") else measure["text"]
    return prompts_of_field({**measure, "id": moment, "text": text}, form, f"{step['id']}.{moment}", step["id"])


def _notice(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """Better, same or worse, each with its own words."""
    labels = step.get("labels") or {}
    options = [{"id": name, "text": labels.get(name) or words.NOTICED[name]} for name in NOTICED]
    text = step.get("text") or words.NOTICE
    told = {**step, "text": text, "options": options, "when": None}
    for prompt in prompts_of_field(told, Form.PICK, step["id"], step["id"]):
        yield replace(prompt, felt_of=step["of"])
    for name in NOTICED:
        when: Condition = {"step": step["id"], "equals": name}
        yield _show(step, name, (when,))


def _worksheet(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    sheet = shelf.worksheet(step["worksheet"])
    wanted = step.get("fields")
    fields = [_rating(sheet, field) for field in sheet["fields"] if wanted is None or field["id"] in wanted]
    repeat = sheet.get("repeat")
    if step.get("text"):
        yield _show(step, "text", (), id_=f"{step['id']}.intro")
    if not repeat:
        yield from fields_of(step, fields)
        return
    least, most = int(repeat["least"]), int(repeat["most"])
    shown: tuple[Condition, ...] = ()
    for number in range(1, most + 1):
        yield from (_behind(prompt, shown) for prompt in fields_of(step, fields, f"{number}."))
        if least <= number < most:
            more = f"{step['id']}.{number}.more"
            yield _behind(_yes_no(step, more, repeat["text"]), shown)
            shown = (*shown, {"step": more, "equals": "yes"})


def _rating(sheet: Raw, field: Raw) -> Raw:
    """A field that knows what it is to the skill practised by filling the worksheet in, where one is."""
    of_it = sheet.get("practice")
    if not of_it:
        return field
    part = next((one for one in SHEET_PARTS if of_it.get(one) == field["id"]), "")
    return {**field, "skill": of_it["skill"], "measure": sheet.get("measure"), "rates": part}


def _behind(prompt: Prompt, whens: tuple[Condition, ...]) -> Prompt:
    return replace(prompt, whens=(*whens, *prompt.whens))


def _yes_no(step: Raw, id_: str, text: str) -> Prompt:
    options = tuple(Option(name, said, name, said) for name, said in words.YES_NO.items())
    return Prompt(id=id_, step=step["id"], form=Form.PICK, text=text, options=options)


def _named_sheet(step: Raw, shelf: Shelf) -> Iterator[Prompt]:
    """``plan`` and ``barrier``: the worksheet of that name, with what the step says of its fields."""
    if step.get("text"):
        yield _show(step, "text", (), id_=f"{step['id']}.intro")
    yield from fields_of(step, [_told(step, field) for field in shelf.worksheet(step["kind"])["fields"]])


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
    for prompt in prompts_of_field(count, Form.NUMBER, f"{step['id']}.times", step["id"]):
        told = replace(prompt, whens=(planned,), sources=sources_of(step))
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
        sources=sources_of(step),
    )


_KINDS = {
    "checkin": _checkin,
    "exercise": _exercise,
    "notice": _notice,
    "worksheet": _worksheet,
    "plan": _named_sheet,
    "barrier": _named_sheet,
    "review": _review,
}
