"""The guide held to the rules: how it reads, the words it does without, and that every claim names its source."""

from collections.abc import Collection, Iterator
from pathlib import Path

from cbtpain.course.fault import Fault
from cbtpain.course.guide import CONTENTS, GLOSSARY, GUIDE, Block, Guide, Page, Topic, cited
from cbtpain.errors import ContentFault
from cbtpain.lint.forbidden import Forbidden
from cbtpain.lint.rules import speaks_of_studies
from cbtpain.measures.reading_level import level
from cbtpain.measures.session_size import MOST_WORDS_A_SENTENCE, SCREEN_GRADE, SESSION_GRADE, over
from cbtpain.words import lint as words

MOST_WORDS_A_PAGE = 130
FEWEST_PAGES, MOST_PAGES = 4, 12


class GuideLinter:
    """The guide beside a course; nothing where there is none."""

    def __init__(self, root: Path, known: Collection[str]) -> None:
        self._root = root
        self._known = known
        self._guide = Guide(root)
        self._forbidden = Forbidden()

    def faults(self) -> Iterator[Fault]:
        """Everything that breaks a rule; a file that cannot be read is told, and the others are looked at."""
        if not (self._root / GUIDE).is_dir():
            return
        listed = self._guide.ids
        for id_ in sorted({path.stem for path in (self._root / GUIDE).glob("*.md")} - set(listed)):
            yield Fault(f"{GUIDE}/{CONTENTS}", 1, "", words.NOT_LISTED.format(id=id_))
        for id_ in listed:
            try:
                yield from self._of_topic(self._guide.topic(id_))
            except ContentFault as fault:
                yield Fault(f"{GUIDE}/{id_}.md", 1, "", str(fault.fields.get("where", fault.kind)))
        yield from self._of_glossary()

    def cited(self) -> set[str]:
        """Every source the guide rests on."""
        if not (self._root / GUIDE).is_dir():
            return set()
        return {key for topic in self._guide.topics.values() for key in cited(topic.pages)}

    def _of_topic(self, topic: Topic) -> Iterator[Fault]:
        name = f"{GUIDE}/{topic.id}.md"
        for what in (*self._sources(topic), *self._size(topic)):
            yield Fault(name, 1, "", what)
        for page in topic.pages:
            yield from (Fault(name, 1, page.heading, what) for what in self._of_page(page))

    def _sources(self, topic: Topic) -> Iterator[str]:
        found = cited(topic.pages)
        yield from (words.UNKNOWN_SOURCE.format(key=key) for key in found if key not in self._known)
        if set(found) != set(topic.sources):
            differing = sorted(set(found) ^ set(topic.sources))
            yield words.HEAD_SOURCES.format(keys=", ".join(differing))

    def _size(self, topic: Topic) -> Iterator[str]:
        found = level([block.text for page in topic.pages for block in page.blocks])
        if found.grade > SESSION_GRADE:
            yield words.GRADE.format(found=over(found.grade), most=SESSION_GRADE)
        if not FEWEST_PAGES <= len(topic.pages) <= MOST_PAGES:
            yield words.PAGES.format(found=len(topic.pages), least=FEWEST_PAGES, most=MOST_PAGES)

    def _of_page(self, page: Page) -> Iterator[str]:
        found = level([block.text for block in page.blocks])
        if found.words > MOST_WORDS_A_PAGE:
            yield words.SCREEN_WORDS.format(found=found.words, most=MOST_WORDS_A_PAGE)
        yield from self._of_texts([block.text for block in page.blocks])
        for block in page.blocks:
            if speaks_of_studies(block.text) and not _rests_on_something(page, block):
                yield words.CLAIM

    def _of_glossary(self) -> Iterator[Fault]:
        for term, meaning in self._guide.glossary.items():
            yield from (Fault(f"{GUIDE}/{GLOSSARY}", 1, term, what) for what in self._of_texts([meaning]))

    def _of_texts(self, texts: list[str]) -> Iterator[str]:
        """Those of one screen."""
        found = level(texts)
        if found.grade > SCREEN_GRADE:
            yield words.SCREEN_GRADE.format(found=over(found.grade), most=SCREEN_GRADE)
        if found.longest > MOST_WORDS_A_SENTENCE:
            yield words.SENTENCE.format(found=found.longest, most=MOST_WORDS_A_SENTENCE)
        for match, word in self._forbidden.found_in("\n".join(texts)):
            yield words.FORBIDDEN.format(found=match, why=word.why, instead=word.instead)


def _rests_on_something(page: Page, block: Block) -> bool:
    """An introduction to a list rests on what its entries name."""
    return bool(block.sources) or (not block.is_item and any(one.sources for one in page.blocks if one.is_item))
