"""The chart places what measures found; it never decides."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.measures.scene import Point, Scene
from cbtpain.screen.chart import LABELLED_FROM, MARGIN, chart, legend
from cbtpain.screen.glyphs import ASCII, UNICODE

FIRST = date(2026, 2, 1)


def point(day: int, value: Fraction, *, met: bool = False, later: bool = False) -> Point:
    return Point(FIRST + timedelta(days=day), value, met, later)


def scene(*points: Point, start: Fraction = Fraction(20, 3), goal: Fraction | None = Fraction(14, 3)) -> Scene:
    return Scene(points, start, goal, FIRST, FIRST + timedelta(days=70), gaps=False)


def row(lines: list[str], value: int) -> str:
    return lines[10 - value][MARGIN:]


def test_a_rating_above_the_line_on_the_lines_own_row_keeps_the_glyph_of_above() -> None:
    drawn = chart(scene(point(0, Fraction(5)), point(35, Fraction(14, 3), met=True)), 80, UNICODE)
    assert [letter for letter in row(drawn, 5) if letter in "●◆"] == ["●", "◆"]


def test_halves_are_drawn_upwards_like_the_numbers_beside_them() -> None:
    drawn = chart(scene(point(0, Fraction(13, 2)), point(70, Fraction(15, 2)), start=Fraction(9)), 80, UNICODE)
    assert ("●" in row(drawn, 7), "●" in row(drawn, 8)) == (True, True)


def test_ratings_stand_at_their_date_and_a_missed_month_is_an_empty_place() -> None:
    drawn = chart(scene(point(0, Fraction(8)), point(7, Fraction(8)), point(70, Fraction(8))), 80, UNICODE)
    columns = [at for at, letter in enumerate(row(drawn, 8)) if letter == "●"]
    week, rest = columns[1] - columns[0], columns[2] - columns[1]
    assert 8 <= rest / week <= 10


def test_both_lines_carry_their_names_and_values() -> None:
    drawn = chart(scene(point(0, Fraction(7))), 80, UNICODE)
    assert (row(drawn, 7).endswith("start 6.7"), row(drawn, 5).endswith("30 % line 4.7")) == (True, True)


def test_a_start_below_two_has_no_line() -> None:
    drawn = chart(scene(point(0, Fraction(5, 3)), start=Fraction(5, 3), goal=None), 80, UNICODE)
    assert "┄" not in "".join(drawn)


def test_hollow_means_filled_in_later_and_the_legend_says_so() -> None:
    seen = scene(point(0, Fraction(8), later=True), point(7, Fraction(4), met=True, later=True))
    assert ("○" in row(chart(seen, 80, UNICODE), 8), "◇" in row(chart(seen, 80, UNICODE), 4)) == (True, True)
    assert "hollow" in " ".join(legend(seen, 80, UNICODE))
    assert "small letter" in " ".join(legend(seen, 80, ASCII))


def test_on_a_narrow_screen_the_legend_names_the_lines() -> None:
    seen = scene(point(0, Fraction(7)))
    assert "30 % line 4.7" not in "".join(chart(seen, LABELLED_FROM - 1, UNICODE))
    assert "30 % line 4.7" in "".join(legend(seen, LABELLED_FROM - 1, UNICODE))


def test_the_axis_names_the_first_and_the_last_day() -> None:
    dates = chart(scene(point(0, Fraction(7))), 80, UNICODE)[-1]
    assert (dates.split()[:3], dates.split()[-2:]) == (["1", "Feb", "2026"], ["12", "Apr"])


THIRDS = st.integers(0, 30).map(lambda third: Fraction(third, 3))


@given(
    width=st.integers(40, 200),
    start=THIRDS,
    values=st.lists(st.tuples(st.integers(0, 4000), THIRDS, st.booleans(), st.booleans()), max_size=60),
    glyphs=st.sampled_from([ASCII, UNICODE]),
)
def test_any_diary_fits_any_width(width: int, start: Fraction, values: list, glyphs: object) -> None:  # type: ignore[type-arg]
    points = [point(day, value, met=met, later=later) for day, value, met, later in values]
    last = FIRST + timedelta(days=4000)
    seen = Scene(points, start, start - 1 if start >= 2 else None, FIRST, last, gaps=True)
    assert glyphs in (ASCII, UNICODE)
    used = ASCII if glyphs is ASCII else UNICODE
    lines = chart(seen, width, used) + legend(seen, width, used)
    assert max(len(line) for line in lines) <= width or width < 45
    if used is ASCII:
        assert all(line.isascii() for line in lines)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_chart_is_as_high_as_the_scale_and_its_dates(width: int) -> None:
    assert len(chart(scene(point(0, Fraction(7))), width, UNICODE)) == 13
