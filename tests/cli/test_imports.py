"""What the quick commands do without: speed itself is measured by ``benchmarks/``."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Person, at

NOW = at("2026-02-15")
HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "asyncio"}
MOST_OWN = 58
"""Modules of cbtpain in a one-shot check-in (55 when this was written); Typer alone is about 140."""


def loaded(person: Person, *command: str, **more: str) -> set[str]:
    """The modules a command imports, as ``-X importtime`` lists them."""
    return modules(person, ["-m", "cbtpain", *command], more)


def modules(person: Person, arguments: list[str], more: dict[str, str] | None = None) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=person.environ(NOW, more),
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return names(done.stderr)


def names(listed: str) -> set[str]:
    lines = [line for line in listed.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines[1:]}


def packages(found: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in found}


@pytest.fixture
def rated(person: Person) -> Person:
    """Somebody with a start and one week after it."""
    person.run("checkin", "8", "8", "8", now=at("2026-02-01"))
    person.run("checkin", "5", "5", "5", now=at("2026-02-14"))
    return person


QUICK: tuple[tuple[str, ...], ...] = (
    *((), ("--help",), ("checkin", "--help"), ("--version",), ("checkin", "7", "7", "6")),
    *(("progress",), ("progress", "--json"), ("progress", "--plain", "--all")),
)


@pytest.mark.parametrize("command", QUICK, ids=" ".join)
def test_a_quick_command_imports_nothing_heavy(rated: Person, command: tuple[str, ...]) -> None:
    found = packages(loaded(rated, *command))
    assert "cbtpain" in found
    assert found & HEAVY == set()


@pytest.mark.parametrize("command", QUICK, ids=" ".join)
def test_a_command_that_draws_nothing_does_not_import_rich(rated: Person, command: tuple[str, ...]) -> None:
    assert "rich" not in packages(loaded(rated, *command))


def test_a_drawn_chart_imports_rich_and_nothing_heavy(rated: Person, tmp_path: Path) -> None:
    theirs, ours = os.openpty()
    listed = tmp_path / "listed"
    with listed.open("wb") as errors:
        child = subprocess.Popen(
            [sys.executable, "-X", "importtime", "-m", "cbtpain", "progress"],
            stdin=ours,
            stdout=ours,
            stderr=errors,
            env=rated.environ(NOW, {"TERM": "xterm", "COLUMNS": "80"}),
        )
        os.close(ours)
        while _more(theirs):
            pass
        assert child.wait(60) == 0
    os.close(theirs)
    found = packages(names(listed.read_text(encoding="utf-8")))
    assert "rich" in found
    assert found & HEAVY == set()


def _more(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        # Linux tells the end of a terminal's output this way.
        return b""


def test_the_version_is_told_without_typer(person: Person) -> None:
    assert "typer" not in packages(loaded(person, "--version"))


@pytest.mark.parametrize("command", [(), ("--help",), ("progress",), ("checkin", "7", "7", "6")], ids=" ".join)
def test_a_command_that_reads_no_course_file_does_not_import_yaml(rated: Person, command: tuple[str, ...]) -> None:
    assert "yaml" not in packages(loaded(rated, *command))


def test_a_check_in_imports_typer_the_standard_library_and_few_modules_of_its_own(rated: Person) -> None:
    typer = modules(rated, ["-c", "import typer"])
    beside = loaded(rated, "checkin", "7", "7", "6") - typer
    own = {name for name in beside if name.partition(".")[0] == "cbtpain"}
    assert packages(beside) - sys.stdlib_module_names <= {"cbtpain", "typer"}
    assert len(own) <= MOST_OWN, sorted(own)


def test_a_check_in_near_the_start_does_without_statistics(rated: Person) -> None:
    assert "statistics" not in loaded(rated, "checkin", "5", "5", "5")
