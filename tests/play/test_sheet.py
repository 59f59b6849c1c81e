"""A milestone set as a position: its questions, what rests on what, and where it goes on."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.instrument import shipped
from cbtpain.course.prompt import Form, Prompt
from cbtpain.paths import content
from cbtpain.play.sheet import Given, Question, Sheet, questions_of, resume, taken

SHIPPED = shipped(content())
ASKS = Prompt("consent", "phq-4", Form.PICK, "Four short questions.")
WORDS = ["own-items/worst", "own-items/least", "own-items/now", "own-items/moving", "own-items/people"]
OWN = [*WORDS, "own-items/sleep", "own-items/confidence"]
REST = ["nhis-pain/pain-days", "nhis-pain/limited-days"]
PHQ = [f"phq-4/{item}" for item in ("nervous", "worry", "interest", "down")]


def asked(month: int | None = 3, named: tuple[str, ...] = ()) -> list[Question]:
    return questions_of(SHIPPED, (), month, named, ASKS)


def keys(sheet: Sheet) -> list[str]:
    return [one.key for one in sheet.shown]


@pytest.mark.parametrize(("month", "count"), [(0, 16), (3, 17), (6, 17), (12, 17), (None, 17)])
def test_a_set_has_17_questions_with_the_peg_and_16_at_the_start(month: int | None, count: int) -> None:
    questions = asked(month)
    assert 3 + sum(one.counts for one in questions) == count
    assert ("pgic/change" in [one.key for one in questions]) is (month != 0)
    assert "peg" not in [one.instrument.id for one in questions]


def test_the_phq_4_stands_last_and_is_put_where_it_was_agreed_to() -> None:
    sheet = resume(asked(), {})
    assert keys(sheet) == [*OWN, "own-activities/name-1", *REST, "pgic/change", "phq-4/consent"]
    assert keys(resume(asked(), {"phq-4/consent": 1}))[-4:] == PHQ
    for answer in (0, None):
        assert keys(resume(asked(), {"phq-4/consent": answer}))[-1] == "phq-4/consent"


def test_a_second_activity_is_asked_for_where_a_first_was_named_and_a_third_after_it() -> None:
    answers: dict[str, Given] = {}
    seen = []
    for number in (1, 2, 3):
        answers[f"own-activities/name-{number}"] = "walking"
        seen.append([key for key in keys(resume(asked(), answers)) if key.startswith("own-activities/")])
    name, rating = "own-activities/name-", "own-activities/rating-"
    assert seen[0] == [f"{name}1", f"{rating}1", f"{name}2"]
    assert seen[2] == [f"{kind}{number}" for number in (1, 2, 3) for kind in (name, rating)]


def test_activities_named_before_come_back_to_be_rated_and_one_more_can_be_named() -> None:
    questions = asked(6, ("gardening", "stairs"))
    own = [(one.item, one.named) for one in resume(questions, {}).shown if one.instrument.id == "own-activities"]
    assert own == [("rating-1", "gardening"), ("rating-2", "stairs"), ("name-3", "")]


def test_a_pack_is_asked_before_the_phq_4_at_its_months() -> None:
    pack = replace(SHIPPED["nhis-pain"], id="clinic", schedule=(3,))
    by_id = {**SHIPPED, "clinic": pack}
    found = [one.instrument.id for one in questions_of(by_id, ("clinic",), 3, (), ASKS)]
    assert found.index("pgic") < found.index("clinic") < found.index("phq-4")
    assert "clinic" not in [one.instrument.id for one in questions_of(by_id, ("clinic",), 6, (), ASKS)]


def test_an_override_of_a_shipped_one_is_asked_once() -> None:
    found = [one.key for one in questions_of(SHIPPED, ("own-items",), 3, (), ASKS)]
    assert len(found) == len(set(found))


def test_places_count_the_peg_first_and_the_phq_4_until_it_is_left_out() -> None:
    sheet = resume(asked(), {})
    assert sheet.place == (4, 17)
    assert resume(asked(), {"phq-4/consent": 0}).place == (4, 13)


def test_it_goes_on_at_the_first_question_that_was_not_put() -> None:
    sheet = resume(asked(), {"own-items/worst": 8, "own-items/least": None})
    assert sheet.question.key == "own-items/now"
    assert not sheet.is_first
    back = sheet.back()
    assert back.given_here
    assert back.keep() == replace(sheet, changed="")


def test_a_skip_is_an_answer_of_its_own() -> None:
    sheet = resume(asked(), {}).skip()
    assert sheet.answers == {"own-items/worst": None}
    assert sheet.changed == "own-items/worst"


def test_at_the_first_question_back_stays() -> None:
    sheet = resume(asked(), {})
    assert sheet.back() == sheet


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("own-items/worst", 8, 8),
        ("pgic/change", "2", 2),
        ("own-activities/name-1", "walking", "walking"),
        ("own-activities/name-1", "", None),
    ],
)
def test_what_is_kept_of_an_answer(key: str, value: object, kept: Given) -> None:
    question = next(one for one in asked() if one.key == key)
    assert taken(question, value) == kept


moves = st.lists(st.sampled_from(["0", "1", "name", "skip", "back", "keep"]), max_size=60)


def moved(sheet: Sheet, move: str) -> Sheet:
    if move == "back":
        return sheet.back()
    if move == "keep":
        return sheet.keep() if sheet.given_here else sheet
    if move == "skip":
        return sheet.skip()
    value: Given = int(move) if move.isdecimal() else move
    return sheet.accept(value)


@given(moves)
def test_whatever_is_typed_the_same_answers_lead_to_the_same_place(typed: list[str]) -> None:
    sheet = resume(asked(), {})
    for move in typed:
        if sheet.done:
            break
        sheet = moved(sheet, move)
        number, count = sheet.place
        assert 4 <= number <= count + 1
    again = resume(asked(), sheet.answers)
    shown: Mapping[str, Given] = {key: sheet.answers[key] for key in keys(sheet) if key in sheet.answers}
    assert keys(again) == keys(sheet)
    assert again.done is (len(shown) == len(keys(sheet)))
