"""The guide on a screen: its contents, one page at a time, what was found, and the words explained."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from cbtpain.course.about import Source
from cbtpain.course.guide import Guide, Page, Topic, cited
from cbtpain.course.guide_search import Hit
from cbtpain.errors import CbtpainError, Rejected
from cbtpain.play.pages import Pages
from cbtpain.screen.output import Output
from cbtpain.screen.terminal import Terminal
from cbtpain.words import guide as words
from cbtpain.words.faults import sentence

_EXCERPT = 160
"""Letters of what was found, cut at a word."""
_ENTERS = ("", "n", "next")


def say_contents(out: Output, guide: Guide) -> None:
    """The parts and their topics, numbered through."""
    out.heading(words.TITLE)
    out.say(words.INTRO)
    numbers = {id_: number for number, id_ in enumerate(guide.ids, start=1)}
    for part in guide.parts:
        out.say("", part.title)
        for id_ in part.topics:
            mark = words.NUMBER.format(number=numbers[id_])
            out.item(mark, words.ENTRY.format(title=guide.topics[id_].title, id=id_))
    out.say("")


def say_topic(out: Output, topic: Topic, sources: Mapping[str, Source]) -> None:
    """All pages of it, and what they rest on."""
    out.heading(topic.title)
    for page in topic.pages:
        _say_page(out, page)
    out.say("", f"{words.SOURCES}:")
    say_sources(out, cited(topic.pages), sources)
    out.say("", words.FOOT)


def _say_page(out: Output, page: Page) -> None:
    out.say("")
    out.heading(page.heading)
    for block in page.blocks:
        if block.is_item:
            out.item(words.ITEM, block.text)
        else:
            out.say(block.text)


def say_sources(out: Output, keys: Iterable[str], sources: Mapping[str, Source]) -> None:
    """Numbered, in that order."""
    for number, key in enumerate(keys, start=1):
        out.say(words.SOURCE.format(number=number, title=sources[key].title, where=sources[key].where))


def say_hits(out: Output, hits: list[Hit]) -> None:
    """A topic each, with the place where the words stand."""
    if not hits:
        out.say(words.NOTHING_FOUND)
        return
    out.say(words.ONE_FOUND if len(hits) == 1 else words.FOUND.format(count=len(hits)))
    for hit in hits:
        out.say("", words.HIT.format(title=hit.topic.title, id=hit.topic.id, heading=hit.page.heading))
        out.item("" if out.plain else "  ", _cut(hit.block.text))


def _cut(text: str) -> str:
    if len(text) <= _EXCERPT:
        return text
    return f"{text[:_EXCERPT].rpartition(' ')[0]} {words.CUT}"


def say_terms(out: Output, terms: Iterable[tuple[str, str]]) -> None:
    """A paragraph each."""
    out.say(*_terms(terms))


def _terms(terms: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in terms:
        yield words.TERM.format(term=term, meaning=meaning)


class Reading(NamedTuple):
    """What the reader of a topic needs from the rest of the program."""

    topic: Topic
    sources: Mapping[str, Source]
    help_now: Callable[[], None]
    flare: Callable[[], None]


class TopicScreen:
    """Page after page on a terminal; a ``play.drive.Screen`` of ``Pages``."""

    def __init__(self, terminal: Terminal, reading: Reading) -> None:
        self._terminal = terminal
        self._reading = reading
        self._shown: int | None = None

    def ask(self, position: Pages) -> str:
        if self._shown != position.at:
            self._show(position)
        last = position.at + 1 == position.of
        text = words.LAST if last else words.NEXT.format(number=position.at + 1, pages=position.of)
        return self._terminal.read(text)

    def taken(self, position: Pages, text: str) -> object:
        """Raises ``Rejected``."""
        if text.strip().lower() not in _ENTERS:
            raise Rejected("not_a_page")
        return True

    def refuse(self, fault: CbtpainError) -> None:
        self._terminal.out.say(sentence(fault))

    def help(self, position: Pages) -> None:
        """What the page rests on, and the keys."""
        keys = cited([self._reading.topic.pages[position.at]])
        self._terminal.out.say(words.RESTS_ON if keys else words.RESTS_ON_NOTHING)
        say_sources(self._terminal.out, keys, self._reading.sources)
        self._terminal.out.say(words.KEYS)

    def help_now(self) -> None:
        self._reading.help_now()
        self._shown = None

    def flare(self) -> None:
        self._reading.flare()
        self._shown = None

    def at_first(self) -> None:
        self._terminal.out.say(words.FIRST)

    def kept(self, before: Pages, after: Pages) -> None:
        """A page keeps nothing."""

    def _show(self, position: Pages) -> None:
        if position.is_first and self._shown is None:
            self._terminal.out.heading(self._reading.topic.title)
        _say_page(self._terminal.out, self._reading.topic.pages[position.at])
        self._terminal.out.say("")
        self._shown = position.at
