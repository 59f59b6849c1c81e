"""Taking a condition apart into the comparisons it is made of."""

from collections.abc import Iterator

from cbtpain.course.prompt import Condition


def parts_of(condition: Condition | None) -> Iterator[Condition]:
    """The comparisons, in order: each looks at one step, field or fact."""
    if condition is None:
        return
    for key in ("all", "any"):
        for part in condition.get(key) or ():
            yield from parts_of(part)
    if "not" in condition:
        yield from parts_of(condition["not"])
    if not condition.keys() & {"all", "any", "not"}:
        yield condition


def fields_in(condition: Condition | None) -> Iterator[str]:
    """The fields of a worksheet or an exercise that a condition looks at."""
    yield from (part["field"] for part in parts_of(condition) if "field" in part)
