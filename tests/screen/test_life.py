"""Daily life and practice on a screen: a table where there is room, the same in sentences, and no cause."""

import io
import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest

from cbtpain.course.load import Course
from cbtpain.measures.life import ItemSoFar
from cbtpain.measures.practice import SkillSoFar
from cbtpain.paths import content
from cbtpain.screen.glyphs import UNICODE
from cbtpain.screen.life import say_life
from cbtpain.screen.output import Output
from cbtpain.screen.practised import say_practised
from cbtpain.words import life as words
from cbtpain.words import practice as practice_words

START, LATER = date(2026, 2, 28), date(2026, 11, 28)
STYLE = re.compile(r"\x1b\[[0-9;]*m")
ITEMS = (
    ItemSoFar("moving", 10, START, 4, LATER),
    ItemSoFar("people", 10, START, 10, LATER),
    ItemSoFar("sleep", 6, START, 7, LATER),
    ItemSoFar("confidence", 6, START, 4, LATER),
)


def output(width: int | None) -> tuple[Output, io.StringIO]:
    """``width`` None: the plain form."""
    stream = io.StringIO()
    return Output(stream, width, plain=width is None, glyphs=UNICODE), stream


def shown(found: Sequence[ItemSoFar], width: int | None = 80) -> list[str]:
    out, stream = output(width)
    say_life(out, found)
    return STYLE.sub("", stream.getvalue()).splitlines()


def practised(*skills: SkillSoFar, width: int | None = None) -> list[str]:
    out, stream = output(width)
    say_practised(out, skills, practice_words.SKILLS)
    return STYLE.sub("", stream.getvalue()).splitlines()


@pytest.mark.parametrize("width", [None, 60, 80, 120])
def test_a_start_alone_is_not_spoken_of(width: int | None) -> None:
    assert shown([ItemSoFar("sleep", 6, START)], width) == []


def test_the_table_keeps_apart_what_is_better_lower_and_what_is_better_higher() -> None:
    moving, people, sleep, confidence = (words.NAMES[one.id] for one in ITEMS)
    told = "\n".join(shown(ITEMS))
    order = [told.index(text) for text in ("lower is", moving, people, sleep, "higher is", confidence)]
    assert order == sorted(order)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, shown(ITEMS, width))) <= width


@pytest.mark.parametrize("width", [None, 60, 80])
def test_each_form_has_both_values_and_what_the_change_is_called(width: int | None) -> None:
    said = " ".join(" ".join(shown(ITEMS, width)).split())
    for text in ("10 on 28 Feb 2026", "4 on 28 Nov 2026", "better", "the same", "ups and downs", "harder"):
        assert text in said


def test_every_sentence_says_which_way_is_better() -> None:
    title, *sentences, last = shown(ITEMS, None)
    assert title == words.TITLE
    assert last == words.ONE_ANSWER
    assert ["lower is better" in one for one in sentences] == [True, True, True, False]
    assert "higher is better" in sentences[-1]


def test_practice_is_told_in_the_order_of_the_course_and_not_by_how_often() -> None:
    lines = practised(SkillSoFar("move", 40), SkillSoFar("own-skill", 3), SkillSoFar("pmr", 1))
    assert lines[1:] == ["letting tension go: once", "a bit of movement: 40 times", "own-skill: 3 times"]


def test_means_are_told_from_five_ratings_on() -> None:
    four = SkillSoFar("pmr", 9, "tension", 4, Fraction(7), Fraction(4))
    assert practised(four)[1:] == ["letting tension go: 9 times"]
    assert practised(four._replace(rated=5))[1:] == [
        "letting tension go: 9 times (tension 7.0 before and 4.0 after, mean of 5)",
        practice_words.SIDE_BY_SIDE,
    ]


def test_what_is_done_as_planned_is_told_as_a_share() -> None:
    assert "66 percent of 6 as planned" in practised(SkillSoFar("pacing", 6, "as-planned", 6, None, Fraction(2, 3)))[1]


def test_nothing_practised_is_not_spoken_of() -> None:
    assert practised() == []


def test_the_names_are_those_of_the_shipped_course_in_its_order() -> None:
    assert list(Course(content()).skill_names.items()) == list(practice_words.SKILLS.items())
