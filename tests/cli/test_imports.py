"""What the quick commands do without: speed itself is measured by ``benchmarks/``."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from cbtpain.cli.authoring import course_files
from cbtpain.course.seal import SEAL, are_sealed, seal_text
from cbtpain.paths import content
from cbtpain.words import session as session_words
from tests.conftest import SOURCE, Person, at

NOW = at("2026-02-15")
HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "asyncio", "jinja2"}
MOST_OWN = 62
"""Modules of cbtpain in a one-shot check-in (57 when this was written): a command imports its own file alone."""
START = """
from cbtpain.cli import ahead
from cbtpain.cli.app import app
ahead._import = lambda: print("the store would be imported here")
app(["start"])
"""
"""``cbtpain start`` without what its thread imports: what is loaded then, the person waits for."""
BESIDE = """
import sys
from threading import current_thread, main_thread
from cbtpain.cli import ahead
imports = ahead._import
def told():
    print(current_thread() is main_thread())
    imports()
ahead._import = told
print("sqlmodel" in sys.modules)
ahead.begin()
ahead.ready()
print("sqlmodel" in sys.modules)
"""


def loaded(person: Person, *command: str, **more: str) -> set[str]:
    """The modules a command imports, as ``-X importtime`` lists them."""
    return modules(person, ["-m", "cbtpain", *command], more)


def modules(person: Person, arguments: list[str], more: dict[str, str] | None = None) -> set[str]:
    return names(listed(person, arguments, more).stderr)


def listed(
    person: Person, arguments: list[str], more: dict[str, str] | None = None, program: Path = SOURCE
) -> "subprocess.CompletedProcess[str]":
    """A run that lists what it imports, with an input that ends at once."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        cwd=program,
        env=person.environ(NOW, {"PYTHONPATH": str(program), **(more or {})}),
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done


def names(told: str) -> set[str]:
    lines = [line for line in told.splitlines() if line.startswith("import time:")]
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
    *(
        ("pace", "--status", "--short"),
        ("checkin", "--quick", "5", "4"),
        ("ratings", "list"),
        ("ratings", "undo", "2026-02-14"),
    ),
    *(("flare",), ("flare", "--log")),
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
    imported = tmp_path / "imported"
    with imported.open("wb") as errors:
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
    found = packages(names(imported.read_text(encoding="utf-8")))
    assert "rich" in found
    assert found & HEAVY == set()


def _more(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        # Linux tells the end of a terminal's output this way.
        return b""


@pytest.fixture
def half_done(person: Person) -> Person:
    """Somebody in the middle of the first session."""
    told = person.run("start", typed="\n", now=NOW).stdout
    assert session_words.PAUSED.format(command=session_words.GO_ON) in told
    return person


def test_the_shipped_course_was_checked_as_it_stands() -> None:
    # Otherwise every start checks it first, and waits for pydantic.
    assert are_sealed(content(), course_files(content())), "after an edit: cbtpain content check --seal"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program whose course was checked as it stands, as it is in a release."""
    folder = tmp_path_factory.mktemp("installed")
    copytree(SOURCE / "cbtpain", folder / "cbtpain")
    root = copytree(content(), folder / "content")
    (root / SEAL).write_text(seal_text(root, course_files(root)), encoding="utf-8")
    return folder


@pytest.mark.parametrize("who", ["person", "rated", "half_done"])
def test_start_shows_its_first_screen_without_anything_heavy(
    request: pytest.FixtureRequest, installed: Path, who: str
) -> None:
    done = listed(request.getfixturevalue(who), ["-c", START], program=installed)
    before, prompt, _ = done.stdout.partition(session_words.ENTER)
    assert prompt, done.stdout
    assert before.startswith("the store would be imported here\n")
    assert packages(names(done.stderr)) & (HEAVY | {"rich"}) == set()


def test_a_session_that_was_edited_since_it_was_checked_is_checked_first(person: Person, installed: Path) -> None:
    # Without this the test above could be running the program beside the copy.
    seal = installed / "content" / SEAL
    before = seal.read_text(encoding="utf-8")
    seal.write_text("", encoding="utf-8")
    try:
        assert "pydantic" in packages(names(listed(person, ["-c", START], program=installed).stderr))
    finally:
        seal.write_text(before, encoding="utf-8")


def test_what_start_leaves_to_its_thread_is_the_store(person: Person) -> None:
    # Without this the test above could pass where something else was left out.
    assert listed(person, ["-c", BESIDE]).stdout.split() == ["False", "False", "True"]


def test_where_the_person_is_in_the_course_is_told_without_the_course(half_done: Person) -> None:
    found = packages(loaded(half_done))
    assert "cbtpain" in found
    assert found & (HEAVY | {"yaml", "rich"}) == set()


def test_the_version_is_told_without_typer(person: Person) -> None:
    assert "typer" not in packages(loaded(person, "--version"))


@pytest.mark.parametrize(
    "command",
    [(), ("--help",), ("progress",), ("checkin", "7", "7", "6"), ("checkin", "--quick", "5", "4"), ("flare", "--log")],
    ids=" ".join,
)
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
