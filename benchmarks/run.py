"""Print, in one run, how fast cbtpain is against public yardsticks: ratios, not stopwatch readings.

    python -m benchmarks.run [--runs 21]

Commands of a pair run in turn (A B A B ...), so that a machine whose speed drifts
slows both alike; the ratio is that of the medians. Bytecode is compiled first:
without it every import takes two to three times as long.
"""

import argparse
import compileall
import os
import pty
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.diaries import diary_of
from benchmarks.sittings import half_way

CBTPAIN = [str(Path(sysconfig.get_path("scripts")) / "cbtpain")]
PYTHON = [sys.executable]
IMP = [*PYTHON, "-c", "import typer, rich, sqlmodel"]
TYPER = [*PYTHON, "-c", "import typer"]
DRAWING = [*PYTHON, "-c", "import typer, rich.console, rich.table, rich.panel, sqlite3"]
NOTHING = [*PYTHON, "-c", "pass"]
CHECKIN = [*CBTPAIN, "checkin", "7", "7", "6"]
START = [*CBTPAIN, "start"]
PROGRESS = [*CBTPAIN, "progress"]
FORBIDDEN = ("sqlalchemy", "sqlmodel", "pydantic", "rich", "asyncio")


_SMALL_PARENT = """
import os, sys
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
os.write(2, str(usage.ru_maxrss).encode())
os._exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True)
class Command:
    """A command, the diary it runs on, and whether it is given a terminal."""

    words: Sequence[str]
    home: Path
    drawn: bool = False

    @property
    def environ(self) -> dict[str, str]:
        left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "CBTPAIN_NOW", "ACCESSIBLE")
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        return kept | {"CBTPAIN_HOME": str(self.home), "COLUMNS": "80", "TERM": "xterm"}

    def run(self) -> float:
        """Wall time in seconds of one run."""
        with _output(self.drawn) as stdout:
            begun = time.perf_counter()
            subprocess.run(self.words, stdout=stdout, stdin=subprocess.DEVNULL, env=self.environ, check=True)
            return time.perf_counter() - begun

    def first_prompt(self) -> float:
        """Wall time in seconds until a terminal shows the first prompt; the command is ended there."""
        ours, theirs = pty.openpty()
        begun = time.perf_counter()
        child = subprocess.Popen(self.words, stdin=theirs, stdout=theirs, stderr=theirs, env=self.environ)
        os.close(theirs)
        shown = b""
        while not _PROMPT.search(shown):
            shown += os.read(ours, 65536)
        took = time.perf_counter() - begun
        child.kill()
        child.wait()
        os.close(ours)
        return took

    def peak(self) -> int:
        """Peak memory of one run in KiB, asked for by a parent smaller than any command here.

        A child's peak begins at what its parent held, and this process is a large parent.
        """
        with _output(self.drawn) as stdout:
            words = [*PYTHON, "-I", "-S", "-c", _SMALL_PARENT, *self.words]
            done = subprocess.run(
                words, stdout=stdout, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=self.environ, check=True
            )
        return int(done.stderr)

    def instructions(self) -> int:
        """Instructions executed, in millions, as callgrind counts them."""
        words = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *_through_python(self.words)]
        told = subprocess.run(words, env=self.environ, capture_output=True, text=True, check=True).stderr
        found = re.search(r"Collected : (\d+)", told)
        assert found is not None
        return int(found[1]) // 1_000_000


_PROMPT = re.compile(rb"(?m)^[^\r\n]*: \Z")
"""A line that ends in a colon and a blank, with nothing after it: the program waits for an answer."""


@contextmanager
def _output(drawn: bool) -> Iterator[int]:
    if not drawn:
        with Path(os.devnull).open("w") as nowhere:
            yield nowhere.fileno()
        return
    ours, theirs = pty.openpty()
    reader = threading.Thread(target=_drain, args=(ours,), daemon=True)
    reader.start()
    try:
        yield theirs
    finally:
        os.close(theirs)
        reader.join()
        os.close(ours)


def _drain(terminal: int) -> None:
    try:
        while os.read(terminal, 65536):
            pass
    except OSError:
        return


def _through_python(words: Sequence[str]) -> list[str]:
    """valgrind follows the interpreter, not a script's first line."""
    return [*PYTHON, *words] if words[0] == CBTPAIN[0] else list(words)


@dataclass(frozen=True)
class Row:
    goal: str
    what: str
    ratio: float
    good: str
    figures: str

    def __str__(self) -> str:
        return f"| {self.goal} | {self.what} | {self.ratio:.2f} | {self.good} | {self.figures} |"


def timed(goal: str, what: str, good: str, a: Command, b: Command, runs: int, *, to_prompt: bool = False) -> Row:
    """The ratio of two medians, the commands run in turn after one run each that is not counted.

    ``to_prompt``: the first is timed until it asks for something, not until it ends.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for counted in range(-1, runs):
        for kept, run in zip(times, (a.first_prompt if to_prompt else a.run, b.run)):
            took = run()
            if counted >= 0:
                kept.append(took)
    first, second = (median(kept) * 1000 for kept in times)
    return Row(goal, what, first / second, good, f"{first:.0f} / {second:.0f} ms")


def remembered(goal: str, what: str, good: str, a: Command, b: Command) -> Row:
    first, second = (median(command.peak() for _ in range(3)) / 1024 for command in (a, b))
    return Row(goal, what, first / second, good, f"{first:.1f} / {second:.1f} MiB")


def counted(goal: str, what: str, good: str, a: Command, b: Command) -> Row:
    if shutil.which("valgrind") is None:
        return Row(goal, what, float("nan"), good, "valgrind is not installed")
    first, second = a.instructions(), b.instructions()
    return Row(goal, what, first / second, good, f"{first} / {second} million instructions")


def loaded(command: Command) -> str:
    """How many modules a check-in imports, and whether a forbidden one is among them."""
    words = [*PYTHON, "-X", "importtime", *command.words]
    told = subprocess.run(words, env=command.environ, capture_output=True, text=True, check=True).stderr
    names = [line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")]
    own = sum(name.startswith("cbtpain") for name in names)
    found = sorted({name.partition(".")[0] for name in names} & set(FORBIDDEN))
    figures = f"{own} of them cbtpain's; forbidden: {found or 'none'}"
    return f"| 14 | modules loaded by checkin | {len(names)} | <= 160 | {figures} |"


def rows(homes: dict[int, Path], runs: int) -> Iterator[str]:
    some, year, decade = homes[52], homes[365], homes[3650]
    century, longest = homes[36_500], homes[100_000]
    checkin = Command(CHECKIN, some)
    long, drawn = Command(PROGRESS, decade), Command(PROGRESS, decade, drawn=True)
    imp, typer, nothing = Command(IMP, some), Command(TYPER, some), Command(NOTHING, some)
    version, helped = Command([*CBTPAIN, "--version"], some), Command([*CBTPAIN, "--help"], some)
    drawing = Command(DRAWING, some)
    yield str(timed("1", "checkin 7 7 6 / import typer, rich, sqlmodel", "<= 0.25", checkin, imp, runs))
    yield str(timed("2", "progress, 3,650 ratings, piped / the same", "<= 0.35", long, imp, runs))
    yield str(timed("2", "progress, 3,650 ratings, drawn / the same", "<= 0.35", drawn, imp, runs))
    begin, go_on = "start to its first prompt, nothing begun", "start to its first prompt, half-way"
    new, half = Command(START, some.parent / "nobody"), Command(START, half_way(some.parent / "half-way"))
    yield str(timed("3", f"{begin} / the same", "<= 0.5", new, imp, runs, to_prompt=True))
    yield str(timed("3", f"{go_on} / the same", "<= 0.5", half, imp, runs, to_prompt=True))
    yield str(timed("4", "checkin / import typer", "<= 1.25", checkin, typer, runs))
    yield str(timed("5", "progress drawn / import typer, rich's parts, sqlite3", "<= 1.3", drawn, drawing, runs))
    yield str(timed("6", "--version / python -c pass", "<= 6.5", version, nothing, runs))
    word = Command([*CBTPAIN, "today", "--prompt"], some)
    yield str(timed("-", "today --prompt / python -c pass", "<= 3", word, nothing, runs))
    yield str(timed("7", "--help / import typer", "<= 2.4", helped, typer, runs))
    most, least = Command(PROGRESS, longest, drawn=True), Command(PROGRESS, year, drawn=True)
    yield str(timed("11", "progress drawn, 100,000 ratings / 365", "<= 1.5", most, least, runs))
    piped = Command(PROGRESS, year)
    yield str(counted("12", "progress piped, 36,500 ratings / 365", "<= 1.4", Command(PROGRESS, century), piped))
    yield str(remembered("13", "progress drawn, 100,000 ratings / python -c pass", "<= 3", most, nothing))
    yield loaded(checkin)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=21)
    runs = options.parse_args().runs
    for folder in (sysconfig.get_path("purelib"), str(Path(__file__).resolve().parent.parent / "cbtpain")):
        compileall.compile_dir(folder, quiet=2)
    with tempfile.TemporaryDirectory() as scratch:
        homes = {n: diary_of(n, Path(scratch) / str(n)) for n in (52, 365, 3650, 36_500, 100_000)}
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, medians of {runs} runs in turn\n")
        print("| goal | what | ratio | good | figures |\n|---|---|---|---|---|")
        for row in rows(homes, runs):
            print(row, flush=True)


if __name__ == "__main__":
    main()
