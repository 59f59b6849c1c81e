"""Facts a course may ask for: exact at their edges, and every name answered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.expand import prompts_of
from cbtpain.course.refer import FACTS as NAMES
from cbtpain.measures.facts import FACTS, fact, planned_times, share
from cbtpain.measures.known import Known
from cbtpain.measures.pacing import Told
from cbtpain.play.answer import Value
from cbtpain.play.walk import walk
from cbtpain.play.world import Fact, World
from cbtpain.records import DONE, Flare, Practice, Run
from tests.play.small import SHELF

TODAY = date(2026, 2, 15)
LAST_WEEK = date(2026, 2, 8)
OF_THE_COUNTRY = {"emergency_number", "crisis_line"}
WHEN_TO_COME_BACK = {
    "in_two_weeks": "Sun 1 Mar 2026",
    "in_one_month": "Sun 15 Mar 2026",
    "in_three_months": "Fri 15 May 2026",
    "in_six_months": "Sat 15 Aug 2026",
    "in_twelve_months": "Mon 15 Feb 2027",
}
Earlier = dict[str, object]


def run(session: str, ended_on: date = date(2026, 2, 8)) -> Run:
    return Run("cbtpain", session, 1, 8, "0" * 64, False, ended_on, DONE, ended_on, 1)


def known(earlier: Earlier | None = None, *done: Run, words: dict[str, str] | None = None) -> Known:
    latest = {name.rpartition("/")[2]: value for name, value in (earlier or {}).items() if value is not None}
    told: dict[str, Earlier] = {}
    for name, value in (earlier or {}).items():
        session, _, step = name.partition("/")
        told.setdefault(session, {})[step] = value
    walks = [Told(LAST_WEEK, answers) for answers in told.values()]
    return Known(TODAY, "now", earlier or {}, words or {}, done, False, "calm", "back.times", latest, told=walks)


def plan(**fields: Value) -> Earlier:
    return {f"calm/plan.{name}": value for name, value in fields.items()}


def test_every_name_a_course_may_use_is_answered_and_no_other() -> None:
    assert set(NAMES) == set(FACTS) | OF_THE_COUNTRY
    assert OF_THE_COUNTRY & set(FACTS) == set()
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", sorted(FACTS))
def test_an_empty_diary_has_an_answer_to_every_name(name: str) -> None:
    found = fact(name, known(), {})
    expected = {"first_time": "yes", "sessions_done": 0, "next_date": "Sun 22 Feb 2026"}
    assert {**expected, **WHEN_TO_COME_BACK}.get(name) == found


def test_in_a_flare_the_next_date_is_a_week_after_it() -> None:
    in_flare = known()._replace(flares=[Flare(TODAY, until=date(2026, 2, 18)), Flare(date(2026, 1, 1))])
    assert fact("next_date", in_flare, {}) == "Wed 25 Feb 2026"


ANYTHING = st.none() | st.booleans() | st.integers(0, 200) | st.text(max_size=5) | st.lists(st.text(max_size=3))
STEPS = (
    *("mood", "plan.often", "plan.fewer", "barrier.what", "energy", "safety", "pacing.usual", "notice", "back.times"),
    *("pace-step", "harms-which", "harms-now"),
)
SAID = st.dictionaries(st.sampled_from(STEPS), ANYTHING, max_size=6)


@given(st.sampled_from(sorted(FACTS)), SAID, SAID)
def test_whatever_was_kept_a_fact_is_a_number_a_word_or_nothing(name: str, before: Earlier, live: Earlier) -> None:
    told = known({f"calm/{step}": value for step, value in before.items()}, run("calm"))
    assert type(fact(name, told, live)) in (int, str, type(None))


# how much of the plan was done


@pytest.mark.parametrize(
    ("times", "planned", "percent"),
    [(0, 5, 0), (1, 7, 14), (3, 5, 60), (61, 100, 61), (2, 3, 66), (5, 5, 100), (7, 3, 233), (1, 200, 0), (59, 60, 98)],
)
def test_a_share_is_cut_toward_zero_to_a_whole_percent(times: int, planned: int, percent: int) -> None:
    assert percent == share(times, planned)


@given(st.integers(0, 200), st.integers(1, 7))
def test_a_share_is_exact(times: int, planned: int) -> None:
    found = share(times, planned)
    assert found * planned <= 100 * times < (found + 1) * planned


@given(st.integers(0, 200), st.integers(1, 7))
def test_the_share_is_of_the_plan_looked_back_on(times: int, planned: int) -> None:
    told, live = known(plan(often=planned)), {"back.times": times}
    names = ("practice_times", "practice_planned", "practice_share", "plan_made")
    assert [times, planned, share(times, planned), "yes"] == [fact(name, told, live) for name in names]


@pytest.mark.parametrize(("flare_days", "percent"), [(0, 40), (4, 53), (8, 80)])
def test_on_a_flare_day_half_of_the_plan_counts(flare_days: int, percent: int) -> None:
    flares = [Flare(LAST_WEEK, LAST_WEEK + timedelta(days=flare_days - 1), None, 1)] if flare_days else []
    told = known(plan(often=5), run("calm", LAST_WEEK))._replace(flares=flares)
    assert fact("practice_share", told, {"back.times": 2}) == percent


@pytest.mark.parametrize("live", [{}, {"back.times": None}, {"back.times": True}, {"back.times": "3"}])
def test_where_no_count_was_given_there_is_no_share(live: dict[str, object]) -> None:
    assert (fact("practice_share", known(plan(often=5)), live), fact("practice_times", known(), live)) == (None, None)


REVIEW = {
    "id": "back",
    "kind": "review",
    "of": "calm",
    "text": "How many times?",
    "none": "None.",
    "some": "Some.",
    "most": "Most.",
    "worse": "It was worse.",
    "unplanned": "No plan.",
}


def bands(earlier: Earlier, times: int | None) -> list[str]:
    """What a review says, after that count."""
    told = known(earlier)

    def of(name: str, live: object) -> Fact:
        return fact(name, told, live)  # type: ignore[arg-type]

    shown = walk(prompts_of([REVIEW], SHELF), World(fact=of), lambda prompt: (True, times if prompt.reviews else True))
    return [prompt.id.removeprefix("back.") for prompt in shown]


@pytest.mark.parametrize(
    ("times", "planned", "said"),
    [(0, 5, "none"), (1, 7, "some"), (3, 5, "some"), (4, 7, "some"), (2, 3, "most"), (5, 5, "most"), (9, 1, "most")],
)
def test_a_review_says_none_some_up_to_60_percent_and_most_from_61(times: int, planned: int, said: str) -> None:
    assert ["times", said] == bands(plan(often=planned), times)


@given(st.integers(0, 200), st.integers(1, 7))
def test_a_review_says_exactly_one_thing_to_every_count(times: int, planned: int) -> None:
    share_ = share(times, planned)
    assert ["times", "none" if share_ < 1 else "some" if share_ < 61 else "most"] == bands(plan(often=planned), times)


@given(st.integers(0, 200) | st.none(), st.integers(1, 7))
def test_where_it_felt_worse_a_review_says_that_and_no_praise(times: int | None, planned: int) -> None:
    assert bands({**plan(often=planned), "calm/notice": "worse"}, times) == ["times", "worse"]


def test_where_no_plan_was_made_a_review_asks_for_no_count() -> None:
    assert bands({}, None) == ["unplanned"]
    assert bands(plan(what="none"), None) == ["unplanned"]


def test_where_the_count_was_skipped_a_review_says_nothing_to_it() -> None:
    assert bands(plan(often=5), None) == ["times"]


@pytest.mark.parametrize(
    ("fields", "times"),
    [
        ({"often": 5}, 5),
        ({"often": 5, "fewer": 2}, 2),
        ({"often": 5, "fewer": None}, 5),
        ({"fewer": 2}, 2),
        ({"often": None}, None),
        ({"often": True}, None),
        ({}, None),
    ],
)
def test_a_plan_made_smaller_counts_before_the_plan(fields: dict[str, Value], times: int | None) -> None:
    told = known(plan(**fields))
    assert times == planned_times(told) == fact("practice_planned", told, {})
    assert ("yes" if times else None) == fact("plan_made", told, {})


def test_the_plan_of_another_session_is_not_looked_back_on() -> None:
    assert planned_times(known({"other/plan.often": 5})) is None


# how it was


@pytest.mark.parametrize(
    ("earlier", "worse"),
    [
        ({"calm/notice": "worse"}, "yes"),
        ({"calm/notice": "same"}, None),
        ({"calm/notice": None}, None),
        ({"calm/notice-room": "worse"}, "yes"),
        ({"other/notice": "worse"}, None),
        ({"calm/notice.worse": True}, None),
        ({"calm/why": "worse"}, None),
    ],
)
def test_it_felt_worse_where_the_session_looked_back_on_says_so(earlier: Earlier, worse: str | None) -> None:
    assert worse == fact("felt_worse", known(earlier), {})


@pytest.mark.parametrize(
    ("before", "now", "low"),
    [(3, 3, "yes"), (0, 0, "yes"), (4, 3, None), (3, 4, None), (None, 2, None), (2, None, None), (True, 1, None)],
)
def test_mood_is_low_again_where_this_and_the_last_one_are_3_or_less(before: Value, now: Value, low: str) -> None:
    assert low == fact("mood_low_again", known({"calm/mood": before}, run("calm")), {"mood": now})


def test_mood_is_compared_with_the_session_finished_last() -> None:
    moods: Earlier = {"calm/mood": 2, "pace/mood": 8}
    first, later = date(2026, 2, 1), date(2026, 2, 8)
    again = [
        known(moods, run("calm", first), run("pace", later)),
        known(moods, run("calm", later), run("pace", first)),
        known(moods, run("calm", later), run("pace", later)),
        known(moods, run("pace", later), run("calm", later)),
    ]
    assert [fact("mood_low_again", told, {"mood": 1}) for told in again] == [None, "yes", None, "yes"]


def test_mood_is_not_compared_with_the_same_session_taken_before_or_with_a_half_done_one() -> None:
    assert fact("mood_low_again", known({"now/mood": 1}, run("now")), {"mood": 1}) is None
    assert fact("mood_low_again", known({"calm/mood": 1}), {"mood": 1}) is None


# what got in the way


@pytest.mark.parametrize(
    ("picked", "most"),
    [
        ([], None),
        (["tired"], "tired"),
        (["tired", "forgot"], "forgot"),
        (["forgot", "tired"], "tired"),
        (["tired", "forgot", "tired"], "tired"),
        (["tired", "tired", "forgot"], "tired"),
        (["forgot", None, "forgot", "tired"], "forgot"),
        (["a", "b", "a", "b"], "b"),
        ([None], None),
    ],
)
def test_the_barrier_picked_most_is_told_and_of_several_the_last(picked: list[Value], most: str | None) -> None:
    earlier: Earlier = {f"session{n}/barrier.what": value for n, value in enumerate(picked)}
    said = {name: f"said {value}" for name, value in earlier.items() if value}
    told = known(earlier, words=said)
    assert most == fact("barrier_most", told, {})
    assert (f"said {most}" if most else None) == fact("barrier_most_said", told, {})


def test_the_words_of_a_barrier_are_those_it_was_picked_with_last() -> None:
    names = ("one/barrier.what", "two/barrier.what")
    told = known(dict.fromkeys(names, "own"), words=dict(zip(names, ("the cat", "the dog"))))
    assert fact("barrier_most_said", told, {}) == "the dog"


def test_what_stands_behind_the_barrier_is_not_counted() -> None:
    assert fact("barrier_most", known({"one/barrier.then": "tired", "one/other-barrier.what": "x"}), {}) is None


# what is to be left out


@pytest.mark.parametrize("name", ["no_movement", "no_tightening"])
@pytest.mark.parametrize(
    ("said", "left_out"), [("urgent", "yes"), ("no-body", "yes"), ("no-movement", "yes"), ("none", None)]
)
def test_movement_and_tightening_are_left_out_by_the_safety_screen(name: str, said: Value, left_out: str) -> None:
    assert left_out == fact(name, known(), {"safety": said})
    assert left_out == fact(name, known({"calm/safety": said}), {})


@pytest.mark.parametrize(("said", "left_out"), [("yes", "yes"), ("not-sure", "yes"), ("no", None), (None, "yes")])
def test_no_rise_is_offered_where_effort_has_made_things_worse(said: Value, left_out: str) -> None:
    assert left_out == fact("no_raise", known(), {"energy": said})
    assert left_out == fact("no_raise", known({"pace/energy": said}), {})


def test_an_answer_here_counts_before_an_earlier_one() -> None:
    assert fact("no_raise", known({"pace/energy": "yes"}), {"energy": "no"}) is None
    assert fact("no_raise", known({"pace/energy": "no"}), {"energy": "yes"}) == "yes"


def test_a_safety_screen_left_out_and_never_answered_takes_the_careful_side() -> None:
    assert fact("no_tightening", known(), {"safety": None}) == "yes"
    assert fact("no_tightening", known({"calm/safety": "none"}), {"safety": None}) is None
    assert fact("no_tightening", known(), {}) is None
    assert fact("no_movement", known(), {"safety": None}) is None


def test_a_practice_by_somebody_who_never_saw_the_safety_screen_takes_the_careful_side() -> None:
    assert fact("no_tightening", known()._replace(session="practice:pmr"), {}) == "yes"
    assert fact("no_tightening", known({"calm/safety": "none"})._replace(session="practice:pmr"), {}) is None


@pytest.mark.parametrize(("said", "clear"), [("no", "yes"), ("yes", None), (None, None)])
def test_moving_is_clear_where_nothing_of_the_list_fitted(said: Value, clear: str | None) -> None:
    assert clear == fact("movement_clear", known(), {"movement": said})
    assert clear == fact("movement_clear", known({"pace/movement": said}), {})


@pytest.mark.parametrize("step", ["usual", "usual-or-new"])
@pytest.mark.parametrize(("said", "clear"), [("usual", "yes"), ("new", None), ("not-sure", None)])
def test_after_a_new_pain_moving_is_asked_about_anew(step: str, said: str, clear: str | None) -> None:
    then: Earlier = {"movement": "no", step: said}
    assert clear == fact("movement_clear", known()._replace(told=[Told(LAST_WEEK, then)]), {})
    since = known()._replace(told=[Told(LAST_WEEK, then), Told(TODAY, {"movement": "no"})])
    assert fact("movement_clear", since, {}) == "yes"
    # What is said after the moves does not take them back.
    assert fact("movement_clear", known(), then) == "yes"


def test_a_skill_left_out_for_good_is_left_out_until_it_is_done_again() -> None:
    did: Earlier = {"pmr.do": {"version": "full", "seconds": 90, "ended": "done"}}
    out = known()._replace(told=[Told(LAST_WEEK, did | {"next": "for-good"})])
    assert fact("left_out_pmr", out, {}) == "yes"
    assert fact("left_out_mini", out, {}) is None
    assert fact("left_out_pmr", out._replace(told=[*out.told, Told(TODAY, did)]), {}) is None
    assert fact("left_out_pmr", out._replace(told=[*out.told, Told(TODAY, {"pmr.before": 4})]), {}) == "yes"


def test_who_answered_the_safety_screen_is_known() -> None:
    assert fact("screened", known(), {}) is None
    assert fact("screened", known(), {"safety": "none"}) == "yes"
    assert fact("screened", known({"calm/safety": "urgent"}), {}) == "yes"


def test_a_skip_takes_no_caution_back() -> None:
    assert fact("no_raise", known({"pace/energy": "yes"}), {"energy": None}) == "yes"
    assert fact("no_movement", known({"calm/safety": "urgent", "pace/safety": None}), {}) == "yes"


def test_of_several_sessions_the_last_counts() -> None:
    assert fact("no_movement", known({"calm/safety": "urgent", "pace/safety": "none"}), {}) is None


# the pacing rule


@pytest.mark.parametrize(
    ("usual", "start", "half", "rest"),
    [
        (1, 1, 1, 2),
        (2, 1, 1, 2),
        (3, 2, 1, 2),
        (5, 4, 2, 2),
        (9, 7, 3, 2),
        (10, 8, 4, 2),
        (20, 16, 8, 3),
        (180, 144, 72, 15),
    ],
)
def test_the_pacing_rule(usual: int, start: int, half: int, rest: int) -> None:
    names = ("pacing_start", "pacing_half", "pacing_rest")
    assert [start, half, rest] == [fact(name, known(), {"pacing.usual": usual}) for name in names]


@given(st.integers(1, 180))
def test_the_start_is_four_fifths_rounded_down_and_at_least_one_and_never_more_than_usual(usual: int) -> None:
    start = fact("pacing_start", known(), {"pacing.usual": usual})
    assert isinstance(start, int)
    assert 1 <= start <= usual
    assert start == 1 or 5 * start <= 4 * usual < 5 * (start + 1)


def test_the_usual_minutes_of_an_earlier_session_are_taken_where_none_are_given_here() -> None:
    earlier: Earlier = {"pace/pacing.usual": 10, "good/pacing.usual": 20, "fair/pacing.usual": None}
    assert fact("pacing_start", known(earlier), {}) == 16
    assert fact("pacing_start", known(earlier), {"pacing.usual": 30}) == 24
    assert fact("pacing_start", known(earlier), {"pacing.usual": None}) == 16


def minutes(told: Known, live: Earlier) -> list[object]:
    return [fact(name, told, live) for name in ("pacing_start", "pacing_now", "pacing_half", "pacing_rest")]


def test_the_minutes_follow_each_step_and_the_start_stays() -> None:
    earlier: Earlier = {"pace/pacing.usual": 20, "good/pace-step": "half"}
    assert minutes(known({"pace/pacing.usual": 20}), {}) == [16, 16, 8, 3]
    assert minutes(known({"pace/pacing.usual": 20}), {"pace-step": "up"}) == [16, 17, 8, 3]
    assert minutes(known(earlier), {}) == [16, 8, 4, 2]
    assert minutes(known(earlier), {"pace-step": "down"}) == [16, 6, 3, 2]
    assert minutes(known(earlier), {"pacing.usual": 30}) == [24, 24, 12, 4]


def test_the_question_about_a_step_names_the_time_before_it() -> None:
    told = known({"pace/pacing.usual": 20, "good/pace-step": "half"})
    after: Earlier = {"pace-step": "up", "harms-which": "pacing", "harms-now": "leave-out"}
    assert [fact("pacing_before", told, live) for live in ({}, after, {"pacing.usual": 10})] == [8, 8, 8]
    assert fact("pacing_now", told, {"pace-step": "up"}) == 9


def test_what_is_left_out_has_no_minutes_and_keeps_its_start() -> None:
    assert minutes(known({"pace/pacing.usual": 20, "good/pace-step": "leave"}), {}) == [16, None, None, None]
    assert minutes(known({"pace/pacing.usual": 20, "good/pace-step": "leave"}), {"pace-step": "keep"})[1] == 16


@pytest.mark.parametrize("energy", ["yes", "not-sure", "no", None])
def test_a_step_up_counts_where_energy_allows_it_whenever_that_was_said(energy: Value) -> None:
    earlier: Earlier = {"pace/pacing.usual": 20, "good/pace-step": "up"}
    now = 17 if energy == "no" else 16
    assert fact("pacing_now", known(earlier), {"energy": energy}) == now
    assert fact("pacing_now", known({**earlier, "fair/energy": energy}), {}) == now
    assert fact("raised_lately", known(earlier), {"energy": energy, "pace-step": "up"}) == (
        None if now == 16 else "yes"
    )


def test_a_raise_is_a_late_one_for_a_week() -> None:
    earlier: Earlier = {"pace/pacing.usual": 20, "good/pace-step": "up"}
    told = known(earlier)
    assert fact("raised_lately", told, {}) is None
    assert fact("raised_lately", told._replace(today=date(2026, 2, 14)), {}) == "yes"
    assert fact("raised_lately", known(), {}) is None


# how far one has come


def test_sessions_are_counted_once_however_often_they_were_finished() -> None:
    assert fact("sessions_done", known({}, run("calm"), run("pace"), run("calm")), {}) == 2


@pytest.mark.parametrize(("done", "first"), [([], "yes"), (["calm"], "yes"), (["now"], None), (["calm", "now"], None)])
def test_it_is_the_first_time_until_this_session_was_finished(done: list[str], first: str | None) -> None:
    assert first == fact("first_time", known({}, *map(run, done)), {})


def test_days_away_are_counted_from_the_last_session_finished() -> None:
    told = known({}, run("pace", date(2026, 2, 10)), run("calm", date(2026, 2, 1)))
    assert fact("days_away", told, {}) == 5
    assert fact("days_away", known({}, run("calm", TODAY)), {}) == 0


@pytest.mark.parametrize("due", [True, False])
def test_the_check_in_is_due_where_the_diary_says_so(due: bool) -> None:
    assert ("yes" if due else None) == fact("checkin_due", known()._replace(checkin_due=due), {})


# what was practised

NAMES_TOLD = {"pmr": "letting tension go", "mini": "ease in a minute", "move": "a bit of movement"}


def practised(*practices: Practice, skill: str = "") -> Known:
    return known()._replace(practised=practices, skill=skill, skill_names=NAMES_TOLD)


def rated(skill: str, count: int, before: int = 7, after: int = 4) -> list[Practice]:
    return [Practice(skill, str(n), measure="tension", before=before, after=after) for n in range(count)]


def test_what_was_done_five_times_is_told_in_the_order_of_the_course_and_not_by_how_often() -> None:
    told = practised(Practice("move", "r", times=30), *rated("pmr", 4), Practice("mini", "r", times=5))
    assert fact("used_so_far", told, {}) == "ease in a minute: 5 times; a bit of movement: 30 times"


def test_its_means_stand_beside_it_from_five_ratings_on() -> None:
    told = practised(*rated("pmr", 4), *rated("pmr", 1, 6, 3), Practice("mini", "r", times=9))
    expected = "letting tension go: 5 times (tension 6.8 before and 3.8 after); ease in a minute: 9 times"
    assert fact("used_so_far", told, {}) == expected


def test_a_skill_the_course_has_no_name_for_is_not_told() -> None:
    assert fact("used_so_far", practised(*rated("gone", 9)), {}) is None


def test_the_look_back_has_the_means_of_its_own_skill_alone() -> None:
    both = [*rated("pmr", 5), *rated("mini", 5, 9, 9)]
    assert (
        fact("own_averages", practised(*both, skill="mini"), {}) == "tension 9.0 before and 9.0 after, on average of 5"
    )
    assert fact("own_averages", practised(*both, skill="move"), {}) is None


def test_the_look_back_has_no_means_of_four() -> None:
    assert fact("own_averages", practised(*rated("pmr", 4), skill="pmr"), {}) is None


def test_stories_are_left_out_where_that_was_chosen() -> None:
    assert fact("no_stories", known()._replace(no_stories=True), {}) == "yes"


@pytest.mark.parametrize(
    ("earlier", "live", "careful"),
    [
        ({"pace/energy": None}, {}, "yes"),
        ({}, {"energy": None}, "yes"),
        ({"pace/energy": "no"}, {"energy": None}, None),
        ({"pace/energy": "no"}, {}, None),
        ({"pace/energy": "not-sure"}, {}, "yes"),
        ({"pace/energy": "yes"}, {"energy": "no"}, None),
        ({}, {}, None),
    ],
)
def test_a_skipped_energy_question_takes_the_careful_side(earlier: Earlier, live: Earlier, careful: str | None) -> None:
    assert fact("no_raise", known(earlier), live) == careful
