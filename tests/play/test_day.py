"""Which day a person means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.errors import Rejected
from cbtpain.play.day import day_of
from cbtpain.play.days_ahead import day_to_come

TODAY = date(2026, 3, 1)


def test_nothing_typed_is_today() -> None:
    assert day_of(None, TODAY) == TODAY


@pytest.mark.parametrize(("text", "day"), [("today", TODAY), ("yesterday", date(2026, 2, 28))])
def test_words_are_taken_in_any_case_with_space_around_them(text: str, day: date) -> None:
    assert [day] * 3 == [day_of(said, TODAY) for said in (text, text.upper(), f" {text} ")]


@given(st.dates(min_value=date.min + timedelta(days=1)))
def test_yesterday_is_the_day_before_across_months_and_years(today: date) -> None:
    assert today - timedelta(days=1) == day_of("yesterday", today)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_since_1900_can_be_typed(day: date) -> None:
    assert day == day_of(day.isoformat(), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "20260215", "2026-2-15", "15-02-2026", "15.02.2026", "02/15/2026", "2026-W07-7", "2026-046"),
        *("2026-02-31", "2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "10000-01-01", "-2026-02-15"),
        *("2026-02-15T09:00", "2026-02-15 9", "2026\u201302\u201315", "\u0662026-02-15", "\uff12026-02-15"),
        *("0001-01-01", "1899-12-31", "sunday", "0", "2026-02-15\x00"),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        day_of(text, TODAY)
    assert caught.value.kind == "not_a_day"


@given(st.text(st.characters()) | st.from_regex(r"\A[0-9-]{8,11}\Z"))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        found = day_of(text, TODAY).isoformat()
    except Rejected as fault:
        found = fault.kind
    assert found in ("not_a_day", text.strip().lower(), TODAY.isoformat(), "2026-02-28")


@pytest.mark.parametrize(
    ("text", "on"),
    [("5", 5), ("five days", 5), ("1", 1), ("tomorrow", 1), ("today", 0), ("2026-03-08", 7), ("366", 366)],
)
def test_a_number_is_in_so_many_days(text: str, on: int) -> None:
    assert TODAY + timedelta(days=on) == day_to_come(text, TODAY)


@pytest.mark.parametrize("text", ["", "0", "-1", "367", "soon", "yesterday", "2026-02-28", "2027-03-03", "9999-12-31"])
def test_a_day_that_is_over_or_further_than_a_year_is_no_day_to_come(text: str) -> None:
    with pytest.raises(Rejected) as refused:
        day_to_come(text, TODAY)
    assert refused.value.kind == "not_a_last_day"
