from fractions import Fraction

import pytest

from cbtpain.measures.reading import hundredths, nearest_whole, tenths


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(20, 3), "6.7"),
        (Fraction(14, 3), "4.7"),
        (Fraction(1, 4), "0.3"),
        (Fraction(3, 4), "0.8"),
        (Fraction(119, 30), "4.0"),
        (Fraction(199, 20), "10.0"),
        (Fraction(10), "10.0"),
        (Fraction(0), "0.0"),
        (Fraction(-2), "-2.0"),
        (Fraction(-2, 3), "-0.7"),
        (Fraction(-1, 30), "0.0"),
    ],
)
def test_one_decimal_is_shown_with_halves_up(value: Fraction, expected: str) -> None:
    assert tenths(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(20, 3), 6.67),
        (Fraction(13, 3), 4.33),
        (Fraction(35, 8), 4.38),
        (Fraction(1, 200), 0.01),
        (Fraction(-2), -2.0),
        (Fraction(-2, 3), -0.67),
    ],
)
def test_programs_read_two_decimals_with_halves_up(value: Fraction, expected: float) -> None:
    assert hundredths(value) == expected


def test_nothing_is_shown_as_less_than_zero_for_being_just_below_it() -> None:
    assert str(hundredths(Fraction(-1, 300))) == "0.0"


@pytest.mark.parametrize(("value", "expected"), [("20.5", 21), ("20.8", 21), ("26.4", 26), ("2.5", 3), ("0.5", 1)])
def test_whole_numbers_are_rounded_halves_up_not_to_even(value: str, expected: int) -> None:
    assert nearest_whole(Fraction(value)) == expected
