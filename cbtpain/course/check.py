"""Everything that is wrong with a course, at once: the judge of ``content check``.

A file's form is held against ``course.models``; what refers to something else (a jump,
a condition, a slot, a source) is looked up here.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from cbtpain.course.conditions import fields_in
from cbtpain.course.expand import SHEET_PARTS, prompts_of
from cbtpain.course.fault import Fault
from cbtpain.course.instrument import faults_of_instruments
from cbtpain.course.lists import in_lists, twice
from cbtpain.course.models import KINDS
from cbtpain.course.prompt import Prompt
from cbtpain.course.refer import References
from cbtpain.course.shelf import COURSE, EXERCISES, SESSIONS, SOURCES, WORKSHEETS, Shelf, session_id
from cbtpain.course.source import line_of, read_marked
from cbtpain.errors import ContentFault
from cbtpain.words import files as words

Place = Sequence[int | str]
Raw = Mapping[str, Any]
_PLAN_FIELDS = {"plan": ("what", "when", "where", "often", "confidence", "raise"), "barrier": ("what", "then")}


def faults_of_course(root: Path) -> list[Fault]:
    """Every fault of every file, in the order of the files."""
    return list(dict.fromkeys(Checker(root).all()))


def faults_of_session(root: Path, id_: str) -> list[Fault]:
    """Every fault of one session and of the files it rests on, course.yaml among them."""
    checker = Checker(root)
    return list(dict.fromkeys([*checker.head.faults, *checker.session(id_)]))


def faults_of_sheet(root: Path, path: Path, kind: str) -> list[Fault]:
    """Every fault of one ``exercise`` or ``worksheet`` alone."""
    return list(dict.fromkeys(Checker(root).sheet(path, kind)))


def faults_of_head(root: Path) -> list[Fault]:
    """Every fault of course.yaml alone."""
    return Checker(root).head.faults


class File:
    """One file, read or not; ``raw`` is None where it cannot be read. A ``kind`` without a model is read alone."""

    def __init__(self, root: Path, path: Path, kind: str) -> None:
        self.name = path.relative_to(root).as_posix()
        self.raw: dict[str, Any] | None = None
        self._node: yaml.Node | None = None
        self.faults: list[Fault] = []
        try:
            self.raw, self._node = read_marked(path)
        except ContentFault as fault:
            self.faults = [one._replace(file=self.name) for one in fault.fields.get("faults", [])]  # type: ignore[attr-defined]
            return
        try:
            if kind in KINDS:
                KINDS[kind].model_validate(self.raw)
        except ValidationError as error:
            self.faults = [self._of_form(found) for found in error.errors(include_url=False)]

    @property
    def is_sound(self) -> bool:
        return self.raw is not None and not self.faults

    def fault(self, place: Place, what: str) -> Fault:
        return Fault(self.name, line_of(self._node, place), _spoken(self.raw, place), what)

    def line(self, place: Place) -> int:
        return line_of(self._node, place)

    def _of_form(self, found: Any) -> Fault:
        place = _without_tags(found["loc"])
        if found["type"] == "union_tag_invalid":
            place.append("kind")
        context = found.get("ctx") or {}
        text = words.BY_TYPE.get(found["type"])
        what = text.format(**context) if text is not None else str(context.get("error") or found["msg"])
        return self.fault(place, what)


def _without_tags(loc: Place) -> list[int | str]:
    """pydantic names the kind it chose behind each place that has kinds; the file has no such level."""
    place: list[int | str] = []
    tag_follows = False
    for part in loc:
        if tag_follows:
            tag_follows = False
            continue
        place.append(part)
        inside = place[-2] if len(place) > 1 else ""
        tag_follows = part in ("when", "not") or (isinstance(part, int) and inside in ("steps", "all", "any"))
    return place


def _spoken(raw: Any, place: Place) -> str:
    """``steps.hello.text``: an entry of a list by its id where it has one."""
    parts: list[str] = []
    for part in place:
        raw = raw[part] if _has(raw, part) else None
        named = raw.get("id") if isinstance(part, int) and isinstance(raw, dict) else None
        parts.append(named if isinstance(named, str) else str(part))
    return ".".join(parts)


def _has(raw: Any, part: int | str) -> bool:
    if isinstance(raw, list):
        return isinstance(part, int) and part < len(raw)
    return isinstance(raw, dict) and part in raw


class Checker:
    """Reads the files of one course and collects what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._shelf = Shelf(root)
        self._files: dict[Path, File] = {}
        self._prompts: dict[str, tuple[Prompt, ...] | None] = {}

    @cached_property
    def head(self) -> File:
        """course.yaml."""
        return self._file(self._root / COURSE, "course")

    @cached_property
    def ids(self) -> list[str]:
        """The sessions of course.yaml, or those that lie in the folder where it cannot be used."""
        if self.head.is_sound and self.head.raw:
            return list(self.head.raw["sessions"])
        return [session_id(path) for path in self._shelf.session_files()]

    def all(self) -> Iterator[Fault]:
        yield from self.head.faults
        yield from self._of_sources()
        yield from self._of_instruments()
        for kind, folder in (("exercise", EXERCISES), ("worksheet", WORKSHEETS)):
            for path in sorted((self._root / folder).glob("*.yaml")):
                yield from self.sheet(path, kind)
        for number, id_ in enumerate(self.ids):
            first = self.ids.index(id_)
            if first < number and self.head.is_sound:
                told = words.ID_TWICE.format(id=id_, line=self.head.line(("sessions", first)))
                yield self.head.fault(("sessions", number), told)
            yield from self.session(id_)
        yield from self._unlisted()

    def session(self, id_: str) -> Iterator[Fault]:
        try:
            path = self._shelf.session_path(id_)
        except ContentFault:
            place = ("sessions", self.ids.index(id_)) if id_ in self.ids else ("sessions",)
            yield self.head.fault(place, words.NO_FILE.format(id=f"{SESSIONS}/{id_}.yaml"))
            return
        file = self._file(path, "session")
        yield from file.faults
        if file.raw is None:
            return
        yield from _named_as(file, id_)
        steps = file.raw.get("steps")
        if isinstance(steps, list):
            yield from twice(file, ("steps",), steps)
        if file.is_sound and file.raw:
            yield from self._references(file, file.raw["steps"])

    def _references(self, file: File, steps: list[Raw]) -> Iterator[Fault]:
        sheets = list(self._sheets_of(file, steps))
        yield from sheets
        if not sheets:
            yield from References(file, steps, prompts_of(steps, self._shelf), self._shelf, self).faults()

    def _sheets_of(self, file: File, steps: list[Raw]) -> Iterator[Fault]:
        """The exercises and worksheets the steps rest on: there, and sound."""
        for number, step in enumerate(steps):
            kind = "exercise" if step["kind"] == "exercise" else "worksheet"
            name = step.get(kind) or (step["kind"] if step["kind"] in _PLAN_FIELDS else None)
            if name is None:
                continue
            path = self._root / (EXERCISES if kind == "exercise" else WORKSHEETS) / f"{name}.yaml"
            if not path.is_file():
                place = ("steps", number, kind) if kind in step else ("steps", number)
                yield file.fault(place, words.NO_FILE.format(id=f"{path.parent.name}/{path.name}"))
            else:
                yield from self.sheet(path, kind)

    def sheet(self, path: Path, kind: str) -> Iterator[Fault]:
        """Every fault of an exercise or a worksheet."""
        file = self._file(path, kind)
        yield from file.faults
        if file.raw is None:
            return
        yield from _named_as(file, path.stem)
        if not file.is_sound:
            return
        key = "choices" if kind == "exercise" else "fields"
        fields = file.raw.get(key) or []
        yield from twice(file, (key,), fields)
        yield from _fields_looked_at(file, key, fields)
        yield from _fields_rated(file, fields)
        needed = _PLAN_FIELDS.get(path.stem, ()) if kind == "worksheet" else ()
        if set(needed) - {field["id"] for field in fields}:
            yield file.fault((key,), words.NEEDS_FIELDS.format(id=path.stem, fields=", ".join(needed)))
        if kind == "exercise":
            yield from twice(file, ("versions",), file.raw["versions"])
            yield from in_lists(file, ("measure",), file.raw["measure"])
            yield from _phases_looked_at(file, fields)

    def _of_sources(self) -> Iterator[Fault]:
        path = self._root / SOURCES
        if path.is_file():
            yield from self._file(path, "").faults

    def _of_instruments(self) -> Iterator[Fault]:
        path = self._root / SOURCES
        raw = self._file(path, "").raw if path.is_file() else {}
        sources = None if raw is None else raw.get("sources")
        yield from faults_of_instruments(self._root, sources if isinstance(sources, dict) else None)

    def _unlisted(self) -> Iterator[Fault]:
        for path in self._shelf.session_files():
            id_ = session_id(path)
            if id_ not in self.ids:
                yield Fault(f"{SESSIONS}/{path.name}", 1, "", words.NOT_LISTED)
            elif path != self._shelf.session_path(id_):
                taken = self._shelf.session_path(id_).name
                yield Fault(f"{SESSIONS}/{path.name}", 1, "", words.OTHER_FILE.format(id=id_, file=taken))

    def prompts(self, id_: str) -> tuple[Prompt, ...] | None:
        """The prompts of another session, or None where it has faults of its own."""
        if id_ not in self._prompts:
            self._prompts[id_] = self._spelled_out(id_)
        return self._prompts[id_]

    def _spelled_out(self, id_: str) -> tuple[Prompt, ...] | None:
        try:
            file = self._file(self._shelf.session_path(id_), "session")
        except ContentFault:
            return None
        if not file.is_sound or not file.raw or list(self._sheets_of(file, file.raw["steps"])):
            return None
        return prompts_of(file.raw["steps"], self._shelf)

    def _file(self, path: Path, kind: str) -> File:
        if path not in self._files:
            self._files[path] = File(self._root, path, kind)
        return self._files[path]


def _named_as(file: File, expected: str) -> Iterator[Fault]:
    assert file.raw is not None
    found = file.raw.get("id")
    if isinstance(found, str) and found != expected:
        yield file.fault(("id",), words.OTHER_ID.format(found=found, expected=expected))


def _fields_looked_at(file: File, key: str, fields: Sequence[Raw]) -> Iterator[Fault]:
    """A field looked at by a condition stands earlier in the same sheet."""
    for number, field in enumerate(fields):
        before = {one["id"] for one in fields[:number]}
        yield from _unknown_fields(file, (key, number), field.get("when"), before)
        for at, option in enumerate(field.get("options") or ()):
            yield from _unknown_fields(file, (key, number, "options", at), option.get("when"), before)


def _fields_rated(file: File, fields: Sequence[Raw]) -> Iterator[Fault]:
    """What a worksheet is rated by, and counts with, are fields of it."""
    assert file.raw is not None
    told = file.raw.get("practice") or {}
    for part in SHEET_PARTS:
        if told.get(part) and told[part] not in {field["id"] for field in fields}:
            yield file.fault(("practice", part), words.NO_SUCH_FIELD.format(id=told[part]))


def _phases_looked_at(file: File, fields: Sequence[Raw]) -> Iterator[Fault]:
    assert file.raw is not None
    known = {field["id"] for field in fields}
    for number, version in enumerate(file.raw["versions"]):
        for at, phase in enumerate(version["phases"]):
            yield from _unknown_fields(file, ("versions", number, "phases", at), phase.get("when"), known)


def _unknown_fields(file: File, place: Place, condition: Raw | None, known: set[str]) -> Iterator[Fault]:
    for name in fields_in(condition):
        if name.removesuffix(".own") not in known:
            yield file.fault((*place, "when"), words.NO_SUCH_FIELD.format(id=name))
