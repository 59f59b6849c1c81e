"""The guide, or one topic of it, as one document: Markdown, or a page for a browser and a printer."""

from cbtpain.cli.guide_topic import topic_named
from cbtpain.cli.services import Services
from cbtpain.cli.target import target
from cbtpain.course.about import sources
from cbtpain.course.guide import Guide
from cbtpain.errors import Rejected
from cbtpain.paths import content
from cbtpain.report.guide_markdown import document
from cbtpain.store.private_file import write_private
from cbtpain.words import guide as words

_HTML, _MARKDOWN = (".html", ".htm"), (".md", ".markdown", ".txt")


def write(services: Services, named: str | None, to: str | None, *, replace: bool) -> None:
    """All of it where no topic is named; on standard output, as Markdown, where no file is.

    Raises ``Rejected``, ``NotThere`` and ``ContentFault``.
    """
    guide = Guide(content())
    topics = [guide.topic(topic_named(guide, named))] if named is not None else list(guide.topics.values())
    title = topics[0].title if named is not None else words.TITLE
    terms = {} if named is not None else guide.glossary
    if to is None:
        services.out().raw(document(title, topics, sources(content()), terms))
        return
    path = target(services, to)
    if path.suffix.lower() in _HTML:
        # jinja2 costs about 45 ms, which the Markdown does without.
        from cbtpain.report.guide_html import html

        made = html(title, topics, sources(content()), terms)
    elif path.suffix.lower() in _MARKDOWN:
        made = document(title, topics, sources(content()), terms)
    else:
        raise Rejected("guide_form", path=path)
    write_private(path, made, replace=replace)
    services.out().say(words.WRITTEN.format(path=path))
