"""Finding words in the guide: every word has to be there, its title counting more than its text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cbtpain.course.guide import Block, Guide, Page, Topic

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_IN_NAME, _IN_HEADING, _IN_TEXT = 8, 4, 1
_STEM = 4
"""Letters; a word as long as this is also found as the beginning of another: ``sleep`` in ``sleepless``."""


class Hit(NamedTuple):
    """A page of a topic, and the first of its blocks that has a word of those looked for."""

    topic: Topic
    page: Page
    block: Block
    weight: int


def search(guide: Guide, wanted: str) -> list[Hit]:
    """The best page of each topic that has every word, the best topic first; those alike in the guide's order."""
    looked_for = _words(wanted)
    if not looked_for:
        return []
    found = (_best(topic, looked_for) for topic in guide.topics.values())
    return sorted((hit for hit in found if hit is not None), key=lambda hit: -hit.weight)


def _best(topic: Topic, looked_for: list[str]) -> Hit | None:
    name = _words(f"{topic.id} {topic.title} {topic.summary} {' '.join(topic.also)}")
    everywhere = [*name, *(word for page in topic.pages for word in _words_of(page))]
    if not all(_is_in(one, everywhere) for one in looked_for):
        return None
    of_name = sum(_IN_NAME for one in looked_for if _is_in(one, name))
    page = max(topic.pages, key=lambda one: _weight(one, looked_for))
    block = max(page.blocks, key=lambda one: _in_text(one, looked_for))
    return Hit(topic, page, block, of_name + _weight(page, looked_for))


def _weight(page: Page, looked_for: list[str]) -> int:
    heading = sum(_IN_HEADING for one in looked_for if _is_in(one, _words(page.heading)))
    return heading + sum(_in_text(block, looked_for) for block in page.blocks)


def _in_text(block: Block, looked_for: list[str]) -> int:
    return sum(_IN_TEXT for one in looked_for if _is_in(one, _words(block.text)))


def _words_of(page: Page) -> Iterator[str]:
    yield from _words(page.heading)
    for block in page.blocks:
        yield from _words(block.text)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_in(wanted: str, words: list[str]) -> bool:
    return wanted in words or (len(wanted) >= _STEM and any(word.startswith(wanted) for word in words))
