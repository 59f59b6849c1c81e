"""The page's chart places what measures found: shapes tell what colour would."""

from datetime import timedelta

from hypothesis import given as any_given
from hypothesis import strategies as st

from cbtpain.measures.scene import scene
from cbtpain.records import PAPER, Checkin, Flare
from cbtpain.report.drawing import BOTTOM, LEFT, RIGHT, TOP, Drawing, drawing
from cbtpain.report.page import page
from cbtpain.words import report as words
from tests.report.diaries import FIRST, REACHED_AND_LOST, Triple, given, realistic, three_years, weekly


def drawn(*weeks: Triple) -> Drawing:
    found = given(weekly(*weeks))
    return drawing(scene(found.trend, found.checkins, FIRST))


def test_a_gap_breaks_the_line() -> None:
    lines = [len(line.split()) for line in drawn(*REACHED_AND_LOST).lines]
    assert lines == [3, 2, 6]


def test_no_line_is_drawn_to_a_rating_that_stands_alone() -> None:
    assert drawn((7, 7, 6)).lines == []


def test_a_rating_at_the_line_is_a_diamond() -> None:
    shapes = ["a" in mark.path for mark in drawn((7, 7, 6), (7, 7, 6), (5, 4, 5), (5, 5, 5)).marks]
    assert shapes == [True, True, False, True]


def test_what_was_filled_in_later_or_copied_from_paper_is_hollow() -> None:
    checkins = [
        *weekly((7, 7, 6), (7, 7, 6)),
        Checkin(FIRST + timedelta(days=14), 6, 6, 6, days_back=1),
        Checkin(FIRST + timedelta(days=21), 6, 6, 6, source=PAPER),
    ]
    found = given(checkins)
    made = drawing(scene(found.trend, found.checkins, FIRST))
    assert [mark.hollow for mark in made.marks] == [False, False, True, True]
    assert words.KEY_LATER in made.key


def test_higher_stands_higher_and_the_axis_has_both_ends() -> None:
    made = drawn((10, 10, 10), (0, 0, 0))
    assert [level.y for level in (made.grid[0], made.grid[-1])] == [BOTTOM, TOP]
    assert made.lines[0].split()[0] == f"{LEFT}.0,{TOP}.0"


def test_below_a_start_of_two_there_is_no_line_of_thirty_percent() -> None:
    assert drawn((1, 1, 1), (1, 1, 1)).goal is None


def test_flare_days_are_shaded_and_named_in_the_key_and_aloud() -> None:
    found = given(weekly((7, 7, 6), (7, 7, 6), (5, 4, 5), (5, 5, 5)))
    flares = [Flare(FIRST + timedelta(days=3), until=FIRST + timedelta(days=4)), Flare(FIRST - timedelta(days=9))]
    made = drawing(scene(found.trend, found.checkins, FIRST, flares))

    assert len(made.flares) == 2
    assert round(made.flares[1] - made.flares[0], 1) == made.day_width
    assert words.KEY_FLARES in made.key
    assert words.CHART_FLARES.format(count=2) in made.says


def test_the_key_names_no_more_than_is_there() -> None:
    assert drawn((7, 7, 6), (7, 7, 6)).key == [words.KEY_RATING]


def test_three_years_have_smaller_marks() -> None:
    few, many = (page(make()).scene for make in (realistic, three_years))
    assert few is not None
    assert many is not None
    assert "a4.0" in drawing(few).marks[0].path
    assert "a2.6" in drawing(many).marks[0].path


answers = st.integers(0, 10)


@any_given(st.lists(st.tuples(answers, answers, answers), min_size=1, max_size=60))
def test_every_mark_stands_within_the_chart(weeks: list[Triple]) -> None:
    made = drawn(*weeks)
    places = [tuple(map(float, point.split(","))) for line in made.lines for point in line.split()]
    assert all(LEFT <= x <= RIGHT and TOP <= y <= BOTTOM for x, y in places)
    assert all(LEFT <= tick.x <= RIGHT for tick in made.ticks)
