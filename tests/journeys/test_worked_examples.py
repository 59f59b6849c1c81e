"""The worked examples of the measures' specification, typed at the real command line."""

import json
from typing import Any

import pytest

from cbtpain.words import checkin as words
from cbtpain.words import progress as progress_words
from tests.conftest import Person, at

FIRST, SECOND, NOW = "2026-02-01", "2026-02-08", "2026-02-15"
START_NOTICE = words.START_CHANGED.partition("{")[0]


def give(person: Person, day: str, items: str, *more: str, clock: str = "09:00:00+01:00", expect: int = 0) -> str:
    """``give(person, "2026-02-01", "7 7 6")``; what it says, on one line."""
    told = person.run("checkin", *items.split(), *more, now=at(day, clock), expect=expect)
    return " ".join((told.stdout + told.stderr).split())


def begin(person: Person, items: str = "7 7 6") -> None:
    """Two readings 7 days apart."""
    give(person, FIRST, items)
    give(person, SECOND, items)


def severity(person: Person, day: str, clock: str = "09:00:00+01:00") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(person.run("progress", "--json", now=at(day, clock)).stdout)
    found: dict[str, Any] = document["severity"]
    return found


def verdict(found: dict[str, Any]) -> tuple[str, str, set[str]]:
    return found["status"], found["goal_state"], set(found["flags"])


def point(on: str, value: float | None, **more: object) -> dict[str, Any]:
    plain = {"on": on, "value": value, "partial": False, "backfilled": False, "source": "self", "revision": 1}
    return plain | more


@pytest.mark.parametrize(
    ("start", "current", "status", "goal_state", "flags", "points", "percent", "exact", "goal_exact"),
    [
        pytest.param(
            "7 6 6",
            "5 4 5",
            "some_improvement",
            "not_reached",
            "within_usual_variation",
            1.67,
            26,
            "19/3",
            "13/3",
            id="2 just short",
        ),
        pytest.param(
            "7 7 6",
            "6 6 5",
            "some_improvement",
            "not_reached",
            "within_usual_variation",
            1.0,
            15,
            "20/3",
            "14/3",
            id="3 small",
        ),
        pytest.param(
            "6 5 6",
            "5 6 5",
            "no_change",
            "not_reached",
            "within_usual_variation",
            0.33,
            5,
            "17/3",
            "11/3",
            id="4 same",
        ),
        pytest.param(
            "2 2 2",
            "1 1 1",
            "improved_30",
            "seen_once",
            "low_start improved_50 within_usual_variation",
            1.0,
            50,
            "2",
            "1",
            id="7 two, a point lower",
        ),
        pytest.param(
            "2 2 2",
            "2 1 1",
            "some_improvement",
            "not_reached",
            "low_start within_usual_variation",
            0.67,
            33,
            "2",
            "1",
            id="7 two, less than a point lower",
        ),
        pytest.param(
            "2 2 1",
            "1 0 1",
            "low_start_no_percent",
            "not_reached",
            "low_start within_usual_variation",
            1.0,
            None,
            "5/3",
            None,
            id="9 below two",
        ),
    ],
)
def test_one_reading_against_a_start_of_two(
    person: Person,
    start: str,
    current: str,
    status: str,
    goal_state: str,
    flags: str,
    points: float,
    percent: int | None,
    exact: str,
    goal_exact: str | None,
) -> None:
    begin(person, start)
    give(person, NOW, current)

    found = severity(person, NOW)

    assert verdict(found) == (status, goal_state, set(flags.split()))
    assert (found["change_points"], found["change_percent"]) == (points, percent)
    assert (found["baseline"]["state"], found["baseline"]["exact"]) == ("confirmed", exact)
    assert (found["goal_exact"], found["since"]) == (goal_exact, None)


def test_5_the_mean_of_two_start_readings_counts_and_not_the_first_alone(person: Person) -> None:
    give(person, FIRST, "8 7 7")
    give(person, SECOND, "6 6 6")
    give(person, NOW, "5 5 5")

    found = severity(person, NOW)

    assert verdict(found) == ("some_improvement", "not_reached", {"within_usual_variation"})
    assert (found["change_percent"], found["goal"], found["baseline"]["exact"]) == (25, 4.67, "20/3")
    assert found["baseline"]["readings"] == [{"on": FIRST, "value": 7.33}, {"on": SECOND, "value": 6.0}]


def test_6_a_start_of_zero_is_spoken_of_in_points(person: Person) -> None:
    begin(person, "0 0 0")

    said = give(person, NOW, "2 1 3")

    found = severity(person, NOW)
    assert verdict(found) == ("baseline_zero", "not_reached", {"low_start"})
    assert (found["change_points"], found["change_percent"], found["goal"]) == (-2.0, None, None)
    assert (found["baseline"]["value"], found["baseline"]["exact"]) == (0.0, "0")
    assert progress_words.START_ZERO_HIGHER.format(now="2.0") in said


def test_12_a_partial_week_is_no_current_value_and_leaves_the_status_on_the_last_one(person: Person) -> None:
    begin(person)
    give(person, "2026-02-22", "5 - 4")
    alone = severity(person, "2026-02-22")
    give(person, "2026-03-01", "5 4 5")
    give(person, "2026-03-08", "5 - 4")
    with_gap, last_day, day_after = (severity(person, day) for day in ("2026-03-08", "2026-03-15", "2026-03-16"))

    assert verdict(alone) == ("no_current", "not_reached", set())
    assert alone["current"] == {"state": "none", "value": None, "exact": None, "on": None}
    for found in (with_gap, last_day):
        assert verdict(found) == ("improved_30", "seen_once", set())
        assert (found["current"]["state"], found["change_points"], found["change_percent"]) == ("ok", 2.0, 30)
    assert verdict(day_after) == ("stale", "seen_once", set())
    assert day_after["current"] == {"state": "stale", "value": 4.67, "exact": "14/3", "on": "2026-03-01"}
    assert (day_after["change_points"], day_after["change_percent"]) == (None, None)
    assert with_gap["points"][2:] == [
        point("2026-02-22", None, partial=True),
        point("2026-03-01", 4.67),
        point("2026-03-08", None, partial=True),
    ]


def test_13_a_single_checkin_ever_is_in_progress_and_then_provisional(person: Person) -> None:
    give(person, FIRST, "7 7 6")

    states = {day: severity(person, day) for day in (FIRST, "2026-02-10", "2026-02-11")}

    assert [found["baseline"]["state"] for found in states.values()] == ["in_progress", "in_progress", "provisional"]
    for found in states.values():
        assert verdict(found) == ("no_current", "not_reached", {"provisional"})
        assert (found["baseline"]["exact"], found["baseline"]["window_closes"]) == ("20/3", "2026-02-10")


def test_14_one_dip_is_seen_once_and_then_not_reached_and_stays_a_point(person: Person) -> None:
    begin(person)
    give(person, "2026-02-15", "7 7 6")
    give(person, "2026-02-22", "4 4 4")
    at_the_dip = severity(person, "2026-02-22")
    give(person, "2026-03-01", "6 6 6")
    after_it = severity(person, "2026-03-01")

    assert verdict(at_the_dip) == ("improved_30", "seen_once", set())
    assert verdict(after_it) == ("some_improvement", "not_reached", {"within_usual_variation"})
    assert after_it["since"] is None
    assert point("2026-02-22", 4.0) in after_it["points"]


def test_15_two_weeks_in_a_row_at_the_line_are_sustained_since_the_first(person: Person) -> None:
    begin(person)
    give(person, "2026-03-01", "6 6 5")
    give(person, "2026-03-08", "5 4 4")
    give(person, "2026-03-15", "5 4 5")

    found = severity(person, "2026-03-15")

    assert verdict(found) == ("improved_30", "sustained", set())
    assert (found["since"], found["change_percent"]) == ("2026-03-08", 30)


def test_16_a_partial_week_between_is_skipped_and_the_line_is_sustained(person: Person) -> None:
    begin(person)
    give(person, "2026-03-08", "5 4 4")
    give(person, "2026-03-15", "9 - 9")
    give(person, "2026-03-22", "5 4 5")

    found = severity(person, "2026-03-22")

    assert verdict(found) == ("improved_30", "sustained", set())
    assert found["since"] == "2026-03-08"


def test_21_a_correction_the_next_day_withdraws_the_line_and_says_so_once(person: Person) -> None:
    begin(person)
    give(person, "2026-02-22", "5 4 5")
    same = give(person, "2026-02-23", "4 4 5", "--on", "yesterday")
    give(person, "2026-03-01", "4 5 5")
    before = severity(person, "2026-03-01")

    said = give(person, "2026-03-02", "7 5 5", "--on", "2026-03-01")
    shown = " ".join(person.run("progress", now=at("2026-03-02")).stdout.split())
    found = severity(person, "2026-03-02")

    assert verdict(before) == ("improved_30", "sustained", set())
    assert verdict(found) == ("some_improvement", "not_reached", {"within_usual_variation"})
    assert (found["since"], found["change_percent"]) == (None, 15)
    assert found["points"][-1] == point("2026-03-01", 5.67, revision=2)
    assert words.REPLACED.format(items="4, 5, 5") in said
    assert words.REPLACED.format(items="5, 4, 5") in same
    assert words.STATUS_CHANGED not in same
    assert START_NOTICE not in same
    assert (said.count(words.STATUS_CHANGED), shown.count(words.STATUS_CHANGED)) == (1, 0)


def test_22_a_week_with_a_change_to_summer_time_is_seven_days(person: Person) -> None:
    give(person, "2026-03-22", "7 7 6", clock="21:00:00+01:00")
    give(person, "2026-03-29", "7 7 6", clock="21:00:00+02:00")

    found = severity(person, "2026-04-01", clock="00:30:00+02:00")

    assert found["baseline"] == {
        "state": "confirmed",
        "value": 6.67,
        "exact": "20/3",
        "window_closes": "2026-03-31",
        "readings": [{"on": "2026-03-22", "value": 6.67}, {"on": "2026-03-29", "value": 6.67}],
    }


def test_22_days_are_counted_by_date_where_the_hours_fall_short(person: Person) -> None:
    give(person, "2026-03-25", "7 7 6", clock="21:00:00+01:00")
    give(person, "2026-03-30", "7 7 6", clock="20:00:00+02:00")

    found = severity(person, "2026-03-30", clock="20:00:00+02:00")

    assert [reading["on"] for reading in found["baseline"]["readings"]] == ["2026-03-25", "2026-03-30"]


def test_23_a_late_evening_in_los_angeles_is_filed_under_its_own_date(person: Person) -> None:
    clock = "23:30:00-08:00"
    give(person, "2026-03-07", "7 7 6", clock=clock)

    document = json.loads(person.run("progress", "--json", now=at("2026-03-07", clock)).stdout)

    assert document["as_of"] == "2026-03-07"
    assert document["severity"]["points"] == [point("2026-03-07", 6.67)]


def test_1_the_instance_programs_read_is_the_one_of_the_specification(person: Person) -> None:
    begin(person)
    give(person, NOW, "5 4 5")

    document = json.loads(person.run("progress", "--json", now=at(NOW)).stdout)

    assert document["severity"] == {
        "instrument": "peg",
        "set_anew_on": None,
        "baseline": {
            "state": "confirmed",
            "value": 6.67,
            "exact": "20/3",
            "window_closes": "2026-02-10",
            "readings": [{"on": "2026-02-01", "value": 6.67}, {"on": "2026-02-08", "value": 6.67}],
        },
        "current": {"state": "ok", "value": 4.67, "exact": "14/3", "on": "2026-02-15"},
        "goal": 4.67,
        "goal_exact": "14/3",
        "change_points": 2.0,
        "change_percent": 30,
        "status": "improved_30",
        "goal_state": "seen_once",
        "since": None,
        "flags": [],
        "points": [point(FIRST, 6.67), point(SECOND, 6.67), point(NOW, 4.67)],
    }
    sessions = document["sessions"]
    assert {name: document[name] for name in set(document) - {"severity", "sessions", "milestones"}} == {
        "schema": "cbtpain.progress/1",
        "as_of": "2026-02-15",
        "quick": {"baseline": None, "current": None},
        "practice": [],
        "flare_days": [],
        "items": [],
    }
    states = [(one["month"], one["state"]) for one in document["milestones"]]
    assert states == [(0, "done"), (3, "upcoming"), (6, "upcoming"), (12, "upcoming")]
    assert sessions[0] == {"number": 1, "id": "calm-the-body", "state": "todo", "finished_on": None}
    assert [set(session) for session in sessions] == [{"number", "id", "state", "finished_on"}] * 8
    assert [session["number"] for session in sessions] == list(range(1, 9))


def test_an_empty_diary_has_no_states_and_names_the_first_thing_to_do(person: Person) -> None:
    found = severity(person, FIRST)
    shown = person.run("progress", now=at(FIRST)).stdout

    assert found == {
        "instrument": "peg",
        "set_anew_on": None,
        "baseline": {"state": "none", "value": None, "exact": None, "window_closes": None, "readings": []},
        "current": {"state": "none", "value": None, "exact": None, "on": None},
        "goal": None,
        "goal_exact": None,
        "change_points": None,
        "change_percent": None,
        "status": "no_baseline",
        "goal_state": "not_reached",
        "since": None,
        "flags": [],
        "points": [],
    }
    assert progress_words.START_NONE in " ".join(shown.split())
    assert not person.home.exists()


def test_a_week_may_be_rated_three_days_late_and_is_marked(person: Person) -> None:
    said = give(person, "2026-02-04", "7 7 6", "--on", FIRST)

    assert words.FILLED_IN in said
    found = severity(person, "2026-02-04")
    assert found["points"] == [point(FIRST, 6.67, backfilled=True)]
    assert found["baseline"]["readings"] == [{"on": FIRST, "value": 6.67}]


def test_a_week_rated_four_days_late_is_refused_and_from_paper_kept_and_not_used(person: Person) -> None:
    refused = give(person, "2026-02-05", "7 7 6", "--on", FIRST, expect=2)
    assert "--source paper" in refused
    assert not person.home.exists()

    give(person, "2026-02-05", "7 7 6", "--on", FIRST, "--source", "paper")

    found = severity(person, "2026-02-05")
    assert verdict(found) == ("no_baseline", "not_reached", set())
    assert found["points"] == [point(FIRST, 6.67, backfilled=True, source="paper")]


def test_paper_ratings_change_neither_start_nor_status_nor_goal_state(person: Person) -> None:
    begin(person)
    give(person, NOW, "5 4 5")
    for day in ("2026-01-20", "2026-02-22"):
        give(person, "2026-03-01", "0 0 0", "--on", day, "--source", "paper")

    found = severity(person, "2026-03-01")

    assert verdict(found) == ("improved_30", "seen_once", set())
    assert (found["baseline"]["exact"], found["current"]["on"], found["change_percent"]) == ("20/3", NOW, 30)
    assert len(found["points"]) == 5


@pytest.mark.parametrize("more", [(), ("--source", "paper")], ids=["self", "paper"])
def test_a_day_that_has_not_come_is_refused(person: Person, more: tuple[str, ...]) -> None:
    give(person, FIRST, "7 7 6", "--on", "2026-02-02", *more, expect=2)

    assert not person.home.exists()


def test_the_tenth_day_closes_the_start_and_the_eleventh_is_compared_with_it(person: Person) -> None:
    give(person, FIRST, "7 7 6")
    give(person, "2026-02-10", "5 4 5")
    in_window = severity(person, "2026-02-11")
    give(person, "2026-02-11", "4 4 3")
    after = severity(person, "2026-02-11")

    assert (in_window["baseline"]["state"], in_window["baseline"]["exact"]) == ("confirmed", "17/3")
    assert (in_window["status"], in_window["current"]["state"]) == ("no_current", "none")
    assert (after["baseline"]["exact"], after["current"]["on"]) == ("17/3", "2026-02-11")
    assert verdict(after) == ("improved_30", "seen_once", set())


def test_the_first_reading_after_the_window_does_not_enter_the_start(person: Person) -> None:
    give(person, FIRST, "7 7 6")
    give(person, "2026-02-11", "5 4 5")

    found = severity(person, "2026-02-11")

    assert (found["baseline"]["state"], found["baseline"]["exact"]) == ("provisional", "20/3")
    assert verdict(found) == ("improved_30", "seen_once", {"provisional"})


def test_a_reading_given_late_for_the_window_changes_the_start_and_says_so_once(person: Person) -> None:
    give(person, FIRST, "7 7 6")
    before = severity(person, "2026-02-13")

    said = give(person, "2026-02-13", "6 6 5", "--on", "2026-02-10")
    shown = " ".join(person.run("progress", now=at("2026-02-13")).stdout.split())
    found = severity(person, "2026-02-13")

    notice = words.START_CHANGED.format(before="6.7", after="6.2")
    assert (said.count(notice), shown.count(notice)) == (1, 0)
    assert (before["baseline"]["state"], before["baseline"]["exact"]) == ("provisional", "20/3")
    assert (found["baseline"]["state"], found["baseline"]["exact"]) == ("confirmed", "37/6")
    assert found["flags"] == []
    assert found["points"][-1] == point("2026-02-10", 5.67, backfilled=True)


def test_a_correction_of_a_start_reading_changes_the_start_and_says_so_once(person: Person) -> None:
    begin(person)
    give(person, NOW, "5 4 5")

    said = give(person, NOW, "6 6 6", "--on", SECOND)

    assert said.count(words.START_CHANGED.format(before="6.7", after="6.3")) == 1
    found = severity(person, NOW)
    assert (found["baseline"]["exact"], found["status"]) == ("19/3", "some_improvement")
