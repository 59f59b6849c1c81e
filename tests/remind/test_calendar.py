"""The calendar file, read back by a parser that the program did not write."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from cbtpain.remind.calendar import Times, calendar

MADE = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
FIRST = datetime(2026, 12, 1, 18, 0)
NAMES_IT = ("pain", "cbt", "therapy", "health", "session")


def read(times: Times) -> Any:
    """As the library reads it, whose types name every kind of value at once."""
    return Calendar.from_ical(calendar(times, MADE))


def test_the_weekly_time_is_floating_and_comes_as_often_as_was_asked() -> None:
    [event] = read(Times("Time for me", FIRST, 12)).walk("VEVENT")
    assert event["DTSTART"].dt == FIRST
    assert event["DTSTART"].dt.tzinfo is None
    assert "TZID" not in event["DTSTART"].params
    assert event["RRULE"]["FREQ"] == ["WEEKLY"]
    assert event["RRULE"]["COUNT"] == [12]
    assert event["SUMMARY"] == "Time for me"
    assert event["DTSTAMP"].dt == MADE


def test_it_rings_once_when_it_begins() -> None:
    [alarm] = read(Times("Time for me", FIRST, 1)).walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(0)
    assert alarm["ACTION"] == "DISPLAY"


def test_the_days_to_come_back_come_once_at_the_same_hour() -> None:
    _, *others = read(Times("Time for me", FIRST, 1, [date(2027, 1, 5), date(2027, 6, 5)])).walk("VEVENT")
    assert [event["DTSTART"].dt for event in others] == [datetime(2027, 1, 5, 18, 0), datetime(2027, 6, 5, 18, 0)]
    assert [event for event in others if "RRULE" in event] == []


def test_nothing_private_stands_in_it_but_what_the_person_named_it() -> None:
    text = calendar(Times("Time for me", FIRST, 12, [date(2027, 1, 5)]), MADE).decode().lower()
    assert [name for name in NAMES_IT if name in text] == []


def test_the_same_times_have_the_same_names_so_that_importing_twice_is_importing_once() -> None:
    ids = [
        [event["UID"] for event in read(Times(title, FIRST, 1, [date(2027, 1, 5)])).walk("VEVENT")] for title in "ab"
    ]
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 2


def test_it_is_a_file_as_the_standard_has_it() -> None:
    made = calendar(Times("T" * 60, FIRST, 1), MADE)
    assert made.startswith(b"BEGIN:VCALENDAR\r\n")
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert [line for line in made.split(b"\r\n") if len(line) > 75 or b"\n" in line] == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(str.strip))
def test_any_name_comes_back_as_it_was_given(title: str) -> None:
    [event] = read(Times(title, FIRST, 1)).walk("VEVENT")
    assert str(event["SUMMARY"]) == title


@pytest.mark.parametrize("hour", [1, 2, 3])
def test_an_hour_that_a_night_in_spring_does_not_have_is_left_to_the_calendar(hour: int) -> None:
    [event] = read(Times("Time for me", datetime(2027, 3, 28, hour, 30), 2)).walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2027, 3, 28, hour, 30)
