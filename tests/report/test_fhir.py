"""The FHIR R4 form: valid by a library, and every coded field by a list of what R4 allows (the library is too kind)."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.course.instrument import peg
from cbtpain.measures.trend import Ratings, Trend, trend
from cbtpain.paths import content
from cbtpain.records import ITEMS, PAPER, Checkin, OldRating, Quick
from cbtpain.report import fhir_codes as codes
from cbtpain.report.fhir import Given, bundle
from cbtpain.words.fhir import LOINC_NOTICE

FIRST = date(2026, 2, 1)
PEG = peg(content())
Found = dict[str, Any]

ALLOWED = {
    ("Bundle", "type"): {"collection"},
    ("Questionnaire", "status"): {"draft", "active", "retired", "unknown"},
    ("QuestionnaireResponse", "status"): {"in-progress", "completed", "amended", "entered-in-error", "stopped"},
    ("Observation", "status"): {
        *("registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown")
    },
    ("Goal", "lifecycleStatus"): {
        *("proposed", "planned", "accepted", "active", "on-hold", "completed", "cancelled", "entered-in-error"),
        "rejected",
    },
    ("Questionnaire", "type"): {"integer", "choice"},
    ("Goal", "comparator"): {"<", "<=", ">=", ">"},
}
"""What R4 (4.0.1) allows in each field of the kind ``code`` that the bundle has."""
SYSTEMS = {
    codes.LOINC: {"91148-7", "91147-9", "75893-8", "91145-3", "91146-1"},
    codes.CATEGORY: {
        *("social-history", "vital-signs", "imaging", "laboratory", "procedure", "survey", "exam", "therapy"),
        "activity",
    },
    codes.ACHIEVEMENT: {
        *("in-progress", "improving", "worsening", "no-change", "achieved", "sustaining", "not-achieved"),
        *("no-progress", "not-attainable"),
    },
    codes.LOCAL: {
        *("quick", "quick-pain", "quick-trouble", "quick-day-score"),
        *("imported-pain", "imported-enjoyment", "imported-activity"),
    },
    codes.UCUM: {"{score}"},
}


def built(checkins: list[Checkin], quicks: list[Quick] | None = None, old: list[OldRating] | None = None) -> Found:
    return told_of(Given(checkins, quicks or [], old or [], as_of(checkins), {}))


def as_of(checkins: list[Checkin]) -> Trend:
    return trend(Ratings(checkins), FIRST + timedelta(days=60))


def told_of(given: Given) -> Found:
    text = "".join(bundle("p-1", "2026-06-01T08:00:00Z", PEG, given))
    told: Found = json.loads(text)
    return told


def resources(found: Found, kind: str) -> list[Found]:
    return [entry["resource"] for entry in found["entry"] if entry["resource"]["resourceType"] == kind]


def everything(value: object) -> Iterator[Found]:
    """Every object in it, however deep."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from everything(part)
    elif isinstance(value, list):
        for part in value:
            yield from everything(part)


def week(number: int, pain: int | None, enjoyment: int | None, activity: int | None, **more: Any) -> Checkin:
    return Checkin(FIRST + timedelta(days=7 * number), pain, enjoyment, activity, **more)


def refuse_what_r4_does_not_allow(found: Found) -> None:
    get_fhir_model_class("Bundle").model_validate(found)
    for resource in [found, *(entry["resource"] for entry in found["entry"])]:
        kind = resource["resourceType"]
        inside = [{**resource, "entry": []}] if kind == "Bundle" else list(everything(resource))
        for one in inside:
            for field in ("type", "status", "lifecycleStatus", "comparator"):
                if field in one:
                    assert one[field] in ALLOWED[kind, field]
            if one.get("system") == codes.RESPONSES:
                assert set(one) == {"system", "value"}
            elif "system" in one:
                assert one["code"] in SYSTEMS[one["system"]]


items = st.none() | st.integers(0, 10)
checkins = st.builds(
    Checkin,
    st.integers(0, 80).map(lambda days: FIRST + timedelta(days=days)),
    *(items, items, items, st.just(3), st.integers(1, 3), st.sampled_from(["self", PAPER]), st.integers(0, 3)),
)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(checkins, max_size=6, unique_by=lambda checkin: checkin.occurred_on),
    st.lists(st.builds(Quick, st.just(FIRST), st.integers(0, 10), items), max_size=1),
    st.lists(st.builds(OldRating, st.just(2), st.just(FIRST), st.integers(0, 1000), st.none(), st.none()), max_size=2),
)
def test_the_bundle_of_any_ratings_is_valid(given: list[Checkin], quicks: list[Quick], old: list[OldRating]) -> None:
    found = built(sorted(given), quicks, old)

    refuse_what_r4_does_not_allow(found)
    urls = [entry["fullUrl"] for entry in found["entry"]]
    assert len(set(urls)) == len(urls)
    assert {one["reference"] for one in everything(found) if "reference" in one} <= set(urls)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("QuestionnaireResponse", "status", "finished"),
        ("Observation", "status", "done"),
        ("Goal", "lifecycleStatus", "x"),
    ],
)
def test_the_check_refuses_what_the_library_lets_through(kind: str, field: str, value: str) -> None:
    found = built([week(0, 7, 7, 6)])
    resources(found, kind)[0][field] = value

    with pytest.raises((AssertionError, ValueError)):
        refuse_what_r4_does_not_allow(found)


def test_every_code_is_pinned() -> None:
    assert (codes.PEG.code, codes.PEG_MEAN.code) == ("91148-7", "91147-9")
    assert {item: code.code for item, code in codes.PEG_ITEMS.items()} == {
        "pain": "75893-8",
        "enjoyment": "91145-3",
        "activity": "91146-1",
    }
    assert {code.system for code in (codes.PEG, codes.PEG_MEAN, *codes.PEG_ITEMS.values())} == {"http://loinc.org"}


def test_the_codes_are_those_of_the_questionnaire_s_own_file() -> None:
    assert codes.PEG.code == PEG.loinc
    assert codes.PEG_MEAN.code == PEG.scores[0].loinc
    assert {item: code.code for item, code in codes.PEG_ITEMS.items()} == {one.id: one.loinc for one in PEG.items}


def test_an_answer_of_2_is_a_whole_number_and_never_the_code_that_reads_2_or_more() -> None:
    found = built([week(0, 2, 0, 10)])

    answers = [item["answer"] for item in resources(found, "QuestionnaireResponse")[0]["item"]]
    assert answers == [[{"valueInteger": value}] for value in (2, 0, 10)]
    assert "LA6113" not in json.dumps(found)
    assert "valueCoding" not in json.dumps(found)


def test_the_questionnaire_of_the_peg_carries_both_notices_and_its_words() -> None:
    form = resources(built([]), "Questionnaire")[0]

    assert form["copyright"] == f"{PEG.notice} {LOINC_NOTICE}"
    assert [PEG.items[at].text in item["text"] for at, item in enumerate(form["item"])] == [True] * 3
    assert [item["linkId"] for item in form["item"]] == list(ITEMS)


def test_own_items_are_called_no_scale() -> None:
    found = built([], [Quick(FIRST, 5, 4)])

    local = (codes.QUICK, codes.QUICK_SCORE, *codes.QUICK_ITEMS.values())
    assert all("not a validated scale" in code.text for code in local)
    assert "not a validated scale" in resources(found, "Questionnaire")[1]["title"]


def test_a_score_points_to_its_answers_and_names_nobody() -> None:
    found = built([week(0, 7, 7, 6)])
    score = resources(found, "Observation")[0]

    response = next(entry for entry in found["entry"] if entry["resource"]["id"] == "peg-2026-02-01")
    assert score["derivedFrom"] == [{"reference": response["fullUrl"]}]
    assert score["valueQuantity"]["value"] == 6.67
    assert score["effectiveDateTime"] == "2026-02-01"
    assert "performer" not in score
    assert resources(found, "Patient") == [{"resourceType": "Patient", "id": "p-1"}]


def test_a_skipped_question_has_no_answer_and_no_score() -> None:
    found = built([week(0, 7, None, 6)])

    assert "answer" not in resources(found, "QuestionnaireResponse")[0]["item"][1]
    assert resources(found, "Observation") == []


def test_what_was_corrected_or_broken_off_says_so() -> None:
    found = built([week(0, 7, 7, 6, revision=2), week(1, 7, None, None, asked=1)])

    assert [one["status"] for one in resources(found, "QuestionnaireResponse")] == ["amended", "in-progress"]
    assert [one["status"] for one in resources(found, "Observation")] == ["amended"]


def test_the_goal_is_the_line_as_the_highest_score_that_reaches_it() -> None:
    goal = resources(built([week(0, 6, 5, 6), week(1, 6, 5, 6)]), "Goal")[0]

    # B 5.67: the line is 3.967, which 4.0 does not reach.
    measured = goal["target"][0]
    assert (measured["detailQuantity"]["comparator"], measured["detailQuantity"]["value"]) == ("<=", 3.67)
    assert measured["measure"]["coding"][0]["code"] == "91147-9"
    assert goal["achievementStatus"]["coding"][0]["code"] == "in-progress"


def test_a_line_that_is_held_is_sustaining_and_below_2_there_is_none() -> None:
    held = built([week(0, 7, 7, 6), week(1, 7, 7, 6), week(2, 4, 4, 4), week(3, 4, 4, 4)])

    assert resources(held, "Goal")[0]["achievementStatus"]["coding"][0]["code"] == "sustaining"
    assert resources(built([week(0, 2, 2, 1)]), "Goal") == []


def test_a_correction_is_authored_when_it_was_given_and_is_about_the_day_that_was_rated() -> None:
    checkins = [week(0, 7, 7, 6, revision=2), week(1, 7, None, 6)]
    authored = {("peg", "2026-02-01", 1): "2026-02-01T08:00:00Z", ("peg", "2026-02-01", 2): "2026-03-04T19:30:00Z"}

    found = told_of(Given(checkins, [], [], as_of(checkins), authored))

    refuse_what_r4_does_not_allow(found)
    first, second = resources(found, "QuestionnaireResponse")
    assert (first["authored"], first["status"]) == ("2026-03-04T19:30:00Z", "amended")
    assert first["identifier"] == {"system": codes.RESPONSES, "value": "peg-2026-02-01"}
    assert resources(found, "Observation")[0]["effectiveDateTime"] == "2026-02-01"
    # Without a score the day is in the name; when it was given is left out where nobody knows.
    assert second["identifier"]["value"] == "peg-2026-02-08"
    assert "authored" not in second


def test_an_old_rating_is_an_observation_of_unknown_standing_and_never_a_peg() -> None:
    found = built([], [], [OldRating(2, date(2019, 5, 1), 650, None, None)])

    old = resources(found, "Observation")[0]
    assert (old["status"], old["valueQuantity"]["value"], old["effectiveDateTime"]) == ("unknown", 6.5, "2019-05-01")
    assert old["code"]["coding"][0]["system"] == codes.LOCAL
    assert resources(found, "Goal") == []
