"""The ``about`` page as paragraphs."""

from collections.abc import Iterator, Mapping, Sequence

from cbtpain.course.about import Paragraph, Source
from cbtpain.version import VERSION
from cbtpain.words import about as words


def page(paragraphs: Sequence[Paragraph], sources: Mapping[str, Source], home: str) -> Iterator[str]:
    """Version and data first; each claim carries the numbers of its sources, listed at the end."""
    numbers = {key: number for number, key in enumerate(_used(paragraphs), start=1)}
    yield words.VERSION.format(version=VERSION)
    yield from (words.DATA.format(home=home), *words.PRIVACY)
    for paragraph in paragraphs:
        marks = "".join(f" [{numbers[key]}]" for key in paragraph.sources)
        yield from ("", paragraph.title, f"{paragraph.text}{marks}")
    yield from ("", words.LICENCES_TITLE, *words.LICENCES, "", words.SOURCES_TITLE)
    for key, number in numbers.items():
        yield f"[{number}] {sources[key].title} {sources[key].where}"
    yield from ("", words.HELP)


def _used(paragraphs: Sequence[Paragraph]) -> list[str]:
    return list(dict.fromkeys(key for paragraph in paragraphs for key in paragraph.sources))
