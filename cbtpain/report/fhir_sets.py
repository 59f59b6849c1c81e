"""The questionnaires of the milestone sets in the FHIR form: what was asked, what was answered, the scores.

A person's own words stay out. So does the wording of a questionnaire that somebody has a licence for, and of one that
is no longer there as it was asked. No band and no verdict stands beside a score.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cbtpain.course.instrument import Choice, Instrument, Item
from cbtpain.measures.reading import hundredths
from cbtpain.measures.scores import score
from cbtpain.records import DONE, Cell
from cbtpain.report import fhir_codes as codes
from cbtpain.report.fhir_codes import Code
from cbtpain.report.fhir_parts import LONGEST_ID, Resource, identifier, limits, quantity
from cbtpain.report.labels import AROUND
from cbtpain.words import fhir as words

Row = Mapping[str, Cell]
_REPEATED = re.compile(r"-[0-9]+$")
_SPACES = re.compile(r"\s+")


class Sitting(NamedTuple):
    """One questionnaire as it was given in one set. ``on`` and ``at_utc`` are those of its last answer.

    ``wording`` is the SHA-256 of the file it was read from; ``values`` are whole numbers, None where skipped.
    """

    set_id: int
    instrument: str
    version: str
    wording: str
    on: str
    at_utc: str
    amended: bool
    finished: bool
    values: dict[str, int | None]

    @property
    def id(self) -> str:
        return f"{self.instrument}-set-{self.set_id}"


class Known(NamedTuple):
    """The questionnaires that are there now, by id; of ``licensed`` ones the wording does not leave."""

    by_id: Mapping[str, Instrument]
    licensed: Sequence[str] = ()

    def of(self, sitting: Sitting) -> Instrument | None:
        """The one it was asked from; None where that has changed since."""
        found = self.by_id.get(sitting.instrument)
        return found if found is not None and found.digest == sitting.wording else None


def sittings(sets: Iterable[Row], answers: Iterable[Row]) -> list[Sitting]:
    """What counts of each questionnaire of each set, oldest first, from the diary's rows in their order."""
    finished = {row["id"] for row in sets if row["state"] == DONE}
    given: dict[tuple[Cell, Cell], dict[Cell, Row]] = {}
    for row in answers:
        if row["item"] in AROUND.get(str(row["instrument"]), ()):
            continue
        latest = given.setdefault((row["assessment_id"], row["instrument"]), {})
        latest[row["item"]] = row
    return [_sitting(list(rows.values()), finished=set_id in finished) for (set_id, _), rows in given.items()]


def _sitting(rows: list[Row], *, finished: bool) -> Sitting:
    last = max(rows, key=lambda row: str(row["at_utc"]))
    set_id = last["assessment_id"]
    assert isinstance(set_id, int)
    values = {str(row["item"]): row["value"] for row in rows if row["words"] is None}
    return Sitting(
        set_id=set_id,
        instrument=str(last["instrument"]),
        version=str(last["version"]),
        wording=str(last["wording"]),
        on=str(last["occurred_on"]),
        at_utc=str(last["at_utc"]),
        amended=any(row["revision"] != 1 for row in rows),
        finished=finished,
        values={item: value if isinstance(value, int) else None for item, value in values.items()},
    )


class Asked(NamedTuple):
    """One question as it was put: what it is called in the answers, its code, its item where that is known."""

    link: str
    code: Code
    item: Item | None


def asked(sitting: Sitting, known: Known) -> list[Asked]:
    """The questions that were put, in their order; neither names nor what the program asks around them."""
    instrument = known.of(sitting)
    if instrument is None:
        return [Asked(link, _local(sitting.instrument, link), None) for link in sitting.values]
    found = {link: _item_of(instrument, link) for link in sitting.values}
    return [
        Asked(link, _code(instrument, item, link), item)
        for link, item in found.items()
        if item is not None and item.form != "line"
    ]


def _item_of(instrument: Instrument, link: str) -> Item | None:
    id_ = _REPEATED.sub("", link) if instrument.repeat > 1 else link
    return next((item for item in instrument.items if item.id == id_), None)


def _code(instrument: Instrument, item: Item, link: str) -> Code:
    if item.loinc:
        return Code(codes.LOINC, item.loinc, item.text)
    return _local(instrument.id, link, instrument.label)


def _local(instrument: str, item: str, label: str = "") -> Code:
    named = f"{instrument}: {item}"
    return Code(codes.LOCAL, f"{instrument}-{item}", f"{named} ({label})" if label else named)


def questionnaire_url(instrument: str) -> str:
    return f"{codes.HOME}/Questionnaire/{instrument}"


def questionnaire_id(sitting: Sitting) -> str:
    """By its wording: another wording is another questionnaire."""
    return f"{sitting.instrument}-{sitting.wording[:8]}"


def version_of(sitting: Sitting) -> str:
    """The name of a version has no spaces in FHIR."""
    return _SPACES.sub("-", sitting.version.strip())


def questionnaires(sat: Sequence[Sitting], known: Known) -> Iterator[Resource]:
    """One for each wording, with every question that was put from it."""
    by_wording: dict[str, list[Sitting]] = {}
    for sitting in sat:
        by_wording.setdefault(questionnaire_id(sitting), []).append(sitting)
    for same in by_wording.values():
        put = {one.link: one for sitting in same for one in asked(sitting, known)}
        if put:
            yield _questionnaire(same[0], known, list(put.values()))


def _questionnaire(sitting: Sitting, known: Known, put: list[Asked]) -> Resource:
    instrument = known.of(sitting)
    worded = instrument is not None and instrument.id not in known.licensed
    told: Resource = {
        "resourceType": "Questionnaire",
        "id": questionnaire_id(sitting),
        "url": questionnaire_url(sitting.instrument),
        "version": version_of(sitting),
        "status": codes.STATUSES["questionnaire"],
        "subjectType": ["Patient"],
        "item": [_question(one, worded=worded) for one in put],
    }
    if instrument is None:
        return told
    label = f" ({instrument.label})" if instrument.label else ""
    coded = {"code": [{"system": codes.LOINC, "code": instrument.loinc}]} if instrument.loinc else {}
    notice = f"{instrument.notice} {words.LOINC_NOTICE}" if _has_loinc(instrument) else instrument.notice
    return told | {"title": f"{instrument.title}{label}", "copyright": notice.strip()} | coded


def _has_loinc(instrument: Instrument) -> bool:
    found = (instrument.loinc, *(one.loinc for one in instrument.items), *(one.loinc for one in instrument.scores))
    return any(found)


def _question(one: Asked, *, worded: bool) -> Resource:
    told: Resource = {"linkId": one.link, "code": [one.code.coding()]}
    if one.item is None:
        return told | {"type": "integer"}
    if worded:
        told["text"] = _worded(one.item)
    if one.item.choices:
        options = [{"valueCoding": coding_of(one, choice, worded=worded)} for choice in one.item.choices]
        return told | {"type": "choice", "answerOption": options}
    return told | {"type": "integer", "extension": limits(one.item.least, one.item.most)}


def _worded(item: Item) -> str:
    text = item.text.format(activity=words.OWN_ACTIVITY) if "{activity}" in item.text else item.text
    return f"{text} ({item.least} = {item.low}, {item.most} = {item.high})" if item.low else text


def coding_of(one: Asked, choice: Choice, *, worded: bool) -> Resource:
    """LOINC's answer code where one was looked up, else one of our own with the number in it."""
    coded = (codes.LOINC, choice.loinc) if choice.loinc else (codes.LOCAL, f"{one.code.code}-{choice.value}")
    told = {"system": coded[0], "code": coded[1]}
    return told | ({"display": choice.text} if worded else {})


def response(who: Resource, sitting: Sitting, known: Known) -> Resource | None:
    """The answers; None where nothing but words of the person's own was given."""
    put = asked(sitting, known)
    if not put:
        return None
    worded = sitting.instrument not in known.licensed
    return {
        "resourceType": "QuestionnaireResponse",
        "id": sitting.id,
        "identifier": identifier(sitting.id),
        "questionnaire": f"{questionnaire_url(sitting.instrument)}|{version_of(sitting)}",
        "status": codes.STATUSES[_state(sitting, known, put)],
        "subject": who,
        "authored": sitting.at_utc,
        "author": who,
        "item": [{"linkId": one.link} | _answer(one, sitting.values[one.link], worded=worded) for one in put],
    }


def _state(sitting: Sitting, known: Known, put: list[Asked]) -> str:
    instrument = known.of(sitting)
    to_put = len(instrument.items) if instrument is not None else 0
    if not sitting.finished and (len(put) < to_put or not to_put):
        return "response_broken_off"
    return "response_amended" if sitting.amended else "response"


def _answer(one: Asked, value: int | None, *, worded: bool) -> Resource:
    if value is None:
        return {}
    choice = next((choice for choice in one.item.choices if choice.value == value), None) if one.item else None
    if choice is None:
        return {"answer": [{"valueInteger": value}]}
    return {"answer": [{"valueCoding": coding_of(one, choice, worded=worded)}]}


def scores_of(who: Resource, sitting: Sitting, known: Known, derived_from: str) -> Iterator[Resource]:
    """An observation for each score that there is, ``derivedFrom`` the answers; nothing is said of what it means.

    Where there is no score at all, each answer to a question with a LOINC code has one.
    """
    instrument = known.of(sitting)
    if instrument is None:
        return
    for rule in instrument.scores:
        value = score(rule, sitting.values)
        if value is not None:
            text = f"{instrument.title}: {rule.id}"
            code = Code(codes.LOINC, rule.loinc, text) if rule.loinc else _local(instrument.id, rule.id)
            told = {"valueQuantity": quantity(hundredths(value))}
            yield _observed(who, sitting, rule.id, code, told, derived_from)
    for one in [] if instrument.scores else asked(sitting, known):
        if one.item is not None and one.item.loinc and sitting.values[one.link] is not None:
            answer = _answer(one, sitting.values[one.link], worded=instrument.id not in known.licensed)["answer"][0]
            coding = answer.pop("valueCoding", None)
            told = {"valueCodeableConcept": {"coding": [coding]}} if coding else answer
            yield _observed(who, sitting, one.link, one.code, told, derived_from)


def _observed(who: Resource, sitting: Sitting, link: str, code: Code, value: Resource, derived_from: str) -> Resource:
    return {
        "resourceType": "Observation",
        "id": f"{sitting.id}-{link}"[:LONGEST_ID],
        "status": codes.STATUSES["observation_amended" if sitting.amended else "observation"],
        "category": [codes.SURVEY.concept()],
        "code": code.concept(),
        "subject": who,
        "effectiveDateTime": sitting.on,
        **value,
        "derivedFrom": [{"reference": derived_from}],
    }
