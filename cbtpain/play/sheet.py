"""A milestone set as a frozen state: which questions there are, which is open, what was given.

A position of ``play.drive``. A question may rest on another (a name, a yes): it is put
where that one was answered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cbtpain.course.instrument import Instrument, Item
from cbtpain.course.prompt import Form, Option, Prompt
from cbtpain.records import HIGHEST, ITEMS, LOWEST

Given = int | str | None
"""A whole number, a person's own words, or None: skipped."""

ACTIVITIES, PHQ_4 = "own-activities", "phq-4"
FIRST = ("own-items", ACTIVITIES, "nhis-pain", "pgic")
"""The order of what came with the program; packs follow, and the PHQ-4 is last, with its words after it."""
NAME, RATING, CONSENT, PAGE = "name", "rating", "consent", "page"
YES, NO = 1, 0
PEG_ITEMS = len(ITEMS)


@dataclass(frozen=True, slots=True)
class Question:
    """One item as it is put. ``item`` is the id it is kept under; ``counts``: it is one of the set's questions.

    ``named`` is what an earlier set called the activity that this one rates; it is kept here once more.
    """

    instrument: Instrument
    item: str
    prompt: Prompt
    stem: str = ""
    needs: str = ""
    named: str = ""
    counts: bool = True

    @property
    def key(self) -> str:
        return key_of(self.instrument.id, self.item)


@dataclass(frozen=True, slots=True)
class Sheet:
    """``answers`` are by ``instrument/item``; ``at`` is the open question among those that are shown."""

    questions: tuple[Question, ...]
    answers: Mapping[str, Given]
    at: int = 0
    changed: str = ""

    @property
    def shown(self) -> list[Question]:
        return [one for one in self.questions if not one.needs or self.answers.get(one.needs)]

    @property
    def done(self) -> bool:
        return self.at >= len(self.shown)

    @property
    def question(self) -> Question:
        return self.shown[self.at]

    @property
    def is_first(self) -> bool:
        return self.at == 0

    @property
    def given_here(self) -> bool:
        return not self.done and self.question.key in self.answers

    @property
    def place(self) -> tuple[int, int]:
        """Which of the set's questions is open, and how many there are: the PEG's, and those still possible."""
        possible = (one for one in self.questions if self.answers.get(one.needs, True))
        before = sum(one.counts for one in self.shown[: self.at])
        return PEG_ITEMS + before + 1, PEG_ITEMS + sum(one.counts for one in possible)

    def accept(self, value: Given) -> "Sheet":
        """Answer the open question (None: skip it) and go on to the next."""
        key = self.question.key
        return replace(self, answers={**self.answers, key: value}, at=self.at + 1, changed=key)

    def skip(self) -> "Sheet":
        return self.accept(None)

    def keep(self) -> "Sheet":
        """Leave the open question as it was answered before and go on."""
        return replace(self, at=self.at + 1, changed="")

    def back(self) -> "Sheet":
        """Open the question before; at the first one, stay."""
        return replace(self, at=max(self.at - 1, 0), changed="")


def key_of(instrument: str, item: str) -> str:
    return f"{instrument}/{item}"


def resume(questions: Sequence[Question], answers: Mapping[str, Given]) -> Sheet:
    """Go on at the first question that was not put."""
    sheet = Sheet(tuple(questions), dict(answers))
    at = next((at for at, one in enumerate(sheet.shown) if one.key not in answers), len(sheet.shown))
    return replace(sheet, at=at)


def questions_of(
    by_id: Mapping[str, Instrument], packs: Sequence[str], month: int | None, named: Sequence[str], texts: Prompt
) -> list[Question]:
    """The set of a month, without the PEG, which is the check-in of its day.

    ``named`` are the activities of an earlier set; ``texts`` asks whether to put the PHQ-4. A set
    outside any window is that of month 3: everything, the change since the start with it.
    """
    wanted = 3 if month is None else month
    order = [*FIRST, *(one for one in packs if one not in FIRST), PHQ_4]
    found: list[Question] = []
    for id_ in order:
        instrument = by_id[id_]
        if wanted not in instrument.schedule:
            continue
        if id_ == ACTIVITIES:
            found += _activities(instrument, named)
        elif id_ == PHQ_4:
            found += _announced(instrument, texts)
        else:
            found += [_question(instrument, item) for item in instrument.items]
    return found


def _activities(instrument: Instrument, named: Sequence[str]) -> Iterator[Question]:
    name, rating = ({item.id: item for item in instrument.items}[id_] for id_ in (NAME, RATING))
    for number in range(1, instrument.repeat + 1):
        earlier = named[number - 1] if number <= len(named) else ""
        of_it = f"{NAME}-{number}"
        if not earlier:
            before = key_of(instrument.id, f"{NAME}-{number - 1}") if number > len(named) + 1 else ""
            yield _question(instrument, name, of_it, needs=before, counts=False)
        needs = "" if earlier else key_of(instrument.id, of_it)
        yield _question(instrument, rating, f"{RATING}-{number}", needs=needs, named=earlier, counts=False)


def _announced(instrument: Instrument, asks: Prompt) -> Iterator[Question]:
    consent = Question(instrument, CONSENT, asks, counts=False)
    yield consent
    for item in instrument.items:
        yield _question(instrument, item, needs=consent.key)


def _question(
    instrument: Instrument, item: Item, kept: str = "", *, needs: str = "", named: str = "", counts: bool = True
) -> Question:
    needs = needs or (key_of(instrument.id, item.needs) if item.needs and not kept else "")
    return Question(instrument, kept or item.id, _prompt(instrument, item), instrument.stem, needs, named, counts)


def _prompt(instrument: Instrument, item: Item) -> Prompt:
    return Prompt(
        id=item.id,
        step=instrument.id,
        form=_form(item),
        text=item.text,
        help=item.help,
        options=tuple(Option(str(one.value), one.text, str(one.value), one.text) for one in item.choices),
        low=item.low,
        high=item.high,
        least=item.least,
        most=item.most,
    )


def _form(item: Item) -> Form:
    if item.form == "line":
        return Form.LINE
    if item.choices:
        return Form.PICK
    return Form.SCALE if (item.least, item.most) == (LOWEST, HIGHEST) else Form.NUMBER


def taken(question: Question, value: object) -> Given:
    """What is kept of what ``play.parse`` made of an answer: an empty line is a skip, a choice its number."""
    if question.prompt.form is Form.PICK:
        return int(str(value))
    return (value or None) if isinstance(value, str) else value if isinstance(value, int) else None
