"""A FHIR R4 (4.0.1) bundle of the ratings as plain dictionaries (MEASURES 4.1).

The patient is a pseudonym. No profile is claimed; scores are shaped to US Core's screening assessment
and the goal to HL7's patient-centred outcomes guide. What was taken back is left out, what was
corrected says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from cbtpain.course.instrument import Instrument, Item
from cbtpain.measures.goal import GoalState
from cbtpain.measures.quick import day_score
from cbtpain.measures.reading import hundredths, tenths
from cbtpain.measures.severity import severity
from cbtpain.measures.trend import Trend
from cbtpain.records import HIGHEST, ITEMS, LOWEST, PAPER, QUICK_ITEMS, Checkin, OldRating, Quick
from cbtpain.report import fhir_codes as codes
from cbtpain.report.fhir_codes import Code
from cbtpain.report.fhir_parts import Resource, identifier, limits
from cbtpain.report.fhir_parts import quantity as score_of
from cbtpain.report.fhir_sets import Known, Sitting, questionnaires, response, scores_of
from cbtpain.report.json_text import one_line
from cbtpain.report.labels import QUICK_ID, QUICK_VERSION
from cbtpain.words import fhir as words
from cbtpain.words import quick as quick_words

Authored = Mapping[tuple[str, str, int], str]
"""When a revision was given, as an instant in UTC: by the questionnaire's id, the day it is about, its number."""


class Given(NamedTuple):
    """What the bundle is made of: the ratings as they stand, oldest first, what they come to, the milestone sets."""

    checkins: Sequence[Checkin]
    quicks: Sequence[Quick]
    old: Iterable[OldRating]
    trend: Trend
    authored: Authored
    sat: Sequence[Sitting] = ()
    known: Known = Known({})


class Form(NamedTuple):
    """A questionnaire as it leaves: its own name, its code and those of its items and its score."""

    id: str
    version: str
    title: str
    code: Code
    items: dict[str, Code]
    score: Code
    copyright: str
    texts: dict[str, str]

    @property
    def url(self) -> str:
        return f"{codes.HOME}/Questionnaire/{self.id}"


def bundle(participant: str, made_at: str, peg: Instrument, given: Given) -> Iterator[str]:
    """The bundle in pieces, one resource a line. ``made_at`` is an instant in UTC."""
    yield f'{{"resourceType": "Bundle", "type": "collection", "timestamp": {one_line(made_at)}, "entry": ['
    for number, resource in enumerate(resources(participant, peg, given)):
        entry = {"fullUrl": _url(participant, resource["resourceType"], resource["id"]), "resource": resource}
        yield f"{',' if number else ''}\n {one_line(entry)}"
    yield "\n]}\n"


def resources(participant: str, peg: Instrument, given: Given) -> Iterator[Resource]:
    """Patient and questionnaires first, then what refers to them."""
    yield {"resourceType": "Patient", "id": participant}
    forms = peg_form(peg), quick_form()
    yield from map(_questionnaire, forms)
    yield from questionnaires(given.sat, given.known)
    who = {"reference": _url(participant, "Patient", participant)}
    for checkin in given.checkins:
        yield from _answered(participant, who, forms[0], checkin, severity(checkin), given.authored)
    for quick in given.quicks:
        yield from _answered(participant, who, forms[1], quick, day_score(quick), given.authored)
    yield from _sets(participant, who, given)
    for number, rating in enumerate(given.old, 1):
        yield from _old(who, rating, number)
    if given.trend.goal is not None:
        yield _goal(who, given.trend, given.trend.goal)


def _sets(participant: str, who: Resource, given: Given) -> Iterator[Resource]:
    for sitting in given.sat:
        told = response(who, sitting, given.known)
        if told is not None:
            yield told
            yield from scores_of(who, sitting, given.known, _url(participant, "QuestionnaireResponse", told["id"]))


def peg_form(peg: Instrument) -> Form:
    notice = f"{peg.notice} {words.LOINC_NOTICE}"
    texts = {item.id: _worded(item) for item in peg.items}
    return Form(peg.id, peg.version, peg.title, codes.PEG, codes.PEG_ITEMS, codes.PEG_MEAN, notice, texts)


def quick_form() -> Form:
    texts = {item: quick_words.TEXTS[item] for item in QUICK_ITEMS}
    title = codes.QUICK.text
    notice = words.QUICK_NOTICE
    return Form(QUICK_ID, QUICK_VERSION, title, codes.QUICK, codes.QUICK_ITEMS, codes.QUICK_SCORE, notice, texts)


def _worded(item: Item) -> str:
    return f"{item.text} ({item.least} = {item.low}, {item.most} = {item.high})"


def _questionnaire(form: Form) -> Resource:
    ends = limits(LOWEST, HIGHEST)
    return {
        "resourceType": "Questionnaire",
        "id": form.id,
        "url": form.url,
        "version": form.version,
        "title": form.title,
        "status": codes.STATUSES["questionnaire"],
        "subjectType": ["Patient"],
        "copyright": form.copyright,
        "code": [form.code.coding()],
        "item": [
            {"extension": ends, "linkId": item, "code": [code.coding()], "text": form.texts[item], "type": "integer"}
            for item, code in form.items.items()
        ],
    }


def _answered(
    participant: str, who: Resource, form: Form, one: Checkin | Quick, score: Fraction | None, authored: Authored
) -> Iterator[Resource]:
    """The answers, and their score where there is one; the day they are about is that of the score."""
    response = _response(who, form, one, authored)
    yield response
    if score is not None:
        amended = "observation_amended" if one.revision > 1 else "observation"
        yield {
            "resourceType": "Observation",
            "id": f"{response['id']}-score",
            "status": codes.STATUSES[amended],
            "category": [codes.SURVEY.concept()],
            "code": form.score.concept(),
            "subject": who,
            "effectiveDateTime": one.occurred_on.isoformat(),
            "valueQuantity": _quantity(score),
            **_notes(one),
            "derivedFrom": [{"reference": _url(participant, "QuestionnaireResponse", response["id"])}],
        }


def _response(who: Resource, form: Form, one: Checkin | Quick, authored: Authored) -> Resource:
    day = one.occurred_on.isoformat()
    at = authored.get((form.id, day, one.revision))
    items = zip(ITEMS if isinstance(one, Checkin) else QUICK_ITEMS, one.items, strict=True)
    return {
        "resourceType": "QuestionnaireResponse",
        "id": f"{form.id}-{day}",
        "identifier": identifier(f"{form.id}-{day}"),
        "questionnaire": f"{form.url}|{form.version}",
        "status": codes.STATUSES[_state(one)],
        "subject": who,
        **({"authored": at} if at else {}),
        "author": who,
        "item": [
            {"linkId": item, "text": form.texts[item]}
            | ({} if value is None else {"answer": [{"valueInteger": value}]})
            for item, value in items
        ],
    }


def _state(one: Checkin | Quick) -> str:
    if not one.finished:
        return "response_broken_off"
    return "response_amended" if one.revision > 1 else "response"


def _notes(one: Checkin | Quick) -> Resource:
    told = []
    if one.source == PAPER:
        told.append(words.FROM_PAPER)
    elif one.backfilled:
        told.append(words.FILLED_IN.format(days=one.days_back))
    if one.revision > 1:
        told.append(words.EDITED.format(revision=one.revision))
    return {"note": [{"text": text} for text in told]} if told else {}


def _old(who: Resource, rating: OldRating, number: int) -> Iterator[Resource]:
    for item in ITEMS:
        value = getattr(rating, item)
        if value is not None:
            yield {
                "resourceType": "Observation",
                "id": f"imported-{number}-{item}",
                "status": codes.STATUSES["old_rating"],
                "category": [codes.SURVEY.concept()],
                "code": codes.OLD_ITEMS[item].concept(),
                "subject": who,
                "effectiveDateTime": rating.occurred_on.isoformat(),
                "valueQuantity": _quantity(Fraction(value, 100)),
                "note": [{"text": words.OLD}],
            }


def _goal(who: Resource, trend: Trend, line: Fraction) -> Resource:
    assert trend.baseline is not None
    sustained = trend.history.state is GoalState.SUSTAINED
    return {
        "resourceType": "Goal",
        "id": "thirty-percent-line",
        "lifecycleStatus": codes.STATUSES["goal"],
        "achievementStatus": (codes.SUSTAINED if sustained else codes.IN_PROGRESS).concept(),
        "description": {"text": words.GOAL.format(value=tenths(line))},
        "subject": who,
        "startDate": trend.baseline.day_zero.isoformat(),
        "target": [{"measure": codes.PEG_MEAN.concept(), "detailQuantity": _quantity(line) | {"comparator": "<="}}],
    }


def _quantity(value: Fraction) -> Resource:
    return score_of(hundredths(value))


def _url(participant: str, kind: str, id_: str) -> str:
    """The same thing has the same name in every bundle of that person."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{codes.HOME}/{participant}/{kind}/{id_}')}"
