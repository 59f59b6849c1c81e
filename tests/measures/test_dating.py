from datetime import date, timedelta

import pytest

from cbtpain.errors import USAGE, Rejected
from cbtpain.measures.dating import dated
from cbtpain.records import PAPER, SELF, Checkin

TODAY = date(2026, 3, 10)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def stands(days: int, source: str = SELF, days_back: int = 0) -> Checkin:
    return Checkin(ago(days), 7, 7, 6, source=source, days_back=days_back)


@pytest.mark.parametrize("days", [0, 1, 2, 3])
def test_a_week_can_be_rated_up_to_three_days_late_and_is_marked(days: int) -> None:
    assert dated(ago(days), TODAY, SELF, None) == (SELF, days)


@pytest.mark.parametrize("days", [4, 400])
def test_a_week_further_back_is_refused(days: int) -> None:
    with pytest.raises(Rejected) as refused:
        dated(ago(days), TODAY, SELF, None)

    assert (refused.value.kind, refused.value.fields, refused.value.exit_code) == ("too_long_ago", {"days": 3}, USAGE)


@pytest.mark.parametrize("days", [0, 3, 4, 400])
def test_a_week_copied_from_paper_may_be_of_any_age(days: int) -> None:
    assert dated(ago(days), TODAY, PAPER, None) == (PAPER, days)


@pytest.mark.parametrize("source", [SELF, PAPER])
@pytest.mark.parametrize("before", [None, stands(-1)])
def test_a_day_that_has_not_come_is_refused_even_from_paper(source: str, before: Checkin | None) -> None:
    with pytest.raises(Rejected) as refused:
        dated(ago(-1), TODAY, source, before)

    assert (refused.value.kind, refused.value.exit_code) == ("future_date", USAGE)


@pytest.mark.parametrize("days", [1, 3, 4, 40])
def test_a_correction_keeps_what_the_rating_was_when_it_was_first_given(days: int) -> None:
    assert dated(ago(days), TODAY, SELF, stands(days, days_back=1)) == (SELF, 1)


def test_a_correction_of_one_given_in_time_does_not_become_one_filled_in_later() -> None:
    assert dated(ago(2), TODAY, SELF, stands(2)) == (SELF, 0)


def test_a_week_still_remembered_takes_the_place_of_its_paper_copy() -> None:
    assert dated(ago(3), TODAY, SELF, stands(3, source=PAPER, days_back=1)) == (SELF, 3)


def test_a_week_no_longer_remembered_stays_from_paper_when_corrected() -> None:
    assert dated(ago(4), TODAY, SELF, stands(4, source=PAPER, days_back=4)) == (PAPER, 4)
