"""A course file is read as text, or refused with its name and line."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.course.source import FORMAT_VERSION, line_of, read, read_marked
from cbtpain.errors import CONTENT, ContentFault
from cbtpain.paths import content
from cbtpain.words import files as words

HEAD = f"format_version: {FORMAT_VERSION}\n"
BOMB = "a0: &a0 [ha, ha]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 30)
)


def what_comes_of(folder: Path, text: str | bytes) -> dict[str, Any] | str:
    """What is read, or where the fault is said to be."""
    path = folder / "part.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    try:
        return read(path)
    except ContentFault as fault:
        return str(fault.fields["where"])


def value_of(folder: Path, text: str) -> object:
    found = what_comes_of(folder, f"{HEAD}key: {text}\n")
    assert isinstance(found, dict), found
    return found["key"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", 4, id="equal keys"),
        pytest.param("a: 1\n'a': 3\n", 3, id="equal keys, one of them in quotes"),
        pytest.param("a:\n  - {b: 1, c: 2, b: 3}\n", 3, id="equal keys deep in a list"),
        pytest.param("Hint: !x\n", 2, id="a hint that looks like a tag"),
        pytest.param("a: !!int '7'\n", 2, id="a tag"),
        pytest.param("a: 1\nb: !!python/object/apply:os.system ['true']\n", 3, id="a tag that runs code"),
        pytest.param("a: !!binary aGk=\n", 2, id="a binary tag"),
        pytest.param("a: &x 1\n", 2, id="an anchor"),
        pytest.param("a: 1\nb: &x [1]\n", 3, id="an anchor on a list"),
        pytest.param("a: &x 1\nb: *x\n", 2, id="an alias"),
        pytest.param("b: *x\n", 2, id="an alias of nothing"),
        pytest.param("a: &x {b: 1}\nc:\n  <<: *x\n", 2, id="a merge"),
        pytest.param(BOMB, 2, id="an alias bomb"),
        pytest.param("a:\n\tb: 1\n", 3, id="a tab as indentation"),
        pytest.param('a: "never closed\nb: 1\n', 4, id="a missing quote"),
        pytest.param("a: [1, 2\nb: 3\n", 3, id="a missing bracket"),
        pytest.param("a: b: c\n", 2, id="two colons"),
        pytest.param("---\na: 1\n", 2, id="a second document"),
        pytest.param("? [a, b]\n: 1\n", 2, id="a list as a key"),
        pytest.param("? {a: b}\n: 1\n", 2, id="a mapping as a key"),
    ],
)
def test_what_yaml_would_change_or_cannot_read_is_refused_by_file_and_line(
    tmp_path: Path, text: str, line: int
) -> None:
    where = what_comes_of(tmp_path, HEAD + text)
    assert isinstance(where, str)
    assert where.startswith("part.yaml:")
    assert f"part.yaml:{line}: " in where


@pytest.mark.parametrize(
    "text",
    [
        *("format_version: 2\n", "format_version: 10\n", "format_version: '1.0'\n", "format_version:\n", "a: 1\n"),
        *("", "# nothing\n", "- format_version: 1\n", "1\n", "null\n"),
    ],
)
def test_another_format_is_refused_at_its_first_line(tmp_path: Path, text: str) -> None:
    assert str(what_comes_of(tmp_path, text)).startswith("part.yaml:1: format_version")


@pytest.mark.parametrize("text", [b"\xff\xfe", HEAD.encode() + b"a: \x07\n", HEAD.encode() + b"a: \xc3\n"])
def test_bytes_that_are_no_text_are_refused_by_file(tmp_path: Path, text: bytes) -> None:
    assert str(what_comes_of(tmp_path, text)).startswith("part.yaml")


def test_a_file_nested_too_deeply_is_refused_by_file(tmp_path: Path) -> None:
    deep = 5000
    assert str(what_comes_of(tmp_path, f"{HEAD}a: {'[' * deep}{']' * deep}\n")).startswith("part.yaml")


@pytest.mark.parametrize("version", ["2", "'3'", "10", "999999999"])
def test_a_newer_format_is_told_as_newer(tmp_path: Path, version: str) -> None:
    told = words.NEWER_FORMAT.format(found=version.strip("'"), version=FORMAT_VERSION)
    assert what_comes_of(tmp_path, f"format_version: {version}\na: 1\n") == f"part.yaml:1: {told}"


@pytest.mark.parametrize(
    "version", ["0", "-2", "1.1", "01", "two", "[2]", "2a", "\N{ARABIC-INDIC DIGIT TWO}", "9" * 5000]
)
def test_a_format_that_is_no_version_is_told_as_another(tmp_path: Path, version: str) -> None:
    told = words.OTHER_FORMAT.format(version=FORMAT_VERSION)
    assert what_comes_of(tmp_path, f"format_version: {version}\n") == f"part.yaml:1: {told}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a: it is # cut\n", 2, id="at the end of a line"),
        pytest.param("a: it is #cut\n", 2, id="without a space behind it"),
        pytest.param("a: it is \t # cut\n", 2, id="behind a tab"),
        pytest.param("a: it\n  is # cut\n", 3, id="on the second line of a text"),
        pytest.param("a:\n  - it is # cut\n", 3, id="in a list"),
        pytest.param("b: 1\na: {b: it is # cut\n  }\n", 3, id="in braces"),
        pytest.param(
            "a: \N{LATIN SMALL LETTER A WITH DIAERESIS}\N{GRINNING FACE} b # cut\n", 2, id="behind wide letters"
        ),
    ],
)
def test_a_text_that_a_number_sign_cuts_short_is_refused(tmp_path: Path, text: str, line: int) -> None:
    assert what_comes_of(tmp_path, HEAD + text) == f"part.yaml:{line}: {words.CUT_SHORT}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param('"it is # whole"', "it is # whole", id="in double quotes"),
        pytest.param("'it is # whole'", "it is # whole", id="in single quotes"),
        pytest.param(">-\n  it is # whole", "it is # whole", id="in a block"),
        pytest.param("it is#whole", "it is#whole", id="inside a word"),
        pytest.param('"it is" # said', "it is", id="a remark behind quotes"),
        pytest.param("word # said", "word", id="a remark behind one word"),
        pytest.param("[it is, said] # said", ["it is", "said"], id="a remark behind a list"),
        pytest.param("it is\n# said", "it is", id="a remark on a line of its own"),
    ],
)
def test_a_remark_cuts_nothing_short(tmp_path: Path, text: str, value: object) -> None:
    assert value == value_of(tmp_path, text)


@pytest.mark.parametrize("size", [1_000_001, 100_000_000])
def test_a_file_too_large_for_a_course_is_refused_by_its_size_alone(tmp_path: Path, size: int) -> None:
    path = tmp_path / "part.yaml"
    path.write_text(HEAD + BOMB, encoding="utf-8")
    os.truncate(path, size)
    with pytest.raises(ContentFault) as caught:
        read(path)
    assert caught.value.fields["where"] == f"part.yaml:1: {words.TOO_LARGE}"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_in_place_of_a_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "part.yaml")
    with pytest.raises(ContentFault) as told:
        read(tmp_path / "part.yaml")
    assert words.NO_FILE in str(told.value.fields["where"])


def test_a_file_that_is_long_and_not_too_large_is_read(tmp_path: Path) -> None:
    text = "a" * (1_000_000 - len(HEAD) - len("key: \n"))
    assert text == value_of(tmp_path, text)


def test_a_byte_order_mark_and_the_line_ends_of_windows_are_no_fault(tmp_path: Path) -> None:
    assert what_comes_of(tmp_path, b"\xef\xbb\xbfformat_version: 1\r\na: b\r\n") == {"format_version": "1", "a": "b"}


def test_the_line_ends_of_windows_change_nothing_that_is_read(tmp_path: Path) -> None:
    text = f'{HEAD}a: >-\n  one\n  two\n\n  three\nb: "four\n  five"\nc: |\n  six\n  seven\n'
    assert what_comes_of(tmp_path, text.replace("\n", "\r\n")) == what_comes_of(tmp_path, text)


@pytest.mark.parametrize("path", sorted(content().rglob("*.yaml")), ids=str)
def test_a_file_known_to_be_without_fault_reads_the_same(path: Path) -> None:
    assert read(path, lambda content: True) == read(path)


def test_a_file_is_known_by_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "part.yaml"
    path.write_bytes(b"format_version: 1\na: one two # three\n")
    assert read(path, lambda content: content == path.read_bytes())["a"] == "one two"
    with pytest.raises(ContentFault):
        read(path, lambda content: content == b"")


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    where = str(what_comes_of(tmp_path, f"{HEAD}a: !x 1\nb: &y 2\nc: !z 3\n"))
    assert [f"part.yaml:{line}" in where for line in (2, 3, 4)] == [True] * 3


def test_a_missing_file_is_a_fault_of_the_content(tmp_path: Path) -> None:
    with pytest.raises(ContentFault) as caught:
        read(tmp_path / "gone.yaml")
    assert caught.value.exit_code == CONTENT
    assert "gone.yaml" in str(caught.value.fields["where"])


@pytest.mark.parametrize(
    "text", ["12:30", "no", "yes", "on", "off", "true", "007", "1e3", "1_000", "0x10", "2026-02-15", ".5", "=", "<<"]
)
def test_a_plain_scalar_stays_the_text_it_is(tmp_path: Path, text: str) -> None:
    assert text == value_of(tmp_path, text)


@pytest.mark.parametrize(("text", "value"), [("null", None), ("~", None), ("", None), ('"null"', "null"), ("''", "")])
def test_a_plain_null_is_none_and_a_quoted_one_is_text(tmp_path: Path, text: str, value: str | None) -> None:
    assert value == value_of(tmp_path, text)


def test_keys_that_yaml_would_change_stay_text(tmp_path: Path) -> None:
    assert value_of(tmp_path, "{no: 1, 12:30: 2, 007: 3}") == {"no": "1", "12:30": "2", "007": "3"}


@pytest.mark.parametrize("quoted", ['"!x"', "'*bold*'", '"&"', '"a: b"'])
def test_signs_in_quotes_are_text(tmp_path: Path, quoted: str) -> None:
    assert quoted[1:-1] == value_of(tmp_path, quoted)


def test_lists_and_mappings_nest(tmp_path: Path) -> None:
    assert value_of(tmp_path, "[a, [b, {c: [d]}], {}]") == ["a", ["b", {"c": ["d"]}], {}]


@given(st.text(st.sampled_from("ab:?[]{}&*!\"'\n -#|>%@`,.~<\t\x00\ud800")) | st.text(st.characters()))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_mapping_of_texts_or_refused_by_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    found = what_comes_of(folder, HEAD + text)
    assert isinstance(found, dict) or found.startswith("part.yaml")


@pytest.mark.parametrize("path", sorted(content().rglob("*.yaml")), ids=lambda path: str(path.name))
def test_every_shipped_file_is_read(path: Path) -> None:
    assert read(path)["format_version"] == FORMAT_VERSION


MARKED = """format_version: 1
steps:
  - id: "one"
    when:
      all:
        - {step: "a"}
        - step: "b"
          over: 3
  - {id: "two",
     text: "x"}
"""
LINES = [
    ((), 1),
    (("steps",), 2),
    (("steps", 0), 3),
    (("steps", 0, "id"), 3),
    (("steps", 0, "when"), 4),
    (("steps", 0, "when", "all"), 5),
    (("steps", 0, "when", "all", 0, "step"), 6),
    (("steps", 0, "when", "all", 1), 7),
    (("steps", 0, "when", "all", 1, "over"), 8),
    (("steps", 1), 9),
    (("steps", 1, "text"), 10),
]
NEAREST = [
    (("nothing",), 1),
    (("steps", 2), 2),
    (("steps", "id"), 2),
    (("steps", 0, "text"), 3),
    (("steps", 0, "id", "deeper", 1), 3),
    (("steps", 0, "when", "any", 0), 4),
    (("steps", 1, "when"), 9),
]


@pytest.mark.parametrize(("place", "line"), [*LINES, *NEAREST])
def test_a_place_has_its_line_or_that_of_the_nearest_thing_above(
    tmp_path: Path, place: tuple[int | str, ...], line: int
) -> None:
    (tmp_path / "part.yaml").write_text(MARKED, encoding="utf-8")
    read_as, node = read_marked(tmp_path / "part.yaml")
    assert line == line_of(node, place)
    assert read_as == read(tmp_path / "part.yaml")


def test_a_file_that_was_not_read_has_its_first_line() -> None:
    assert line_of(None, ("steps", 0)) == 1


def test_the_faults_are_handed_on_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "part.yaml").write_text(f"{HEAD}a: !x 1\nb: &y 2\n", encoding="utf-8")
    with pytest.raises(ContentFault) as caught:
        read_marked(tmp_path / "part.yaml")
    found = caught.value.fields["faults"]
    assert isinstance(found, list)
    assert [tuple(fault) for fault in found] == [
        ("part.yaml", 2, "", words.NO_TAGS),
        ("part.yaml", 3, "", words.NO_ALIASES),
    ]
