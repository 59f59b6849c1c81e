"""What a person reads at one prompt, as plain sentences: slots take words of the length they usually have."""

import re
from collections.abc import Iterator

from cbtpain.course.prompt import Form, Prompt
from cbtpain.course.slots import SLOT
from cbtpain.measures.reading_level import Level, level

_FILLED = "what you said"
_QUOTED = re.compile(r"\"[^\"\n]*\"")


def plain(text: str) -> str:
    """The text with its slots filled: by their own words where they have some."""
    return SLOT.sub(lambda slot: slot[2] or _FILLED, text)


def unquoted(text: str) -> str:
    """The text without what stands in quotes: somebody else's words."""
    return _QUOTED.sub(" ", text)


def shown(prompt: Prompt) -> Iterator[str]:
    """All that stands on the screen of a prompt: title, text, choices, what 0 and 10 mean."""
    yield from filter(None, (plain(prompt.title), *plain(prompt.text).split("\n")))
    if prompt.form is not Form.EXERCISE:
        yield from (plain(option.text) for option in prompt.options)
    if prompt.form is Form.SCALE:
        yield from (plain(prompt.low), plain(prompt.high))


def said(prompt: Prompt) -> Iterator[str]:
    """All the words of a prompt, those of its help and its replies too, and of a choice said again elsewhere."""
    yield from shown(prompt)
    yield from filter(None, (*plain(prompt.help).split("\n"), prompt.who))
    for option in prompt.options:
        yield from filter(None, (plain(option.said), *plain(option.reply).split("\n")))


def screen_level(prompt: Prompt) -> Level:
    """The counts of one screen."""
    return level(shown(prompt))
