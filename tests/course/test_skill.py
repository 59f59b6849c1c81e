"""A skill by what people call it."""

import pytest

from cbtpain.course.load import Course
from cbtpain.course.skill import skill_called
from cbtpain.errors import NotThere
from cbtpain.paths import content
from cbtpain.words.practice_log import ALSO

COURSE = Course(content())


@pytest.mark.parametrize(
    ("said", "id_", "measure"),
    [
        ("mini", "mini", "tension"),
        ("minis", "mini", "tension"),
        ("Minis ", "mini", "tension"),
        ("steps", "problem", ""),
        ("small test", "small-test", "as-planned"),
        ("small tests", "small-test", "as-planned"),
        ("ease in a minute", "mini", "tension"),
        ("pacing", "pacing", ""),
        ("thoughts", "thoughts", ""),
        ("breathing", "breath", "tension"),
        ("cards", "card-reading", "strength"),
    ],
)
def test_a_skill_is_known_by_plain_words(said: str, id_: str, measure: str) -> None:
    found = skill_called(COURSE, said, ALSO)
    assert (found.id, found.measure) == (id_, measure)


@pytest.mark.parametrize("id_", [*COURSE.skill_names])
def test_every_skill_is_known_by_its_id_and_its_name(id_: str) -> None:
    assert skill_called(COURSE, id_, ALSO).id == id_
    assert skill_called(COURSE, COURSE.skill_names[id_], ALSO).id == id_


def test_every_plain_word_is_for_a_skill_of_the_shipped_course() -> None:
    assert set(ALSO.values()) - set(COURSE.skill_names) == set()


def test_what_is_no_skill_is_told_with_what_is_near() -> None:
    with pytest.raises(NotThere) as told:
        skill_called(COURSE, "pmrr", ALSO)
    assert told.value.fields["nearest"] == "pmr"
