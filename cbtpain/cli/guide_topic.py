"""A topic of the guide as a person names it: its number, its id, its title, or what else it is called."""

from cbtpain.course.guide import Guide, Topic
from cbtpain.course.nearest import nearest
from cbtpain.errors import NotThere
from cbtpain.words.numbers import NUMBER_WORDS

_MOST_TOLD = 40


def topic_named(guide: Guide, named: str) -> str:
    """The id that is meant. Raises ``NotThere("no_such_topic")``, which names the nearest."""
    wanted = " ".join(named.casefold().split())
    if wanted in guide.ids:
        return wanted
    number = NUMBER_WORDS.get(wanted) or (int(wanted) if wanted.isascii() and wanted.isdigit() else 0)
    if 1 <= number <= len(guide.ids):
        return guide.ids[number - 1]
    names = {name.casefold(): topic.id for topic in guide.topics.values() for name in _names(topic)}
    if wanted in names:
        return names[wanted]
    close = nearest(wanted, [*guide.ids, *names])
    raise NotThere(
        "no_such_topic", given=named.strip()[:_MOST_TOLD], nearest=None if close is None else names.get(close, close)
    )


def _names(topic: Topic) -> tuple[str, ...]:
    return (topic.title, topic.id.replace("-", " "), *topic.also)
