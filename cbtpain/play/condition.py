"""Whether a condition of the course holds. Conditions are data; nothing is evaluated as code."""

from collections.abc import Callable, Mapping
from typing import Any

from cbtpain.course.prompt import Condition
from cbtpain.play.answer import Value
from cbtpain.play.world import World

Compare = Callable[[Value, Any], bool]


def _over(value: Value, limit: str) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > int(limit)


def _under(value: Value, limit: str) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value < int(limit)


_COMPARED: dict[str, Compare] = {
    "equals": lambda value, told: str(value) == told,
    "in": lambda value, told: str(value) in told,
    "includes": lambda value, told: isinstance(value, list) and told in value,
    "over": _over,
    "under": _under,
}


def holds(condition: Condition, live: Mapping[str, Value], world: World) -> bool:
    """True where the answers so far, the earlier ones and the facts fit the condition.

    An answer that was skipped or not given fits nothing but ``answered: false``.
    """
    if "all" in condition:
        return all(holds(part, live, world) for part in condition["all"])
    if "any" in condition:
        return any(holds(part, live, world) for part in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], live, world)
    looked_at = _looked_at(condition, live, world)
    value = None if looked_at == "" else looked_at
    if "answered" in condition:
        return (value is not None) is (str(condition["answered"]) == "true")
    if value is None:
        return False
    return all(compare(value, condition[key]) for key, compare in _COMPARED.items() if key in condition)


def _looked_at(condition: Condition, live: Mapping[str, Value], world: World) -> Value:
    if "fact" in condition:
        return world.fact(condition["fact"], live)
    name = condition["step"]
    return world.earlier.get(name) if "/" in name else live.get(name)
