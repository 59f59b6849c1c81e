"""From a file's mapping to a record: every key known, none missing."""

from collections.abc import Mapping
from typing import Any, TypeVar

from cbtpain.errors import ContentFault
from cbtpain.words import files as words

Shaped = TypeVar("Shaped")


def shaped(kind: type[Shaped], mapping: Mapping[str, Any], where: str) -> Shaped:
    """``kind(**mapping)``. Raises ``ContentFault`` when keys are missing or unknown."""
    try:
        return kind(**mapping)
    except TypeError as error:
        what = str(error).partition(") ")[2] or str(error)
        raise ContentFault("content_unreadable", where=f"{where}: {what}") from None


def part(mapping: Any, key: str, where: str) -> Any:
    """What stands under a key. Raises ``ContentFault`` when it is missing."""
    if not isinstance(mapping, dict) or mapping.get(key) is None:
        raise ContentFault("content_unreadable", where=f"{where}: {words.MISSING.format(key=key)}")
    return mapping[key]
