"""Diaries of any length for the benchmarks: one full rating a day up to today, from a fixed seed."""

from datetime import timedelta
from pathlib import Path
from random import Random

from cbtpain.clock import SystemClock
from cbtpain.paths import DIARY
from cbtpain.store.connection import connect, transaction
from cbtpain.store.fast import INSERT
from cbtpain.store.opening import open_for_writing

SEED = 20260201


def diary_of(ratings: int, home: Path) -> Path:
    """Make a diary with that many daily ratings that wander between 2 and 9; returns its home."""
    random, now = Random(SEED), SystemClock().now()
    open_for_writing(home).close()
    connection = connect(home / DIARY)
    level = 7.0
    with transaction(connection):
        for back in range(ratings, 0, -1):
            level = min(9.0, max(2.0, level + random.gauss(0, 0.4)))
            items = [min(10, max(0, round(random.gauss(level, 1)))) for _ in range(3)]
            on = now.local_date - timedelta(days=back)
            connection.execute(INSERT, (on.isoformat(), *items, 3, 1, "self", 0, now.at_utc, now.offset_min, None))
    connection.close()
    return home
