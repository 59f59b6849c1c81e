"""A person at a keyboard, for the tests: the real program, a folder of their own, a set clock."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import forked

SOURCE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Person:
    """Runs cbtpain as a process of its own, with its own home."""

    home: Path

    def environ(self, now: str | None = None, more: Mapping[str, str] | None = None) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
        told = {"CBTPAIN_HOME": str(self.home), "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(SOURCE)}
        return kept | told | ({"CBTPAIN_NOW": now} if now else {}) | dict(more or {})

    def run(
        self,
        *words: str,
        now: str | None = None,
        typed: str | bytes = "",
        more: Mapping[str, str] | None = None,
        expect: int | None = 0,
    ) -> "subprocess.CompletedProcess[str]":
        """Run a command with ``typed`` on its standard input; fail unless it exits with ``expect``."""
        given = typed if isinstance(typed, bytes) else typed.encode()
        environ = self.environ(now, more)
        done = forked.run(words, given, environ) if forked.can_fork(environ) else _begun(words, given, environ)
        told = subprocess.CompletedProcess(words, done.returncode, done.stdout.decode(), done.stderr.decode())
        assert expect is None or expect == told.returncode, f"{words}: {told.returncode}\n{told.stdout}\n{told.stderr}"
        assert "Traceback" not in told.stderr
        return told


def _begun(words: Sequence[str], given: bytes, environ: Mapping[str, str]) -> "subprocess.CompletedProcess[bytes]":
    """A process from its very beginning."""
    command = [sys.executable, "-m", "cbtpain", *words]
    return subprocess.run(command, input=given, capture_output=True, env=environ, timeout=60)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody new, whose folder does not exist yet."""
    return Person(tmp_path / "home")


def one_session(folder: Path, *steps: str) -> dict[str, str]:
    """The environment with a course of one session, made in that folder: steps as lines of YAML, and a last screen."""
    (folder / "sessions").mkdir(parents=True)
    (folder / "course.yaml").write_text('format_version: 1\nid: "one"\ntitle: "One"\nsessions: ["first"]\n')
    head = 'format_version: 1\nid: "first"\ntitle: "First"\nmessage: "One thing."\nsteps:\n'
    told = "".join(f"  - {step}\n" for step in (*steps, '{id: "close", kind: "close", text: "That was all."}'))
    (folder / "sessions" / "01-first.yaml").write_text(head + told)
    return {"CBTPAIN_CONTENT": str(folder)}


def at(day: str, clock: str = "09:00:00+01:00") -> str:
    """CBTPAIN_NOW on that day."""
    return f"{day}T{clock}"
