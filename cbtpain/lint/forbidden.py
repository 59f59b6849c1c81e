"""The words the course does without, each with its reason; the list is data (``forbidden.yaml``)."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from cbtpain import paths
from cbtpain.course.shape import part, shaped
from cbtpain.course.source import read
from cbtpain.lint.text import unquoted

FORBIDDEN = "forbidden.yaml"


class Word(NamedTuple):
    """A pattern (a regular expression, read without regard to case), why it is not used, and what is said instead."""

    pattern: str
    why: str
    instead: str


class Forbidden:
    """The shipped list: it is part of the standard, so another course cannot loosen it."""

    @cached_property
    def words(self) -> list[Word]:
        found = part(read(paths.content() / FORBIDDEN), "words", FORBIDDEN)
        return [shaped(Word, entry, FORBIDDEN) for entry in found]

    @cached_property
    def _patterns(self) -> list[tuple[re.Pattern[str], Word]]:
        return [(re.compile(word.pattern, re.IGNORECASE), word) for word in self.words]

    def found_in(self, text: str) -> Iterator[tuple[str, Word]]:
        """What stands in a text that is not to stand there; words in quotes are somebody else's."""
        for pattern, word in self._patterns:
            match = pattern.search(unquoted(text))
            if match is not None:
                yield match[0], word
