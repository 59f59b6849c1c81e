"""One text for every status and goal state, function first, no claim beyond the evidence."""

from datetime import date, timedelta

import pytest

from cbtpain.measures.steps import due_on, next_step
from cbtpain.measures.trend import Ratings, Trend, trend
from cbtpain.records import PAPER, Checkin
from cbtpain.screen.reading import reading
from cbtpain.screen.views import Part, listed, parts
from cbtpain.words import progress as words

FIRST = date(2026, 2, 1)
Triple = tuple[int | None, int | None, int | None]


def checkins(start: Triple, *later: Triple) -> list[Checkin]:
    """Two readings a week apart make the start; the others follow weekly from day 14 on."""
    days = [0, 7, *(14 + 7 * week for week in range(len(later)))]
    return [Checkin(FIRST + timedelta(days=day), *items) for day, items in zip(days, (start, start, *later))]


def seen(*given: Checkin, after: int = 0) -> Trend:
    return trend(Ratings(given), given[-1].occurred_on + timedelta(days=after))


def said(found: Trend) -> dict[str, str]:
    last = found.current.on or FIRST
    return {part.about: part.text for part in parts(found, next_step(found, due_on(last, found.as_of)))}


def start_of(text: str) -> str:
    return text.partition("{")[0].strip()


B = (7, 7, 6)
TEXTS = {
    "some, small": (checkins((7, 6, 6), (5, 4, 5)), words.SOME),
    "some, 2 points": (checkins((10, 10, 10), (8, 8, 8)), words.SOME_CLEAR),
    "no change": (checkins((6, 5, 6), (5, 6, 5)), words.SAME),
    "a little higher": (checkins((6, 6, 6), (7, 7, 7)), words.HIGHER),
    "worse": (checkins((6, 6, 6), (8, 8, 8)), words.WORSE),
    "low start": (checkins((2, 2, 1), (1, 0, 1)), words.START_LOW),
    "start of zero": (checkins((0, 0, 0), (1, 1, 1)), words.START_ZERO.format(now="1.0")),
    "start of zero, higher": (checkins((0, 0, 0), (2, 1, 3)), words.START_ZERO_HIGHER.format(now="2.0")),
    "once": (checkins(B, (5, 4, 5)), words.LINE_ONCE),
    "sustained": (checkins(B, (6, 6, 5), (4, 4, 5), (5, 4, 5)), words.LINE_SUSTAINED),
    "again": (checkins(B, (4, 4, 4), (6, 6, 6), (4, 4, 4)), words.LINE_AGAIN),
    "earlier": (checkins(B, (4, 4, 4), (4, 4, 4), (6, 6, 6)), words.LINE_EARLIER),
    "start open": (checkins(B)[:1], words.START_OPEN),
    "start of two": (checkins(B), words.START_TWO),
}


@pytest.mark.parametrize("name", TEXTS)
def test_each_status_has_its_own_text(name: str) -> None:
    given, text = TEXTS[name]
    assert reading(seen(*given))[0].startswith(start_of(text))


def test_no_two_statuses_share_a_text() -> None:
    assert len({reading(seen(*given))[0] for given, _ in TEXTS.values()}) == len(TEXTS)


def test_a_stale_rating_gets_a_wish_and_no_figures() -> None:
    texts = said(seen(*checkins(B, (5, 4, 5)), after=15))
    assert words.OLD in texts["severity"]
    assert "percent" not in texts["severity"]
    assert "trial" not in texts


def test_after_the_window_without_a_rating_it_says_what_is_missing() -> None:
    assert reading(seen(*checkins(B), after=10)) == [words.NOW_NONE]


def test_function_stands_before_pain() -> None:
    found = seen(*checkins(B, (5, 4, 5)))
    order = [part.about for part in parts(found, next_step(found, FIRST))]
    assert order[:2] == ["function", "severity"]


def test_a_start_on_one_rating_is_called_less_sure() -> None:
    first, _, later = checkins(B, (5, 4, 5))
    assert words.LESS_SURE in said(seen(first, later))["severity"]


def test_a_verdict_names_the_trial_its_other_scale_and_who_it_left_out() -> None:
    trial = said(seen(*checkins(B, (5, 4, 5))))["trial"]
    assert ("27 in 100" in trial, "21 in 100" in trial, words.OTHER_SCALE in trial) == (True, True, True)


@pytest.mark.parametrize(
    ("weeks", "online", "usual"),
    [(1, "27 in 100", "21 in 100"), (20, "33 in 100", "23 in 100"), (50, "36 in", "27 in")],
)
def test_the_trial_is_quoted_at_the_nearest_mark(weeks: int, online: str, usual: str) -> None:
    trial = said(seen(*checkins(B, *[(5, 4, 5)] * weeks)))["trial"]
    assert (online in trial, usual in trial) == (True, True)


@pytest.mark.parametrize(("last", "named"), [((5, 4, 5), True), ((6, 6, 5), False)], ids=["at the line", "above"])
def test_beside_the_table_of_the_months_the_trial_is_quoted_where_the_line_is_met(last: Triple, named: bool) -> None:
    found = seen(*checkins(B, *[last] * 12))
    texts = {part.about: part.text for part in parts(found, next_step(found, FIRST), has_table=True)}
    trial = texts.get("trial", "")
    assert ("27 in 100" in trial, "21 in 100" in trial, words.OTHER_SCALE in trial) == (named, named, False)
    assert texts["why"] == words.CHART_CANNOT


def test_what_is_read_later_is_parted_from_what_must_be_read_beside_the_numbers() -> None:
    worse = said(seen(*TEXTS["worse"][0]))
    assert ("help-now --signs" in worse["severity"], words.WORSE_USUAL in worse["more"]) == (True, True)
    held = said(seen(*TEXTS["sustained"][0]))
    assert ("less likely to be chance" in held["severity"], words.LINE_SUSTAINED_MORE in held["more"]) == (True, True)


def test_a_low_start_is_told_that_the_trial_says_little() -> None:
    assert words.BELOW_TRIAL in said(seen(*checkins((3, 3, 3), (2, 2, 2))))["trial"]


@pytest.mark.parametrize("name", ["some, small", "once", "sustained", "again"])
def test_beside_every_lower_stands_the_word_on_medicines(name: str) -> None:
    assert said(seen(*TEXTS[name][0]))["medicines"] == words.MEDICINES


@pytest.mark.parametrize("name", ["no change", "a little higher", "worse"])
def test_where_nothing_is_lower_medicines_are_not_brought_up(name: str) -> None:
    assert "medicines" not in said(seen(*TEXTS[name][0]))


def test_the_line_that_is_named_is_the_highest_score_that_reaches_it() -> None:
    first = Checkin(FIRST, 6, 6, 5)
    last = Checkin(FIRST + timedelta(days=14), 4, 4, 4)
    assert "line is 3.7:" in said(seen(first, last))["line"]


def test_while_the_start_is_being_set_the_line_can_still_move() -> None:
    assert said(seen(*checkins(B)[:1]))["line"] == words.LINE_SO_FAR.format(goal="4.7")


def test_one_at_the_line_is_told_when_a_second_can_come() -> None:
    assert "between Sat 21 Feb 2026 and Sun 15 Mar 2026" in said(seen(*checkins(B, (5, 4, 5))))["next"]


def test_the_list_says_of_each_rating_what_the_chart_shows_by_glyphs() -> None:
    late = Checkin(FIRST + timedelta(days=28), 7, 7, 7, days_back=2)
    paper = Checkin(FIRST - timedelta(days=28), 9, 9, 9, source=PAPER, days_back=40)
    given = [paper, *checkins(B, (5, 4, 5), (5, None, 5)), late]
    assert listed(seen(*given), given) == [
        f"1 Mar 2026: 7.0, {words.LIST_LATER}",
        f"22 Feb 2026, {words.LIST_PARTIAL}",
        f"15 Feb 2026: 4.7, {words.LIST_MET}",
        f"8 Feb 2026: 6.7, {words.LIST_START}",
        f"1 Feb 2026: 6.7, {words.LIST_START}",
        f"4 Jan 2026: 9.0, {words.LIST_PAPER}",
    ]


def test_a_part_joins_its_sentences() -> None:
    assert Part("x", ("One.", "Two.")).text == "One. Two."
