"""A course file is read as text, or refused with its name and line."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.course.source import FORMAT_VERSION, read
from cbtpain.errors import CONTENT, ContentFault
from cbtpain.paths import content

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
