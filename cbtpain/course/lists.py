"""What is wrong within the lists of a file, before anything is looked up elsewhere: of steps, of fields, of options."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from cbtpain.course.fault import Fault
from cbtpain.words import files as words

Raw = Mapping[str, Any]
Place = Sequence[int | str]


class Lined(Protocol):
    """A file that knows its lines."""

    def fault(self, place: Place, what: str) -> Fault: ...
    def line(self, place: Place) -> int: ...


def twice(file: Lined, place: Place, parts: Sequence[Any]) -> Iterator[Fault]:
    """Ids that stand twice among steps or fields, and what is wrong with the options of each."""
    seen: dict[str, int] = {}
    for number, part in enumerate(parts):
        if not isinstance(part, dict):
            continue
        here = (*place, number)
        id_ = part.get("id")
        if isinstance(id_, str) and id_ in seen:
            yield file.fault((*here, "id"), words.ID_TWICE.format(id=id_, line=seen[id_]))
        elif isinstance(id_, str):
            seen[id_] = file.line((*here, "id"))
        yield from in_lists(file, here, part)


def in_lists(file: Lined, place: Place, part: Raw) -> Iterator[Fault]:
    """Options that stand twice; ``none: "text"`` is an option with the id none, numbered 0."""
    for key in ("options", "what"):
        if not isinstance(part.get(key), list):
            continue
        options = [option for option in part[key] if isinstance(option, dict)]
        yield from twice(file, (*place, key), part[key])
        none = isinstance(part.get("none"), str)
        if none and any(option.get("id") == "none" for option in options):
            yield file.fault((*place, "none"), words.ID_TWICE.format(id="none", line=file.line((*place, key))))
        if none + sum(option.get("zero") == "true" for option in options) > 1:
            yield file.fault((*place, key), words.TWO_ZEROS)
        yield from _brought_forward(file, (*place, key), part[key], ordered="order_by" in part)


def _brought_forward(file: Lined, place: Place, options: Sequence[Any], *, ordered: bool) -> Iterator[Fault]:
    """Options that belong to a choice made earlier: the list says which choice that is."""
    for number, option in enumerate(options):
        if not isinstance(option, dict) or "for" not in option:
            continue
        if not ordered:
            yield file.fault((*place, number, "for"), words.NOT_ORDERED)
        elif option.get("zero") == "true":
            yield file.fault((*place, number, "for"), words.STAYS_LAST)
