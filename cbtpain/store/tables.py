"""The diary's tables as SQLModel knows them.

The migrations write the same tables by hand, so that an old diary can always walk
up; a test holds the two equal. Constraints stand in the schema because a SQLModel
table class does not validate what it is given.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from cbtpain.records import ITEMS, QUICK_ITEMS
from cbtpain.store.flare_models import FlareRow as FlareRow
from cbtpain.store.imported_models import ImportedFileRow as ImportedFileRow
from cbtpain.store.imported_models import ImportedRow as ImportedRow
from cbtpain.store.pace_models import PaceMarkRow as PaceMarkRow
from cbtpain.store.pace_models import PaceRow as PaceRow


def _rating(item: str) -> CheckConstraint:
    whole = f"{item} IS NULL OR (typeof({item}) = 'integer' AND {item} BETWEEN 0 AND 10)"
    return CheckConstraint(whole, name=f"{item}_is_0_to_10")


def _count(column: str, limits: str, name: str) -> CheckConstraint:
    """SQLite compares a text as larger than any number, so the type is asked for first."""
    return CheckConstraint(f"typeof({column}) = 'integer' AND {column} {limits}", name=name)


def _day(column: str) -> CheckConstraint:
    """IS, not =: date() of what is no day is NULL, and a CHECK lets NULL pass.

    '+0 days': without it SQLite takes a 31 February as it stands.
    """
    return CheckConstraint(f"{column} IS date({column}, '+0 days')", name=f"{column}_is_a_day")


class CheckinRow(SQLModel, table=True):
    """One revision of the weekly PEG of one local date."""

    __tablename__ = "checkin"
    __table_args__ = (
        *(_rating(item) for item in ITEMS),
        # A later revision may take back all that an earlier one said.
        CheckConstraint(
            "revision > 1 OR pain IS NOT NULL OR enjoyment IS NOT NULL OR activity IS NOT NULL", name="says_something"
        ),
        _count("asked", "BETWEEN 1 AND 3", "asked_is_1_to_3"),
        _count("revision", ">= 1", "revision_is_from_1"),
        CheckConstraint("source IN ('self', 'paper')", name="source_is_known"),
        _count("days_back", ">= 0", "days_back_is_not_negative"),
        _day("occurred_on"),
        _count("offset_min", "BETWEEN -1440 AND 1440", "offset_is_within_a_day"),
        UniqueConstraint("occurred_on", "revision", name="one_row_a_revision"),
    )

    id: int | None = Field(default=None, primary_key=True)
    occurred_on: str = Field(sa_column=Column(Text, nullable=False))
    revision: int
    pain: int | None
    enjoyment: int | None
    activity: int | None
    asked: int
    source: str = Field(sa_column=Column(Text, nullable=False))
    days_back: int
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))


class NoteRow(SQLModel, table=True):
    """Words the person added to a check-in."""

    __tablename__ = "note"
    __table_args__ = (CheckConstraint("length(text) > 0", name="note_is_not_empty"),)

    id: int | None = Field(default=None, primary_key=True)
    checkin_id: int = Field(sa_column=Column(Integer, ForeignKey("checkin.id"), nullable=False, index=True))
    text: str = Field(sa_column=Column(Text, nullable=False))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))


class QuickRow(SQLModel, table=True):
    """One revision of the quick check-in of one local date."""

    __tablename__ = "quick"
    __table_args__ = (
        *(_rating(item) for item in QUICK_ITEMS),
        CheckConstraint("revision > 1 OR pain IS NOT NULL OR trouble IS NOT NULL", name="quick_says_something"),
        _count("asked", "BETWEEN 1 AND 2", "quick_asked_is_1_to_2"),
        _count("revision", ">= 1", "quick_revision_is_from_1"),
        CheckConstraint("source IN ('self', 'paper')", name="quick_source_is_known"),
        _count("days_back", ">= 0", "quick_days_back_is_not_negative"),
        _count("flare", "IN (0, 1)", "quick_flare_is_yes_or_no"),
        _day("occurred_on"),
        _count("offset_min", "BETWEEN -1440 AND 1440", "quick_offset_is_within_a_day"),
        UniqueConstraint("occurred_on", "revision", name="one_quick_a_revision"),
    )

    id: int | None = Field(default=None, primary_key=True)
    occurred_on: str = Field(sa_column=Column(Text, nullable=False))
    revision: int
    pain: int | None
    trouble: int | None
    asked: int
    source: str = Field(sa_column=Column(Text, nullable=False))
    days_back: int
    flare: int
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))


class QuickNoteRow(SQLModel, table=True):
    """Words the person added to a quick check-in."""

    __tablename__ = "quick_note"
    __table_args__ = (CheckConstraint("length(text) > 0", name="quick_note_is_not_empty"),)

    id: int | None = Field(default=None, primary_key=True)
    quick_id: int = Field(sa_column=Column(Integer, ForeignKey("quick.id"), nullable=False, index=True))
    text: str = Field(sa_column=Column(Text, nullable=False))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))


class EpisodeRow(SQLModel, table=True):
    """A start that was set anew, or (without a day) taken back to that of all ratings; the latest counts."""

    __tablename__ = "episode"
    __table_args__ = (
        CheckConstraint("begins_on IS NULL OR begins_on IS date(begins_on, '+0 days')", name="begins_on_is_a_day"),
        _count("offset_min", "BETWEEN -1440 AND 1440", "episode_offset_is_within_a_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    begins_on: str | None = Field(sa_column=Column(Text))
    reason: str = Field(sa_column=Column(Text, nullable=False))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))


class RunRow(SQLModel, table=True):
    """One walk through a session."""

    __tablename__ = "run"
    __table_args__ = (
        _count("number", ">= 1", "number_is_from_1"),
        _count("sessions", ">= number", "number_is_within"),
        _count("short", "IN (0, 1)", "short_is_yes_or_no"),
        _day("begun_on"),
        CheckConstraint("state IN ('open', 'done', 'dropped')", name="state_is_known"),
        CheckConstraint("ended_on IS NULL OR ended_on IS date(ended_on, '+0 days')", name="ended_on_is_a_day"),
        CheckConstraint("(state = 'open') = (ended_on IS NULL)", name="an_end_has_a_day"),
        _count("offset_min", "BETWEEN -1440 AND 1440", "run_offset_is_within_a_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    course: str = Field(sa_column=Column(Text, nullable=False, index=True))
    session: str = Field(sa_column=Column(Text, nullable=False))
    number: int
    sessions: int
    digest: str = Field(sa_column=Column(Text, nullable=False))
    short: int
    begun_on: str = Field(sa_column=Column(Text, nullable=False))
    state: str = Field(sa_column=Column(Text, nullable=False))
    ended_on: str | None = Field(sa_column=Column(Text))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))


class AnswerRow(SQLModel, table=True):
    """One revision of the answer to one prompt of a run; ``value`` is JSON, NULL where it was skipped."""

    __tablename__ = "answer"
    __table_args__ = (
        CheckConstraint("length(prompt) > 0", name="prompt_is_named"),
        _count("revision", ">= 1", "answer_revision_is_from_1"),
        _count("round", "IN (1, 2)", "round_is_1_or_2"),
        UniqueConstraint("run_id", "prompt", "revision", name="one_answer_a_revision"),
    )

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(sa_column=Column(Integer, ForeignKey("run.id"), nullable=False))
    prompt: str = Field(sa_column=Column(Text, nullable=False))
    revision: int
    round: int
    value: str | None = Field(sa_column=Column(Text))
    said: str = Field(sa_column=Column(Text, nullable=False))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))


class PracticeRow(SQLModel, table=True):
    """One revision of a practice; the highest of its ``ref`` counts, and 0 times takes it back."""

    __tablename__ = "practice"
    __table_args__ = (
        CheckConstraint("length(skill) > 0", name="skill_is_named"),
        CheckConstraint("length(ref) > 0", name="ref_is_named"),
        _count("revision", ">= 1", "practice_revision_is_from_1"),
        _day("occurred_on"),
        _count("times", ">= 0", "times_is_not_negative"),
        _rating("before"),
        _rating("after"),
        CheckConstraint("done IS NULL OR done IN ('yes', 'part', 'no')", name="done_is_known"),
        CheckConstraint("felt IS NULL OR felt IN ('better', 'same', 'worse')", name="felt_is_known"),
        CheckConstraint("source IN ('session', 'review', 'practice')", name="practice_source_is_known"),
        _count("offset_min", "BETWEEN -1440 AND 1440", "practice_offset_is_within_a_day"),
        UniqueConstraint("course", "ref", "revision", name="one_practice_a_revision"),
    )

    id: int | None = Field(default=None, primary_key=True)
    course: str = Field(sa_column=Column(Text, nullable=False))
    ref: str = Field(sa_column=Column(Text, nullable=False))
    revision: int
    occurred_on: str = Field(sa_column=Column(Text, nullable=False))
    skill: str = Field(sa_column=Column(Text, nullable=False))
    times: int
    measure: str = Field(sa_column=Column(Text, nullable=False))
    before: int | None
    after: int | None
    done: str | None = Field(sa_column=Column(Text))
    felt: str | None = Field(sa_column=Column(Text))
    source: str = Field(sa_column=Column(Text, nullable=False))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))


class AssessmentRow(SQLModel, table=True):
    """One milestone set; ``month`` is NULL for one that was asked for outside a window."""

    __tablename__ = "assessment"
    __table_args__ = (
        CheckConstraint(
            "month IS NULL OR (typeof(month) = 'integer' AND month IN (0, 3, 6, 12))", name="month_is_known"
        ),
        _day("begun_on"),
        CheckConstraint("state IN ('open', 'given', 'done')", name="assessment_state_is_known"),
        CheckConstraint(
            "ended_on IS NULL OR ended_on IS date(ended_on, '+0 days')", name="assessment_ended_on_is_a_day"
        ),
        CheckConstraint("(state = 'open') = (ended_on IS NULL)", name="an_assessment_s_end_has_a_day"),
        _count("offset_min", "BETWEEN -1440 AND 1440", "assessment_offset_is_within_a_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    month: int | None
    begun_on: str = Field(sa_column=Column(Text, nullable=False))
    state: str = Field(sa_column=Column(Text, nullable=False))
    ended_on: str | None = Field(sa_column=Column(Text))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))


class AssessmentAnswerRow(SQLModel, table=True):
    """One revision of the answer to one item, with the wording it was given to; neither number nor words: skipped."""

    __tablename__ = "assessment_answer"
    __table_args__ = (
        CheckConstraint("length(instrument) > 0", name="instrument_is_named"),
        CheckConstraint("length(wording) = 64", name="wording_is_a_digest"),
        CheckConstraint("length(item) > 0", name="item_is_named"),
        _count("revision", ">= 1", "assessment_revision_is_from_1"),
        CheckConstraint(
            "value IS NULL OR (typeof(value) = 'integer' AND value BETWEEN 0 AND 9999)", name="value_is_a_count"
        ),
        CheckConstraint("value IS NULL OR words IS NULL", name="a_number_or_words"),
        _day("occurred_on"),
        _count("offset_min", "BETWEEN -1440 AND 1440", "item_offset_is_within_a_day"),
        UniqueConstraint("assessment_id", "instrument", "item", "revision", name="one_item_a_revision"),
    )

    id: int | None = Field(default=None, primary_key=True)
    assessment_id: int = Field(sa_column=Column(Integer, ForeignKey("assessment.id"), nullable=False))
    instrument: str = Field(sa_column=Column(Text, nullable=False))
    version: str = Field(sa_column=Column(Text, nullable=False))
    wording: str = Field(sa_column=Column(Text, nullable=False))
    item: str = Field(sa_column=Column(Text, nullable=False))
    revision: int
    value: int | None
    words: str | None = Field(sa_column=Column(Text))
    occurred_on: str = Field(sa_column=Column(Text, nullable=False))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))
