"""The diary's tables as SQLModel knows them.

The migrations write the same tables by hand, so that an old diary can always walk
up; a test holds the two equal. Constraints stand in the schema because a SQLModel
table class does not validate what it is given.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from cbtpain.records import ITEMS


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
