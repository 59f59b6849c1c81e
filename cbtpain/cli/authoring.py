"""What ``cbtpain content`` does: check, seal, rehearse, print, describe."""

from collections.abc import Iterable
from pathlib import Path

from cbtpain.cli.services import Services
from cbtpain.cli.session_named import session_named
from cbtpain.course.check import faults_of_course
from cbtpain.course.fault import Fault
from cbtpain.course.instrument_packs import instruments
from cbtpain.course.load import Course
from cbtpain.course.models import KINDS
from cbtpain.course.new import begin_course
from cbtpain.course.seal import SEAL, are_sealed, seal_text, sealed
from cbtpain.course.session import Session
from cbtpain.course.shelf import COURSE, EXERCISES, SESSIONS, WORKSHEETS
from cbtpain.errors import CONTENT, OK, CbtpainError, Rejected
from cbtpain.lint.course import Linter, table
from cbtpain.paths import content
from cbtpain.play.rehearse import rehearse
from cbtpain.report.course_markdown import document
from cbtpain.report.json_text import json_text
from cbtpain.screen.output import printable
from cbtpain.words import authoring as words
from cbtpain.words import files as file_words
from cbtpain.words.lint import NO_STANDARD

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def check_course(services: Services, *, seal: bool) -> int:
    """Print every fault, or that there is none; the exit code."""
    root = Course(services.course_folder).shelf.root
    out = services.out()
    faults, told = _judged(root)
    dropped_in = _dropped_in(services)
    wrong = [*faults, *dropped_in]
    out.raw("".join(f"{' '.join(printable(str(fault)).split())}\n" for fault in wrong))
    if wrong:
        out.say(words.ONE_FAULT if len(wrong) == 1 else words.FAULTS.format(count=len(wrong)))
    else:
        out.raw("".join(f"{row}\n" for row in told))
        out.say(words.CLEAN.format(files=len(course_files(root))))
        if not seal and sealed(root) and not are_sealed(root, course_files(root)):
            out.say(file_words.NOT_SEALED)
    if seal:
        if not faults:
            (root / SEAL).write_text(seal_text(root, course_files(root)), encoding="utf-8")
        out.say(words.NOT_SEALED_FAULTY if faults else words.SEALED)
    return CONTENT if wrong else OK


def _dropped_in(services: Services) -> list[Fault]:
    """What is wrong with the questionnaires in the person's folder; nothing where another course was named."""
    if services.content is not None:
        return []
    try:
        found = instruments(content(), services.home).faults
    except CbtpainError:
        # There is no folder, or a shipped one is faulty, which stands above.
        return []
    return [fault._replace(file=str(services.home / fault.file)) for fault in found]


def _judged(root: Path) -> tuple[list[Fault], list[str]]:
    """What is wrong in form, else against the clinical rules; and the table of the sessions' sizes."""
    faults = faults_of_course(root)
    linter = Linter(root)
    if faults or not linter.applies:
        return faults, [] if faults else [NO_STANDARD]
    subjects = list(linter.subjects())
    return list(linter.faults(subjects)), list(table(subjects))


def begin(services: Services, folder: Path) -> None:
    """Write a small course to begin from. Raises ``Rejected``."""
    try:
        begin_course(folder)
    except OSError:
        raise Rejected("folder_unwritable", folder=folder) from None
    services.out().say(words.BEGUN.format(folder=folder))


def course_files(root: Path) -> list[Path]:
    """The files a course is played from."""
    return [
        root / COURSE,
        *(path for kind in (SESSIONS, EXERCISES, WORKSHEETS) for path in (root / kind).glob("*.yaml")),
    ]


def print_schema(services: Services, kind: str) -> None:
    """The JSON Schema of one kind of file. Raises ``Rejected`` for a kind there is not."""
    if kind not in KINDS:
        raise Rejected("no_such_kind", kinds=", ".join(KINDS))
    schema = {"$schema": _DIALECT, **KINDS[kind].model_json_schema(by_alias=True)}
    services.out().raw(json_text(schema, indent=2))


def rehearse_sessions(services: Services, named: str | None) -> int:
    """Walk each session every way, and say what was never seen; the exit code."""
    out = services.out()
    whole_course = True
    for session in _sessions(Course(services.course_folder), named):
        found = rehearse(session)
        whole_course = whole_course and found.is_whole
        out.say(
            words.REHEARSED.format(
                id=session.id,
                shown=len(found.shown),
                prompts=len(session.prompts),
                both=found.conditions - len(found.one_sided),
                conditions=found.conditions,
                walks=found.walks,
                longest=found.longest,
            )
        )
        out.say(*(words.NEVER_SHOWN.format(id=id_) for id_ in found.never_shown))
        out.say(*(words.ONE_SIDED.format(name=name) for name in found.one_sided))
    return OK if whole_course else CONTENT


def print_sessions(services: Services, named: str | None) -> None:
    """Sessions as Markdown."""
    course = Course(services.course_folder)
    sessions = _sessions(course, named)
    services.out().raw(printable("\n".join(document(session, course.shelf.exercise) for session in sessions)))


def _sessions(course: Course, named: str | None) -> Iterable[Session]:
    ids = course.session_ids
    wanted = ids if named is None else [session_named(ids, named)]
    return (course.session(id_) for id_ in wanted)
