"""Which version is meant."""

import pytest

from cbtpain.course.aside import exercise_ids
from cbtpain.course.load import Course
from cbtpain.course.versions import Asked, Meant, meant
from cbtpain.errors import Rejected
from cbtpain.paths import content

COURSE = Course(content())


def asked(skill: str, version: str = "", place: str = "") -> Meant:
    return meant(COURSE.shelf.exercise(skill), Asked(version, place))


def test_nothing_asked_for_leaves_it_open() -> None:
    assert asked("mini") == Meant()


@pytest.mark.parametrize(
    ("skill", "version", "place", "found"),
    [
        ("mini", "short", "", "short"),
        ("mini", "", "bed", "bed"),
        ("mini", "", "standing", "standing"),
        ("mini", "gentle", "bed", "gentle"),
        ("move", "", "seated", "full"),
        ("imagery", "sounds", "bed", "sounds"),
        ("card-reading", "", "bed", "gentle"),
    ],
)
def test_what_was_asked_for_is_found(skill: str, version: str, place: str, found: str) -> None:
    assert asked(skill, version, place) == Meant(found)


def test_where_only_the_words_differ_the_place_is_a_choice() -> None:
    assert asked("pmr", "short", "bed") == Meant("short", {"position": "bed"})
    assert asked("pmr", "", "seated") == Meant("", {"position": "seated"})


@pytest.mark.parametrize(
    ("skill", "version", "place"),
    [("pmr", "", "standing"), ("mini", "short", "bed"), ("breath", "", "standing"), ("mini", "long", "")],
)
def test_what_there_is_not_is_refused_with_what_there_is(skill: str, version: str, place: str) -> None:
    with pytest.raises(Rejected, match="no_such_version") as refused:
        asked(skill, version, place)
    assert "full (" in str(refused.value.fields["versions"])


@pytest.mark.parametrize("skill", exercise_ids(COURSE))
@pytest.mark.parametrize("place", ["seated", "bed"])
def test_every_exercise_may_be_done_sitting_and_in_bed(skill: str, place: str) -> None:
    asked(skill, "", place)


@pytest.mark.parametrize("skill", exercise_ids(COURSE))
def test_every_exercise_has_a_version_for_a_bad_day(skill: str) -> None:
    assert asked(skill, "gentle") == Meant("gentle")
