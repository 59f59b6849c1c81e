"""The screens of the worst day: at most 60 words each, the prompt with them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cbtpain.course.flare import FlareTexts
from cbtpain.course.safety import Safety
from cbtpain.screen.output import Output
from cbtpain.words import flare as words

MOST_WORDS = 60
_CHOICE = re.compile(r"  \d  ")
_BREATH = 0
"""The place of the breath among the usual steps."""


def question(texts: FlareTexts) -> list[str]:
    """The one question, and its three answers."""
    return [texts.ask, *_numbered(texts.choices)]


def plan(texts: FlareTexts, said: Mapping[str, str], *, no_breath: bool = False) -> list[str]:
    """The person's own plan, by the field that was answered; the usual one where nothing was."""
    own = [
        text.format(said=said[field].rstrip("."))
        for field, text in (("first", texts.own.first), ("plan", texts.own.plan), ("people", texts.own.people))
        if said.get(field)
    ]
    call = [texts.own.call.format(said=said["call"].rstrip("."))] if said.get("call") else []
    if own:
        return [texts.own.title, *_numbered(own), *call]
    steps = list(texts.usual.steps)
    if no_breath:
        steps[_BREATH] = texts.instead_of_breath
    return [texts.usual.title, *_numbered(steps), *call]


def sign_pages(safety: Safety, number: str) -> Iterator[list[str]]:
    """The emergency signs, then those of the same day: as many of them on a page as a person in pain can read."""
    most = MOST_WORDS - count([words.SIGNS_PROMPT])
    for group in safety.signs[:2]:
        title = group.title.format(number=number)
        lines = [f"  {item}" for item in group.items]
        dealt = _dealt(title, lines)
        yield from next((pages for pages in dealt if all(count(page) <= most for page in pages)), _single(title, lines))


def _dealt(title: str, lines: Sequence[str]) -> Iterator[list[list[str]]]:
    """The lines on one page, on two, and so on, about as many on each."""
    for pages in range(1, len(lines) + 1):
        ends = [number * len(lines) // pages for number in range(pages + 1)]
        yield [[title, *lines[begin:end]] for begin, end in pairwise(ends)]


def _single(title: str, lines: Sequence[str]) -> list[list[str]]:
    return [[title, line] for line in lines]


def offers(small: str | None) -> list[str]:
    """What may follow: a small form of what was planned, and making room."""
    return [words.OFFER, *_numbered([*([small] if small is not None else []), words.OFFER_ROOM])]


def count(lines: Sequence[str]) -> int:
    """How many words stand there, numbers among them."""
    return sum(1 for line in lines for word in line.split() if any(letter.isalnum() for letter in word))


def say(out: Output, lines: Sequence[str]) -> None:
    """A screen after an empty line; the further lines of a choice stand under its first word."""
    out.say("")
    for line in lines:
        choice = _CHOICE.match(line)
        if choice is None:
            out.say(line)
        else:
            out.item(choice[0], line[choice.end() :])


def _numbered(choices: Sequence[str]) -> list[str]:
    return [words.CHOICE.format(number=number, text=text) for number, text in enumerate(choices, start=1)]
