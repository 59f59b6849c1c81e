"""What may be logged afterwards."""

from datetime import date, timedelta

import pytest

from cbtpain.errors import Rejected
from cbtpain.measures.practice_log import LOG_DAYS, MOST_TIMES, logged_on, times_of

TODAY = date(2026, 2, 15)


@pytest.mark.parametrize("times", [1, 5, MOST_TIMES])
def test_so_often_in_a_day_is_taken(times: int) -> None:
    assert times_of(times) == times


@pytest.mark.parametrize("times", [-1, 0, MOST_TIMES + 1, 10_000])
def test_never_and_too_often_are_refused(times: int) -> None:
    with pytest.raises(Rejected, match="bad_times"):
        times_of(times)


@pytest.mark.parametrize("back", [0, 1, LOG_DAYS])
def test_today_and_the_last_weeks_are_taken(back: int) -> None:
    assert logged_on(TODAY - timedelta(days=back), TODAY) == TODAY - timedelta(days=back)


@pytest.mark.parametrize(("back", "kind"), [(-1, "practice_ahead"), (LOG_DAYS + 1, "practice_too_long_ago")])
def test_a_day_to_come_and_one_long_ago_are_refused(back: int, kind: str) -> None:
    with pytest.raises(Rejected, match=kind):
        logged_on(TODAY - timedelta(days=back), TODAY)
