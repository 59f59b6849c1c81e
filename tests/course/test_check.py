"""The judge of a course tells every fault at once, each as ``file:line: place: what is wrong``."""

from pathlib import Path

import pytest

from cbtpain.course.check import faults_of_head, faults_of_session
from cbtpain.paths import content
from cbtpain.words import files as words
from tests.course.copies import BREATH, BROKEN, FIRST, PLAN, SECOND, SMALL, THOUGHTS, Copy, broken, small

AGAIN = "stands at or before this step: a jump leads on, so that every session ends"
SIGN = "a quote, a bracket or a comma is missing here or above"
EDGES = {
    "alias": "7: anchors and aliases are not read",
    "bad-slot": "9: steps.hello.text: a slot reads {{name}} or {{name|words}}",
    "condition-on-a-later-step": "9: steps.hello.when: why does not stand before this one",
    "condition-on-no-step": "9: steps.hello.when: there is no step gone",
    "cut-short": "8: what stands after # is not read; put the text in double quotes",
    "equal-keys": "9: text: stands twice",
    "hint-like-a-tag": "9: tags are not read; put the text in quotes",
    "jump-back": f"10: steps.more.go: hello {AGAIN}",
    "jump-nowhere": "11: steps.hello.options.go.go: there is no step nowhere",
    "jump-to-itself": f"9: steps.hello.go: hello {AGAIN}",
    "missing-quote": f"9: {SIGN}",
    "newer-format": "1: format_version 2 is newer than this program reads (1); please install the newer cbtpain",
    "no-for-a-flag": "6: steps.hello.core: is true or false",
    "python-tag": "8: tags are not read; put the text in quotes",
    "same-id-twice": "7: steps.hello.id: the id hello stands twice; the first is on line 6",
    "tab": "8: a tab, @, % or ` begins nothing; indent with spaces, or use quotes",
    "time-for-a-number": "6: steps.plan.often: is a whole number",
    "two-closes": "8: steps.close: the last step is the close, and there is one of it",
    "two-colons": "9: a text with a colon and a space in it is put in double quotes",
    "unknown-fact": "9: steps.hello.when: there is no fact practice_shares",
    "unknown-key": "8: steps.hello.texts: is not a key here",
    "unknown-kind": "7: steps.hello.kind: is not a kind of step this program knows",
    "value-no-option-has": "10: steps.hello.when: two is none of the values of ask",
}
"""The broken sessions in tests/data, and what is said of each behind the file's name."""


LINE = '{id: "line", kind: "short-text", text: "A line?"}'
"""A step of the first session; others are put behind it."""
DAY = '{id: "day", type: "date", text: "Which day?"}'
"""The first field of the worksheet of the second session, on line 5; others are put behind it."""
NOT_AN_ID = words.BY_TYPE["string_pattern_mismatch"]

STEPS = [
    ("reading", "", "text: is missing"),
    ("reading", 'text: " "', "text: is empty"),
    ("reading", "text: [a]", "text: is not a text"),
    ("reading", "text: null", "text: is not a text"),
    ("reading", "text: a, who: Ana", "who: is not a key here"),
    ("reading", "text: a, core: yes", f"core: {words.NOT_A_FLAG}"),
    ("reading", "text: a, sources: a-study", "sources: is not a list"),
    ("reading", "text: a, when: [why]", f"when: {words.NOT_A_CONDITION}"),
    ("choose", "text: a", "options: is missing"),
    ("choose", "text: a, options: []", "options: needs at least 1"),
    ("choose", "text: a, options: [a]", "options.0: is not a mapping"),
    ("choose", "text: a, options: [{id: a}]", "options.a.text: is missing"),
    ("choose", "text: a, options: [{id: own, text: a}]", f"options.own.id: {words.RESERVED}"),
    ("choose", "text: a, options: [{id: a, text: a, as: own}]", f"options.a.as: {words.RESERVED}"),
    (
        *("choose", "text: a, options: [{id: a, text: a, does: dance}]"),
        "options.a.does: is not one of 'help-now', 'signs' or 'pause'",
    ),
    (
        *("choose", "text: a, options: [{id: a, text: a}, {id: a, text: b}]"),
        "options.a.id: the id a stands twice; the first is on line {line}",
    ),
    (
        *("choose", "text: a, options: [{id: a, text: a, zero: true}, {id: b, text: b, zero: true}]"),
        f"options: {words.TWO_ZEROS}",
    ),
    ("choose-many", "text: a, none: a, options: [{id: b, text: b, zero: true}]", f"options: {words.TWO_ZEROS}"),
    (
        "choose",
        "text: a, options: [{id: a, text: a}, {id: b, text: b, for: [c]}]",
        f"options.b.for: {words.NOT_ORDERED}",
    ),
    ("plan", "what: [{id: a, text: a, for: [c]}]", f"what.a.for: {words.NOT_ORDERED}"),
    ("choose", "text: a, order_by: why, options: [{id: a, text: a, for: sleep}]", "options.a.for: is not a list"),
    (
        *("choose", "text: a, order_by: why, options: [{id: a, text: a, zero: true, for: [sleep]}]"),
        f"options.a.for: {words.STAYS_LAST}",
    ),
    ("scale", "text: a, low: a, high: b, order_by: why", "order_by: is not a key here"),
    (
        *("choose-many", "text: a, none: a, options: [{id: none, text: b}]"),
        "none: the id none stands twice; the first is on line {line}",
    ),
    ("choose-many", "text: a, most: 1.5, options: [{id: a, text: a}]", f"most: {words.NOT_A_NUMBER}"),
    ("choose-many", "text: a, most: -1, options: [{id: a, text: a}]", f"most: {words.NOT_A_NUMBER}"),
    ("choose-many", "text: a, most: 0, options: [{id: a, text: a}]", "most: no answer can be taken from 0 to 0"),
    ("scale", "text: a, low: low", "high: is missing"),
    ("quiz", "text: a, options: [{id: a, text: a, right: true, reply: a}]", "options: needs at least 2"),
    ("exercise", "", "exercise: is missing"),
    ("exercise", "exercise: breath, foo: a", "foo: is not a key here"),
    ("exercise", "exercise: nothing", "exercise: there is no file for exercises/nothing.yaml"),
    ("worksheet", "worksheet: nothing", "worksheet: there is no file for worksheets/nothing.yaml"),
    ("worksheet", "worksheet: thoughts, fields: []", "fields: needs at least 1"),
    ("notice", "of: relax, better: a, same: b", "worse: is missing"),
    ("review", "of: second, text: a, none: a, some: b, most: c", "worse: is missing"),
    ("plan", "often: 9", "often: the number taken at Enter, 9, is not from 1 to 7"),
]
QUIZZES = {
    words.ONE_RIGHT: ("reply: a", "reply: b"),
    words.REPLY_TO_EACH: ("right: true, reply: a", "right: false"),
}
ODD = [
    ("new", "9: is not a mapping"),
    ('{id: "new", text: "a"}', "new: kind is missing"),
    ('{kind: "reading", text: "a"}', "9.id: is missing"),
    *(
        (f'{{id: "{id_}", kind: "reading", text: "a"}}', f"{id_}.id: {NOT_AN_ID}")
        for id_ in ("New", "n", "9-n", "n" * 33)
    ),
    *((f'{{id: "{id_}", kind: "reading", text: "a"}}', f"{id_}.id: {words.RESERVED}") for id_ in ("own", "again")),
]
CONDITIONS = [
    ("why", f"when: {words.NOT_A_CONDITION}"),
    ("{}", f"when: {words.NOT_A_CONDITION}"),
    ("{steps: why, equals: a}", f"when: {words.NOT_A_CONDITION}"),
    ("{step: why}", f"when: {words.ONE_COMPARISON}"),
    ("{step: why, equals: sleep, over: 1}", f"when: {words.ONE_COMPARISON}"),
    ("{step: why, equal: sleep}", "when.equal: is not a key here"),
    ("{step: why, over: a}", f"when.over: {words.NOT_A_NUMBER}"),
    ("{step: why, answered: yes}", f"when.answered: {words.NOT_A_FLAG}"),
    ("{step: why, in: []}", "when.in: needs at least 1"),
    ("{all: []}", "when.all: needs at least 1"),
    ("{all: [{step: why}]}", f"when.all.0: {words.ONE_COMPARISON}"),
    ("{any: [{not: {not: why}}]}", f"when.any.0.not.not: {words.NOT_A_CONDITION}"),
]
FIELDS = [
    ("type: line", "new.text: is missing"),
    (
        "type: lined, text: a",
        "new.type: is not one of 'pick', 'picks', 'scale', 'number', 'date', 'line', 'lines' or 'show'",
    ),
    ("type: pick, text: a", "new: a pick needs options"),
    ("type: picks, text: a", "new: a picks needs options"),
    ("type: scale, text: a, low: low", "new: a scale needs high"),
    ("type: number, text: a", "new: a number needs least, most"),
    ("type: number, text: a, least: 1, most: 7, default: some", f"new.default: {words.NOT_A_NUMBER}"),
    ("type: line, text: a, when: {field: thought, answered: true}", "new.when: there is no field thought"),
    ("type: line, text: a, when: {field: new, answered: true}", "new.when: there is no field new"),
    (
        "type: pick, text: a, options: [{id: a, text: a, when: {field: gone, equals: a}}]",
        "new.options.a.when: there is no field gone",
    ),
    ("type: pick, text: a, options: [{id: a, text: a, for: [b]}]", f"new.options.a.for: {words.NOT_ORDERED}"),
    (
        "type: pick, text: a, options: [{id: a, text: a}, {id: a, text: b}]",
        "new.options.a.id: the id a stands twice; the first is on line 6",
    ),
]
SHEETS = [
    (THOUGHTS, 'id: "thoughts"', 'id: "thought"', "2: id: is thought, and the file's name says thoughts"),
    (THOUGHTS, 'title: "A thought on paper"', "", "1: title: is missing"),
    (THOUGHTS, 'id: "other"', 'id: "day"', "8: fields.day.id: the id day stands twice; the first is on line 5"),
    (THOUGHTS, "{least: 1, most: 2,", "{least: 1,", "10: repeat.most: is missing"),
    (THOUGHTS, "most: 2,", "most: 1000000000,", "10: repeat.most: is larger than 10"),
    (THOUGHTS, "most: 2,", "most: 0,", "10: repeat.most: is smaller than 1"),
    (
        *(PLAN, 'id: "where"', 'id: "place"'),
        "4: fields: the worksheet plan needs the fields what, when, where, often, confidence, raise",
    ),
    (BREATH, 'care: "Breathe as you like."', "", "1: care: is missing"),
    (BREATH, "versions:", "version:", "11: version: is not a key here"),
    (BREATH, "[{seconds: 1,", "[{seconds: 0,", "18: versions.short.phases.0.seconds: is smaller than 1"),
    (BREATH, "[{seconds: 1,", "[{seconds: 7200,", "18: versions.short.phases.0.seconds: is larger than 3600"),
    (BREATH, 'when: {field: "eyes"', 'when: {field: "eye"', "17: versions.full.phases.2.when: there is no field eye"),
    (BREATH, 'id: "short"', 'id: "full"', "18: versions.full.id: the id full stands twice; the first is on line 12"),
    (BREATH, 'low: "at ease", ', "", f"4: measure: {words.SCALE_OR_CHOICE}"),
    (
        *(BREATH, 'low: "at ease", high: "as tense as can be"', "options: [{id: a, text: a}, {id: a, text: b}]"),
        "4: measure.options.a.id: the id a stands twice; the first is on line 4",
    ),
]
HEAD = [
    ('title: "A small course"', "", "course.yaml:1: title: is missing"),
    ('title: "A small course"', 'title: "A"\nauthor: "Ana"', "course.yaml:4: author: is not a key here"),
    ('  - "first"\n  - "second"', "  []", "course.yaml:4: sessions: needs at least 1"),
    ('- "second"', '- "../second"', f"course.yaml:6: sessions.1: {NOT_AN_ID}"),
    (
        '- "second"',
        '- "second"\n  - "first"',
        "course.yaml:7: sessions.2: the id first stands twice; the first is on line 5",
    ),
    ('- "second"', '- "second"\n  - "third"', "course.yaml:7: sessions.2: there is no file for sessions/third.yaml"),
    ('  - "second"\n', "", "sessions/02-second.yaml:1: is in the folder, and not in course.yaml"),
]


def test_the_small_course_is_clean() -> None:
    assert Copy(SMALL).faults() == []


def test_the_shipped_course_is_clean() -> None:
    assert Copy(content()).faults() == []


def test_every_broken_session_is_known() -> None:
    assert {path.stem for path in BROKEN.iterdir()} == set(EDGES)


@pytest.mark.parametrize("edge", EDGES)
def test_a_broken_session_is_told_by_file_line_place_and_words_and_has_no_echo(tmp_path: Path, edge: str) -> None:
    assert broken(tmp_path, edge).faults() == [f"{FIRST}:{EDGES[edge]}"]


def behind_line(folder: Path, step: str) -> tuple[list[str], int]:
    """The faults of the small course with one more step, and the line it stands on."""
    copy = small(folder).change(FIRST, LINE, f"{LINE}\n  - {step}")
    return list(map(str, faults_of_session(copy.root, "first"))), copy.line(FIRST, LINE) + 1


@pytest.mark.parametrize(("kind", "rest", "told"), STEPS)
def test_a_step_that_breaks_the_format_is_told_where_it_stands(tmp_path: Path, kind: str, rest: str, told: str) -> None:
    faults, line = behind_line(tmp_path, f"{{id: new, kind: {kind}, {rest}}}")
    assert faults == [f"{FIRST}:{line}: steps.new.{told.replace('{line}', str(line))}"]


@pytest.mark.parametrize("told", QUIZZES)
def test_a_quiz_has_one_right_answer_and_a_reply_to_each(tmp_path: Path, told: str) -> None:
    options = ", ".join(f"{{id: {id_}, text: a, {rest}}}" for id_, rest in zip("ab", QUIZZES[told]))
    faults, line = behind_line(tmp_path, f"{{id: new, kind: quiz, text: a, options: [{options}]}}")
    assert faults == [f"{FIRST}:{line}: steps.new: {told}"]


@pytest.mark.parametrize(("step", "told"), ODD)
def test_a_step_that_cannot_be_named_is_told_by_its_number(tmp_path: Path, step: str, told: str) -> None:
    faults, line = behind_line(tmp_path, step)
    assert faults == [f"{FIRST}:{line}: steps.{told}"]


@pytest.mark.parametrize(("when", "told"), CONDITIONS)
def test_a_condition_that_breaks_the_format_is_told_where_it_stands(tmp_path: Path, when: str, told: str) -> None:
    faults, line = behind_line(tmp_path, f"{{id: new, kind: reading, text: a, when: {when}}}")
    assert faults == [f"{FIRST}:{line}: steps.new.{told}"]


@pytest.mark.parametrize(("field", "told"), FIELDS)
def test_a_field_that_breaks_the_format_is_told_where_it_stands(tmp_path: Path, field: str, told: str) -> None:
    copy = small(tmp_path).change(THOUGHTS, DAY, f"{DAY}\n  - {{id: new, {field}}}")
    assert list(map(str, faults_of_session(copy.root, "second"))) == [f"{THOUGHTS}:6: fields.{told}"]


@pytest.mark.parametrize(("file", "old", "new", "told"), SHEETS)
def test_a_sheet_that_breaks_the_format_is_told_where_it_stands(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    assert f"{file}:{told}" in small(tmp_path).change(file, old, new).faults()


@pytest.mark.parametrize(("old", "new", "told"), HEAD)
def test_a_course_file_that_breaks_the_format_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert small(tmp_path).change("course.yaml", old, new).faults() == [told]


def test_a_course_file_that_cannot_be_used_hides_no_fault_of_a_session(tmp_path: Path) -> None:
    copy = broken(tmp_path, "equal-keys").change("course.yaml", "sessions:", "session:")
    assert copy.faults() == [
        "course.yaml:1: sessions: is missing",
        "course.yaml:4: session: is not a key here",
        f"{FIRST}:{EDGES['equal-keys']}",
    ]


def test_the_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    copy = small(tmp_path).change(FIRST, 'kind: "story", who', 'kind: "stories", who')
    copy.change(FIRST, "most: 2", "most: two").change(SECOND, "under: 4", "under: four")
    copy.change(PLAN, "least: 1, most: 7, default", "least: one, most: 7, default")
    copy.change(BREATH, 'seconds: 1, text: "Out."', "seconds: 1").write("sources.yaml", "format_version: 1\na: &b 1\n")
    assert [fault.rpartition(": ")[0] for fault in copy.faults()] == [
        "sources.yaml:2",
        f"{BREATH}:18: versions.short.phases.0.text",
        f"{PLAN}:8: fields.often.least",
        f"{FIRST}:14: steps.story.kind",
        f"{FIRST}:27: steps.where.most",
        f"{SECOND}:17: steps.low.when.under",
    ]


def test_all_faults_of_one_step_are_told_at_once(tmp_path: Path) -> None:
    faults, line = behind_line(
        tmp_path, "{id: N, kind: scale, text: a, core: maybe, foo: a, when: {step: why, over: a}}"
    )
    assert sorted(faults) == [
        f"{FIRST}:{line}: steps.N.core: {words.NOT_A_FLAG}",
        f"{FIRST}:{line}: steps.N.foo: is not a key here",
        f"{FIRST}:{line}: steps.N.high: is missing",
        f"{FIRST}:{line}: steps.N.id: {NOT_AN_ID}",
        f"{FIRST}:{line}: steps.N.low: is missing",
        f"{FIRST}:{line}: steps.N.when.over: {words.NOT_A_NUMBER}",
    ]


def test_a_session_named_by_another_id_is_told(tmp_path: Path) -> None:
    copy = small(tmp_path).change(FIRST, 'id: "first"', 'id: "begin"')
    assert copy.faults() == [f"{FIRST}:2: id: is begin, and the file's name says first"]


def test_a_second_file_for_a_session_is_told_and_not_read(tmp_path: Path) -> None:
    copy = small(tmp_path).write("sessions/02-first.yaml", "not: [read\n")
    assert copy.faults() == ["sessions/02-first.yaml:1: is never read: first is read from 01-first.yaml"]


def test_a_sheet_that_no_session_uses_is_checked_too(tmp_path: Path) -> None:
    copy = small(tmp_path).write("worksheets/spare.yaml", "format_version: 1\n")
    assert copy.faults() == [f"worksheets/spare.yaml:1: {key}: is missing" for key in ("id", "title", "fields")]


def test_a_faulty_sheet_is_told_in_its_own_file_and_once(tmp_path: Path) -> None:
    copy = small(tmp_path).change(BREATH, 'seconds: 1, text: "Out."', "seconds: 1")
    assert copy.faults() == [f"{BREATH}:18: versions.short.phases.0.text: is missing"]


def test_the_faults_of_one_session_are_those_of_the_files_it_rests_on(tmp_path: Path) -> None:
    copy = small(tmp_path).change(BREATH, 'seconds: 1, text: "Out."', "seconds: 1")
    copy.change("course.yaml", 'title: "A small course"\n', "").change(THOUGHTS, "most: 2,", "")
    told = {id_: [fault.file for fault in faults_of_session(copy.root, id_)] for id_ in ("first", "second")}
    assert told == {"first": ["course.yaml", BREATH], "second": ["course.yaml", THOUGHTS]}
    assert [fault.file for fault in faults_of_head(copy.root)] == ["course.yaml"]


@pytest.mark.parametrize("file", ["course.yaml", FIRST, BREATH, THOUGHTS])
def test_a_file_that_is_no_mapping_or_no_text_is_told_by_name(tmp_path: Path, file: str) -> None:
    copy = small(tmp_path)
    for text in (b"", b"- a\n", b"\xff\xfe", b"a: \x00\n"):
        (copy.root / file).write_bytes(text)
        assert copy.faults()[0].startswith(f"{file}:1: ")


def test_a_huge_number_of_repeats_in_another_session_is_not_spelled_out(tmp_path: Path) -> None:
    copy = small(tmp_path).change(THOUGHTS, "most: 2,", "most: 1000000000,")
    copy.change(FIRST, LINE, f"{LINE}\n  - {{id: new, kind: reading, text: '{{{{second/thoughts.1.day|a day}}}}'}}")
    assert faults_of_session(copy.root, "first") == []


def test_a_folder_in_the_place_of_a_file_is_a_fault_of_it(tmp_path: Path) -> None:
    copy = small(tmp_path)
    (copy.root / FIRST).unlink()
    (copy.root / FIRST).mkdir()
    assert copy.faults() == [f"{FIRST}:1: it cannot be read"]
