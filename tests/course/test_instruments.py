"""The questionnaires that ship: their codes, their ranges, and what each file has to hold."""

import re
from copy import deepcopy
from functools import reduce
from operator import getitem
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cbtpain.course.about import sources
from cbtpain.course.check import faults_of_course
from cbtpain.course.instrument import (
    built,
    faults_of,
    faults_of_instruments,
    instrument_files,
    read_instrument,
    shipped,
)
from cbtpain.course.instrument_check import spoken, wrong
from cbtpain.course.source import read
from cbtpain.errors import ContentFault
from cbtpain.paths import content

SHIPPED = shipped(content())
TEMPLATES = sorted((content() / "instruments" / "templates").glob("*.yaml"))
RAW = {path.stem: read(path) for path in instrument_files(content())}
CODES = {
    # LOINC. 75893-8 is the average of the past week, 91147-9 the mean of the PEG.
    "peg": {"": "91148-7", "pain": "75893-8", "enjoyment": "91145-3", "activity": "91146-1", "mean": "91147-9"},
    # 70272-0 is the total of the PHQ-4, not of the GAD-2: for that one there is no code.
    "phq-4": {
        "": "69724-3",
        "total": "70272-0",
        "phq-2": "55758-7",
        "nervous": "69725-0",
        "worry": "68509-9",
        "interest": "44250-9",
        "down": "44255-8",
    },
}
PHQ_ANSWERS = {0: "LA6568-5", 1: "LA6569-3", 2: "LA6570-1", 3: "LA6571-9"}
WRONG_CODES = {
    "56840-2": "is discouraged",
    "71969-0": "is a PROMIS score",
    "LA6113-0": "reads 2 or more",
    "38208-5": "is an older pain scale",
}
PHQ_4 = [
    "Feeling nervous, anxious or on edge",
    "Not being able to stop or control worrying",
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
]


def codes(id_: str) -> dict[str, str]:
    one = SHIPPED[id_]
    found = {"": one.loinc} | {item.id: item.loinc for item in one.items} | {at.id: at.loinc for at in one.scores}
    return {name: code for name, code in found.items() if code}


def test_these_questionnaires_ship() -> None:
    assert set(SHIPPED) == {"peg", "phq-4", "pgic", "nhis-pain", "own-items", "own-activities"}


@pytest.mark.parametrize("id_", SHIPPED)
def test_every_code_is_the_one_that_was_looked_up(id_: str) -> None:
    assert codes(id_) == CODES.get(id_, {})


def test_the_answers_of_the_phq_4_have_the_codes_of_their_list() -> None:
    one = SHIPPED["phq-4"]
    assert one.answer_list == "LL358-3"
    assert all({choice.value: choice.loinc for choice in item.choices} == PHQ_ANSWERS for item in one.items)
    assert next(score.panel for score in one.scores if score.id == "phq-2") == "55757-9"


def test_answers_from_0_to_10_are_numbers_and_have_no_answer_codes() -> None:
    # LOINC's form of the PEG codes the answer 2 as one that reads "2 or more".
    assert [item.id for one in SHIPPED.values() for item in one.items if item.choices and item.most == 10] == []


@pytest.mark.parametrize("code", WRONG_CODES)
def test_a_code_that_means_something_else_stands_nowhere(code: str) -> None:
    found = [path.name for path in (content() / "instruments").rglob("*.yaml") if code in path.read_text("utf-8")]
    assert found == [], WRONG_CODES[code]


def test_the_gad_2_total_has_no_code() -> None:
    assert next(score.loinc for score in SHIPPED["phq-4"].scores if score.id == "gad-2") == ""


def test_the_phq_4_stands_word_for_word_and_has_no_more_questions() -> None:
    one = SHIPPED["phq-4"]
    assert one.stem == "Over the last 2 weeks, how often have you been bothered by the following problems?"
    assert [item.text for item in one.items] == PHQ_4
    assert [choice.text for choice in one.items[0].choices] == [
        *("Not at all", "Several days", "More than half the days", "Nearly every day")
    ]
    assert "No permission required to reproduce, translate, display or distribute." in one.notice


def test_the_questions_of_the_health_survey_stand_word_for_word() -> None:
    one = SHIPPED["nhis-pain"]
    assert [item.text for item in one.items] == [
        "In the past three months, how often did you have pain?",
        "Over the past three months, how often did pain limit your life or work activities?",
    ]
    assert [choice.text for choice in one.items[0].choices] == ["Never", "Some days", "Most days", "Every day"]


def test_the_global_change_has_its_seven_steps_and_is_not_asked_at_the_start() -> None:
    one = SHIPPED["pgic"]
    steps = [(choice.value, choice.text) for choice in one.items[0].choices]
    assert steps[0] == (1, "Very much improved")
    assert steps[3] == (4, "No change")
    assert steps[6] == (7, "Very much worse")
    assert one.schedule == (3, 6, 12)


@pytest.mark.parametrize("id_", ["own-items", "own-activities"])
def test_own_words_are_never_called_a_validated_scale(id_: str) -> None:
    assert SHIPPED[id_].label == "cbtpain item, not a validated scale"


def test_every_trouble_is_worse_when_higher_and_confidence_better() -> None:
    better = {item.id for item in SHIPPED["own-items"].items if item.direction == "higher_better"}
    assert better == {"confidence"}
    assert {item.id for item in SHIPPED["own-items"].items} - better == {
        *("worst", "least", "now", "moving", "people", "sleep")
    }


@pytest.mark.parametrize("id_", SHIPPED)
def test_each_has_a_notice_a_recall_period_a_range_and_help(id_: str) -> None:
    one = SHIPPED[id_]
    assert one.notice
    assert len(one.digest) == 64
    assert all(item.recall and item.help and item.least < item.most for item in one.items)


def test_the_notices_stand_in_the_notice_of_the_program() -> None:
    notice = " ".join((Path(__file__).resolve().parents[2] / "NOTICE").read_text(encoding="utf-8").split())
    assert "No permission required to reproduce, translate, display or distribute." in notice
    assert all(word in notice for word in ("PEG", "PHQ-4", "National Health Interview Survey", "Global Impression"))
    assert "LOINC(R) is a registered United States trademark of Regenstrief Institute, Inc." in notice


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    copytree(content() / "instruments", tmp_path / "instruments")
    return tmp_path


def changed(root: Path, name: str, before: str, after: str) -> Path:
    path = root / "instruments" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    return path


WRONG: list[tuple[str, str, str, str]] = [
    ("own-items", 'range: ["0", "10"]', 'range: ["10", "0"]', "range: is not a range"),
    ("own-items", 'direction: "lower_better"', 'direction: "lower"', "direction: is not one of"),
    ("own-items", 'schedule: ["0",', 'schedule: ["1",', "schedule: is not one of"),
    ("own-items", "scores: []", "scored: []", "scores: is missing"),
    ("own-items", "scores: []", "scored: []", "scored: is not a key here"),
    ("own-items", '    low: "No pain"\n', "", "items.worst: needs low and high"),
    ("own-items", 'id: "least"', 'id: "worst"', "items.worst.id: the id worst stands twice"),
    ("own-activities", 'needs: "name"', 'needs: "nothing"', "items.rating.needs: there is no item nothing"),
    ("phq-4", "{value: 3,", "{value: 4,", "options.3.value: is not from 0 to 3"),
    ("phq-4", "{value: 3,", "{value: 2,", "options.3.value: the id 2 stands twice"),
    ("phq-4", 'groups: ["gad-2"]', 'groups: ["gad"]', "scores.gad-2.groups: no item stands in the group gad"),
    ("phq-4", "min_answered: 4", "min_answered: 3", "scores.total.min_answered: a sum needs all of its 4"),
    ("phq-4", "min_answered: 4", "min_answered: 5", "scores.total.min_answered: is more than the 4"),
    ("phq-4", 'source: "phq-notice"', 'source: "nowhere"', "source: there is no source nowhere"),
    ("phq-4", "Feeling down", "Thoughts of hurting yourself", "asks about suicide or self-harm"),
    ("phq-4", "Feeling down", "Wanting to end it all or not wake up", "asks about suicide or self-harm"),
    ("phq-4", "Feeling down", "Thoughts of k\u200billing yourself", "asks about suicide or self-harm"),
    ("phq-4", 'text: "Feeling down, depressed, or hopeless"', 'text: "\u200b"', "is empty"),
    ("own-items", 'low: "No pain"', 'low: "I want to kill myself"', "asks about suicide or self-harm"),
    ("pgic", 'id: "pgic"', 'id: "pgi"', "id: is pgi, and the file's name says pgic"),
    ("peg", "requires_grant: false", "requires_grant: true", "licence.grant_ref: is empty"),
]


@pytest.mark.parametrize(("name", "before", "after", "told"), WRONG)
def test_the_check_names_what_is_wrong_with_a_questionnaire(
    copy: Path, name: str, before: str, after: str, told: str
) -> None:
    changed(copy, name, before, after)
    found = [str(fault) for fault in faults_of_instruments(copy, sources(content()))]
    assert [fault for fault in found if told in fault], found
    assert all(re.match(rf"instruments/{name}\.yaml:\d+: ", fault) for fault in found)


def test_the_check_of_a_course_judges_its_questionnaires(copy: Path) -> None:
    changed(copy, "pgic", "scores: []", "scored: []")
    told = [str(fault) for fault in faults_of_course(copy) if fault.file.startswith("instruments")]
    assert any("pgic.yaml" in one and "scored: is not a key here" in one for one in told)


def test_the_shipped_ones_have_no_fault() -> None:
    assert faults_of_instruments(content(), sources(content())) == []


def test_one_that_is_not_whole_cannot_be_used(copy: Path) -> None:
    path = changed(copy, "pgic", 'text: "Much improved"', 'text: ""')
    with pytest.raises(ContentFault) as caught:
        read_instrument(path)
    assert "options.1.text: is empty" in str(caught.value.fields["where"])


@pytest.mark.parametrize(
    "text", ["items: 3", "items: [a, b]", "scores: {}", "licence: none", "options: [x]", "range: 1"]
)
def test_whatever_stands_there_is_told_and_never_an_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(f"format_version: 1\n{text}\n", encoding="utf-8")
    faults, _ = faults_of(path)
    assert faults


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_has_no_wording_and_is_refused_as_it_stands(path: Path) -> None:
    faults, raw = faults_of(path)
    assert all(item["text"] == "" for item in raw["items"])
    told = [str(fault) for fault in faults]
    assert any("licence.grant_ref: is empty" in fault for fault in told)
    assert sum(".text: is empty" in fault for fault in told) == len(raw["items"])


def filled(path: Path) -> str:
    """A template as somebody with a licence fills it in."""
    return re.sub(r'(text|low|high|recall|notice|grant_ref): ""', r'\1: "as licensed"', path.read_text("utf-8"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_that_is_filled_in_can_be_used(tmp_path: Path, path: Path) -> None:
    (tmp_path / path.name).write_text(filled(path), encoding="utf-8")
    found = read_instrument(tmp_path / path.name)
    assert found.items
    assert found.scores


def test_there_is_a_template_for_each_licensed_questionnaire() -> None:
    ids: list[Any] = [faults_of(path)[1]["id"] for path in TEMPLATES]
    assert ids == ["bpi-sf-11", "isi", "pcs", "promis-pi-6a", "pseq-2"]


def test_the_codes_of_the_templates_are_those_that_were_looked_up() -> None:
    found = {path.stem: re.findall(r'loinc: "(.*?)"', path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {name: codes for name, codes in found.items() if codes} == {
        "bpi-sf-11": ["77565-0"],
        "promis-pain-interference-6a": ["77865-4"],
    }


def test_templates_are_not_read_as_questionnaires() -> None:
    assert not set(TEMPLATES) & set(instrument_files(content()))


ODD: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.text(max_size=5) | st.sampled_from(["0", "3", "true", "gad-2"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def places(raw: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a file, that of a part within a part too."""
    inside = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    return [place for key, part in inside for place in ((*here, key), *places(part, (*here, key)))]


@given(st.data(), st.sampled_from(["phq-4", "own-activities", "peg"]), ODD)
def test_whatever_takes_the_place_of_a_part_is_told_or_can_be_used(data: st.DataObject, id_: str, odd: Any) -> None:
    raw = deepcopy(RAW[id_])
    *way, last = data.draw(st.sampled_from(places(raw)))
    reduce(getitem, way, raw)[last] = odd
    for place, what in wrong(raw):
        assert what
        assert spoken(raw, place)
    if not wrong(raw):
        assert built(raw, "d").items
