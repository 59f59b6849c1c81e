"""The words of an exercise with their seconds, as plain text or as Markdown."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cbtpain.course.exercise import Phase
from cbtpain.measures.speed import minutes_and_seconds
from cbtpain.words import script as words

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


class Version(NamedTuple):
    """Its title, and its parts in order."""

    title: str
    phases: Sequence[Phase]


class Script(NamedTuple):
    """``care`` are the paragraphs of its cautions."""

    title: str
    care: Sequence[str]
    versions: Sequence[Version]


def headline(version: Version) -> str:
    """``the short one, 3 minutes (3:00 minutes)``"""
    minutes, seconds = minutes_and_seconds(sum(phase.seconds for phase in version.phases))
    return words.VERSION.format(title=version.title, time=words.TIME.format(minutes=minutes, seconds=seconds))


def markdown(script: Script) -> str:
    """The whole script, a list for each version; whatever is a mark in Markdown is read as it is written."""
    parts = [words.HEAD.format(text=_plain(script.title)), words.HOW, words.PART.format(text=words.CARE)]
    parts += [_plain(paragraph) for paragraph in script.care]
    for version in script.versions:
        parts.append(words.PART.format(text=_plain(headline(version))))
        lines = (words.LINE_MARKDOWN.format(seconds=one.seconds, text=_plain(one.say)) for one in version.phases)
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
