"""Find and read the course's files: strict YAML, scalars as text, faults by file and line.

YAML 1.1 would read ``12:30`` as 750 and ``no`` as False, keep the last of two equal
keys and run constructors on tags. Here every scalar stays the text it is (a plain
``null`` is None), and equal keys, tags, anchors and aliases are refused.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from cbtpain.errors import ContentFault
from cbtpain.words import files as words

FORMAT_VERSION = "1"
_DEEPEST = 20
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> dict[str, Any]:
    """The mapping a course file holds, scalars as text.

    Raises ``ContentFault("content_unreadable", where=…)`` with every fault of the file.
    """
    try:
        text = path.read_text(encoding="utf-8")
        _refuse(path, _unsafe(text))
        node = yaml.compose(text, Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ContentFault("content_unreadable", where=_place(path, error)) from None
    _refuse(path, _faults(node))
    built = _built(node)
    if not isinstance(built, dict) or built.get("format_version") != FORMAT_VERSION:
        raise ContentFault(
            "content_unreadable", where=f"{path.name}:1: {words.OTHER_FORMAT.format(version=FORMAT_VERSION)}"
        )
    return built


def _refuse(path: Path, faults: Iterator[tuple[int, str]]) -> None:
    found = [f"{path.name}:{line}: {what}" for line, what in faults]
    if found:
        raise ContentFault("content_unreadable", where="; ".join(found))


def _unsafe(text: str) -> Iterator[tuple[int, str]]:
    """Tags, anchors, aliases and endless nesting, before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            yield line, words.TOO_DEEP
            return
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield line, words.NO_ALIASES
        elif getattr(event, "tag", None):
            yield line, words.NO_TAGS


def _faults(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _faults(child)
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                yield key.start_mark.line + 1, words.KEY_IS_A_WORD
                continue
            if key.value in seen:
                yield key.start_mark.line + 1, words.TWICE.format(key=key.value)
            seen.add(key.value)
            yield from _faults(value)


def _built(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_built(child) for child in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: _built(value) for key, value in node.value}
    if not isinstance(node, yaml.ScalarNode) or (node.tag == "tag:yaml.org,2002:null" and not node.style):
        return None
    return node.value


def _place(path: Path, error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    line = f":{mark.line + 1}" if mark else ""
    return f"{path.name}{line}: {getattr(error, 'problem', None) or words.UNREADABLE}"
