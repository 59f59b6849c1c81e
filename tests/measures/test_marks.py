import re
from fractions import Fraction

import pytest

from cbtpain.course.about import sources
from cbtpain.measures.marks import MARKS, is_early, nearest_mark
from cbtpain.paths import content


def test_the_figures_of_the_trial_are_those_of_the_source() -> None:
    says = sources(content())["resolve-2025"].says
    found = re.findall(r"at (\d+) months (\d+\.\d)\D+(\d+\.\d)\D+(\d+\.\d)", says)

    told = [(int(months), *map(Fraction, shares)) for months, *shares in found]

    assert told == [(mark.months, mark.online, mark.coached, mark.usual) for mark in MARKS]


@pytest.mark.parametrize(("days", "expected"), [(0, True), (76, True), (77, False), (365, False)])
def test_before_the_first_window_opens_nobody_is_at_a_mark(days: int, expected: bool) -> None:
    assert is_early(days) == expected


@pytest.mark.parametrize(
    ("days", "months"),
    [(77, 3), (91, 3), (136, 3), (137, 6), (182, 6), (273, 6), (274, 12), (365, 12), (3650, 12)],
)
def test_the_nearest_mark_is_named(days: int, months: int) -> None:
    assert nearest_mark(days).months == months


def test_the_marks_stand_at_the_days_of_the_milestones() -> None:
    assert [(mark.months, mark.day) for mark in MARKS] == [(3, 91), (6, 182), (12, 365)]
