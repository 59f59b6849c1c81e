"""``cbtpain content``, and taking a course of one's own: every fault at once, and a code that says what it was."""

import io
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from cbtpain.cli.app import app
from cbtpain.cli.authoring import course_files
from cbtpain.cli.services import Services
from cbtpain.course.models import KINDS
from cbtpain.course.seal import SEAL
from cbtpain.errors import CONTENT, NOT_THERE, OK, USAGE, ContentFault, NotThere, Rejected
from cbtpain.paths import DIARY, content
from cbtpain.words import authoring as words
from cbtpain.words import bare as bare_words
from cbtpain.words import files as file_words
from cbtpain.words import session as session_words
from cbtpain.words.faults import sentence
from tests.conftest import Person, at
from tests.course.copies import BREATH, FIRST, PLAN, SECOND, SMALL, Copy, broken, small

NOW = at("2026-02-15")


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def run(*given: str, home: Path | None = None, typed: str = "", more: Mapping[str, str] | None = None) -> Ran:
    """A command inside this process; without ``home`` it has no folder to write in."""
    environ = {"CBTPAIN_NOW": NOW, "CBTPAIN_HOME": str(home or "/dev/null/none"), **(more or {})}
    out, err = io.StringIO(), io.StringIO()
    held = Services(environ=environ, stdin=io.StringIO(typed), stdout=out, stderr=err)
    code = app(list(given), obj=held, standalone_mode=False)
    return Ran(int(code or 0), out.getvalue(), err.getvalue())


def runs(home: Path) -> list[tuple[str, str, str]]:
    """Course, session and state of every run in the diary."""
    with closing(sqlite3.connect(home / DIARY)) as diary:
        return [
            (str(one), str(two), str(three))
            for one, two, three in diary.execute("SELECT course, session, state FROM run ORDER BY id")
        ]


def faulty(folder: Path) -> Copy:
    """Faults in every file."""
    copy = small(folder).change(FIRST, 'kind: "story", who', 'kind: "stories", who')
    copy.change(SECOND, "under: 4", "under: four").change(PLAN, "least: 1, most: 7, default", "most: 7, default")
    copy.change(BREATH, "[{seconds: 1,", "[{seconds: 0,").write("course.yaml", "format_version: 1\nid: !x 1\n")
    return copy.write("sources.yaml", "format_version: 1\na: &b 1\n")


FAULTY = [
    "course.yaml:2: tags are not read; put the text in quotes",
    "sources.yaml:2: anchors and aliases are not read",
    f"{BREATH}:18: versions.short.phases.0.seconds: is smaller than 1",
    f"{PLAN}:8: fields.often: a number needs least",
    f"{FIRST}:14: steps.story.kind: is not a kind of step this program knows",
    f"{SECOND}:17: steps.low.when.under: is a whole number",
]


def test_a_course_without_faults_is_told_so() -> None:
    ran = run("content", "check", str(SMALL))
    assert (ran.code, ran.out.splitlines()[-1], ran.err) == (OK, words.CLEAN.format(files=7), "")


def test_the_shipped_course_is_clean() -> None:
    ran = run("content", "check")
    assert ran.code == OK, ran.out
    assert words.CLEAN.format(files=len(course_files(content()))) in ran.out.splitlines()


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    ran = run("content", "check", str(faulty(tmp_path).root))
    assert ran.out.splitlines() == [*FAULTY, words.FAULTS.format(count=len(FAULTY))]
    assert (ran.code, ran.err) == (CONTENT, "")


def test_one_fault_is_one_fault(tmp_path: Path) -> None:
    ran = run("content", "check", str(broken(tmp_path, "jump-nowhere").root))
    assert ran.code == CONTENT
    assert ran.out.splitlines() == [
        f"{FIRST}:11: steps.hello.options.go.go: there is no step nowhere",
        words.ONE_FAULT,
    ]


def test_a_file_far_too_large_is_one_fault_and_quickly_told(tmp_path: Path) -> None:
    copy = small(tmp_path)
    with (copy.root / FIRST).open("wb") as file:
        file.write(b"format_version: 1\na: &a [" + b"x, " * 100 + b"]\nb: [*a, *a]\n")
        file.truncate(100_000_000)
    assert run("content", "check", str(copy.root)).out.splitlines() == [
        f"{FIRST}:1: {file_words.TOO_LARGE}",
        words.ONE_FAULT,
    ]


def test_a_fault_is_one_line_and_never_drives_the_terminal(tmp_path: Path) -> None:
    copy = small(tmp_path).change(SECOND, '{step: "mood",', r'{step: "\e[2J\nx",')
    told = run("content", "check", str(copy.root)).out.splitlines()
    assert told == [f"{SECOND}:17: steps.low.when: there is no step [2J x", words.ONE_FAULT]


def test_progress_for_programs_never_drives_the_terminal_by_the_ids_of_a_pack(tmp_path: Path) -> None:
    copy = small(tmp_path).change("course.yaml", '"second"', r'"a\u202Eb\u009B2J"')
    ran = run("progress", "--json", more={"CBTPAIN_CONTENT": str(copy.root)})
    assert ran.out[:-1].isprintable()
    assert r'"a\u202eb\u009b2J"' in ran.out
    assert [one["id"] for one in json.loads(ran.out)["sessions"]] == ["first", "a\N{RIGHT-TO-LEFT OVERRIDE}b\x9b2J"]


def test_sealing_notes_the_files_as_they_were_checked(tmp_path: Path) -> None:
    copy = small(tmp_path)
    ran = run("content", "check", str(copy.root), "--seal")
    assert (ran.code, ran.out.splitlines()[-2:]) == (OK, [words.CLEAN.format(files=7), words.SEALED])
    sealed = [line.partition("  ")[2] for line in copy.read(SEAL).splitlines()]
    assert sealed == sorted(
        path.relative_to(copy.root).as_posix() for path in copy.root.rglob("*.yaml") if path.name != "sources.yaml"
    )


def test_a_seal_that_a_change_has_broken_is_told(tmp_path: Path) -> None:
    copy = small(tmp_path)
    run("content", "check", str(copy.root), "--seal")
    assert file_words.NOT_SEALED not in run("content", "check", str(copy.root)).out
    copy.change(FIRST, "Your pain is real.", "It is real.")
    ran = run("content", "check", str(copy.root))
    assert (ran.code, ran.out.splitlines()[-1]) == (OK, file_words.NOT_SEALED)


def test_a_course_with_faults_is_not_sealed(tmp_path: Path) -> None:
    copy = broken(tmp_path, "jump-back").write(SEAL, "as it was")
    ran = run("content", "check", "--seal", str(copy.root))
    assert (ran.code, ran.out.splitlines()[-1]) == (CONTENT, words.NOT_SEALED_FAULTY)
    assert copy.read(SEAL) == "as it was"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_each_kind_of_file_is_json(kind: str) -> None:
    ran = run("content", "schema", kind)
    schema = json.loads(ran.out)
    assert (ran.code, ran.err) == (OK, "")
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["title"] == KINDS[kind].__name__


def test_the_schema_that_is_not_named_is_the_sessions() -> None:
    assert run("content", "schema") == run("content", "schema", "session")


def test_a_kind_of_file_there_is_not_is_refused_with_those_there_are() -> None:
    told = sentence(Rejected("no_such_kind", kinds="session, course, exercise, worksheet"))
    assert run("content", "schema", "poem") == Ran(USAGE, "", told + "\n")


def test_a_session_is_rehearsed_by_its_id_or_number_and_all_of_them_without() -> None:
    told = {
        named: run("content", "rehearse", *named, "--content", str(SMALL)) for named in ((), ("first",), ("1",), ("2",))
    }
    assert {ran.code for ran in told.values()} == {OK}
    assert told["first",] == told["1",]
    assert told[()].out == told["1",].out + told["2",].out
    assert told["2",].out.startswith("second: 22 of 22 prompts shown, 15 of 15 conditions seen both ways, in ")


def test_what_a_rehearsal_never_saw_is_told_and_is_a_fault(tmp_path: Path) -> None:
    both = '{all: [{step: "mood", under: 4}, {step: "mood", over: 7}]}'
    copy = small(tmp_path).change(SECOND, '{step: "mood", under: 4}', both)
    ran = run("content", "rehearse", "second", "--content", str(copy.root))
    assert (ran.code, ran.err) == (CONTENT, "")
    assert ran.out.splitlines()[1:] == [
        words.NEVER_SHOWN.format(id="low"),
        words.ONE_SIDED.format(name="low, condition 1 (never)"),
    ]


def test_sessions_are_printed_as_markdown_one_or_all() -> None:
    printed = {named: run("content", "print", *named, "--content", str(SMALL)) for named in ((), ("first",), ("2",))}
    assert {(ran.code, ran.err) for ran in printed.values()} == {(OK, "")}
    assert printed["first",].out.startswith("# Session 1: First\n\nOne thing.\n")
    assert printed[()].out == printed["first",].out + "\n" + printed["2",].out


def test_what_is_printed_never_drives_the_terminal(tmp_path: Path) -> None:
    copy = small(tmp_path).change(FIRST, '"Your pain is real."', r'"Your \e]0;x\a pain."')
    assert "Your ]0;x pain." in run("content", "print", "1", "--content", str(copy.root)).out


@pytest.mark.parametrize("command", ["rehearse", "print"])
def test_a_session_with_faults_is_not_rehearsed_or_printed(tmp_path: Path, command: str) -> None:
    copy = broken(tmp_path, "value-no-option-has")
    where = f"{FIRST}:10: steps.hello.when: two is none of the values of ask"
    told = sentence(ContentFault("pack_unreadable", where=where, folder=copy.root))
    assert run("content", command, "first", "--content", str(copy.root)) == Ran(CONTENT, "", told + "\n")
    assert run("content", command, "second", "--content", str(copy.root)).code == OK


@pytest.mark.parametrize("named", ["nothing", "0", "3", "99", "-", "FIRST", "first.yaml", "1.5", "x" * 500])
@pytest.mark.parametrize("command", [("content", "rehearse"), ("content", "print"), ("start",)])
def test_a_session_there_is_not_is_told_with_those_there_are(command: tuple[str, ...], named: str) -> None:
    told = sentence(NotThere("no_such_session", given=named[:20], sessions=2))
    assert run(*command, named, "--content", str(SMALL)) == Ran(NOT_THERE, "", told + "\n")


@pytest.mark.parametrize(
    "command",
    [
        *(("content", "check"), ("content", "check", "--seal"), ("content", "rehearse", "--content")),
        *(("content", "print", "--content"), ("start", "--content"), ("start", "--drop", "--content")),
    ],
)
def test_a_folder_that_is_no_course_is_told_by_name(tmp_path: Path, command: tuple[str, ...]) -> None:
    told = sentence(NotThere("no_such_course", folder=tmp_path))
    assert run(*command, str(tmp_path)) == Ran(NOT_THERE, "", told + "\n")
    assert run(*command, str(tmp_path / "gone")).code == NOT_THERE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("named", ["~nobody-of-that-name/course", "\N{SNOWMAN}", "a" * 5000, "course.yaml", "-"])
def test_a_name_that_can_be_no_folder_is_no_defect(named: str) -> None:
    ran = run("content", "check", named)
    assert (ran.code, ran.out) == (NOT_THERE, "")
    assert "course.yaml" in ran.err


def test_a_course_of_ones_own_may_be_named_by_the_environment(tmp_path: Path) -> None:
    more = {"CBTPAIN_CONTENT": str(SMALL)}
    assert run("content", "check", more=more).out.splitlines()[-1] == words.CLEAN.format(files=7)
    assert run("content", "check", more={"CBTPAIN_CONTENT": str(tmp_path)}).code == NOT_THERE


def test_the_codes_are_those_of_the_whole_program(person: Person, tmp_path: Path) -> None:
    copy = broken(tmp_path, "equal-keys")
    person.run("content", "check", str(SMALL), expect=OK)
    assert person.run("content", "check", str(copy.root), expect=CONTENT).stderr == ""
    assert person.run("content", "check", str(copy.root), "extra", expect=USAGE).stdout == ""
    assert person.run("content", "rehearse", "nothing", expect=NOT_THERE).stdout == ""
    assert person.run("start", "99", now=NOW, expect=NOT_THERE).stdout == ""
    assert not person.home.exists()


def test_a_broken_session_leaves_the_others_playable(person: Person, tmp_path: Path) -> None:
    copy = broken(tmp_path, "tab")
    where = f"{FIRST}:8: a tab, @, % or ` begins nothing; indent with spaces, or use quotes"
    refused = person.run("start", "--content", str(copy.root), now=NOW, expect=CONTENT)
    assert refused.stderr == sentence(ContentFault("pack_unreadable", where=where, folder=copy.root)) + "\n"
    assert not person.home.exists()
    taken = person.run("start", "2", "--content", str(copy.root), now=NOW, typed="\n\n5\n")
    assert "You wanted something." in taken.stdout
    assert runs(person.home) == [("pack:small", "second", "open")]


def test_a_pack_says_whose_course_it_is_and_how_to_go_on(tmp_path: Path) -> None:
    ran = run("start", "--content", str(SMALL), home=tmp_path / "home", typed="\n")
    assert session_words.PACK.format(title="A small course") in ran.out
    assert session_words.PAUSED.format(command=f"cbtpain start --content {SMALL}") in ran.out
    assert ran.code == OK


def taken_to_the_end(home: Path, copy: Copy) -> Ran:
    """Every question of the second session skipped, and left skipped."""
    return run("start", "second", "--content", str(copy.root), home=home, typed="s\n" * 16 + "2\ns\n")


@pytest.mark.parametrize("id_", ["small", "cbtpain"])
def test_a_pack_never_touches_the_shipped_courses_progress(tmp_path: Path, id_: str) -> None:
    home, copy = tmp_path / "home", small(tmp_path).change("course.yaml", 'id: "small"', f'id: "{id_}"')
    run("start", "--content", str(copy.root), home=home, typed="\n")
    taken_to_the_end(home, copy)
    assert runs(home) == [(f"pack:{id_}", "first", "open"), (f"pack:{id_}", "second", "done")]
    assert run(home=home).out.splitlines()[:2] == [bare_words.NEW, bare_words.BEGIN]
    assert "Session 1 of 8: Calm the body" in run("start", home=home, typed="\n").out
    assert runs(home)[2] == ("cbtpain", "calm-the-body", "open")


def test_the_shipped_courses_progress_never_touches_a_pack(tmp_path: Path) -> None:
    home, copy = tmp_path / "home", small(tmp_path).change("course.yaml", 'id: "small"', 'id: "cbtpain"')
    copy.change("course.yaml", '"second"', '"calm-the-body"')
    body = copy.read(SECOND).replace('id: "second"', 'id: "calm-the-body"')
    copy.write("sessions/02-calm-the-body.yaml", body)
    (copy.root / SECOND).unlink()
    run("start", home=home, typed="\n\n")
    ran = run("start", "calm-the-body", "--content", str(copy.root), home=home, typed="\n")
    assert "Session 2 of 2: Second" in ran.out
    assert runs(home) == [("cbtpain", "calm-the-body", "open"), ("pack:cbtpain", "calm-the-body", "open")]
    assert "it goes on where you stopped" in run("start", home=home).out


def test_braces_and_marks_in_a_pack_are_words_and_nothing_else(tmp_path: Path) -> None:
    text = "{0.__class__} {number} %s [red]%(x)s[/red]"
    copy = small(tmp_path).change(FIRST, '"Your pain is real."', f'"{text}"').change(FIRST, '"First"', '"{title}"')
    out = run("start", "--content", str(copy.root), home=tmp_path / "home").out
    assert text in out
    assert "Session 1 of 2: {title}" in out
