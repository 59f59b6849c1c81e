"""The ratings in forms for other programs: what each form reads, and the files it makes of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from cbtpain import paths
from cbtpain.cli.services import Services
from cbtpain.course.instrument import peg, shipped
from cbtpain.measures.milestones import milestones_so_far
from cbtpain.measures.trend import trend
from cbtpain.records import Checkin, OldRating, Quick
from cbtpain.report import redcap
from cbtpain.report.entries_csv import entries
from cbtpain.report.fhir import Given, bundle
from cbtpain.report.labels import Labels
from cbtpain.report.scores_csv import scores
from cbtpain.store import fast
from cbtpain.store.fast_assessments import assessments
from cbtpain.store.fast_quick import reading_quick
from cbtpain.store.imported import reading_old_ratings
from cbtpain.store.whole import reading_whole

Files = dict[str, str]
"""The text of each file of a form, by its name."""


class Standing(NamedTuple):
    """What stands now of the ratings, oldest first."""

    checkins: list[Checkin]
    quicks: list[Quick]


def csv_files(services: Services, participant: str, *, notes: bool) -> Files:
    """``entries.csv`` and ``scores.csv``. Raises ``StoreFault``."""
    labels = labels_of()
    with reading_whole(services.home) as diary:
        long = "".join(entries(participant, diary.rows, labels, notes=notes))
    found = standing(services)
    with old_ratings(services) as old:
        wide = "".join(scores(participant, labels, found.checkins, found.quicks, old))
    return {"entries.csv": long, "scores.csv": wide}


def fhir_bundle(services: Services, participant: str) -> Iterator[str]:
    """The bundle in pieces. Raises ``StoreFault``."""
    now = services.clock.now()
    with fast.reading(services.home) as diary:
        found = trend(diary, now.local_date)
    stands = standing(services)
    with old_ratings(services) as old:
        given = Given(stands.checkins, stands.quicks, old, found)
        yield from bundle(participant, now.at_utc, peg(paths.content()), given)


def redcap_files(services: Services, participant: str) -> Files:
    """``dictionary.csv`` and ``rows.csv``. Raises ``StoreFault``."""
    form = peg(paths.content())
    with fast.reading(services.home) as diary:
        found = trend(diary, services.clock.now().local_date)
        marks = milestones_so_far(found, diary, assessments(services.home))
    stands = standing(services)
    with old_ratings(services) as old:
        text = "".join(redcap.rows(participant, form, stands.checkins, (stands.quicks, old), marks))
    return {"dictionary.csv": "".join(redcap.dictionary(form)), "rows.csv": text}


def labels_of() -> Labels:
    """The names that the questionnaires go by in every form."""
    found = peg(paths.content())
    return Labels(f"{found.id}@{found.version}", {one.id: one.label for one in shipped(paths.content()).values()})


def standing(services: Services) -> Standing:
    """The check-ins and the quick check-ins as they stand."""
    with fast.reading(services.home) as diary:
        checkins = diary.checkins()
    with reading_quick(services.home) as days:
        return Standing(checkins, days.between(date.min, date.max))


@contextmanager
def old_ratings(services: Services) -> Iterator[Iterator[OldRating]]:
    """The old ratings from files, oldest first, read as they are written."""
    with reading_old_ratings(services.home) as old:
        yield old
