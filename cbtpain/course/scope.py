"""A field of a worksheet or an exercise, as the session around it names it."""

from typing import Any

from cbtpain.course.prompt import Condition


def in_scope(condition: Condition | None, scope: str) -> Condition | None:
    """``field: way`` of a worksheet or an exercise is ``step: relax.way`` of the session."""
    if condition is None:
        return None
    found: dict[str, Any] = {}
    for key, value in condition.items():
        if key == "field":
            found["step"] = f"{scope}.{value}"
        elif key in ("all", "any"):
            found[key] = [in_scope(part, scope) for part in value]
        elif key == "not":
            found[key] = in_scope(value, scope)
        else:
            found[key] = value
    return found


def scoped(text: str, scope: str) -> str:
    """``{{.way}}`` of a worksheet or an exercise is ``{{relax.way}}`` of the session."""
    return text.replace("{{.", "{{" + scope + ".")
