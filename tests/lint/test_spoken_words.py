"""What a voice says in the shipped exercises, to somebody whose eyes are closed."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest

from cbtpain.course.shelf import EXERCISES, WORKSHEETS
from cbtpain.course.slots import SLOT
from cbtpain.course.source import read
from cbtpain.lint.text import plain
from cbtpain.measures.reading_level import level
from cbtpain.measures.session_size import MEAN_WORDS_A_SENTENCE, SESSION_GRADE
from cbtpain.paths import content

IDS = sorted(path.stem for path in (content() / EXERCISES).glob("*.yaml"))
WORDS_A_SECOND = Fraction(110, 60)
MOST_OF_A_PHASE = Fraction(85, 100)
"""The rest is quiet."""
NEEDS_EYES = re.compile(r"\b(?:see(?:n|s|ing)?|look\w*|watch\w*|screens?|press\w*|enter|keys?|reads?|reading)\b", re.I)


def phases(id_: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Each phase with its version's id."""
    exercise = read(content() / EXERCISES / f"{id_}.yaml")
    return [(version["id"], phase) for version in exercise["versions"] for phase in version["phases"]]


def filled(say: str) -> str:
    """With the longest in its slots that may be picked for them."""
    return SLOT.sub(lambda slot: longest_choice(slot[1]), say)


def longest_choice(slot: str) -> str:
    """``session/worksheet.field``: the steps that are spoken of are called as their worksheets are."""
    worksheet, field = slot.rpartition("/")[2].split(".")
    fields = read(content() / WORKSHEETS / f"{worksheet}.yaml")["fields"]
    options = next(one["options"] for one in fields if one["id"] == field)
    return max((str(option.get("said") or option["text"]) for option in options), key=lambda said: level([said]).words)


@pytest.mark.parametrize("id_", IDS)
def test_every_phase_has_words_for_a_voice(id_: str) -> None:
    assert [(version, phase["text"]) for version, phase in phases(id_) if not phase.get("say")] == []


@pytest.mark.parametrize("id_", IDS)
def test_spoken_words_leave_some_of_their_seconds_quiet(id_: str) -> None:
    for version, phase in phases(id_):
        share = level([filled(phase["say"])]).words / WORDS_A_SECOND / int(phase["seconds"])
        assert share <= MOST_OF_A_PHASE, f"{version}, {float(share):.0%}: {phase['say']}"


@pytest.mark.parametrize("id_", IDS)
def test_spoken_words_need_no_eyes_and_no_key(id_: str) -> None:
    for version, phase in phases(id_):
        assert NEEDS_EYES.search(filled(phase["say"])) is None, f"{version}: {phase['say']}"


@pytest.mark.parametrize("id_", IDS)
def test_spoken_words_are_as_easy_as_those_for_reading(id_: str) -> None:
    for version, phase in phases(id_):
        found = level([plain(phase["say"])])
        assert found.grade <= SESSION_GRADE, f"{version}: {phase['say']}"
        assert found.words_a_sentence <= MEAN_WORDS_A_SENTENCE, f"{version}: {phase['say']}"


@pytest.mark.parametrize("id_", IDS)
def test_a_voice_speaks_of_nothing_of_the_persons_own_that_is_not_also_shown(id_: str) -> None:
    """The check of slots looks at the words for reading."""
    for version, phase in phases(id_):
        assert set(SLOT.findall(phase["say"])) <= set(SLOT.findall(phase["text"])), f"{version}: {phase['say']}"
