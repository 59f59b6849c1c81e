"""The activity-rest timer as SQLModel knows it; ``store.tables`` shows it."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


def _from(column: str, least: int, name: str) -> CheckConstraint:
    return CheckConstraint(f"typeof({column}) = 'integer' AND {column} >= {least}", name=name)


class PaceRow(SQLModel, table=True):
    """One timer as it was planned; ``cycles`` is NULL where it runs until it is stopped."""

    __tablename__ = "pace"
    __table_args__ = (
        CheckConstraint("begun_on IS date(begun_on, '+0 days')", name="begun_on_is_a_day"),
        CheckConstraint(
            "typeof(activity_min) = 'integer' AND activity_min BETWEEN 1 AND 180", name="activity_is_1_to_180"
        ),
        CheckConstraint("typeof(rest_min) = 'integer' AND rest_min BETWEEN 0 AND 180", name="rest_is_0_to_180"),
        CheckConstraint(
            "cycles IS NULL OR (typeof(cycles) = 'integer' AND cycles BETWEEN 1 AND 50)", name="cycles_are_1_to_50"
        ),
        CheckConstraint("how IN ('here', 'background', 'told')", name="how_is_known"),
        CheckConstraint(
            "typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440", name="pace_offset_is_within_a_day"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    course: str = Field(sa_column=Column(Text, nullable=False))
    begun_on: str = Field(sa_column=Column(Text, nullable=False))
    activity_min: int
    rest_min: int
    cycles: int | None
    activity: str = Field(sa_column=Column(Text, nullable=False))
    how: str = Field(sa_column=Column(Text, nullable=False))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))


class PaceMarkRow(SQLModel, table=True):
    """How far a timer had come, in seconds really spent; the one with the highest number counts."""

    __tablename__ = "pace_mark"
    __table_args__ = (
        _from("number", 1, "pace_mark_number_is_from_1"),
        CheckConstraint("state IN ('going', 'paused', 'done', 'stopped', 'lost')", name="pace_state_is_known"),
        CheckConstraint("phase IN ('activity', 'rest')", name="phase_is_known"),
        _from("cycle", 1, "cycle_is_from_1"),
        _from("phase_s", 0, "phase_s_is_not_negative"),
        _from("active_s", 0, "active_s_is_not_negative"),
        _from("rest_s", 0, "rest_s_is_not_negative"),
        _from("whole", 0, "whole_is_not_negative"),
        UniqueConstraint("pace_id", "number", name="one_mark_a_number"),
    )

    id: int | None = Field(default=None, primary_key=True)
    pace_id: int = Field(sa_column=Column(Integer, ForeignKey("pace.id"), nullable=False))
    number: int
    state: str = Field(sa_column=Column(Text, nullable=False))
    phase: str = Field(sa_column=Column(Text, nullable=False))
    cycle: int
    phase_s: int
    active_s: int
    rest_s: int
    whole: int
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
