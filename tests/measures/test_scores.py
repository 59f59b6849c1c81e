"""Scores of questionnaires, the words a mood brings, the pain-impact grade: exact, none where too little was said."""

from datetime import date
from fractions import Fraction
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.instrument import shipped
from cbtpain.measures.impact import impact_grade
from cbtpain.measures.mood import ITEMS, Weeks, weeks
from cbtpain.measures.scores import score
from cbtpain.paths import content
from cbtpain.records import Checkin


class Asked(NamedTuple):
    """A ``measures.scores.Rule``."""

    method: str = "mean"
    parts: tuple[tuple[str, ...], ...] = (("a", "b", "c"),)
    min_answered: int = 3
    min_of_each: int = 1
    combine: str = "items"


SEVERITY = ("worst", "least", "average", "now")
INTERFERENCE = ("activity", "mood", "walking", "work", "relations", "sleep", "enjoyment")
ELEVEN = dict(zip((*SEVERITY, *INTERFERENCE), (8, 4, 6, 6, 5, 4, 6, 5, 3, 6, 6), strict=True))
"""The example of MEASURES 1.1."""


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        (Asked(), {"a": 7, "b": 7, "c": 6}, Fraction(20, 3)),
        (Asked(), {"a": 7, "b": None, "c": 6}, None),
        (Asked(min_answered=2), {"a": 7, "c": 6}, Fraction(13, 2)),
        (Asked(method="sum"), {"a": 0, "b": 0, "c": 0}, Fraction(0)),
        (Asked(min_answered=0), {}, None),
        (Asked(parts=(SEVERITY, INTERFERENCE), min_answered=8, min_of_each=4), ELEVEN, Fraction(59, 11)),
        (Asked(parts=(SEVERITY, INTERFERENCE), min_answered=8, combine="groups"), ELEVEN, Fraction(11, 2)),
        (
            Asked(parts=(SEVERITY, INTERFERENCE), min_answered=8, min_of_each=4),
            {**ELEVEN, "worst": None},
            None,
        ),
    ],
)
def test_a_score_is_exact_and_there_is_none_where_too_little_was_answered(
    rule: Asked, values: dict[str, int | None], expected: Fraction | None
) -> None:
    assert score(rule, values) == expected


@given(st.permutations(ITEMS), st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_the_phq_4_is_the_sum_of_its_items_in_any_order(order: list[str], given_: list[int]) -> None:
    values = dict(zip(order, given_, strict=True))
    found = {one.id: score(one, values) for one in shipped(content())["phq-4"].scores}
    assert found["total"] == sum(given_)
    assert found["gad-2"] == values["nervous"] + values["worry"]
    assert found["phq-2"] == values["interest"] + values["down"]


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ((0, 0, 0, 0), Weeks.USUAL),
        ((1, 1, 1, 1), Weeks.USUAL),
        ((2, 1, 0, 0), Weeks.HEAVY),
        ((0, 0, 1, 2), Weeks.HEAVY),
        ((3, 3, 0, 2), Weeks.HEAVY),
        ((3, 3, 1, 2), Weeks.VERY_HARD),
        ((0, 0, 3, 2), Weeks.VERY_HARD),
        ((0, 0, 0, 3), Weeks.VERY_HARD),
        ((None, None, None, 3), Weeks.VERY_HARD),
        ((3, None, None, None), Weeks.HEAVY),
        ((None, None, None, None), Weeks.USUAL),
    ],
)
def test_heavy_and_very_hard_weeks_are_told_as_the_curriculum_says(
    given_: tuple[int | None, ...], expected: Weeks
) -> None:
    assert weeks(dict(zip(ITEMS, given_, strict=True))) is expected


def test_a_heavier_answer_never_brings_lighter_words() -> None:
    for given_ in product(range(4), repeat=4):
        here = weeks(dict(zip(ITEMS, given_, strict=True)))
        for at in range(4):
            more = [*given_[:at], min(given_[at] + 1, 3), *given_[at + 1 :]]
            assert weeks(dict(zip(ITEMS, more, strict=True))) >= here


PEG_11, PEG_12 = Checkin(date(2026, 2, 1), 4, 4, 3), Checkin(date(2026, 2, 1), 4, 4, 4)


@pytest.mark.parametrize(
    ("pain_days", "limited_days", "checkin", "grade"),
    [
        (0, 0, PEG_12, 0),
        (1, 3, PEG_12, 0),
        (1, None, None, 0),
        (2, 2, None, 3),
        (3, 3, PEG_11, 3),
        (3, 1, PEG_12, 2),
        (2, 0, PEG_11, 1),
        (3, 1, None, None),
        (3, 1, Checkin(date(2026, 2, 1), 9, None, 9), None),
        (3, None, PEG_12, None),
        (None, 3, PEG_12, None),
    ],
)
def test_the_pain_impact_grade(
    pain_days: int | None, limited_days: int | None, checkin: Checkin | None, grade: int | None
) -> None:
    assert impact_grade(pain_days, limited_days, checkin) == grade
