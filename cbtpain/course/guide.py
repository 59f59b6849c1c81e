"""The resource guide: its topics, each a few screens of plain text, its glossary, and its table of contents.

A topic is a Markdown file with a head. Of Markdown it has headings of the second rank, paragraphs,
lists with a dash, and footnote marks (``[^key]``) that name a source.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cbtpain.course.shape import part, shaped
from cbtpain.course.source import read, read_headed
from cbtpain.errors import ContentFault
from cbtpain.words import files as words

GUIDE, CONTENTS, GLOSSARY = "guide", "contents.yaml", "glossary.yaml"
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_MARK = re.compile(r"\s*\[\^([a-z0-9-]+)\]")
_OTHER_MARKDOWN = re.compile(r"^(?:#(?!# )|>|\||!\[|```|<|\d+\.\s)|\*\*|\]\(", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one entry of a list, with the keys of the sources it rests on."""

    text: str
    sources: tuple[str, ...] = ()
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of a topic."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """``also`` has what people may call it; ``sources`` the keys that its pages cite."""

    id: str
    title: str
    summary: str
    also: tuple[str, ...]
    sources: tuple[str, ...]
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the table of contents: a title, and the ids of its topics."""

    title: str
    topics: tuple[str, ...]


class Guide:
    """The guide of a content folder. Raises ``ContentFault`` where a file cannot be read as it stands."""

    def __init__(self, content: Path) -> None:
        self._root = content / GUIDE

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        found = part(read(self._root / CONTENTS), "parts", CONTENTS)
        return tuple(_part(entry) for entry in found)

    @property
    def ids(self) -> list[str]:
        """Every topic, in the order of the contents."""
        return [id_ for one in self.parts for id_ in one.topics]

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """All of them by their ids, in the order of the contents."""
        return {id_: self.topic(id_) for id_ in self.ids}

    def topic(self, id_: str) -> Topic:
        path = self._root / f"{id_}.md"
        head, body = read_headed(path)
        _refuse_other_markdown(path, body)
        return shaped(Topic, {**_listed(head), "id": id_, "pages": tuple(_pages(body))}, path.name)

    @cached_property
    def glossary(self) -> dict[str, str]:
        """Plain words for each term, in alphabetical order."""
        found: dict[str, str] = part(read(self._root / GLOSSARY), "terms", GLOSSARY)
        return dict(sorted(found.items(), key=lambda entry: entry[0].casefold()))


def _part(entry: Any) -> Part:
    return shaped(Part, {**entry, "topics": tuple(part(entry, "topics", CONTENTS))}, CONTENTS)


def _listed(head: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in head.items()}


def _refuse_other_markdown(path: Path, body: str) -> None:
    found = _OTHER_MARKDOWN.search(body)
    if found is not None or not _HEADING.match(body.lstrip()):
        what = words.NO_FIRST_HEADING if found is None else words.OTHER_MARKDOWN.format(found=found[0].strip())
        raise ContentFault("content_unreadable", where=f"{GUIDE}/{path.name}: {what}")


def _pages(body: str) -> Iterator[Page]:
    _, *parts = _HEADING.split(body)
    for heading, text in zip(parts[::2], parts[1::2], strict=True):
        yield Page(heading.strip(), tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        entries = re.split(r"(?:^|\n)- ", paragraph)
        first, items = (entries[0], entries[1:]) if len(entries) > 1 else (paragraph, [])
        yield from (_block(one, is_item=one is not first) for one in (first, *items) if one.strip())


def _block(text: str, *, is_item: bool) -> Block:
    return Block(" ".join(_MARK.sub("", text).split()), tuple(_MARK.findall(text)), is_item)


def cited(pages: Sequence[Page]) -> list[str]:
    """The keys that the pages cite, each once, in the order of their first mention."""
    return list(dict.fromkeys(key for page in pages for block in page.blocks for key in block.sources))
