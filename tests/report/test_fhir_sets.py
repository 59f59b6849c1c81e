"""The milestone sets in the FHIR form: coded as the questionnaires' files say, and nobody's words in them."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cbtpain.course.instrument import Instrument, shipped
from cbtpain.paths import content
from cbtpain.play import sheet
from cbtpain.report import fhir_codes as codes
from cbtpain.report.fhir import Given
from cbtpain.report.fhir_sets import Known, Row, sittings
from cbtpain.report.labels import AROUND
from tests.report.test_fhir import SYSTEMS, as_of, everything, refuse_what_r4_does_not_allow, resources, told_of

SHIPPED = shipped(content())
KNOWN = Known(SHIPPED)
MINE = "a word of mine"
LOINC = {
    *("69724-3", "70272-0", "55758-7", "69725-0", "68509-9", "44250-9", "44255-8"),
    *("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"),
}
LOCAL = {
    *(f"phq-4-{item}" for item in ("nervous", "worry", "interest", "down")),
    *("phq-4-gad-2", "nhis-pain-pain-days", "nhis-pain-limited-days", "pgic-change"),
    *(f"pgic-change-{value}" for value in range(1, 8)),
    *(f"nhis-pain-{item}-{value}" for item in ("pain-days", "limited-days") for value in range(4)),
    *(f"own-items-{item}" for item in ("worst", "least", "now", "moving", "people", "sleep", "confidence")),
    *(f"own-activities-rating-{number}" for number in (1, 2, 3)),
}
PHQ_4 = {"nervous": 1, "worry": 2, "interest": 0, "down": 3}


@pytest.fixture(autouse=True)
def _codes(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, more in ((codes.LOINC, LOINC), (codes.LOCAL, LOCAL)):
        monkeypatch.setitem(SYSTEMS, system, SYSTEMS[system] | more)


def answers(instrument: str, values: dict[str, Any], **more: Any) -> list[Row]:
    """Rows as the diary has them."""
    one = SHIPPED.get(instrument)
    usual: dict[str, Any] = {
        "assessment_id": 1, "instrument": instrument, "version": one.version if one else "1",
        "wording": one.digest if one else "f" * 64, "revision": 1, "occurred_on": "2026-02-03",
        "at_utc": "2026-02-03T08:00:00Z", "words": None,
    }  # fmt: skip
    return [
        {**usual, "item": item, "value": None if isinstance(value, str) else value}
        | ({"words": value} if isinstance(value, str) else {})
        | more
        for item, value in values.items()
    ]


def built(*rows: list[Row], state: str = "done", known: Known = KNOWN) -> dict[str, Any]:
    sat = sittings([{"id": 1, "state": state}], [row for some in rows for row in some])
    found = told_of(Given([], [], [], as_of([]), {}, sat, known))
    refuse_what_r4_does_not_allow(found)
    urls = [entry["fullUrl"] for entry in found["entry"]]
    assert len(set(urls)) == len(urls)
    assert {one["reference"] for one in everything(found) if "reference" in one} <= set(urls)
    return found


def form(found: dict[str, Any], instrument: str) -> dict[str, Any]:
    return next(one for one in resources(found, "Questionnaire") if one["url"].endswith(f"/{instrument}"))


def test_the_phq_4_has_its_codes_its_answers_and_its_scores_and_no_word_on_what_they_mean() -> None:
    found = built(answers("phq-4", {"consent": 1, **PHQ_4}))

    told = resources(found, "QuestionnaireResponse")[0]
    assert [item["linkId"] for item in told["item"]] == list(PHQ_4)
    assert [item["answer"][0]["valueCoding"]["code"] for item in told["item"]] == [
        *("LA6569-3", "LA6570-1", "LA6568-5", "LA6571-9")
    ]
    scores = {one["code"]["coding"][0]["code"]: one for one in resources(found, "Observation")}
    assert {code: one["valueQuantity"]["value"] for code, one in scores.items()} == {
        "70272-0": 6.0, "phq-4-gad-2": 3.0, "55758-7": 3.0,
    }  # fmt: skip
    assert {one["effectiveDateTime"] for one in scores.values()} == {"2026-02-03"}
    assert all("interpretation" not in one and "note" not in one for one in scores.values())
    assert "No permission required" in form(found, "phq-4")["copyright"]
    assert form(found, "phq-4")["code"] == [{"system": codes.LOINC, "code": "69724-3"}]


def test_a_phq_4_that_was_left_out_is_not_in_it() -> None:
    found = built(answers("phq-4", {"consent": 0}))

    assert resources(found, "QuestionnaireResponse") == []
    assert "phq-4" not in json.dumps(found)


@pytest.mark.parametrize("wording", [SHIPPED["phq-4"].digest, "e" * 64], ids=["as it is", "as it was once"])
def test_what_is_kept_around_the_phq_4_is_none_of_its_answers(wording: str) -> None:
    found = built(answers("phq-4", {"consent": 1, **PHQ_4, "page": 1}, wording=wording))

    assert [item["linkId"] for item in resources(found, "QuestionnaireResponse")[0]["item"]] == list(PHQ_4)
    assert AROUND == {sheet.PHQ_4: (sheet.CONSENT, sheet.PAGE)}


def test_a_skip_has_no_answer_and_takes_the_scores_that_need_it_with_it() -> None:
    found = built(answers("phq-4", {**PHQ_4, "worry": None}))

    assert "answer" not in resources(found, "QuestionnaireResponse")[0]["item"][1]
    assert [one["code"]["coding"][0]["code"] for one in resources(found, "Observation")] == ["55758-7"]


def test_an_own_activity_leaves_by_its_number_and_its_name_stays() -> None:
    found = built(answers("own-activities", {"name-1": MINE, "rating-1": 8, "name-2": None}))

    item = resources(found, "QuestionnaireResponse")[0]["item"]
    assert item == [{"linkId": "rating-1", "answer": [{"valueInteger": 8}]}]
    assert MINE not in json.dumps(found)
    assert "{activity}" not in json.dumps(found)
    assert "not a validated scale" in form(found, "own-activities")["title"]


def test_the_latest_revision_of_an_answer_counts_and_says_when_it_was_given() -> None:
    first = answers("pgic", {"change": 2})
    second = answers("pgic", {"change": 3}, revision=2, at_utc="2026-02-04T09:00:00Z", occurred_on="2026-02-04")

    told = resources(built(first, second), "QuestionnaireResponse")[0]

    assert (told["status"], told["authored"]) == ("amended", "2026-02-04T09:00:00Z")
    assert told["item"][0]["answer"][0]["valueCoding"]["code"] == "pgic-change-3"
    assert told["identifier"]["value"] == "pgic-set-1"


def test_what_was_broken_off_says_so() -> None:
    half = answers("own-items", {"worst": 8, "least": 3})
    whole = answers("pgic", {"change": 2})

    told = resources(built(half, whole, state="open"), "QuestionnaireResponse")

    assert [one["status"] for one in told] == ["in-progress", "completed"]


def test_the_wording_of_one_that_is_licensed_or_has_changed_since_stays() -> None:
    licensed = built(answers("pgic", {"change": 2}), known=Known(SHIPPED, ["pgic"]))
    changed = built(answers("own-items", {"worst": 8}, wording="e" * 64))
    gone = built(answers("bpi-sf-11", {}) + answers("own-items", {"worst": 8}, wording="e" * 64))

    texts = json.dumps(licensed)
    assert "Much improved" not in texts
    assert SHIPPED["pgic"].items[0].text not in texts
    assert resources(licensed, "QuestionnaireResponse")[0]["item"][0]["answer"][0]["valueCoding"]["code"]
    for found in (changed, gone):
        assert form(found, "own-items")["item"] == [
            {"linkId": "worst", "code": [{"system": codes.LOCAL, "code": "own-items-worst"}], "type": "integer"}
        ]


def test_two_wordings_of_one_questionnaire_are_two() -> None:
    other = answers("pgic", {"change": 2}, wording="e" * 64, version="clinic 2026", assessment_id=2)

    found = built(answers("pgic", {"change": 2}), other)

    ids = [one["id"] for one in resources(found, "Questionnaire")]
    assert f"pgic-{'e' * 8}" in ids
    assert len(ids) == len(set(ids)) == 4
    assert resources(found, "QuestionnaireResponse")[1]["questionnaire"].endswith("/pgic|clinic-2026")


def test_an_answer_in_no_score_is_an_observation_where_its_question_has_a_code() -> None:
    items = {id_: SHIPPED[id_].items[0] for id_ in ("nhis-pain", "own-items")}
    picks = tuple(replace(one, loinc="LA6570-1") for one in items["nhis-pain"].choices)
    coded = {id_: replace(item, loinc="75893-8") for id_, item in items.items()}
    coded["nhis-pain"] = replace(coded["nhis-pain"], choices=picks)
    known = Known({id_: replace(SHIPPED[id_], items=(coded[id_], *SHIPPED[id_].items[1:])) for id_ in items})
    rows = answers("nhis-pain", {"pain-days": 2, "limited-days": 1}), answers("own-items", {"worst": 8, "least": 3})

    told = resources(built(*rows, known=known), "Observation")

    assert [one["id"] for one in told] == ["nhis-pain-set-1-pain-days", "own-items-set-1-worst"]
    assert told[0]["valueCodeableConcept"]["coding"][0]["display"] == "Most days"
    assert told[1]["valueInteger"] == 8
    assert resources(built(*rows), "Observation") == []
    skipped = built(answers("own-items", {"worst": None}), known=known)
    assert resources(skipped, "Observation") == []


def values_of(one: Instrument) -> st.SearchStrategy[list[Row]]:
    item = {item.id: item for item in one.items}
    links = [f"{id_}-1" if one.repeat > 1 else id_ for id_ in item]
    value = {
        link: st.just(MINE) if item[id_].form == "line" else st.none() | st.integers(item[id_].least, item[id_].most)
        for link, id_ in zip(links, item, strict=True)
    }
    return st.fixed_dictionaries({}, optional=value).map(lambda given: answers(one.id, given))


@settings(max_examples=25, deadline=None)
@given(st.tuples(*(values_of(one) for one in SHIPPED.values() if one.id != "peg")), st.sampled_from(["done", "open"]))
def test_the_bundle_of_any_set_is_valid(rows: tuple[list[Row], ...], state: str) -> None:
    for system, more in ((codes.LOINC, LOINC), (codes.LOCAL, LOCAL)):
        SYSTEMS[system] = SYSTEMS[system] | more
    found = built(*rows, state=state)

    assert MINE not in json.dumps(found)
