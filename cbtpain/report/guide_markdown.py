"""The guide, or some of its topics, as Markdown: to print, or to hand to somebody."""

from collections.abc import Iterator, Mapping, Sequence

from cbtpain.course.about import Source
from cbtpain.course.guide import Topic, cited
from cbtpain.words import guide as words


def document(title: str, topics: Sequence[Topic], sources: Mapping[str, Source], terms: Mapping[str, str]) -> str:
    """One document; sources are numbered through and stand at its end, after the words explained."""
    keys = cited([page for topic in topics for page in topic.pages])
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    return "\n".join(
        [
            f"# {title}",
            "",
            *_topics(topics, numbers),
            *_glossary(terms),
            *_sources(numbers, sources),
            words.NO_DIAGNOSIS,
            "",
        ]
    )


def _topics(topics: Sequence[Topic], numbers: Mapping[str, int]) -> Iterator[str]:
    for topic in topics:
        if len(topics) > 1:
            yield from (f"## {topic.title}", "")
        yield from (f"*{topic.summary}*", "")
        for page in topic.pages:
            yield from (f"{'###' if len(topics) > 1 else '##'} {page.heading}", "")
            for block in page.blocks:
                marks = "".join(f" [{numbers[key]}]" for key in block.sources)
                yield f"{words.ITEM if block.is_item else ''}{block.text}{marks}"
                yield from () if block.is_item else ("",)
            yield ""


def _glossary(terms: Mapping[str, str]) -> Iterator[str]:
    if terms:
        yield from (f"## {words.GLOSSARY}", "")
        yield from (f"- **{term}**: {meaning}" for term, meaning in terms.items())
        yield ""


def _sources(numbers: Mapping[str, int], sources: Mapping[str, Source]) -> Iterator[str]:
    if numbers:
        yield from (f"## {words.SOURCES}", "")
        for key, number in numbers.items():
            yield f"- {words.SOURCE.format(number=number, title=sources[key].title, where=sources[key].where)}"
        yield ""
