"""Laying a worksheet out: all of it for paper, or what somebody gave to it, in their own words."""

import re
from collections.abc import Collection, Iterator
from datetime import date

from cbtpain.course.paper import Choice, Row
from cbtpain.course.prompt import LISTS, OWN, Form, Option, Prompt
from cbtpain.course.slots import SLOT
from cbtpain.play.answer import Value
from cbtpain.play.filling import line, paragraphs
from cbtpain.play.parse import fits, numbered
from cbtpain.play.player import Play
from cbtpain.play.reason import Inside
from cbtpain.words import worksheet as words
from cbtpain.words.numbers import week_day

_BY_HAND = (Form.LINE, Form.LINES)


def blank(play: Play, steps: Collection[str]) -> list[Row]:
    """Every question that can come, every choice of it, and on what it rests; slots without words are a line."""
    prompts = _of(play, steps)
    inside = Inside(prompts, play)
    found = []
    for prompt in prompts:
        why = inside.reason(prompt.whens)
        if why.possible and not is_own_line(prompt):
            found.append(_blank(prompt, play, inside, why.text))
    return found


def marked(play: Play, steps: Collection[str]) -> list[Row]:
    """As ``blank``, with what was given: for a form that is gone over."""
    by_id = {prompt.id: prompt for prompt in _of(play, steps)}
    return [_with_answer(row, by_id[row.id], play) for row in blank(play, steps)]


def told(play: Play, steps: Collection[str], *, ended: bool) -> list[Row]:
    """What was asked and given, and what is still open on the way; what an answer took off the way is not there.

    In a walk that has ``ended``, what was given stays, also where the diary would not ask for it any more.
    """
    shown = {place.prompt.id: place.prompt for place in play.places}
    found = []
    for prompt in _of(play, steps):
        if is_own_line(prompt):
            continue
        put = prompt.id in play.answers
        if prompt.form is Form.SHOW:
            if prompt.id in shown and (text := tuple(paragraphs(prompt.text, play))):
                found.append(Row(prompt.id, prompt.form, text, put=put))
        elif prompt.id in shown or (ended and put):
            found.append(_with_answer(_bare(prompt, play), prompt, play))
    return found


def is_own_line(prompt: Prompt) -> bool:
    """The line for own words behind a list is part of the list."""
    return prompt.form is Form.LINE and prompt.id.endswith(f".{OWN}")


def _of(play: Play, steps: Collection[str]) -> list[Prompt]:
    return [prompt for prompt in play.session.prompts if prompt.step in steps]


def _bare(prompt: Prompt, play: Play) -> Row:
    return Row(
        prompt.id,
        prompt.form,
        tuple(paragraphs(prompt.text, play)),
        low=prompt.low,
        high=prompt.high,
        least=prompt.least,
        most=prompt.most,
    )


def _blank(prompt: Prompt, play: Play, inside: Inside, when: str) -> Row:
    text = tuple(filter(None, (_lined(part, play) for part in prompt.text.split("\n"))))
    return _bare(prompt, play)._replace(question=text, when=when, choices=tuple(_choices(prompt, play, inside)))


def _lined(text: str, play: Play) -> str:
    """What is still to be answered here, and what nobody knows, is a line to write on."""
    here = {prompt.id for prompt in play.session.prompts}

    def left(slot: re.Match[str]) -> str:
        name = slot[1].strip()
        return words.LINE if name in here and play.live.get(name) is None else slot[0]

    told = SLOT.sub(left, text)
    return line(told, play) or (line(SLOT.sub(words.LINE, told), play) if told.strip() else "")


def _choices(prompt: Prompt, play: Play, inside: Inside) -> Iterator[Choice]:
    if prompt.form not in LISTS:
        return
    for number, option in numbered(prompt).items():
        why = inside.reason([option.when] if option.when else [])
        text = line(option.text, play)
        if why.possible and text:
            yield Choice(number, option.kept, text, own=option.kept == OWN, zero=option.zero, when=why.text)


def _with_answer(row: Row, prompt: Prompt, play: Play) -> Row:
    answer = play.answers.get(prompt.id)
    if answer is None or not fits(prompt, answer.value):
        return row
    typed = _typed(prompt, answer.value, play)
    kept = answer.value if isinstance(answer.value, list) else [answer.value]
    options = {option.kept: option for option in prompt.options if option.id == option.kept}
    choices = tuple(one._replace(marked=one.kept in kept and one.kept in options) for one in row.choices)
    given = tuple(filter(None, (_in_words(prompt, value, options, play) for value in kept)))
    return row._replace(choices=choices, given=given, put=True, typed=typed)


def _typed(prompt: Prompt, value: Value, play: Play) -> str:
    """What was written by hand: the answer itself, or the own words of a list."""
    if prompt.form in LISTS:
        own = play.answers.get(f"{prompt.id}.{OWN}")
        return str(own.value) if own is not None and own.value else ""
    return "" if value is None else str(value)


def _in_words(prompt: Prompt, value: Value, options: dict[str, Option], play: Play) -> str:
    if value is None:
        return ""
    if prompt.form in _BY_HAND:
        return str(value)
    if prompt.form is Form.DATE:
        return week_day(date.fromisoformat(str(value)))
    if prompt.form not in LISTS:
        return str(value)
    if value == OWN:
        return _typed(prompt, value, play) or words.NO_OWN_WORDS
    option = options.get(str(value))
    # What is kept under another name than its own is nobody's business, and is not said again.
    return line(option.text, play) if option is not None else words.NOT_SAID
