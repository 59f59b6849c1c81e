"""What the page for the doctor says: function first, nothing beyond the numbers, nothing that was not asked for."""

import re
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given as any_given
from hypothesis import strategies as st

from cbtpain.course.instrument import peg
from cbtpain.measures.goal import GoalState
from cbtpain.measures.practice import SkillSoFar
from cbtpain.measures.status import Status
from cbtpain.paths import content
from cbtpain.records import PAPER, Checkin
from cbtpain.report.page import Page, page
from cbtpain.report.page_text import text
from cbtpain.report.standing import BY_STATUS
from cbtpain.words import report as words
from tests.report.diaries import FIRST, GAP, HOSTILE, Triple, empty, given, realistic, three_years, weekly

START: Triple = (7, 7, 6)
LINE: Triple = (5, 4, 5)


def told(*weeks: Triple, after: int = 0) -> Page:
    return page(given(weekly(*weeks), after=after))


def whole(made: Page) -> str:
    return "\n".join(text(made))


def test_the_rows_begin_with_what_pain_gets_in_the_way_of() -> None:
    rows = told(START, START, LINE).rows
    assert [row.label for row in rows] == [words.ROW_WAY, *words.ROWS_WAY, words.ROW_PAIN, words.ROW_PEG]
    assert [row.start for row in rows] == ["6.5", "7.0", "6.0", "7.0", "6.7"]
    assert [row.now for row in rows] == ["4.5", "4.0", "5.0", "5.0", "4.7"]
    assert rows[0].change == "2.0 points lower"
    assert rows[-1].change == "2.0 points lower, 30 percent"


def test_a_change_upwards_is_told_as_one() -> None:
    assert told(START, START, (9, 9, 9)).rows[-1].change == "2.3 points higher, 35 percent"


def test_without_a_change_there_is_no_percent() -> None:
    assert told(START, START, START).rows[-1].change == words.SAME


STANDS: dict[str, tuple[Sequence[Triple], str]] = {
    "set": ([START], words.START_OPEN),
    "once": ([START, START, LINE], words.LINE_ONCE),
    "held": ([START, START, LINE, LINE], words.LINE_SUSTAINED.format(since="15 Feb 2026")),
    "again": ([START, START, LINE, START, LINE], words.LINE_AGAIN),
    "left": ([START, START, LINE, LINE, START], words.LINE_EARLIER.format(since="15 Feb 2026", until="22 Feb 2026")),
    "some": ([START, START, (6, 6, 5)], words.SOME),
    "same": ([START, START, START], words.SAME_AS_START),
    "higher": ([START, START, (8, 8, 7)], words.SOME_HIGHER),
    "worse": ([START, START, (9, 9, 9)], words.WORSE),
    "low": ([(2, 2, 1), (2, 2, 1), (1, 0, 1)], words.LOW),
    "zero": ([(0, 0, 0), (0, 0, 0), (1, 0, 0)], words.ZERO),
    "zero, higher": ([(0, 0, 0), (0, 0, 0), (2, 2, 2)], words.ZERO_HIGHER),
    "halved": ([START, START, (3, 3, 3)], words.HALVED),
}


@pytest.mark.parametrize("name", STANDS)
def test_each_status_and_goal_state_has_its_sentence(name: str) -> None:
    weeks, sentence = STANDS[name]
    assert sentence in told(*weeks).stands


def test_every_status_is_told_somewhere() -> None:
    elsewhere = {Status.NO_BASELINE, Status.NO_CURRENT, Status.BASELINE_ZERO, Status.IMPROVED}
    assert set(BY_STATUS) | elsewhere == set(Status)
    assert len(GoalState) == 5


def test_an_old_rating_is_the_last_one_and_not_now() -> None:
    made = told(START, START, LINE, after=15)
    assert words.OLD in made.stands
    assert made.now_head == "Last, 15 Feb 2026"
    assert {row.change for row in made.rows} == {""}
    assert made.trial == ()


def test_no_rating_since_the_start_is_said_once_the_window_has_passed() -> None:
    assert words.NOW_NONE in told(START, after=20).stands


def test_a_start_from_one_rating_is_less_sure_and_may_have_been_a_bad_week() -> None:
    made = told(START, GAP, LINE)
    assert words.START_ONE.format(days="1 Feb 2026") in made.sure
    assert words.OFTEN_WORST in made.sure


def test_a_small_change_can_be_ups_and_downs_unless_it_holds() -> None:
    small: Triple = (4, 4, 3)
    start: Triple = (6, 5, 5)
    assert words.UPS_AND_DOWNS in told(start, start, small).sure
    assert words.UPS_AND_DOWNS not in told(start, start, small, small).sure
    assert words.UPS_AND_DOWNS not in told(start, start, start).sure


def test_what_is_clearly_higher_is_not_called_ups_and_downs() -> None:
    low: Triple = (3, 3, 3)
    made = told(low, low, (4, 4, 4))
    assert words.WORSE in made.stands
    assert words.UPS_AND_DOWNS not in made.sure


def test_a_low_start_says_that_the_trial_had_nobody_like_that() -> None:
    assert words.LOW_START in told((3, 3, 3), (3, 3, 3), (3, 3, 3)).sure


def test_below_a_start_of_two_there_is_no_line_and_no_share_of_the_trial() -> None:
    made = told((2, 2, 1), (2, 2, 1), (1, 0, 1))
    assert words.NO_LINE in made.stands
    assert made.trial == ()
    assert "percent" not in made.rows[-1].change


@pytest.mark.parametrize(("weeks", "online", "usual"), [(3, 27, 21), (13, 27, 21), (26, 33, 23), (52, 36, 27)])
def test_the_trials_shares_are_those_of_the_nearest_mark_and_of_people(weeks: int, online: int, usual: int) -> None:
    made = told(START, START, *[GAP] * (weeks - 2), LINE)
    assert f"about {online} in 100" in made.trial[0]
    assert f"about {usual} in 100" in made.trial[1]
    assert words.TRIAL in made.trial


def test_the_slope_is_told_from_five_ratings_on() -> None:
    assert not any("Theil-Sen" in line for line in told(START, START, LINE, LINE).stands)
    falling = told((10, 10, 10), (9, 9, 9), (8, 8, 8), (7, 7, 7), (6, 6, 6))
    assert falling.stands[-1] == words.SLOPE.format(
        first="1 Feb 2026", count=5, change="4.0 points lower", low="4.0 lower", high="4.0 lower"
    )


def test_each_mark_with_a_rating_of_its_own_is_told() -> None:
    stands = told(START, START, *[GAP] * 11, LINE, *[GAP] * 12, START).stands
    marks = (
        words.MARK_AT_LINE.format(months="three months", value="4.7", day="3 May 2026"),
        words.MARK.format(months="six months", value="6.7", day="2 Aug 2026"),
    )
    assert " ".join(marks) in stands


def test_a_line_that_can_still_move_is_told_as_one() -> None:
    assert words.LINE_SO_FAR.format(goal="4.7") in told(START).stands
    assert words.LINE.format(goal="4.7") in told(START, START).stands


def test_it_counts_what_it_covers() -> None:
    checkins = [*weekly(START, (7, None, 6), START), Checkin(FIRST + timedelta(days=21), *LINE, source=PAPER)]
    checkins[2] = checkins[2]._replace(days_back=1)
    covered = "3 with a score, 1 without one (a question was left out), 1 filled in later, 1 from paper, not used"
    assert page(given(checkins)).covers == [f"Ratings from 1 Feb 2026 to 22 Feb 2026: {covered}."]


def test_what_lies_before_is_not_shown_and_said_so() -> None:
    made = page(given(weekly(START, START, LINE, LINE), since=FIRST + timedelta(days=14)))
    assert made.covers[-1] == words.EARLIER
    assert [rating.on.day for rating in made.ratings] == [15, 22]
    assert made.rows[0].start == "6.5"


def test_a_start_set_anew_is_said() -> None:
    usual = given(weekly(START, START))
    made = page(usual._replace(trend=usual.trend._replace(set_anew_on=FIRST)))
    assert words.SET_ANEW.format(day="1 Feb 2026") in made.covers


def test_an_empty_diary_has_a_page_that_says_so() -> None:
    made = page(empty())
    assert made.covers == [words.COVERS_NONE]
    assert made.stands == [words.NO_START]
    assert made.scene is None
    assert words.PRACTICE_NONE in whole(made)
    assert "0 of 8 finished." in whole(made)


def test_ratings_without_a_score_alone_draw_nothing() -> None:
    assert page(given(weekly((7, None, 6)))).scene is None


def test_means_are_told_from_five_practices_on_and_side_by_side() -> None:
    enough = SkillSoFar("pmr", 9, "tension", 5, Fraction(31, 5), Fraction(3))
    few = enough._replace(skill="mini", rated=4)
    share = SkillSoFar("move", 6, "as-planned", 6, None, Fraction(2, 3))
    names = {"mini": "ease in a minute", "pmr": "letting tension go", "move": "a bit of movement"}
    made = page(empty()._replace(practice=[enough, few, share], skill_names=names))
    assert made.skills is not None
    assert [tuple(skill) for skill in made.skills] == [
        ("ease in a minute", 9, "", "", ""),
        ("letting tension go", 9, "tension (5)", "6.2", "3.0"),
        ("a bit of movement", 6, "as planned (6)", "", "66 %"),
    ]
    assert "letting tension go: 9 times; tension (5): 6.2 before, 3.0 after" in whole(made)


@pytest.mark.parametrize(
    ("harm", "said"), [(None, ""), ("", words.HARM), ("pacing", words.HARM_WHICH.format(which="pacing"))]
)
def test_what_was_said_to_do_harm_is_on_it(harm: str | None, said: str) -> None:
    assert page(empty()._replace(harm=harm)).harm == said


def test_a_part_that_was_left_off_leaves_no_trace() -> None:
    full = realistic()._replace(notes=[(FIRST, "rainy week")])
    bare = whole(page(full._replace(practice=None, harm=None, sessions=None, goal=None, notes=None)))
    for title in (words.PRACTICE_TITLE, words.SESSIONS_TITLE, words.GOAL_TITLE, words.NOTES_TITLE):
        assert title in whole(page(full))
        assert title not in bare


def test_the_text_has_every_rating() -> None:
    made = page(realistic())
    said = whole(made)
    assert "Feb 2026: 1 Feb 7.0 (start); 8 Feb 6.7 (start); 15 Feb 6.3; 22 Feb no score" in said
    assert "26 Apr 5.3" in said


def test_the_codes_are_those_of_the_instrument() -> None:
    scale = peg(content())
    about = " ".join(words.ABOUT)
    assert scale.loinc in about
    assert "10.1007/s11606-009-0981-1" in about


CAUSES = re.compile(
    r"\bbecause\b|\bdue to\b|\bthanks to\b|\bworks?\b|\bhelped\b|\beffect|\bcaused?\b|\bled to\b|\bimprove|"
    r"\bp ?[<=]|\bsignifican|\bdiagnos(?!is\.)|\bdepress|\banxi",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "made", [page(realistic()), page(empty()), page(three_years())], ids=["usual", "empty", "long"]
)
def test_it_claims_no_cause_no_significance_and_no_illness(made: Page) -> None:
    # The answer to the PGIC is in the words it was chosen by.
    assert CAUSES.findall(whole(made).replace("minimally improved", "")) == []
    assert "This page is not a diagnosis." in whole(made)


answers = st.none() | st.integers(0, 10)
weeks = st.lists(st.tuples(answers, answers, answers), max_size=12)


@any_given(weeks, st.integers(0, 40))
def test_every_diary_has_a_page(some: list[Triple], after: int) -> None:
    made = page(given(weekly(*some), after=after))
    assert "{" not in whole(made)
    assert len(made.ratings) == len([items for items in some if items != GAP])


def test_words_of_a_person_stand_in_the_text_as_they_are() -> None:
    made = page(empty()._replace(name=HOSTILE, goal=HOSTILE, notes=[(FIRST, HOSTILE)]))
    assert whole(made).count("<script>") == 3
