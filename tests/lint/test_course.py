"""The linter on a whole course: its exercises, its sources, its table, and who it is for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cbtpain.lint.course import Linter, table
from cbtpain.words import lint as words
from tests.course.copies import SMALL, Copy
from tests.lint.broken import BREATH, CLINICAL, SOURCES, WHOLE, clinical, told, told_of_files

CARE = 'care: "Let the breath be easy. Stop if you feel worse."'


def test_a_course_that_names_the_standard_is_held_to_it_and_no_other() -> None:
    assert Linter(CLINICAL).applies
    assert not Linter(SMALL).applies


# exercises


def replaced(copy: Copy, old: str, new: str) -> Copy:
    """Wherever it stands in the exercise."""
    return copy.write(BREATH, copy.read(BREATH).replace(old, new))


EXERCISES: dict[str, tuple[Callable[[Copy], Copy], str, str]] = {
    "no-seated-way": (lambda copy: replaced(copy, " in a chair", ""), "format_version", words.NO_SEATED),
    "no-way-in-bed": (
        lambda copy: replaced(replaced(copy, '"bed"', '"embedded"'), "one minute in bed", "one minute"),
        "format_version",
        words.NO_IN_BED,
    ),
    "no-version-for-a-bad-day": (lambda copy: replaced(copy, '"gentle"', '"ease"'), "format_version", words.NO_BAD_DAY),
    "phase-too-hard": (
        lambda copy: copy.change(BREATH, "Let the bed hold you.", "Relaxation necessitates dedication."),
        "Relaxation",
        "bed: the screen reads at grade 32.8; at most 8",
    ),
    "phase-with-a-long-sentence": (
        lambda copy: copy.change(BREATH, "Let the bed hold you.", "now " * 26),
        "now now",
        "bed: a sentence has 26 words; at most 25",
    ),
    "forbidden-word-in-a-phase": (
        lambda copy: copy.change(BREATH, "Let the bed hold you.", "Just lie."),
        "Just",
        'bed: "Just" belittles; instead: leave it out',
    ),
    "forbidden-word-for-a-voice": (
        lambda copy: copy.change(BREATH, "Now let the shoulders drop.", "You must let go."),
        "You must",
        'full: "must" orders; instead: can, could, an imperative',
    ),
}


@pytest.mark.parametrize("rule", EXERCISES)
def test_an_exercise_that_breaks_one_rule_is_told_so_and_nothing_else(tmp_path: Path, rule: str) -> None:
    change, marker, what = EXERCISES[rule]
    copy = change(clinical(tmp_path))
    assert told(copy) == [f"{BREATH}:{copy.line(BREATH, marker)}: {what}"]


def test_cautions_are_told_where_they_stand_and_where_they_are_read(tmp_path: Path) -> None:
    copy = clinical(tmp_path).change(BREATH, CARE, 'care: "It should not hurt."')
    what = '"should" orders; instead: can, could, an imperative'
    read, stands = copy.line(WHOLE, '- id: "breathe"'), copy.line(BREATH, "care:")
    assert told(copy) == [f"{WHOLE}:{read}: breathe: {what}", f"{BREATH}:{stands}: care: {what}"]


@pytest.mark.parametrize("title", ["any position", "an embedded one", "applying it", "relying on it", "a visit"])
def test_a_word_that_holds_the_letters_of_a_way_is_no_such_way(tmp_path: Path, title: str) -> None:
    copy = replaced(replaced(clinical(tmp_path), " in a chair", ""), "one minute in bed", title)
    replaced(copy, '"bed"', '"other"')
    assert told_of_files(copy) == [f"{BREATH}:1: {words.NO_SEATED}", f"{BREATH}:1: {words.NO_IN_BED}"]


@pytest.mark.parametrize("text", ["Sitting", "in a wheelchair", "seated", "I sit"])
def test_a_way_may_be_a_choice_instead_of_a_version(tmp_path: Path, text: str) -> None:
    choice = f'  - {{id: "way", type: "pick", text: "Which way?", options: [{{id: "a-way", text: "{text}"}}]}}\n'
    copy = replaced(clinical(tmp_path), " in a chair", "").change(
        BREATH, "versions:\n", f"choices:\n{choice}versions:\n"
    )
    assert told_of_files(copy) == []


# sources


def test_a_source_that_is_used_nowhere_is_told_on_its_line(tmp_path: Path) -> None:
    copy = clinical(tmp_path)
    unused = '  zebra-1999: {title: "T", where: "W", says: "S"}\n  aard-1998: {title: "T", where: "W", says: "S"}\n'
    copy.write(SOURCES, copy.read(SOURCES) + unused)
    assert told(copy) == [
        f"{SOURCES}:5: {words.UNUSED_SOURCE.format(key='aard-1998')}",
        f"{SOURCES}:4: {words.UNUSED_SOURCE.format(key='zebra-1999')}",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (WHOLE, 'title: "Hello"', 'title: "Hello"\n    sources: ["other-2000"]'),
        (BREATH, 'sources: ["made-up-2020"]', 'sources: ["made-up-2020", "other-2000"]'),
        ("worksheets/signs.yaml", 'type: "pick"', 'type: "pick"\n    sources: ["other-2000"]'),
    ],
)
def test_a_source_is_used_by_a_step_an_exercise_or_a_field(tmp_path: Path, file: str, old: str, new: str) -> None:
    copy = clinical(tmp_path).change(file, old, new)
    copy.write(SOURCES, copy.read(SOURCES) + '  other-2000: {title: "T", where: "W", says: "S"}\n')
    assert told_of_files(copy) == []


def test_a_source_is_used_by_what_the_program_says_of_itself(tmp_path: Path) -> None:
    copy = clinical(tmp_path)
    copy.write(SOURCES, copy.read(SOURCES) + '  other-2000: {title: "T", where: "W", says: "S"}\n')
    about = 'format_version: 1\nparagraphs: [{title: "T", text: "T.", sources: ["other-2000"]}]\n'
    assert told_of_files(copy) == [f"{SOURCES}:4: {words.UNUSED_SOURCE.format(key='other-2000')}"]
    assert told_of_files(copy.write("about.yaml", about)) == []


def test_a_file_that_is_no_part_of_the_course_is_not_looked_at(tmp_path: Path) -> None:
    assert told_of_files(clinical(tmp_path).write("notes/mine.yaml", "a: [")) == []


# several sessions


def test_faults_come_in_the_order_of_the_sessions_and_each_once(tmp_path: Path) -> None:
    copy = clinical(tmp_path).change("course.yaml", '["whole"]', '["whole", "twice"]')
    copy.change(WHOLE, 'message: "Your pain is real, and', 'message: "Your pain is real, just')
    copy.write("sessions/02-twice.yaml", copy.read(WHOLE).replace('id: "whole"', 'id: "twice"'))
    what = '"just" belittles; instead: leave it out'
    assert told(copy) == [f"{WHOLE}:1: {what}", f"sessions/02-twice.yaml:1: {what}"]


def test_the_table_has_a_row_for_each_session() -> None:
    assert list(table(list(Linter(CLINICAL).subjects()))) == [
        words.TABLE_HEAD,
        words.TABLE_RULE,
        "| 1 whole | 875 | 34 | 1 | 2.0 | 11.8 | 16.7 | 5.3 | -0.3 | 6.3 |",
        words.TABLE_NOTE,
    ]
