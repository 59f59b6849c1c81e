"""Reading what stands on the page for the doctor beside the weekly ratings: daily ones, the change, mood."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from cbtpain.cli.services import Services
from cbtpain.course.instrument_packs import instruments
from cbtpain.measures.mood import MoodScores, mood_scores
from cbtpain.measures.quick import days_of
from cbtpain.paths import content
from cbtpain.play.sheet import PAGE, PHQ_4, YES
from cbtpain.records import Assessed, Assessment
from cbtpain.report.more import More
from cbtpain.store.fast_assessments import assessed, assessments
from cbtpain.store.fast_quick import reading_quick

DAILY, CHANGE, MOOD = "daily", "change", "mood"
_PGIC, _CHANGE = "pgic", "change"

Sets = Sequence[tuple[Assessment, Sequence[Assessed]]]


def more_of(services: Services, parts: Collection[str], left_out: Collection[str], since: date) -> More:
    """From that day on; mood where it was asked for, or where the person has put it there. Raises ``StoreFault``."""
    sets = [(one, assessed(services.home, one)) for one in assessments(services.home) if one.begun_on >= since]
    with reading_quick(services.home) as diary:
        quicks = diary.between(since, date.max) if DAILY in parts else []
    return More(
        days=days_of(quicks),
        change=_change(services, sets) if CHANGE in parts else None,
        mood=() if MOOD in left_out else _mood(sets, every=MOOD in parts),
        has_mood=bool(_mood(sets, every=True)),
    )


def _change(services: Services, sets: Sets) -> tuple[date, str] | None:
    """The latest answer to the PGIC, in the words it was chosen by."""
    given = [(one.begun_on, value) for one, answers in sets if (value := _values(answers, _PGIC).get(_CHANGE))]
    if not given:
        return None
    on, value = given[-1]
    choices = instruments(content(), services.home).by_id[_PGIC].items[0].choices
    said = next((choice.text for choice in choices if choice.value == value), None)
    return None if said is None else (on, said)


def _mood(sets: Sets, *, every: bool) -> list[tuple[date, MoodScores]]:
    found = []
    for one, answers in sets:
        values = _values(answers, PHQ_4)
        scores = mood_scores(values)
        if scores is not None and (every or values.get(PAGE) == YES):
            found.append((one.begun_on, scores))
    return found


def _values(answers: Iterable[Assessed], instrument: str) -> dict[str, int | None]:
    return {one.item: one.value for one in answers if one.instrument == instrument}
