"""What a tired person reads: short words, short sentences, no blame, no promise."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from cbtpain.course.about import about
from cbtpain.course.instrument import peg
from cbtpain.course.safety import safety
from cbtpain.measures.reading_level import level, sentences_of
from cbtpain.measures.session_size import MOST_WORDS_A_SENTENCE, SESSION_GRADE
from cbtpain.paths import content
from cbtpain.words import (
    anew,
    assess,
    bare,
    checkin,
    course,
    data,
    exercise,
    faults,
    help_now,
    life,
    milestones,
    play,
    progress,
    quick,
    ratings,
    report,
    session,
)

MODULES = (
    *(anew, assess, bare, checkin, course, data, exercise, faults, help_now),
    *(life, milestones, play, progress, quick, ratings, report, session),
)
EXCLAIMS = r"(?<![\s(])!|(?<=\s)(?<!\b\w {2})!(?! (?-i:[a-z]))|(?<=\()!(?!\))"
"""An exclamation mark, where it is not the key for the help lines: ``(!)``, ``! help lines``, ``q  !``."""
FORBIDDEN = {
    r"\bjust\b|\bsimply\b|\bonly\b": "belittles",
    r"\bfail\w*|\bnon-compliant|\blazy": "blames",
    r"\bcure\b|pain-free": "promises",
    r"\bmust\b|\bshould\b": "orders",
    r"all in your head|false alarm|misinterpretation": "disbelieves",
    r"pain patient|\bsufferer|\bdrugs\b|\bnarcotics|pain ?killers": "person first",
    r"streak|well done|congratulations": "no scores for coming back",
    r"reduced pain by|a change most people can feel": "misreads the trial",
    r"\bbecause of (the|this) (course|program)|thanks to (the|this) (course|program)": "claims a cause",
    EXCLAIMS: "no exclamation marks",
}
NAMES_AND_COMMANDS = re.compile(
    r"cbtpain[\w .\-]*|--[\w-]+|CBTPAIN_\w+\S*|\{\w+\}|findahelpline\.com|988lifeline\.org|[\d(),:;+/.-]+(?=\s|$)"
)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def said_by(module: ModuleType) -> list[str]:
    constants = (value for name, value in vars(module).items() if name.isupper())
    return [text for value in constants for text in _texts(value) if len(text.split()) > 3]


def course_texts() -> list[str]:
    root = content()
    words = safety(root)
    texts = [*words.crisis, words.danger, *words.means, *words.unsafe, *words.doctor]
    return texts + [paragraph.text for paragraph in about(root)] + [item.help for item in peg(root).items]


ALL = {**{module.__name__.rpartition(".")[2]: said_by(module) for module in MODULES}, "content": course_texts()}


def plain(text: str) -> str:
    """The text without names and commands; one that ends a sentence leaves its end there."""
    return NAMES_AND_COMMANDS.sub(lambda found: ". " if found[0].rstrip().endswith(".") else " ", text)


@pytest.mark.parametrize("room", ALL)
def test_what_is_said_reads_at_grade_six_or_below(room: str) -> None:
    assert level(map(plain, ALL[room])).grade <= SESSION_GRADE


@pytest.mark.parametrize("room", ALL)
def test_no_sentence_is_longer_than_25_words(room: str) -> None:
    found = (words for text in ALL[room] for words in sentences_of(plain(text)))
    assert [" ".join(words) for words in found if len(words) > MOST_WORDS_A_SENTENCE] == []


@pytest.mark.parametrize("room", ALL)
@pytest.mark.parametrize(("pattern", "why"), FORBIDDEN.items())
def test_no_word_belittles_blames_or_promises(room: str, pattern: str, why: str) -> None:
    assert [text for text in ALL[room] if re.search(pattern, text, re.IGNORECASE)] == [], why


@pytest.mark.parametrize(
    "text", ["Good!", "Well! go on", "So good !", "So good  !", "Stop ! Now", "(Good!)", "! you", "(!!)"]
)
def test_an_exclamation_is_told_from_any_word_it_ends(text: str) -> None:
    assert re.search(EXCLAIMS, text, re.IGNORECASE)


@pytest.mark.parametrize("text", ["help lines (!).", "s skip, ! help lines.", "More: ! at any prompt", "p  q  !"])
def test_the_key_for_the_help_lines_is_no_exclamation(text: str) -> None:
    assert not re.search(EXCLAIMS, text, re.IGNORECASE)


def test_the_readme_keeps_the_same_rules() -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    for pattern in (r"\bfail", r"\bcure\b|pain-free", r"pain patient|sufferer", r"reduced pain by"):
        assert not re.search(pattern, readme, re.IGNORECASE)
