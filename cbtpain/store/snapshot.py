"""One state of the whole diary for a form that leaves: all of it read at one instant, whoever writes meanwhile."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from cbtpain.paths import DIARY
from cbtpain.records import Assessment, OldRating
from cbtpain.store.fast import FastDiary, reading_connection
from cbtpain.store.fast_assessments import assessments_in
from cbtpain.store.fast_quick import FastQuick
from cbtpain.store.imported import old_ratings_in
from cbtpain.store.whole import DiaryRows, empty_diary


class Snapshot(NamedTuple):
    """The same state, as check-ins, quick check-ins, sets and old ratings (read as they are asked for), and as rows."""

    checkins: FastDiary
    quicks: FastQuick
    sets: list[Assessment]
    old: Iterator[OldRating]
    rows: DiaryRows


@contextmanager
def snapshot(home: Path) -> Iterator[Snapshot]:
    """An empty one where there is no diary. Raises ``StoreFault``."""
    path = home / DIARY
    with reading_connection(home) as connection, closing(empty_diary()) as empty:
        diary = empty if connection is None else connection
        old = old_ratings_in(diary, path)
        yield Snapshot(
            FastDiary(diary, path), FastQuick(diary, path), assessments_in(diary, path), old, DiaryRows(diary, path)
        )
