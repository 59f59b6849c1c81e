"""Holding a whole course to the rules: session by session, exercise by exercise, and the table of what came out."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from cbtpain.course.about import ABOUT, about
from cbtpain.course.fault import Fault
from cbtpain.course.load import Course
from cbtpain.course.shelf import EXERCISES, SESSIONS, SOURCES, WORKSHEETS
from cbtpain.course.source import line_of, read_marked
from cbtpain.lint.forbidden import Forbidden
from cbtpain.lint.guide import GuideLinter
from cbtpain.lint.rules import RULES, Subject
from cbtpain.lint.size import longest
from cbtpain.lint.text import plain
from cbtpain.measures.reading_level import level
from cbtpain.measures.session_size import MOST_WORDS_A_SENTENCE, SCREEN_GRADE, over
from cbtpain.words import lint as words

Raw = Mapping[str, Any]
_SEATED, _IN_BED, _BAD_DAY = (
    re.compile(rf"\b(?:{ways})\b") for ways in ("seated|sitting|sit|(?:wheel)?chair", "bed|lying", "gentle")
)
_WITH_SOURCES = (SESSIONS, EXERCISES, WORKSHEETS, "instruments")


class Linter:
    """One course whose form is known to be sound."""

    def __init__(self, root: Path) -> None:
        self._course = Course(root)
        self._root = root
        self._forbidden = Forbidden()

    @property
    def applies(self) -> bool:
        """True where the course holds itself to the clinical rules."""
        return bool(self._course.shelf.course.get("standard"))

    def subjects(self) -> Iterator[Subject]:
        """Every session, with what its rules look at."""
        shelf = self._course.shelf
        for id_ in self._course.session_ids:
            session = self._course.session(id_)
            yield Subject(session, shelf.session(id_), shelf, longest(session, shelf), self._forbidden)

    def faults(self, subjects: list[Subject]) -> Iterator[Fault]:
        """Everything that breaks a rule, each once."""
        yield from (fault for subject in subjects for fault in dict.fromkeys(self._of_session(subject)))
        for path in sorted((self._root / EXERCISES).glob("*.yaml")):
            yield from self._of_exercise(path)
        guide = GuideLinter(self._root, self._sources)
        yield from guide.faults()
        yield from self._unused_sources(guide.cited())

    def _of_session(self, subject: Subject) -> Iterator[Fault]:
        path = self._course.shelf.session_path(subject.session.id)
        _, node = read_marked(path)
        order = {step["id"]: number for number, step in enumerate(subject.steps)}
        name = path.relative_to(self._root).as_posix()
        for rule in RULES:
            for finding in rule(subject):
                place = ("steps", order[finding.step]) if finding.step in order else ()
                yield Fault(name, line_of(node, place), finding.step, finding.what)

    def _of_exercise(self, path: Path) -> Iterator[Fault]:
        raw, node = read_marked(path)
        name = path.relative_to(self._root).as_posix()
        for wanted, what in ((_SEATED, words.NO_SEATED), (_IN_BED, words.NO_IN_BED), (_BAD_DAY, words.NO_BAD_DAY)):
            if not any(map(wanted.search, _ways(raw))):
                yield Fault(name, 1, "", what)
        for where, place, text in _texts(raw):
            for what in self._wrong_with(text):
                yield Fault(name, line_of(node, place), where, what)

    def _wrong_with(self, text: str) -> Iterator[str]:
        found = level([plain(text)])
        if found.grade > SCREEN_GRADE:
            yield words.SCREEN_GRADE.format(found=over(found.grade), most=SCREEN_GRADE)
        if found.longest > MOST_WORDS_A_SENTENCE:
            yield words.SENTENCE.format(found=found.longest, most=MOST_WORDS_A_SENTENCE)
        for match, word in self._forbidden.found_in(plain(text)):
            yield words.FORBIDDEN.format(found=match, why=word.why, instead=word.instead)

    @property
    def _sources(self) -> Collection[str]:
        if not (self._root / SOURCES).is_file():
            return ()
        return set(read_marked(self._root / SOURCES)[0].get("sources") or ())

    def _unused_sources(self, of_guide: Collection[str]) -> Iterator[Fault]:
        if not self._sources:
            return
        _, node = read_marked(self._root / SOURCES)
        files = [path for folder in _WITH_SOURCES for path in (self._root / folder).glob("*.yaml")]
        used = {key for path in files for key in _sources_in(self._course.shelf.file(path))}
        if (self._root / ABOUT).is_file():
            used |= {key for paragraph in about(self._root) for key in paragraph.sources}
        for key in sorted(set(self._sources) - used - set(of_guide)):
            yield Fault(SOURCES, line_of(node, ("sources", key)), "", words.UNUSED_SOURCE.format(key=key))


def _ways(raw: Raw) -> Iterator[str]:
    """What the versions and the choices of an exercise are called."""
    for version in raw["versions"]:
        yield from (version["id"], version["title"].lower())
    for choice in raw.get("choices") or ():
        for option in choice.get("options") or ():
            yield from (option["id"], option["text"].lower())


def _texts(raw: Raw) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """What is read or heard in an exercise: of which part, where it stands, and the words."""
    for number, version in enumerate(raw["versions"]):
        for at, phase in enumerate(version["phases"]):
            place = ("versions", number, "phases", at)
            yield version["id"], place, phase["text"]
            if phase.get("say"):
                yield version["id"], place, phase["say"]
    yield "care", ("care",), raw["care"]


def _sources_in(part: Any) -> Iterator[str]:
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key == "sources" and isinstance(value, list):
                yield from value
            elif key == "source" and isinstance(value, str):
                yield value
            else:
                yield from _sources_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from _sources_in(value)


def table(subjects: list[Subject]) -> Iterator[str]:
    """The table of what each session asks."""
    yield from (words.TABLE_HEAD, words.TABLE_RULE)
    for subject in subjects:
        found, read = subject.longest, subject.level
        yield words.TABLE_ROW.format(
            number=subject.session.number,
            id=subject.session.id,
            words=found.words,
            keys=found.keys,
            lines=found.lines,
            timer=found.seconds / 60,
            full=float(found.full),
            slow=float(found.slow),
            core=float(found.core),
            grade=float(read.grade),
            mean=float(read.words_a_sentence),
        )
    yield words.TABLE_NOTE
