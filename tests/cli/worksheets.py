"""A person with worksheets and an editor, inside this process; the editor is a program of its own."""

import io
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from cbtpain.cli.app import app
from cbtpain.cli.services import Services

NOW = "2026-03-02T09:00:00+01:00"
_EDITOR = """
import os, pathlib, sys
path = pathlib.Path(sys.argv[-1])
text = path.read_text(encoding="utf-8")
{body}
"""


@dataclass
class Desk:
    """Runs commands; what was said stays in ``said``."""

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)
    said: str = ""

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def run(self, *words: str, typed: str = "", now: str = NOW) -> int:
        environ = {"CBTPAIN_HOME": str(self.home), "CBTPAIN_NOW": now, **self.environ}
        out = io.StringIO()
        held = Services(environ=environ, stdin=io.StringIO(typed), stdout=out, stderr=out)
        code = app(list(words), obj=held, standalone_mode=False)
        self.said = out.getvalue()
        return int(code or 0)

    def editor(self, body: str) -> None:
        """From now on the editor does that; ``path`` and ``text`` are the file's."""
        script = self.folder / "editor.py"
        script.write_text(_EDITOR.format(body=body), encoding="utf-8")
        self.environ["EDITOR"] = f"'{sys.executable}' '{script}' --wait"

    def replacing(self, *pairs: tuple[str, str]) -> None:
        """The editor puts these in place of those."""
        body = "".join(
            f"assert {old!r} in text, text\ntext = text.replace({old!r}, {new!r}, 1)\n" for old, new in pairs
        )
        self.editor(f"{body}path.write_text(text, encoding='utf-8')")

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.home / "diary.db")) as connection:
            return connection.execute(statement).fetchall()

    @property
    def drafts(self) -> list[str]:
        return sorted(path.name for path in self.home.iterdir() if path.name.lstrip(".#").startswith("draft-"))

    def card(self) -> None:
        self.run("worksheet", "new", "card", typed="1\n1\n")

    def letter(self) -> None:
        self.run("worksheet", "new", "letter", typed="1 2\nmy garden\nit passed before\n")
