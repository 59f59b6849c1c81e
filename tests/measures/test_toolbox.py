"""The toolbox: the order of the course, what is kept close first, and never a ranking."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.practice import SkillSoFar, skills_so_far
from cbtpain.measures.toolbox import toolbox
from cbtpain.records import PRACTICE, REVIEW, Logged, Practice

ORDER = ["pmr", "breath", "mini"]
MONDAY, TUESDAY = date(2026, 2, 9), date(2026, 2, 10)


def logged(on: date, skill: str, times: int = 1, source: str = PRACTICE) -> Logged:
    return Logged(on, Practice(skill, f"{on} {skill} {times}", times, source=source))


def box(*log: Logged, close: tuple[str, ...] = ()) -> list[str]:
    found = toolbox(skills_so_far([one.practice for one in log]), log, ORDER, close)
    assert sorted([one.so_far.skill for one in found.used] + found.untried) == sorted({*ORDER, *_skills(log)})
    return [one.so_far.skill for one in found.used]


def _skills(log: tuple[Logged, ...]) -> set[str]:
    return {one.practice.skill for one in log}


def test_the_order_is_that_of_the_course_whatever_was_used_most() -> None:
    assert box(logged(MONDAY, "mini", 40), logged(MONDAY, "pmr")) == ["pmr", "mini"]


def test_what_is_kept_close_stands_first_also_untried() -> None:
    assert box(logged(MONDAY, "pmr"), logged(MONDAY, "mini"), close=("mini", "breath")) == ["breath", "mini", "pmr"]


def test_what_is_in_no_course_any_more_comes_last() -> None:
    assert box(logged(MONDAY, "humming"), logged(MONDAY, "mini")) == ["mini", "humming"]


def test_the_last_day_is_that_of_a_practice_and_not_of_a_look_back() -> None:
    log = [logged(MONDAY, "pmr"), logged(TUESDAY, "pmr", source=REVIEW), logged(TUESDAY, "mini", source=REVIEW)]
    found = toolbox(skills_so_far([one.practice for one in log]), log, ORDER, ())
    assert [one.last_on for one in found.used] == [MONDAY, None]


def test_nothing_used_is_all_untried() -> None:
    found = toolbox([], [], ORDER, ())
    assert (found.used, found.untried) == ([], ORDER)


@given(st.lists(st.builds(logged, st.just(MONDAY), st.sampled_from(ORDER), st.integers(1, 99))))
def test_each_skill_stands_once_with_all_its_times(log: list[Logged]) -> None:
    so_far = skills_so_far([one.practice for one in log])
    assert sorted(toolbox(so_far, log, ORDER, ()).used) == sorted(
        (one, MONDAY, False) for one in so_far if isinstance(one, SkillSoFar)
    )
