"""Cells of old sheets: exact, or not taken."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.errors import Rejected
from cbtpain.measures.old_ratings import DateForm, hundredths_of, is_empty
from cbtpain.measures.reading import decimal_of_hundredths


@given(st.integers(0, 1000), st.sampled_from([".", ","]), st.integers(0, 3))
def test_a_rating_comes_back_exactly_as_it_is_written(value: int, point: str, zeros: int) -> None:
    text = f"{value // 100}{point}{value % 100:02}{'0' * zeros}"

    assert hundredths_of(text) == value
    assert hundredths_of(f" {decimal_of_hundredths(value)} ") == value
    assert Fraction(decimal_of_hundredths(value)) * 100 == value


@pytest.mark.parametrize(
    "text", ["11", "10.01", "-1", "+1", "1e1", "7/10", "6,555", ",5", "5,", "\u0661", "x", "7 8", "=7", "", "1,0.5"]
)
def test_what_is_no_rating_is_none(text: str) -> None:
    assert hundredths_of(text) is None


@given(st.text())
def test_any_text_is_a_rating_from_0_to_10_or_none(text: str) -> None:
    found = hundredths_of(text)
    assert found is None or 0 <= found <= 1000
    assert DateForm("DD.MM.YYYY").day(text) is None or text.strip()[0].isdigit()


@given(st.dates(date(1900, 1, 1)), st.sampled_from(["YYYY-MM-DD", "DD.MM.YYYY", "MM/DD/YYYY", "%d %m %Y"]))
def test_a_day_comes_back_from_the_form_it_was_written_in(day: date, form: str) -> None:
    text = form.replace("%Y", "YYYY").replace("%m", "MM").replace("%d", "DD")
    text = text.replace("YYYY", f"{day.year:04}").replace("MM", f"{day.month:02}").replace("DD", f"{day.day:02}")

    assert DateForm(form).day(text) == day
    assert DateForm(form).day(f" {text} 08:30 ") == day


@pytest.mark.parametrize("text", ["31.02.2024", "00.01.2024", "1.1.1899", "1.1.24", "2024-01-01", "1.1.2024x", ""])
def test_what_is_no_day_in_that_form_is_none(text: str) -> None:
    assert DateForm("DD.MM.YYYY").day(text) is None


@pytest.mark.parametrize("form", ["", "DD.MM", "YYYY", "DD.MM.YYYY.DD", "YY.YYYY.MM.DD", "day DD.MM.YYYY", "%B %d %Y"])
def test_a_form_that_lacks_a_part_or_has_more_is_refused(form: str) -> None:
    with pytest.raises(Rejected, match="bad_date_form"):
        DateForm(form)


@pytest.mark.parametrize(("text", "empty"), [("", True), (" ", True), ("-", True), ("0", False), ("x", False)])
def test_nothing_is_told_from_a_zero(text: str, empty: bool) -> None:
    assert is_empty(text) is empty
