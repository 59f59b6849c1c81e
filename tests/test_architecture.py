"""The arrows between the rooms, and what each room may not know."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "cbtpain"

GROUND = {"errors": set(), "version": set(), "clock": {"errors"}, "records": {"clock", "errors"}}
GROUND |= {"paths": {"errors"}, "words": {"errors", "records"}}
ROOMS = {
    "course": {"paths"},
    "play": {"course"},
    "measures": {"records"},
    "store": {"records", "paths"},
    "timer": {"course"},
    "lint": {"play", "measures", "course"},
    "screen": {"play", "measures", "course"},
    "report": {"measures", "course"},
    "remind": {"measures"},
    "cli": {"screen", "report", "remind", "timer", "lint", "store", "play", "measures", "course"},
    "__main__": {"cli"},
}
TABLE = GROUND | {room: arrows | set(GROUND) for room, arrows in ROOMS.items()}

NO_SCREEN_NO_STORE = {"typer", "rich", "sqlmodel", "sqlalchemy", "sqlite3"}
FORBIDDEN = {
    **dict.fromkeys([*GROUND, "course", "play", "measures", "timer", "lint", "report", "remind"], NO_SCREEN_NO_STORE),
    "store": {"rich", "typer"},
    "screen": {"sqlmodel", "sqlalchemy", "sqlite3", "typer"},
    "cli": {"sqlmodel", "sqlalchemy", "sqlite3", "rich"},
    "__main__": NO_SCREEN_NO_STORE,
}
NETWORK = {"socket", "ssl", "http", "urllib", "requests", "httpx", "ftplib", "smtplib", "asyncio"}
TYPED = {"course/models.py", "course/check.py"}
"""The format of the course's files, and its judge: nothing else pays for pydantic."""
LONGEST = 300
LONGER = {"course/models.py"}
"""The format, kind by kind and key by key, in one place; all of it is declared, none of it is done."""
COST = re.compile(r"\d ?m?s\b")

FILES = sorted(path for path in PACKAGE.rglob("*.py") if "content" not in path.parts)


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    """Every import of a file, function-level ones included, as (statement, module)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            module = node.module or ""
            yield from ((node, f"{module}.{alias.name}" if module == "cbtpain" else module) for alias in node.names)


@cache
def arrows() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {room: set() for room in TABLE}
    for path in FILES:
        for _, module in imports(path):
            if module.startswith("cbtpain."):
                found[room_of(path)].add(module.split(".")[1])
    return {room: rooms - {room} for room, rooms in found.items()}


def reachable(room: str) -> set[str]:
    """A -> B: A may import B and whatever B may import."""
    return TABLE[room].union(*(reachable(below) for below in TABLE[room]))


def test_every_file_stands_in_a_room_of_the_table() -> None:
    assert {room_of(path) for path in FILES} - {"__init__"} == set(TABLE)


@pytest.mark.parametrize("room", TABLE)
def test_a_room_imports_only_along_its_arrows(room: str) -> None:
    assert arrows()[room] - reachable(room) == set()


def test_the_arrows_have_no_cycle() -> None:
    assert set(TopologicalSorter(arrows()).static_order()) == set(TABLE)


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_room_stays_away_from_what_is_not_its_own(path: Path) -> None:
    room = room_of(path)
    tops = {module.split(".")[0] for _, module in imports(path)}
    assert tops & (FORBIDDEN.get(room, set()) | NETWORK) == set()


def test_pydantic_stands_in_the_format_and_its_judge_alone() -> None:
    typed = {name_of(path) for path in FILES for _, module in imports(path) if module.split(".")[0] == "pydantic"}
    assert typed == TYPED


@pytest.mark.parametrize("path", FILES, ids=str)
def test_an_import_inside_a_function_names_the_cost_it_saves(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    inside = {
        node.lineno
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    unsaid = [f"{path.name}:{line}" for line in inside if not _explained(lines, line)]
    assert unsaid == []


def _explained(lines: list[str], line: int) -> bool:
    """The comment stands above the import, or above the block of imports it belongs to."""
    if "switches it on" in lines[line - 1]:
        return True
    above = line - 2
    while lines[above].strip().startswith(("from ", "import ")) or not lines[above].strip():
        above -= 1
    return bool(COST.search(lines[above]) or COST.search(lines[above - 1])) and lines[above].strip().startswith("#")


@pytest.mark.parametrize("path", FILES, ids=str)
def test_statements_stand_in_the_store_alone(path: Path) -> None:
    words = re.compile(r'["\'](SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE) ')
    assert room_of(path) == "store" or not words.search(path.read_text(encoding="utf-8"))


def test_one_function_connects() -> None:
    connecting = [path.name for path in FILES if re.search(r"\.connect\(", path.read_text(encoding="utf-8"))]
    assert connecting == ["connection.py"]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=str)
def test_package_files_are_empty(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == ""


def test_no_file_grows_into_a_house_of_its_own() -> None:
    grown = {name_of(path) for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST}
    assert grown == LONGER
