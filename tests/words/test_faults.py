"""Every kind of fault has one clear sentence, and every sentence is somebody's."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from cbtpain.errors import CbtpainError
from cbtpain.words.faults import SENTENCES, sentence

PACKAGE = Path(__file__).resolve().parents[2] / "cbtpain"
FAULTS = {"Rejected", "NotThere", "StoreFault", "ContentFault", "CbtpainError"}


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAULTS:
                yield path.name, node


def constants(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def raised_kinds() -> set[str]:
    named = {kind for _, call in calls() if call.args for kind in constants(call.args[0])}
    source = (PACKAGE / "store" / "connection.py").read_text(encoding="utf-8")
    return named | {kind for kind in constants(ast.parse(source)) if kind in SENTENCES}  # type: ignore[arg-type]


def test_every_kind_that_is_raised_has_a_sentence() -> None:
    assert raised_kinds() - set(SENTENCES) == set()


def test_every_sentence_belongs_to_a_kind_that_is_raised() -> None:
    assert set(SENTENCES) - raised_kinds() == set()


def test_a_fault_is_raised_with_the_fields_its_sentence_needs() -> None:
    missing = []
    for where, call in calls():
        given = {keyword.arg for keyword in call.keywords}
        for kind in constants(call.args[0]) if call.args else ():
            needed = {name for _, name, _, _ in Formatter().parse(SENTENCES[kind]) if name}
            if needed - given:
                missing.append((where, kind, needed - given))
    assert missing == []


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_sentence_fills_in_and_ends(kind: str) -> None:
    fields = {name: "x" for _, name, _, _ in Formatter().parse(SENTENCES[kind]) if name}
    said = sentence(CbtpainError(kind, **fields))
    assert "{" not in said
    assert said[-1] in ".)"
