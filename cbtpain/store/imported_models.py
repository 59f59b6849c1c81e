"""Old ratings that were brought in from a file, as SQLModel knows them; ``store.tables`` shows them."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from cbtpain.records import ITEMS


def _hundredths(item: str) -> CheckConstraint:
    whole = f"{item} IS NULL OR (typeof({item}) = 'integer' AND {item} BETWEEN 0 AND 1000)"
    return CheckConstraint(whole, name=f"imported_{item}_is_in_hundredths")


class ImportedFileRow(SQLModel, table=True):
    """A file of old ratings, known by its SHA-256, so that it is taken once."""

    __tablename__ = "imported_file"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="imported_digest_is_one"),
        CheckConstraint(
            "typeof(offset_min) = 'integer' AND offset_min BETWEEN -1440 AND 1440",
            name="imported_offset_is_within_a_day",
        ),
        UniqueConstraint("digest", name="one_import_a_file"),
    )

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(sa_column=Column(Text, nullable=False))
    at_utc: str = Field(sa_column=Column(Text, nullable=False))
    offset_min: int
    zone: str | None = Field(sa_column=Column(Text))


class ImportedRow(SQLModel, table=True):
    """One line of such a file; ratings are in hundredths."""

    __tablename__ = "imported"
    __table_args__ = (
        CheckConstraint("typeof(line) = 'integer' AND line >= 1", name="line_is_from_1"),
        CheckConstraint("occurred_on IS date(occurred_on, '+0 days')", name="occurred_on_is_a_day"),
        *(_hundredths(item) for item in ITEMS),
        CheckConstraint(
            "pain IS NOT NULL OR enjoyment IS NOT NULL OR activity IS NOT NULL", name="imported_says_something"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    file_id: int = Field(sa_column=Column(Integer, ForeignKey("imported_file.id"), nullable=False))
    line: int
    occurred_on: str = Field(sa_column=Column(Text, nullable=False))
    pain: int | None
    enjoyment: int | None
    activity: int | None
