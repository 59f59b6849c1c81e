"""The format of a course's files, as pydantic models: what ``content check`` holds files to.

Scalars come as text (``course.source``), so flags and whole numbers are typed here. The
program itself plays the plain mappings; importing this costs about 0.15 s.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)

from cbtpain.words import files as words


def _flag(value: object) -> object:
    if value not in ("true", "false", True, False):
        raise ValueError(words.NOT_A_FLAG)
    return value in ("true", True)


def _whole(value: object) -> object:
    if isinstance(value, str) and value.isascii() and value.isdecimal():
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(words.NOT_A_NUMBER)


def _not_reserved(value: str) -> str:
    if value in ("again", "own"):
        raise ValueError(words.RESERVED)
    return value


def _not_own(value: str) -> str:
    if value == "own":
        raise ValueError(words.RESERVED)
    return value


Flag = Annotated[bool, BeforeValidator(_flag)]
Whole = Annotated[int, BeforeValidator(_whole)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,31}$"), AfterValidator(_not_reserved)]
OptionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,31}$"), AfterValidator(_not_own)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
# An editor reads the version as a number.
Format = Annotated[Literal["1"], WithJsonSchema({"const": 1, "description": "The version of this format."})]


class Part(BaseModel):
    """Every part of a file: unknown keys are refused, and nothing is changed once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Looking(Part):
    """What a condition compares, exactly one way."""

    equals: str | None = None
    within: list[str] | None = Field(None, alias="in", min_length=1)
    includes: str | None = None
    over: Whole | None = None
    under: Whole | None = None
    answered: Flag | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        told = (self.equals, self.within, self.includes, self.over, self.under, self.answered)
        if sum(value is not None for value in told) != 1:
            raise ValueError(words.ONE_COMPARISON)
        return self


class StepCondition(Looking):
    step: Text


class FieldCondition(Looking):
    field: Text


class FactCondition(Looking):
    fact: Text


class AllCondition(Part):
    all: list["Condition"] = Field(min_length=1)


class AnyCondition(Part):
    any: list["Condition"] = Field(min_length=1)


class NotCondition(Part):
    negated: "Condition" = Field(alias="not")


def _kind_of_condition(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return next((key for key in ("step", "field", "fact", "all", "any", "not") if key in value), None)
    return None


Condition = Annotated[
    Annotated[StepCondition, Tag("step")]
    | Annotated[FieldCondition, Tag("field")]
    | Annotated[FactCondition, Tag("fact")]
    | Annotated[AllCondition, Tag("all")]
    | Annotated[AnyCondition, Tag("any")]
    | Annotated[NotCondition, Tag("not")],
    Discriminator(_kind_of_condition, custom_error_type="condition", custom_error_message=words.NOT_A_CONDITION),
]


class OptionPart(Part):
    """One entry of a list."""

    id: OptionId
    text: Text
    said: Text | None = None
    reply: Text | None = None
    right: Flag = False
    go: Id | None = None
    does: Literal["help-now", "signs", "pause"] | None = None
    kept: OptionId | None = Field(None, alias="as")
    zero: Flag = False
    when: Condition | None = None
    belongs_to: list[OptionId] = Field(
        [], alias="for", description="Options of the step the list is ordered by: chosen there, this one comes first."
    )


Options = Annotated[list[OptionPart], Field(min_length=1)]
OrderBy = Annotated[
    Text | None, Field(description="An earlier choice, step or session/step; what is for it stands first in the list.")
]


class Step(Part):
    """What every step may have."""

    id: Id
    core: Flag = False
    title: Text | None = None
    help: Text | None = None
    when: Condition | None = None
    go: Id | None = None
    sources: list[Text] = []
    safety: Flag = Field(False, description="A safety screen: it is not counted in the session's budget.")


class Reading(Step):
    kind: Literal["reading"]
    text: Text


class Story(Step):
    kind: Literal["story"]
    text: Text
    who: Text | None = None


class Choose(Step):
    kind: Literal["choose"]
    text: Text
    options: Options
    order_by: OrderBy = None
    own_words: Flag = False


class ChooseMany(Step):
    kind: Literal["choose-many"]
    text: Text
    options: Options
    order_by: OrderBy = None
    most: Whole | None = None
    none: Text | None = None
    own_words: Flag = False


class Scale(Step):
    kind: Literal["scale"]
    text: Text
    low: Text
    high: Text


class ShortText(Step):
    kind: Literal["short-text"]
    text: Text


class LongText(Step):
    kind: Literal["long-text"]
    text: Text


class Quiz(Step):
    kind: Literal["quiz"]
    text: Text
    options: Annotated[list[OptionPart], Field(min_length=2)]

    @model_validator(mode="after")
    def _feedback_to_each(self) -> Self:
        if sum(option.right for option in self.options) != 1:
            raise ValueError(words.ONE_RIGHT)
        if any(option.reply is None for option in self.options):
            raise ValueError(words.REPLY_TO_EACH)
        return self


class ExerciseStep(Step):
    kind: Literal["exercise"]
    exercise: Id
    text: Text | None = None
    version: Id = "full"
    short: Id = "short"


class Labels(Part):
    better: Text | None = None
    same: Text | None = None
    worse: Text | None = None


class Notice(Step):
    kind: Literal["notice"]
    of: Id
    text: Text | None = None
    better: Text
    same: Text
    worse: Text
    labels: Labels | None = None


class WorksheetStep(Step):
    kind: Literal["worksheet"]
    worksheet: Id
    text: Text | None = None
    fields: list[Id] | None = Field(None, min_length=1)


class Barrier(Step):
    kind: Literal["barrier"]
    text: Text | None = None


class Plan(Step):
    kind: Literal["plan"]
    text: Text | None = None
    what: Options | None = None
    often: Whole | None = None


class Review(Step):
    kind: Literal["review"]
    of: Id
    skill: Id | None = Field(None, description="The skill whose days are counted.")
    text: Text
    none: Text
    some: Text
    most: Text
    worse: Text
    unplanned: Text | None = None


class Checkin(Step):
    kind: Literal["checkin"]
    text: Text | None = None


class Close(Step):
    kind: Literal["close"]
    text: Text


AnyStep = Annotated[
    Reading
    | Story
    | Choose
    | ChooseMany
    | Scale
    | ShortText
    | LongText
    | Quiz
    | ExerciseStep
    | Notice
    | WorksheetStep
    | Barrier
    | Plan
    | Review
    | Checkin
    | Close,
    Field(discriminator="kind"),
]


class HomePart(Part):
    """One home practice of the week: minutes each time (0 for what rides on a cue), times a week."""

    skill: Id
    minutes: Annotated[Whole, Field(le=60)]
    times: Annotated[Whole, Field(ge=1, le=50)]


class SessionFile(Part):
    """A session: its steps, in order."""

    format_version: Format
    id: Id
    title: Text
    message: Text
    skill: Id | None = None
    home: list[HomePart] = []
    retired: list[Id] = Field([], description="Ids of steps that were taken out; they are never used again.")
    steps: list[AnyStep] = Field(min_length=1)


class CourseFile(Part):
    """A course: its sessions, in order."""

    format_version: Format
    id: Id
    title: Text
    standard: Literal["clinical-1"] | None = Field(None, description="The rules the course holds itself to.")
    sessions: list[Id] = Field(min_length=1)
    skills: dict[Id, Text] = Field(default={}, description="How each skill is called inside a sentence.")


class FieldPart(Part):
    """One field of a worksheet, or one choice of an exercise."""

    id: Id
    type: Literal["pick", "picks", "scale", "number", "date", "line", "lines", "show"]
    text: Text
    help: Text | None = None
    core: Flag = True
    options: Options | None = None
    order_by: OrderBy = None
    own_words: Flag = False
    none: Text | None = None
    least: Whole | None = None
    most: Whole | None = None
    default: Whole | None = None
    low: Text | None = None
    high: Text | None = None
    when: Condition | None = None
    sources: list[Text] = []

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Self:
        needed = {"pick": ("options",), "picks": ("options",), "scale": ("low", "high"), "number": ("least", "most")}
        lacking = [name for name in needed.get(self.type, ()) if getattr(self, name) is None]
        if lacking:
            raise ValueError(words.TYPE_NEEDS.format(type=self.type, keys=", ".join(lacking)))
        return self


class Repeat(Part):
    least: Whole
    most: Annotated[Whole, Field(ge=1, le=10)]
    text: Text


class SheetPractice(Part):
    """The skill that is practised by filling it in: once, where ``counts_with`` is answered; rated 0 to 10."""

    skill: Id
    counts_with: Id
    before: Id | None = None
    after: Id | None = None


class WorksheetFile(Part):
    """A worksheet: typed fields."""

    format_version: Format
    id: Id
    title: Text
    measure: Id | None = Field(None, description="The one thing that is rated, where the worksheet is a do-now.")
    practice: SheetPractice | None = None
    fields: list[FieldPart] = Field(min_length=1)
    repeat: Repeat | None = None


class PhasePart(Part):
    seconds: Annotated[Whole, Field(ge=1, le=3600)]
    text: Text
    say: Text | None = None
    when: Condition | None = None


class VersionPart(Part):
    id: Id
    title: Text
    places: list[Literal["seated", "bed", "standing"]] = Field(
        [], description="Where it may be done, for somebody who asks for a place; where it is empty, anywhere."
    )
    phases: list[PhasePart] = Field(min_length=1)


class Measure(Part):
    """The one rating of an exercise: 0 to 10 with ``low`` and ``high``, or a choice with ``options``."""

    id: Id
    text: Text
    after: Text | None = None
    help: Text | None = None
    before: Flag = True
    low: Text | None = None
    high: Text | None = None
    options: Options | None = None

    @model_validator(mode="after")
    def _is_a_scale_or_a_choice(self) -> Self:
        if (self.options is None) == (self.low is None or self.high is None):
            raise ValueError(words.SCALE_OR_CHOICE)
        return self


class NoticeWords(Part):
    """What is said to better, same and worse after a practice of its own, outside the sessions."""

    better: Text
    same: Text
    worse: Text
    usual: Flag = Field(False, description="After worse, ask whether it is the usual pain; else show the signs.")


class ExerciseFile(Part):
    """A guided exercise: choices, versions, phases with words and seconds."""

    format_version: Format
    id: Id
    title: Text
    measure: Measure
    care: Text
    moves: Flag = Field(False, description="Left out, outside the sessions, until moving was asked for and is safe.")
    choices: list[FieldPart] = []
    versions: list[VersionPart] = Field(min_length=1)
    notice: NoticeWords | None = None
    sources: list[Text] = []


KINDS: dict[str, type[Part]] = {
    "session": SessionFile,
    "course": CourseFile,
    "exercise": ExerciseFile,
    "worksheet": WorksheetFile,
}
