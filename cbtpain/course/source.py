"""Find and read the course's files: strict YAML, scalars as text, faults by file and line.

YAML 1.1 would read ``12:30`` as 750 and ``no`` as False, keep the last of two equal
keys and run constructors on tags. Here every scalar stays the text it is (a plain
``null`` is None), and equal keys, tags, anchors and aliases are refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from cbtpain.course.fault import Fault
from cbtpain.errors import ContentFault
from cbtpain.words import files as words

FORMAT_VERSION = "1"
_DEEPEST = 20
_LARGEST = 1_000_000
"""Bytes; a session has some thirty thousand."""
_HEADED = re.compile(r"---\n(.*?\n)---\n(.*)", re.DOTALL)
_VERSION = re.compile(r"[1-9][0-9]{0,8}")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Known = Callable[[bytes], bool]
"""True for what a file holds where it was found without fault before."""


def read(path: Path, known: Known = lambda content: False) -> dict[str, Any]:
    """The mapping a course file holds, scalars as text.

    Raises ``ContentFault("content_unreadable", where=…)`` with every fault of the file. In a ``known``
    one nothing is looked for again, which halves the time.
    """
    return read_marked(path, known)[0]


def read_marked(path: Path, known: Known = lambda content: False) -> tuple[dict[str, Any], yaml.Node | None]:
    """The same, with the nodes that know the lines. Raises ``ContentFault`` as ``read`` does."""
    content = _content(path)
    built, node = _composed(path, _decoded(path, content), clean=known(content))
    if not isinstance(built, dict) or built.get("format_version") != FORMAT_VERSION:
        raise _unreadable([Fault(path.name, 1, "", _other_format(built))])
    return built, node


def read_headed(path: Path) -> tuple[dict[str, Any], str]:
    """A text with a head of YAML between two lines of ``---``: the head, read as strictly, and the text below.

    Raises ``ContentFault`` as ``read`` does.
    """
    parts = _HEADED.fullmatch(_decoded(path, _content(path)))
    if parts is None:
        raise _unreadable([Fault(path.name, 1, "", words.NO_HEAD)])
    # The line of the head's beginning keeps the lines of its faults those of the file.
    head, _ = _composed(path, f"\n{parts[1]}", clean=False)
    if not isinstance(head, dict):
        raise _unreadable([Fault(path.name, 1, "", words.NO_HEAD)])
    return head, parts[2]


def _content(path: Path) -> bytes:
    try:
        # A pipe or a device would be waited for.
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise _unreadable([Fault(path.name, 1, "", words.NO_FILE)])
        if path.stat().st_size > _LARGEST:
            raise _unreadable([Fault(path.name, 1, "", words.TOO_LARGE)])
        return path.read_bytes()
    except OSError as error:
        raise _unreadable([_place(path, error)]) from None


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable([_place(path, error)]) from None


def _composed(path: Path, text: str, *, clean: bool) -> tuple[Any, yaml.Node | None]:
    """``clean`` where the text was found without fault before."""
    try:
        _refuse(path, () if clean else _unsafe(text))
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise _unreadable([_place(path, error)]) from None
    _refuse(path, () if clean else [*_faults(node), *_cut_short(node, text.splitlines())])
    return _built(node), node


def line_of(node: yaml.Node | None, place: Sequence[int | str]) -> int:
    """The line (from 1) of a place such as ``("steps", 3, "text")``, or of the nearest thing above it."""
    line = node.start_mark.line + 1 if node is not None and node.start_mark else 1
    for part in place:
        node, line = _child(node, part, line)
        if node is None:
            break
    return line


def _child(node: yaml.Node | None, part: int | str, line: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        found = node.value[part]
        return found, found.start_mark.line + 1
    return None, line


def _other_format(built: Any) -> str:
    told = built.get("format_version") if isinstance(built, dict) else None
    if isinstance(told, str) and _VERSION.fullmatch(told) and int(told) > int(FORMAT_VERSION):
        return words.NEWER_FORMAT.format(found=told, version=FORMAT_VERSION)
    return words.OTHER_FORMAT.format(version=FORMAT_VERSION)


def _refuse(path: Path, faults: Iterable[tuple[int, str]]) -> None:
    found = [Fault(path.name, line, "", what) for line, what in faults]
    if found:
        raise _unreadable(found)


def _unreadable(faults: Sequence[Fault]) -> ContentFault:
    return ContentFault("content_unreadable", where="; ".join(map(str, faults)), faults=faults)


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


def _cut_short(node: yaml.Node | None, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """A text of several words without quotes ends at `` #``, and YAML says nothing of it."""
    for scalar in _scalars(node):
        end = scalar.end_mark
        if scalar.style or " " not in scalar.value or end is None:
            continue
        if "".join(lines[end.line : end.line + 1])[end.column :].lstrip().startswith("#"):
            yield end.line + 1, words.CUT_SHORT


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _scalars(child)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)


def _built(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_built(child) for child in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key.value: _built(value) for key, value in node.value}
    if not isinstance(node, yaml.ScalarNode) or (node.tag == "tag:yaml.org,2002:null" and not node.style):
        return None
    return node.value


def _place(path: Path, error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or words.UNREADABLE
    return Fault(path.name, mark.line + 1 if mark else 1, "", words.OF_YAML.get(problem, problem))
