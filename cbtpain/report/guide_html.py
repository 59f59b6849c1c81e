"""The guide, or one of its topics, as one HTML page: no script, nothing fetched, made to be printed."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cbtpain.course.about import Source
from cbtpain.course.guide import Block, Topic, cited
from cbtpain.words import guide as words

TEMPLATE = "guide.html.j2"


def html(title: str, topics: Sequence[Topic], sources: Mapping[str, Source], terms: Mapping[str, str]) -> str:
    """The whole document; every value is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["groups"] = _groups
    keys = cited([page for topic in topics for page in topic.pages])
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    return environment.get_template(TEMPLATE).render(
        title=title, topics=topics, sources=sources, terms=terms, numbers=numbers, words=words
    )


def _groups(blocks: Sequence[Block]) -> list[tuple[bool, list[Block]]]:
    """Entries of one list together."""
    return [(is_item, list(of_it)) for is_item, of_it in groupby(blocks, key=lambda block: block.is_item)]
