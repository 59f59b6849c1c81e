"""Putting what a person said, and facts, into the course's texts.

A slot is data: ``{{why}}``, ``{{plan.when}}``, ``{{calm-the-body/why}}``, ``{{fact:next_date}}``,
``{{why|what matters to you}}``. What a person wrote goes in as it is and is never
looked through for slots.
"""

import re
from collections.abc import Mapping

from cbtpain.course.aside import WORKSHEET_OF
from cbtpain.course.prompt import Form, Prompt
from cbtpain.course.slots import SLOT
from cbtpain.play.answer import Value
from cbtpain.play.player import Play
from cbtpain.words.play import AND

_DEEPEST = 3
"""An option's words may hold a slot of their own, and no more than that."""
_IN_WORDS = (Form.LINE, Form.LINES, Form.DATE)


def paragraphs(text: str, play: Play) -> list[str]:
    """The text's paragraphs with their slots filled; one with an empty slot and no words for it is left out."""
    found = (_filled(part, play, play.live, 0) for part in text.split("\n") if part.strip())
    return [part for part in found if part]


def line(text: str, play: Play) -> str:
    """One text with its slots filled; empty where a slot stays empty."""
    return _filled(text, play, play.live, 0) or ""


def said(prompt: Prompt, value: Value, play: Play, depth: int = 0) -> str:
    """How an answer reads inside a sentence; empty where nothing was said."""
    if value is None or isinstance(value, bool | dict):
        return ""
    if prompt.form in _IN_WORDS:
        return str(value)
    if isinstance(value, list):
        return AND.join(filter(None, (_chosen(prompt, id_, play, depth) for id_ in value)))
    return _chosen(prompt, value, play, depth) if prompt.options else str(value)


def _chosen(prompt: Prompt, kept: str | int, play: Play, depth: int) -> str:
    """The option's words, or what the person wrote in place of them."""
    own = play.answers.get(f"{prompt.id}.own")
    if kept == "own":
        return str(own.value) if own is not None and own.value else ""
    # What is kept under another name than its own is nobody's business, and is not said again.
    text = next((option.said for option in prompt.options if option.id == option.kept == kept), "")
    return (_filled(text, play, play.live, depth + 1) or "") if depth < _DEEPEST else ""


def _filled(text: str, play: Play, live: Mapping[str, Value], depth: int) -> str | None:
    """None where a slot stays empty."""
    empty = False

    def words(slot: re.Match[str]) -> str:
        nonlocal empty
        found = _words_for(slot[1].strip(), play, live, depth) or slot[2]
        empty = empty or not found
        return found or ""

    filled = SLOT.sub(words, text)
    return None if empty else filled


def _aside(name: str) -> str:
    """Where the same is kept of the worksheet filled in by its own command: for a session that was not taken yet."""
    prompt = name.partition("/")[2]
    return f"{WORKSHEET_OF}{prompt.partition('.')[0]}/{prompt}"


def _words_for(name: str, play: Play, live: Mapping[str, Value], depth: int) -> str:
    if name.startswith("fact:"):
        fact = play.world.fact(name.removeprefix("fact:"), live)
        return "" if fact is None else str(fact)
    if "/" in name:
        return play.world.words.get(name) or play.world.words.get(_aside(name), "")
    prompt = next((one for one in play.session.prompts if one.id == name), None)
    return said(prompt, live.get(name), play, depth) if prompt is not None else ""
