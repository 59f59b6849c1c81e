"""The table of flares as SQLModel knows it."""

from sqlalchemy import CheckConstraint, Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


def _count(column: str, limits: str, name: str) -> CheckConstraint:
    return CheckConstraint(f"typeof({column}) = 'integer' AND {column} {limits}", name=name)


def _later_day(column: str, name: str) -> CheckConstraint:
    day = f"({column} IS date({column}, '+0 days') AND {column} >= begun_on)"
    return CheckConstraint(f"{column} IS NULL OR {day}", name=name)


class FlareRow(SQLModel, table=True):
    """One revision of a flare; the highest of its ``number`` counts, where ``counts`` is 1."""

    __tablename__ = "flare"
    __table_args__ = (
        _count("number", ">= 1", "flare_number_is_from_1"),
        _count("revision", ">= 1", "flare_revision_is_from_1"),
        CheckConstraint("begun_on IS date(begun_on, '+0 days')", name="begun_on_is_a_day"),
        _later_day("until_on", "until_on_is_a_day"),
        _later_day("ended_on", "flare_ended_on_is_a_day"),
        _count("counts", "IN (0, 1)", "counts_is_yes_or_no"),
        _count("offset_min", "BETWEEN -1440 AND 1440", "flare_offset_is_within_a_day"),
        UniqueConstraint("number", "revision", name="one_flare_a_revision"),
    )

    id: int | None = Field(default=None, primary_key=True)
    number: int
    revision: int
    begun_on: str = Field(sa_column=Column(Text, nullable=False))
    until_on: str | None = Field(sa_column=Column(Text))
    ended_on: str | None = Field(sa_column=Column(Text))
    counts: int
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))
